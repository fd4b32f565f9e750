import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { parseKeep, usualSize } from '../../src/domain/backup.ts';
import { bookFile } from '../support/book-file.ts';
import { runCadence } from '../support/cadence.ts';
import { itWhere } from '../support/where.ts';

let folder: string;
let database: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-backup-'));
  database = join(folder, 'cadence.db');
  await bookFile(database, 'Name,Email\nAda Finch,ada.finch@0.example.com\n');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function importing(...names: string[]): Promise<void> {
  const rows = names.map((name, i) => `${name},${name.replaceAll(' ', '.').toLowerCase()}@${i}.example.com\n`);
  const { code, err } = await runCadence('import -', { database, input: `Name,Email\n${rows.join('')}` });
  expect({ code, err }).toMatchObject({ code: 0 });
}

const names = async () =>
  (JSON.parse((await runCadence('list --sort name --json', { database })).out) as { name: string }[]).map(
    (one) => one.name,
  );
const copies = () => readdirSync(join(folder, 'backups'));

it('copies the book into one checked file for its owner only', async () => {
  const { code, out } = await runCadence('backup', { database });
  const path = join(folder, 'backups', 'cadence.2026-11-23T09-00-00.by-hand.db');
  expect({ code, out }).toEqual({ code: 0, out: `${path}\n` });
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(copies()).toEqual(['cadence.2026-11-23T09-00-00.by-hand.db']);
});

it('tells other programs where the copy is and how many customers it holds', async () => {
  const file = join(folder, 'taken along.db');
  const { out } = await runCadence(['backup', '--to', file, '--json'], { database });
  expect(JSON.parse(out)).toEqual({ file, customers: 1 });
});

it('copies to one place at a time', async () => {
  const { code, err } = await runCadence(['backup', 'a.db', '--to', 'b.db'], { database });
  expect({ code, err }).toEqual({ code: 2, err: 'cadence: a backup goes to one file: a.db or b.db\n' });
});

itWhere(process.platform !== 'win32', 'Windows: no such device')('does not copy into a device', async () => {
  expect(await runCadence('backup --to /dev/null --force', { database })).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^cadence: \/dev\/null is a device or a pipe/),
  });
});

it('makes a copy by itself before an import of more than a hundred rows', async () => {
  await importing(...Array.from({ length: 101 }, (_, i) => `Customer ${i}`));
  expect(copies()).toEqual(['cadence.2026-11-23T09-00-00.before-import.db']);
});

it('lets go of the oldest copies as config says, by count and by age', async () => {
  const settings = new Map([['backup.keep', '2,3d']]);
  for (const today of ['2026-11-17', '2026-11-18', '2026-11-21', '2026-11-22', '2026-11-23'] as const)
    await runCadence('backup', { database, today, settings });
  expect(copies().map((name) => name.slice(8, 18))).toEqual(['2026-11-21', '2026-11-22', '2026-11-23']);
});

it.each([
  ['30d', { count: 1, days: 30, bytes: usualSize }],
  ['20', { count: 20, days: 0, bytes: usualSize }],
  ['20 copies, 30 days, 500 MB', { count: 20, days: 30, bytes: 500_000_000 }],
])('reads %s as what it says', (text, value) => {
  expect(parseKeep(text)).toEqual({ value });
});

it('takes away what a copy that was stopped left behind, and not what another is writing', async () => {
  await runCadence('backup', { database });
  const copy = 'cadence.2026-11-20T09-00-00.by-hand.db';
  for (const end of ['123.tmp', '123.tmp-journal', '456.tmp'])
    writeFileSync(join(folder, 'backups', `${copy}.${end}`), '');
  await runCadence('backup', { database, programs: { isRunning: (process) => process === 456 } });
  expect(copies().filter((name) => name.includes('.tmp'))).toEqual([`${copy}.456.tmp`]);
});

