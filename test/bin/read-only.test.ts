/** What can only be read can be read: the figures as they were, nothing left behind, and it is said. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openBook } from '../../src/store/open.ts';
import { aCustomer } from '../support/book.ts';
import { runCadence } from '../support/cadence.ts';
import { newFolder } from '../support/folder.ts';
import { asOrdinary } from '../support/ordinary.ts';
import { launcher, startsWarm } from '../support/program.ts';
import { inTurn } from '../support/thorough.ts';
import { describeWhere, itWhere } from '../support/where.ts';

let folder: string;
let own: string;
let database: string;
/** A book in its folder, to be copied. */
let made: string;
beforeAll(async () => {
  made = newFolder();
  const inIt = { database: join(made, 'book.db') };
  const input = 'Id,Name,Email\n1,Ada Finch,ada@example.com\n2,Bo Sparrow,bo@example.com\n';
  await runCadence('import -', { ...inIt, input });
  await runCadence('log 1 --outcome connected --note hello', inIt);
  await runCadence('today', inIt);
});
afterAll(() => rmSync(made, { recursive: true, force: true }));
beforeEach(() => {
  own = mkdtempSync(join(tmpdir(), 'cadence-read-only-'));
  folder = join(own, 'disk');
  cpSync(made, folder, { recursive: true });
  mkdirSync(join(own, 'home'), { mode: 0o777 });
  chmodSync(join(own, 'home'), 0o777);
  chmodSync(own, 0o755);
  database = join(folder, 'book.db');
});
afterEach(() => {
  for (const closed of [folder, join(folder, 'backups')]) if (existsSync(closed)) chmodSync(closed, 0o755);
  rmSync(own, { recursive: true, force: true });
});

function closeToWriters(): void {
  for (const one of readdirSync(folder, { withFileTypes: true }))
    chmodSync(join(folder, one.name), one.isDirectory() ? 0o555 : 0o444);
  chmodSync(folder, 0o555);
}

function cadence(...words: string[]) {
  const home = join(own, 'home');
  const env = {
    ...startsWarm,
    PATH: process.env['PATH'] ?? '',
    TZ: process.env['TZ'] ?? '',
    HOME: home,
    TMPDIR: home,
    CADENCE_DB: database,
  };
  const argv = asOrdinary(process.execPath, launcher, '--today', '2026-11-24', ...words);
  return spawnSync(...argv, { cwd: home, env, encoding: 'utf8' });
}

/** How the book came to be where it cannot be written to. */
const books: readonly (readonly [string, () => Promise<void>])[] = [
  ['a book', async () => {}],
  [
    'a copy made by backup',
    async () => {
      const { out } = await runCadence('backup', { database });
      for (const name of readdirSync(folder)) if (name !== 'backups') rmSync(join(folder, name));
      copyFileSync(out.trim(), database);
    },
  ],
  [
    'a book copied with its log while it was in use',
    async () => {
      const store = await openBook({ path: database, create: false, exists: true, now: () => new Date() });
      await store.atomically({ kind: 'add', day: '2026-11-23' }, async (book) => {
        await book.customers.add(aCustomer({ name: 'Cy Wren' }));
      });
      const files = ['', '-wal'].map((end) => [`${database}${end}`, readFileSync(`${database}${end}`)] as const);
      store.close();
      for (const [path, bytes] of files) writeFileSync(path, bytes);
    },
  ],
];

const commands = [
  [['list'], /Ada Finch/],
  [['list', '--json'], /Ada Finch/],
  [['show', '1'], /hello/],
  [['today', '--all'], /Bo Sparrow|Ada Finch|\d/],
  [['search', 'hello'], /Ada Finch/],
  [['export'], /Ada Finch/],
  [['week'], /./],
  [['why', '1'], /Ada Finch/],
  [['stats'], /./],
] as const;

const unwritten = 'cannot be written to; it was checked as it is, without trying whether it can be fixed';

describeWhere(process.platform !== 'win32', 'Windows: what may not be written to').each(
  books.map(([what, make], i) => [what, make, inTurn(commands, i, books.length)] as const),
)('%s that may not be written to', (_, make, tried) => {
  it('is looked at by doctor, which says what it did not try', async () => {
    await make();
    closeToWriters();
    const before = readdirSync(folder);
    const { status, stdout, stderr } = cadence('doctor', '--json');
    expect(stderr).not.toContain('bug in cadence');
    const found = JSON.parse(stdout) as { what: string; state: string; text: string }[];
    expect(found[0]).toMatchObject({
      what: 'book',
      state: 'ok',
      text: expect.stringMatching(/^whole, \d customers/),
    });
    expect(found[1]).toMatchObject({ what: 'book', state: 'look', text: `${database} ${unwritten}` });
    expect(status).toBe(found.some(({ state }) => state === 'bad') ? 1 : 0);
    expect(readdirSync(folder)).toEqual(before);
    expect(cadence('doctor', '--fix').stderr).not.toContain('bug in cadence');
  });

  it.each(tried)('can be read: %s', async (words, wanted) => {
    await make();
    closeToWriters();
    const before = readdirSync(folder);
    const { status, stdout, stderr } = cadence(...words);
    expect({ status, stderr }).toMatchObject({
      status: 0,
      stderr: expect.stringContaining('showing it as it is there'),
    });
    expect(stdout).toMatch(wanted);
    expect(readdirSync(folder)).toEqual(before);
    expect(readdirSync(join(own, 'home')).filter((name) => name.startsWith('cadence-read-'))).toEqual([]);
  });

  it('refuses to write, and says why', async () => {
    await make();
    closeToWriters();
    const { status, stderr } = cadence('note', '1', 'two daughters');
    expect({ status, stderr }).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/cadence: .*cannot be opened for writing/),
    });
    expect(stderr).not.toMatch(/bug in cadence/);
  });
});

itWhere(process.platform !== 'win32', 'Windows: the log of a copy that may not be written to')(
  'shows what stands only in the log of such a copy',
  async () => {
    await books[2]?.[1]();
    expect(existsSync(`${database}-wal`)).toBe(true);
    closeToWriters();
    expect(cadence('list', '--json').stdout).toContain('Cy Wren');
  },
);
