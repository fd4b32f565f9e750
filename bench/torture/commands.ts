/** Every command that writes, with words to try it with. What the list of commands has and is found neither here nor in `reading` fails a test. */

/** A book of customers 1 to `customers`, and what one picks from it. */
export interface Any {
  readonly who: string;
  readonly other: string;
  /** Tells one try from the next. */
  readonly number: number;
  pick<T>(from: readonly T[]): T;
}

export interface Try {
  readonly words: readonly string[];
  /** Standard input. */
  readonly input?: string;
  /** It asks, and needs a terminal. */
  readonly asks?: true;
}

export interface Writing {
  /** Why `undo` does not take it back; absent where it does. */
  readonly stays?: string;
  tries(any: Any): readonly Try[];
}

const words = (...lists: readonly (readonly string[])[]): readonly Try[] => lists.map((list) => ({ words: list }));
const rowsOf = (count: number, row: (i: number) => string) => Array.from({ length: count }, (_, i) => row(i)).join('');

/** Run in the folder of the book, which is called cadence.db. */
export const writing: Readonly<Record<string, Writing>> = {
  call: {
    tries: ({ who }) => [{ words: ['call', who], asks: true }],
  },
  log: {
    tries: ({ who, number, pick }) =>
      words(
        [
          'log',
          who,
          '--outcome',
          pick(['connected', 'no_answer', 'left_voicemail', 'busy']),
          '--note',
          `note ${number}`,
        ],
        [
          ...['log', who, '--outcome', 'connected', '--promise', 'send it by friday', '--fact', 'two vans'],
          ...['--goal', 'new store in may', '--ask', 'how is the oven?', '--answer', 'business=good', '--next', '+60d'],
        ],
        ['add', 'Mr Vale', '--at', who, '--yes'],
        [
          'log',
          who,
          '--person',
          'Mr Vale',
          '--outcome',
          pick(['connected', 'do_not_call', 'wrong_number']),
          '--promise',
          'a list',
        ],
        ['log', who, '--kind', 'card'],
        ['log', who, '--last', '--note', `mended ${number}`],
      ),
  },
  week: {
    stays: 'a mail that went out went out',
    tries: () => words(['week', '--email', 'ann@shop.example', '--again']),
  },
  plan: { tries: () => words(['plan', '--rebalance', '--yes'], ['plan', '--stretch', '--yes']) },
  done: { tries: ({ pick }) => words(['done', pick(['1', '2', '3', '4', '5', '6']), '--told']) },
  note: {
    tries: ({ who, number }) =>
      words(
        ['note', who, `fact ${number}`],
        ['add', 'Ms Reed', '--at', who, '--yes'],
        ['note', who, `fact ${number} of hers`, '--person', 'Ms Reed'],
        ['note', who, '--goal', `goal ${number} in may`, '--day', '2027-05-01'],
        ['note', who, '--ask', `question ${number}?`],
      ),
  },
  dates: { tries: ({ who, number }) => words(['dates', 'add', who, 'renewal', '2027-05-01', `contract ${number}`]) },
  add: {
    tries: ({ who, number }) =>
      words(
        ['add', `New ${number}`, '--email', `new${number}@example.com`, '--tag', 'new'],
        ['add', `Person ${number}`, '--at', who, '--role', 'buyer', '--phone', `+1 207 555 02${10 + (number % 90)}`],
      ),
  },
  edit: {
    tries: ({ who, number }) =>
      words(
        ['edit', who, '--city', `City ${number}`, '--phone', `+1 207 555 01${10 + (number % 90)}`],
        ['add', `Person ${number}`, '--at', who, '--yes'],
        ['edit', who, '--person', `Person ${number}`, '--role', `role ${number}`, '--first'],
        ['edit', who, '--person', `Person ${number}`, '--left'],
        ['edit', who, '--hours', `mon-fri 9-${10 + (number % 8)}`],
        ['edit', who, '--archive'],
        ['edit', who, '--unarchive'],
      ),
  },
  tag: {
    tries: ({ who, number }) => words(['tag', who, `+tag${number % 5}`], ['tag', who, '--', `-tag${number % 5}`]),
  },
  interval: { tries: ({ who, pick }) => words(['interval', who, pick(['30d', '90d', 'none', 'tier'])]) },
  pause: { tries: ({ who }) => words(['pause', who, '--until', '+30d'], ['pause', who, '--end']) },
  snooze: { tries: ({ who }) => words(['snooze', who, '2w']) },
  dnc: {
    tries: ({ who }) =>
      words(
        ['dnc', who, '--reason', 'asked'],
        ['dnc', who, '--kind', 'card', 'email'],
        ['add', 'Mr Quay', '--at', who, '--yes'],
        ['dnc', who, '--person', 'Mr Quay'],
        ['dnc', who, '--lift'],
      ),
  },
  caller: {
    tries: ({ who, number, pick }) =>
      words(
        ['caller', 'add', `Caller ${number}`, '--capacity', String(2 + (number % 7)), '--mail', 'ann@shop.example'],
        ['edit', who, '--owner', `Caller ${number}`],
        ['caller', 'edit', `Caller ${number}`, '--days', pick(['mon-thu', 'tue-fri'])],
        ['caller', 'edit', `Caller ${number}`, '--name', `Robin ${number}`],
        ['caller', 'add', `Sasha ${number}`],
        ['caller', 'assign', who, '--to', `Sasha ${number}`],
        ['caller', 'assign', '--even', '--yes'],
        ['caller', 'away', `Sasha ${number}`, '--until', '+5d', '--to', `Robin ${number}`],
        ['caller', 'handover', `Sasha ${number}`, '--to', `Robin ${number}`, '--yes'],
        ['caller', 'archive', `Robin ${number}`],
      ),
  },
  event: {
    tries: ({ number }) =>
      words(
        ['event', `Flood ${number % 3}`, '--tier', 'A'],
        ['event', `Told ${number % 3}`, '--theme', 'note'],
        ['event', `Flood ${number % 3}`, '--close'],
      ),
  },
  tier: {
    tries: ({ who, pick }) => words(['tier', who, pick(['A', 'B', 'C']), '--pin', 'because'], ['tier', who, '--unpin']),
  },
  potential: { tries: ({ who, pick }) => words(['potential', who, pick(['high', 'medium', 'none']), 'grows']) },
  import: {
    tries: ({ number, pick }) => [
      {
        words: ['import', '-'],
        input: `Id,Name,Total spent\n${rowsOf(4, (i) => `K${pick([0, 1, 2, 12, 13, 14])},Renamed ${number} ${i},${i * 10}\n`)}`,
      },
      {
        words: ['import', '-', '--people-of', 'company'],
        input: `Contact ID,Name,Email,Job title,Company,Company ID\n${rowsOf(4, (i) => `P${pick([0, 1, 2, 3])},Person ${number} ${i},p${i}@firm${i % 2}.example,role ${number},Firm ${pick(['A', 'B', 'C'])} Ltd,${pick([1, 2, 3])}\n`)}`,
      },
      {
        words: ['import', '-'],
        input: `sep=;\n${rowsOf(3, (i) => `${pick([1, 2, 4])};1${i}.11.26 09:0${i};;0${pick([1, 2, 3])}555010${i};;Fon;99;0:0${i}\n`)}4;20.11.26 10:02;;+1916555010${pick([0, 1])};;Fon;99;0:06\n`,
      },
      {
        words: ['import', '-'],
        input: `Order ID,Customer ID,Order date,Total\n${rowsOf(3, (i) => `R${number}-${i},K${pick([1, 2, 3, 99])},2026-1${i % 2}-05,${10 + i}\n`)}`,
      },
    ],
  },
  merge: {
    tries: ({ who, other }) => words(['merge', who, other], ['merge', who, other, '--as-people', '--yes']),
  },
  duplicates: {
    tries: ({ who, other }) => words(['duplicates', '--not', who, other], ['duplicates', '--reconsider', who, other]),
  },
  undo: { stays: 'it is what takes back', tries: () => words(['undo', '--yes']) },
  redo: { stays: 'it is what takes back', tries: () => words(['redo', '--yes']) },
  script: {
    tries: () =>
      words(['script', 'use', 'courtesy', '--for', 'tier:A'], ['script', 'new', 'bakery', '--from', 'courtesy']),
  },
  config: {
    tries: ({ number }) =>
      words(
        ['config', 'set', 'capacity', String(1 + (number % 9)), '--yes'],
        ['config', 'reset', 'capacity', '--yes'],
        ['config', 'set', 'me', `Ann ${number}`],
        ['config', 'product', `Product ${number % 5}`, '--every', '180d'],
      ),
  },
  erase: {
    stays: 'an erasure that could be taken back would be none',
    tries: ({ who }) =>
      words(
        ['add', 'Ms Moss', '--at', who, '--yes'],
        ['erase', who, '--person', 'Ms Moss', '--yes'],
        ['erase', who, '--yes'],
        ['erase', who, '--keep-sums', '--yes'],
      ),
  },
  restore: {
    stays: 'the journal comes out of the copy; the book before it is kept as another copy',
    tries: () => words(['restore', 'copy.db', '--yes']),
  },
  backup: { stays: 'it writes no book', tries: () => words(['backup'], ['backup', 'another.db']) },
  move: {
    stays: 'it writes the same book elsewhere, and needs a server: test/store/moving.test.ts cuts it off',
    tries: () => words(['move', '--to', 'another.db', '--yes']),
  },
  export: {
    stays: 'it writes no book',
    tries: () =>
      words(
        ['export', 'out.jsonl'],
        ['export', 'out.csv'],
        ['export', 'out.vcf'],
        ['export', 'tables', '--format', 'tables'],
        ['export', 'person.json', '--person', '1'],
      ),
  },
  report: { stays: 'it writes no book', tries: () => words(['report', '--out', 'report.html']) },
  cron: {
    stays: 'it writes the crontab',
    tries: () => words(['cron', 'install', '--at', 'friday 16:00'], ['cron', 'remove']),
  },
  doctor: { stays: 'it mends files', tries: () => words(['doctor', '--fix']) },
  demo: { stays: 'it has a book of its own', tries: () => words(['demo']) },
};

/** They update the figures with the first command of a day, which does not count as a change of the book. */
export const reading: readonly string[] = [
  ...['desk', 'today', 'promises', 'list', 'search', 'show', 'why', 'rank', 'stats', 'imports', 'history'],
  ...['insights', 'completion', 'mcp'],
];

/** Numbers picked by chance, customers from 1 to `customers`. */
export function anyOf(random: () => number, customers: number, number: number): Any {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;
  const anyone = () => String(1 + Math.floor(random() * customers));
  return { who: anyone(), other: anyone(), number, pick };
}
