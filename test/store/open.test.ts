import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openBook } from '../../src/store/open.ts';
import { connect } from '../../src/store/sqlite/connect.ts';
import { untilFree } from '../../src/store/sqlite/waiting.ts';
import { usualWaiting } from '../../src/store/waiting.ts';
import { runCadence } from '../support/cadence.ts';
import { asOrdinary, ordinaryUser } from '../support/ordinary.ts';
import { launcher } from '../support/program.ts';
import { itWhere } from '../support/where.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-open-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const now = () => new Date('2026-11-23T09:00:00Z');
const create = (path: string) => openBook({ path, create: true, exists: false, now });

it('makes the file and its folder for their owner only', async () => {
  const path = join(folder, 'data', 'cadence.db');
  (await create(path)).close();
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(statSync(join(folder, 'data')).mode & 0o777).toBe(0o700);
});

it('says how to begin when there is no book yet', async () => {
  const database = join(folder, 'cadence.db');
  expect(await runCadence('today', { database })).toEqual({
    code: 1,
    out: '',
    err:
      `cadence: there are no customers yet: ${database} does not exist\n` +
      '  cadence import customers.csv makes it, cadence demo shows how it works; name another file with --db FILE\n',
  });
  expect(readdirSync(folder)).toEqual([]);
});

it.each([
  [
    'a text file',
    (path: string) => writeFileSync(path, 'Name,Email\nAda,ada@example.com\n'.repeat(100)),
    'is not a cadence database',
  ],
  ['a folder', (path: string) => mkdirSync(path), 'cannot be opened'],
  [
    'the database of another program',
    (path: string) => void new Database(path).exec('CREATE TABLE bookmark (url TEXT)').close(),
    'is a database of another program',
  ],
  [
    'a book of a newer cadence',
    (path: string) => {
      const newer = new Database(path);
      newer.pragma(`application_id = ${0x63_61_64_6e}`);
      newer.pragma('user_version = 9999');
      newer.exec('CREATE TABLE customer (id INTEGER)');
      newer.close();
    },
    'was written by a newer cadence',
  ],
])('refuses %s in plain words and leaves it alone', async (_what, make, words) => {
  const database = join(folder, 'cadence.db');
  make(database);
  const before = statSync(database).size;
  const { code, out, err } = await runCadence('today', { database });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain(`${database} ${words}`);
  expect(err.split('\n')).toHaveLength(3); // the message, what to do, the end
  expect(statSync(database).size).toBe(before);
});

it('waits for another process that is writing, then says that it is in use', async () => {
  const path = join(folder, 'cadence.db');
  (await create(path)).close();
  const other = new Database(path);
  other.exec('BEGIN IMMEDIATE');
  const store = await openBook({ path, create: false, exists: true, now, patience: 50 });
  await expect(store.atomically({ kind: 'note', day: '2026-11-23' }, async () => {})).rejects.toThrow(
    `${path} is in use by another program`,
  );
  other.exec('ROLLBACK');
  await expect(store.atomically({ kind: 'note', day: '2026-11-23' }, async () => 'written')).resolves.toBe('written');
  store.close();
  other.close();
});

it.each([
  ['a read-only folder', 0o555],
  ['a folder that may not be entered', 0o000],
])('says so in %s', async (_what, mode) => {
  chmodSync(folder, mode);
  const { status, stdout, stderr } = asOrdinaryUser(
    '--db',
    join(folder, 'cadence.db'),
    'config',
    'set',
    'capacity',
    '4',
  );
  chmodSync(folder, 0o700);
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toContain(`${join(folder, 'cadence.db')} c`);
  expect(stderr).toContain('permission');
  expect(stderr).not.toContain('    at '); // no stack
});

/** Runs the real command, in a folder that belongs to whoever runs it. */
function asOrdinaryUser(...args: string[]) {
  const { uid, gid } = ordinaryUser();
  if (process.getuid?.() === 0) chownSync(folder, uid, gid);
  const argv = asOrdinary(process.execPath, launcher, ...args);
  return spawnSync(...argv, { encoding: 'utf8', cwd: '/', env: { ...process.env, HOME: folder } });
}

it('says so when the file cannot be written', async () => {
  const path = join(folder, 'not-a-folder', 'cadence.db');
  writeFileSync(join(folder, 'not-a-folder'), '');
  await expect(create(path)).rejects.toThrow(`${path} cannot be opened for writing`);
});

it('opens a book again as it was left', async () => {
  const path = join(folder, 'cadence.db');
  const first = await create(path);
  await first.atomically(
    { kind: 'config', day: '2026-11-23' },
    async (book) => await book.settings.set('capacity', '4'),
  );
  first.close();
  const again = await openBook({ path, create: false, exists: true, now });
  expect(await again.settings.all()).toEqual(new Map([['capacity', '4']]));
  again.close();
});

itWhere(process.platform === 'linux', 'not on Linux: who has a book locked')(
  'names the process that keeps it locked',
  async () => {
    const path = join(folder, 'cadence.db');
    (await create(path)).close();
    const holder = spawn(process.execPath, [
      '-e',
      `const d = new (require('better-sqlite3'))(process.argv[1]); d.exec('BEGIN IMMEDIATE'); console.log('locked'); setTimeout(() => {}, 60000)`,
      path,
    ]);
    try {
      await new Promise((resolve) => holder.stdout.once('data', resolve));
      const store = await openBook({ path, create: false, exists: true, now, patience: 50 });
      const writing = store.atomically({ kind: 'note', day: '2026-11-23' }, async () => {});
      await expect(writing).rejects.toThrow(`${path} is in use by process ${holder.pid} (`);
      store.close();
    } finally {
      holder.kill('SIGKILL');
    }
  },
);

it('reads the file that has the name now, not the one that was replaced while it waited', async () => {
  const path = join(folder, 'cadence.db');
  const other = join(folder, 'other.db');
  for (const [book, capacity] of [
    [path, '4'],
    [other, '7'],
  ] as const) {
    const store = await create(book);
    await store.atomically(
      { kind: 'config', day: '2026-11-23' },
      async (open) => await open.settings.set('capacity', capacity),
    );
    store.close();
  }
  const holder = new Database(path);
  holder.pragma('locking_mode = EXCLUSIVE');
  holder.exec('BEGIN EXCLUSIVE; COMMIT');
  const read: unknown[] = [];
  const { database } = await connect(path, { timeout: 0 }, {}, async (opened, isThere) => {
    const pause = async () => {
      holder.pragma('journal_mode = DELETE');
      renameSync(other, path);
      holder.close();
    };
    await untilFree(path, { ...usualWaiting, beginWait: () => ({ pause, end: () => {} }) }, 1_000, () =>
      opened.pragma('application_id'),
    );
    isThere();
    read.push(opened.prepare("SELECT value FROM setting WHERE key = 'capacity'").pluck().get());
  });
  database.close();
  expect(read).toEqual(['7']);
});
