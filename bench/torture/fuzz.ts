/** Hostile text through the real commands: nothing crashes, hangs, or reaches the terminal alive. */
import { emptyBook, runCadence } from '../../test/support/cadence.ts';
import { inPlace, numbersFrom } from './place.ts';

/** A single command may take this long, in milliseconds. */
const longest = 2_000;

const nasty = [
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u001b]8;;http://x\u001b\\link',
  '\u009b31m',
  '\u0000',
  '\u0007\u0008\u007f',
  '\u202egnp.exe',
  '\u2066\u2069',
  '\u200e\u200f',
  '\r\nBcc: all@example.com',
  '\n\n',
  '=1+1',
  '@SUM(A1)',
  '+44',
  '-1',
  '\t=cmd',
  '<script>alert(1)</script>',
  '"><img src=x onerror=y>',
  "'; DROP TABLE customer; --",
  '%s%n',
  '../../etc/passwd',
  '__proto__',
  'constructor',
  '$'.concat('{x}'),
  '`id`',
  '$(id)',
  'a'.repeat(5_000),
  '(((((a)*)*)*)*)*!',
  ' '.repeat(2_000),
  ',,,,',
  '"',
  "''",
  '\\',
  '\u{1f469}\u200d\u{1f680}',
  '日本語',
  'ﬃ',
  '\ud800',
  'İıſ',
  '1e999',
  '99999999999999999999',
  '0x10',
  'NaN',
  '2026-02-30',
  '31.12.99999',
  '12:61',
  'null',
  '\ufeff',
];
const headers = [
  'Name',
  'Email',
  'Phone',
  'Company',
  'Total spent',
  'Orders',
  'Last order',
  'Note',
  '__proto__',
  'constructor',
  'Tags',
  'Id',
  '',
];

/** What a terminal would obey: all controls but the line break, and what reorders text. */
const alive = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

type Random = () => number;
const pick = <T>(random: Random, from: readonly T[]): T => from[Math.floor(random() * from.length)] as T;

function text(random: Random): string {
  const parts = Array.from({ length: 1 + Math.floor(random() * 3) }, () =>
    random() < 0.7 ? pick(random, nasty) : String.fromCodePoint(Math.floor(random() * 0xd7ff)),
  );
  return parts.join(random() < 0.5 ? ' ' : '');
}

function csvFile(random: Random): string {
  const delimiter = pick(random, [',', ';', '\t', '|']);
  const width = 1 + Math.floor(random() * 6);
  const cell = () => {
    const value = text(random);
    return random() < 0.6 ? `"${value.replaceAll('"', '""')}"` : value;
  };
  const head = Array.from({ length: width }, () => (random() < 0.8 ? pick(random, headers) : cell()));
  const rows = Array.from({ length: Math.floor(random() * 6) }, () =>
    Array.from({ length: random() < 0.9 ? width : Math.floor(random() * 9) }, cell).join(delimiter),
  );
  return [head.join(delimiter), ...rows].join(pick(random, ['\n', '\r\n', '\r']));
}

/** Runs a command and holds it to what every command owes its user. */
async function behaves(
  command: readonly string[],
  scene: Parameters<typeof runCadence>[1],
  what: string,
): Promise<void> {
  const began = performance.now();
  const { code, out, err } = await runCadence(command, scene);
  const took = performance.now() - began;
  const wrong = (why: string) => {
    throw new Error(
      `${why}: ${command.join(' ').slice(0, 200)} with ${JSON.stringify(what).slice(0, 500)}\n${err.slice(0, 500)}`,
    );
  };
  if (code !== 0 && code !== 1 && code !== 2) wrong(`exit ${code}`);
  if (err.includes('defect in cadence')) wrong('a crash');
  if (alive.test(out) || alive.test(err.replaceAll('\r', ''))) wrong('a control character on the terminal');
  if (took > longest) wrong(`${took.toFixed(0)} ms`);
}

/** What is loaded once must not count as a hang. */
async function loadAll(): Promise<void> {
  const store = await emptyBook();
  await runCadence('import -', { store, input: 'Name,Email\nAda,ada@example.com\n' });
  for (const command of ['list', 'today --all', 'week', 'show 1', 'search ada', 'script show courtesy', 'history 1'])
    await runCadence(command, { store });
  store.close();
}

export async function fuzzImports(count: number, seed = 1): Promise<void> {
  await inPlace(async ({ folder }) => {
    // Rejected rows are written to the folder one is in.
    const own = process.cwd();
    process.chdir(folder);
    try {
      await importHostile(count, seed);
    } finally {
      process.chdir(own);
    }
  });
}

async function importHostile(count: number, seed: number): Promise<void> {
  const random = numbersFrom(seed);
  await loadAll();
  let store = await emptyBook();
  for (let i = 0; i < count; i++) {
    // A book of hundreds of hostile customers, then a new one.
    if (i % 200 === 0) {
      store.close();
      store = await emptyBook();
    }
    const input = csvFile(random);
    await behaves(['import', '-'], { store, input: Buffer.from(input) }, input);
    if (i % 25 === 0)
      for (const command of [['list'], ['today', '--all'], ['week']]) await behaves(command, { store }, input);
  }
}

export async function fuzzNotes(count: number, seed = 2): Promise<void> {
  await loadAll();
  const random = numbersFrom(seed);
  const store = await emptyBook();
  await runCadence('import -', { store, input: 'Name,Email\nAda,ada@example.com\nBo,bo@example.com\n' });
  for (let i = 0; i < count; i++) {
    const words = text(random).replaceAll('\u0000', '') || 'x';
    const command = pick(random, [
      ['note', '1', '--', words],
      ['log', '1', '--outcome', 'connected', `--note=${words}`],
      ['ask', '2', '--', words],
      ['search', '--', words],
      ['show', '--', words],
      ['script', 'show', '--', words],
      ['export', '--person', words],
    ]);
    await behaves(command, { store }, words);
    if (i % 100 === 0)
      for (const reader of [['show', '1'], ['today'], ['week'], ['history', '1']])
        await behaves(reader, { store }, words);
    if (i % 500 === 499)
      for (let n = 0; n < 400; n++) if ((await runCadence('undo --yes', { store })).code !== 0) break;
  }
}