/** Names that somebody may have given, in the folder of the book and in that of its copies, and what makes them of ours. */
const somebodysOwn = [
  'thesis.20240101.tmp',
  'keep.2024.tmp-data/kept',
  'cadence.db.20240101.tmp',
  'cadence.db.2024.tmp-data/kept',
  'cadence.db.2024.tmp-AbCdEf', // a file, where ours is a folder
  'cadence.db.2025.tmp/kept', // a folder, where ours is a file
  'other.db.123.tmp',
  'backups/a.123.tmp',
  'backups/cadence.2026-11-20.by-hand.db.123.tmp',
  'backups/cadence.2020-01-01T09-00-00.before-the-wedding.db',
  'backups/cadence.sqlite.2020-01-01T09-00-00.by-hand.db',
  'backups/cadence.2020-01-01T09-00-00.by-hand.db/kept',
  // The whole name is one that cadence makes, and what is there is not what it writes.
  'cadence.db.123.tmp',
  'cadence.db.123.tmp-journal',
  'cadence.db.key.123.tmp',
  'cadence.db.123.tmp-GhIjKl/thesis.md',
  'cadence.db.124.tmp-GhIjKl/text.md/kept',
  'backups/cadence.2020-01-02T09-00-00.by-hand.db',
  'backups/cadence.2020-01-02T09-00-00.by-hand.db.123.tmp',
];

it('never removes what somebody else named, though it looks like ours', async () => {
  for (const name of somebodysOwn) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), 'precious');
  }
  const scene = { database, settings: new Map([['backup.keep', '1']]), programs: { isRunning: () => false } };
  await runCadence('backup', scene);
  await runCadence('doctor --fix', scene);
  await runCadence('backup', { ...scene, time: '10:00' });
  expect(somebodysOwn.filter((name) => !existsSync(join(folder, name)))).toEqual([]);
  expect(copies()).not.toContain('cadence.2026-11-23T09-00-00.by-hand.db');
  const { out } = await runCadence('doctor', scene);
  for (const name of ['cadence.db.123.tmp', 'backups/cadence.2020-01-02T09-00-00.by-hand.db'])
    expect(out).toMatch(new RegExp(`rename or remove: .*${join(folder, name)}( |$)`, 'm'));
});

/** What SQLite has beside a book in the middle of writing: a journal, or a log and its index. */
function logsOfOpenBook(scratch: string): Readonly<Record<string, Buffer>> {
  const path = `${scratch}.open`;
  const logs = ['DELETE', 'WAL'].flatMap((mode) => {
    const raw = new Database(path);
    raw.pragma(`journal_mode = ${mode}`);
    raw.exec('CREATE TABLE IF NOT EXISTS a (b); BEGIN; INSERT INTO a VALUES (1), (2)');
    if (mode === 'WAL') raw.exec('COMMIT');
    const read = ['journal', 'wal', 'shm'].flatMap((log) =>
      existsSync(`${path}-${log}`) ? [[log, readFileSync(`${path}-${log}`)] as const] : [],
    );
    raw.close();
    return read;
  });
  rmSync(path);
  return Object.fromEntries(logs);
}

/** What a command that was killed leaves: files of any length of a book's draft, and a work folder. */
const leftovers: readonly (readonly [string, (path: string) => void])[] = [
  ['cadence.db.123.tmp', (path) => writeFileSync(path, '')],
  ['cadence.db.124.tmp', (path) => copyFileSync(database, path)],
  ['cadence.db.125.tmp', (path) => writeFileSync(path, Buffer.alloc(8_192).fill(7, 4_096))],
  ['cadence.db.125.tmp-journal', (path) => writeFileSync(path, Buffer.alloc(512))],
  ['cadence.db.129.tmp-journal', (path) => writeFileSync(path, logsOfOpenBook(path)['journal'] ?? '')],
  ['cadence.db.130.tmp-wal', (path) => writeFileSync(path, (logsOfOpenBook(path)['wal'] ?? '').slice(0, 32))],
  ['cadence.db.130.tmp-shm', (path) => writeFileSync(path, logsOfOpenBook(path)['shm'] ?? '')],
  ['cadence.db.131.tmp-shm', (path) => writeFileSync(path, Buffer.alloc(32_768))],
  ['cadence.db.key.126.tmp', (path) => writeFileSync(path, '')],
  ['cadence.db.127.tmp-AbCdEf', (path) => mkdirSync(path)],
  [
    'cadence.db.128.tmp-AbCdEf',
    (path) => {
      mkdirSync(path);
      for (const name of ['text.md', '.text.md.swp', 'input', 'rejects.128.tmp'])
        writeFileSync(join(path, name), 'a note');
    },
  ],
];

