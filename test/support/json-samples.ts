/** Every JSON document of the program, from a book in which something of everything has happened. */
import { join } from 'node:path';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, runCadence, someDay } from './cadence.ts';

const demo = (name: string) => join(import.meta.dirname, '../../fixtures/demo', name);

const callLog = join(import.meta.dirname, '../../fixtures/call-logs/fritzbox.csv');

/** What was done in the book, in order. */
const deeds: readonly (readonly string[])[] = [
  ['import', demo('customers.csv'), demo('orders.csv'), '--yes'],
  ['config', 'set', 'currency', 'USD'],
  ['note', '5', 'likes tea'],
  ['note', '5', 'a new oven', '--goal', '--day', '2027-05-01'],
  ['note', '5', '--ask', 'how is the oven?'],
  ['dates', 'add', '5', 'renewal', '2026-12-01', 'contract'],
  [
    'log',
    '5',
    '--note',
    'Delivery is late',
    '--promise',
    'send catalogue by friday',
    '--answer',
    'product=late deliveries',
  ],
  ['log', '6', '--note', 'late delivery', '--outcome', 'callback', '--next', 'thursday at 10:00'],
  ['log', '8', '--answer', 'recommend=9', '--sentiment', 'positive'],
  ['done', '1', '--told'],
  ['snooze', '7', '2w'],
  ['pause', '13', '--until', '2027-01-01'],
  ['pause', '17', '--until', '2027-01-01'],
  ['pause', '17', '--end'],
  ['tag', '17', '+old'],
  ['undo'],
  ['dnc', '9', '--reason', 'asked'],
  ['add', 'Mr Quay', '--at', '10', '--role', 'buyer', '--language', 'English', '--birthday', '1980-05-17'],
  ['edit', '10', '--person', 'quay', '--hours', 'tue-fri 7-10', '--address', '1 Mill Road'],
  ['add', 'Ms Reed', '--at', '10'],
  ['edit', '10', '--person', 'reed', '--left', '2026-11-01'],
  ['log', '10', '--person', 'quay', '--promise', 'send it by friday', '--fact', 'two dogs'],
  ['dnc', '10', '--kind', 'card', '--person', 'Mr Quay', '--reason', 'no paper'],
  ['interval', '11', '30d', '--reason', 'they asked'],
  ['potential', '12', 'high', 'grows', '--until', '2027-05-01'],
  ['tier', '14', 'A', '--pin', 'because'],
  ['event', 'Flood', '--tier', 'A', '--reason', 'the flood'],
  ['add', 'Ada Ostrom', '--phone', 'mobile: +1 916 555 0100', '--hours', 'tue-fri 7-10', '--yes'],
  ['config', 'script.rules', 'tag:wholesale courtesy'],
  ['caller', 'add', 'Robin', '--mail', 'robin@shop.example'],
  ['add', 'Vi Orr', '--company', 'Blue Barn', '--yes'],
  ['edit', '23', '--company', 'Blue Barn'],
  ['caller', 'add', 'Sasha'],
  ['import', callLog, '--yes'],
];

/** The commands that show each shape; several if one alone does not show all of it. */
export const samples: Readonly<Record<string, readonly (readonly string[])[]>> = {
  today: [
    ['today', '--all'],
    ['today', '--today', '2026-12-01', '--all'],
  ],
  week: [
    ['week', '--all'],
    ['week', '--all', '--today', '2026-12-01'],
  ],
  plan: [['plan']],
  'plan --rebalance': [['plan', '--rebalance', '--dry-run']],
  'plan --stretch': [['plan', '--stretch', '--dry-run']],
  'plan --simulate': [['plan', '--simulate', '30']],
  'plan --what-if': [['plan', '--what-if']],
  list: [['list']],
  show: [
    ['show', '5'],
    ['show', '6'],
    ['show', '8'],
    ['show', '9'],
    ['show', '10'],
    ['show', '11'],
    ['show', '12'],
    ['show', '13'],
    ['show', '14'],
    ['show', '61'],
  ],
  why: [
    ['why', '5'],
    ['why', '12'],
    ['why', '14'],
    ['why', '61'],
    ['why', '7'],
    ['why', '9'],
  ],
  'show --question': [['show', '5', '--question', 'product']],
  'note --list': [['note', '5', '--list']],
  'call --brief': [
    ['call', '5', '--brief'],
    ['call', '6', '--brief'],
    ['call', '10', '--brief'],
    ['call', '11', '--brief'],
    ['call', '61', '--brief'],
  ],
  history: [
    ['history', '5'],
    ['history', '17'],
  ],
  search: [
    ['search', 'late'],
    ['search', '9165550100'],
  ],
  promises: [['promises'], ['promises', '--all']],
  insights: [['insights']],
  'insights --theme': [['insights', '--theme', 'delivery']],
  stats: [['stats']],
  'stats --pareto': [['stats', '--pareto']],
  'stats --fringe': [['stats', '--fringe']],
  rank: [['rank']],
  'rank --backtest': [['rank', '--backtest']],
  dates: [['dates', '--days', '366']],
  'dates --cards': [['dates', '--cards', '--days', '366']],
  dnc: [['dnc']],
  event: [['event']],
  'event NAME': [['event', 'Flood']],
  'event --dry-run': [['event', 'News', '--tier', 'A', '--dry-run']],
  'stats --by caller': [['stats', '--by', 'caller']],
  'caller list': [['caller', 'list']],
  'caller add': [
    ['caller', 'add', 'Zed', '--capacity', '4'],
    ['caller', 'edit', 'Zed', '--days', 'mon-thu'],
    ['caller', 'archive', 'Zed'],
  ],
  'caller assign --even --dry-run': [['caller', 'assign', '--even', '--dry-run']],
  'caller assign': [['caller', 'assign', '5', '6', '--to', 'Sasha']],
  'caller away': [['caller', 'away', 'Sasha', '--until', '2027-03-01', '--to', 'Robin']],
  'caller away --back': [['caller', 'away', 'Sasha', '--back']],
  'caller handover': [['caller', 'handover', 'Sasha', '--to', 'Robin', '--dry-run']],
  imports: [['imports']],
  duplicates: [['duplicates']],
  'duplicates --not WHO…': [['duplicates', '--not', '1', '61']],
  'duplicates --not': [['duplicates', '--not']],
  'duplicates --reconsider': [['duplicates', '--reconsider', '1', '61']],
  'duplicates --companies': [['duplicates', '--companies']],
  'undo --list': [['undo', '--list']],
  doctor: [['doctor']],
  'script list': [['script', 'list']],
  'config list': [['config', 'list']],
  log: [
    ['log', '15', '--note', 'fine', '--promise', 'call back by friday'],
    ['log', '23', '--outcome', 'voicemail'],
    ['log', '24', '--kind', 'card'],
    ['log', '25', '--kind', 'email', '--inbound', '--note', 'wrote to us'],
    ['log', '26', '--outcome', 'callback'],
    ['log', '27', '--outcome', 'do_not_call', '--at', 'yesterday'],
  ],
  add: [['add', 'Eva Roth', '--email', 'eva@example.com']],
  edit: [['edit', '16', '--city', 'Oslo']],
  note: [['note', '16', 'new store in may', '--goal']],
  'note --ask': [['note', '16', '--ask', 'how was the fair?']],
  'dates add': [['dates', 'add', '16', 'renewal', '2026-12-02', 'contract']],
  done: [['done', '2']],
  tag: [['tag', '16', '+new']],
  snooze: [['snooze', '17', '2w']],
  pause: [['pause', '18', '--until', '2027-01-01']],
  'pause --end': [['pause', '18', '--end']],
  interval: [['interval', '19', '30d']],
  tier: [
    ['tier', '14'],
    ['tier', '21'],
    ['tier', '20', 'A', '--pin', 'because'],
  ],
  potential: [
    ['potential', '21', 'high', 'grows'],
    ['potential', '21', 'none'],
  ],
  merge: [['merge', '1', '61', '--yes']],
  undo: [
    ['undo', '1', '--dry-run'],
    ['undo', '--yes'],
  ],
  redo: [['redo', '--yes']],
  'undo --dry-run': [['undo', '--dry-run']],
  'import of a call log': [['import', callLog, '--dry-run']],
  'log --confirm': [['log', '--confirm']],
  import: [['import', demo('customers.csv'), demo('orders.csv'), '--yes']],
  'dnc WHO': [
    ['dnc', '9'],
    ['dnc', '10'],
  ],
  'script check': [['script', 'check', 'courtesy']],
  'config KEY': [
    ['config', 'capacity'],
    ['config', 'shop'],
    ['config', 'set', 'shop', 'Blue Barn'],
    ['config', 'reset', 'shop'],
  ],
  'export --person': [['export', '--person', '5']],
  'interval WHO': [
    ['interval', '11'],
    ['interval', '12'],
  ],
  erase: [['erase', '22', '--yes']],
};

/** Books in which little has happened: what they cannot say is null. */
const bareBooks: readonly (readonly (readonly string[])[])[] = [
  [],
  [
    ['import', demo('customers.csv'), '--yes'],
    ['config', 'set', 'capacity', '1'],
    ['config', 'set', 'workdays', 'mon'],
  ],
];

/** What a bare book is asked as well. */
const askedOfAll = [
  'today',
  'week',
  'plan',
  'plan --simulate',
  'plan --what-if',
  'list',
  'promises',
  'insights',
  'stats',
  'stats --pareto',
  'stats --fringe',
  'rank',
  'imports',
  'undo --list',
  'doctor',
  'caller list',
  'config list',
  'config KEY',
];

/** The documents of the samples, in their order. */
export async function answers(folder: string): Promise<ReadonlyMap<string, readonly unknown[]>> {
  const found = new Map<string, unknown[]>();
  const ask = async (store: Store, titles: readonly string[]) => {
    for (const title of titles)
      for (const words of samples[title] ?? []) {
        const { code, out, err } = await runCadence([...words, '--json'], { store, folder });
        if (code !== 0 && out === '') throw new Error(`${words.join(' ')}: ${code} ${err}`);
        found.set(title, [...(found.get(title) ?? []), JSON.parse(out)]);
      }
  };
  await ask(await bookOfDeeds(folder), Object.keys(samples));
  for (const bare of bareBooks) await ask(await bookOf(bare, folder), askedOfAll);
  return found;
}

async function bookOf(done: readonly (readonly string[])[], folder: string): Promise<Store> {
  const store = await emptyBook();
  for (const words of done) {
    const { code, err } = await runCadence(words, { store, folder });
    if (code !== 0) throw new Error(`${words.join(' ')}: ${err}`);
  }
  return store;
}

async function bookOfDeeds(folder: string): Promise<Store> {
  const store = await bookOf(deeds, folder);
  const claim = {
    by: 'Sasha',
    since: `${someDay}T08:58:00.000Z`,
    until: `${someDay}T09:08:00.000Z`,
    process: elsewhere,
  };
  await runCadence(['log', '12', '--note', 'fine'], { store, folder, settings: new Map([['me', 'Robin']]) });
  for (const { id } of await store.customers.all()) await store.takeClaim(id, { seen: 0, claim, impatient: false });
  return store;
}

const elsewhere = { number: 77, host: 'here', start: 'later' };