it('removes what shows by its content that a command was writing it', async () => {
  for (const [name, leave] of leftovers) leave(join(folder, name));
  await runCadence('doctor --fix', { database, programs: { isRunning: () => false } });
  expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([]);
});

it('does not keep forty copies of a day of forty imports, nor lets go of the morning’s', async () => {
  await runCadence('backup', { database, time: '06:00' });
  const many = Array.from({ length: 150 }, (_, i) => `Customer ${i},c${i}@example.com\n`).join('');
  for (let i = 0; i < 40; i++)
    await runCadence('import -', {
      database,
      time: `1${Math.floor(i / 10)}:0${i % 10}`,
      input: `Name,Email\nNew ${i},new${i}@example.com\n${many}`,
    });
  expect(copies()).toHaveLength(21);
  expect(copies()[0]).toBe('cadence.2026-11-23T06-00-00.by-hand.db');
});

it('lets go of copies that take more than they may, and never of the latest', async () => {
  const settings = new Map([['backup.keep', '20,30d,1MB']]);
  for (const time of ['09:00', '10:00', '11:00']) await runCadence('backup', { database, settings, time });
  expect(copies().length).toBeGreaterThan(1);
  const raw = new Database(database);
  raw.exec("INSERT INTO stamp (name, value) VALUES ('padding', hex(randomblob(600000)))");
  raw.close();
  await runCadence('backup', { database, settings, time: '12:00' });
  expect(copies()).toEqual(['cadence.2026-11-23T12-00-00.by-hand.db']);
});

it('never replaces a file that is there', async () => {
  const there = join(folder, 'there.db');
  writeFileSync(there, 'precious');
  expect(await runCadence(`backup ${there}`, { database })).toMatchObject({ code: 1 });
  expect(readFileSync(there, 'utf8')).toBe('precious');
});

it('does not let go of the copy that it goes back to', async () => {
  const settings = new Map([['backup.keep', '1']]);
  await runCadence('backup', { database, today: '2026-11-17', settings });
  await importing('Bo Sparrow');
  const back = await runCadence('restore cadence.2026-11-17T09-00-00.by-hand.db', { database, settings });
  expect(back).toMatchObject({ code: 0 });
  expect(await names()).toEqual(['Ada Finch']);
});

it.each([
  ['the book itself', () => database, 'is the book itself'],
  ['a folder', () => folder, 'is a folder'],
])('does not go back to %s', async (_what, path, words) => {
  const { code, err } = await runCadence(['restore', path()], { database });
  expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining(words) });
});

it('looks at a copy of a book in use without leaving files beside it', async () => {
  const copied = join(folder, 'copied.db');
  writeFileSync(copied, readFileSync(database));
  await runCadence(['restore', copied], { database });
  expect(readdirSync(folder).filter((name) => name.startsWith('copied'))).toEqual(['copied.db']);
});

it('stops an import whose copy before it fails, and says so', async () => {
  writeFileSync(join(folder, 'backups'), 'no folder');
  const input = `Name,Email\n${'Bo,bo@example.com\n'.repeat(200)}`;
  const { code, err } = await runCadence('import -', { database, input });
  expect(code).toBe(1);
  expect(err).toContain('no import without a backup of the book first, and that failed:');
  expect(await names()).toEqual(['Ada Finch']);
});

it('names every copy in full, however narrow the terminal', async () => {
  await runCadence('backup', { database });
  for (const terminal of [40, 200]) {
    const { out } = await runCadence('backup --list', { database, terminal });
    expect(out).toContain('cadence.2026-11-23T09-00-00.by-hand.db');
  }
});
