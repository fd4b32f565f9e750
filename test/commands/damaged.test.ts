/** A book that lost bytes, or has other ones: commands say so in words, and what to do. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { runCadence } from '../support/cadence.ts';
import { fc } from '../support/properties.ts';
import { quickKey } from '../support/quick-keys.ts';
import { sampled } from '../support/thorough.ts';

let folder: string;
let database: string;
/** A book of sixty customers as every test begins with. */
let sound: Buffer;
const goBack = 'restore a backup: cadence restore --list';

beforeAll(async () => {
  const made = mkdtempSync(join(tmpdir(), 'cadence-sound-'));
  const book = { database: join(made, 'cadence.db') };
  const rows = Array.from({ length: 60 }, (_, i) => `K${i},Customer ${i},c${i}@example.com,${i * 10}\n`).join('');
  await runCadence('import -', { ...book, input: `Id,Name,Email,Total spent\n${rows}` });
  await runCadence('log 1 --outcome connected --note hello --promise', book);
  await runCadence(['log', '1', '--outcome', 'connected', '--promise', 'send it by friday'], book);
  await runCadence('today', book);
  const raw = new Database(book.database);
  raw.pragma('wal_checkpoint(TRUNCATE)');
  raw.close();
  sound = readFileSync(book.database);
  rmSync(made, { recursive: true });
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-damaged-'));
  database = join(folder, 'cadence.db');
  writeFileSync(database, sound);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const reading = [
  'today',
  'list',
  'show 1',
  'why 2',
  'search hello',
  'stats',
  'week',
  'plan',
  'rank',
  'export',
  'history 1',
];
const writing = ['log 1 --outcome busy', 'note 1 hi', 'snooze 2 1w', 'undo --yes', 'add Bo', 'import -', 'backup'];

function meddle(sql: string): void {
  const raw = new Database(database);
  raw.exec(sql);
  raw.close();
}

describe('a file of no bytes', () => {
  it.each([...reading, ...writing])('is no empty book: %s', async (command) => {
    writeFileSync(database, '');
    // Whether another command is just making the file: that is waited for below.
    const { code, err } = await runCadence(command, { database, input: 'Name\nAda\n', patience: 0 });
    expect({ code, err }).toMatchObject({
      code: 1,
      err: expect.stringMatching(/empty file of 0 bytes[\s\S]*restore --list/),
    });
    expect(readFileSync(database)).toHaveLength(0);
  });

  it('is told by doctor, and is replaced by a copy', async () => {
    const { out } = await runCadence('backup', { database });
    writeFileSync(database, '');
    expect((await runCadence('doctor', { database })).out).toContain('empty file of 0 bytes');
    expect(await runCadence(['restore', out.trim()], { database })).toMatchObject({ code: 0 });
    expect((await runCadence('list --json', { database })).out).toContain('Customer 1');
  });
});

it('names the copies there are to go back to, without opening the book', async () => {
  const { out } = await runCadence('backup', { database });
  writeFileSync(database, 'no book any more');
  expect((await runCadence('restore --list --json', { database })).out).toContain(out.trim());
});

it.each([
  [
    'a list',
    `UPDATE customer SET emails = '["c1@example.com"' WHERE id = 2`,
    'customer 2 has a value in "emails" that is none',
  ],
  ['a day', "UPDATE standing SET due = '2026-1q-05' WHERE id = 2", 'standing 2 has a value in "due" that is none'],
  [
    'an outcome',
    "UPDATE touch SET outcome = 'bonnected' WHERE id = 1",
    'touch 1 has a value in "outcome" that is none',
  ],
])('says which value is damaged where %s cannot be read', async (_, sql, words) => {
  meddle(sql);
  const { out } = await runCadence('doctor', { database });
  expect(out).toContain(words);
  for (const command of reading)
    expect((await runCadence(command, { database })).err).not.toMatch(/bug in cadence|^ {4}at /m);
});

it('blames the book for what fails because of it', async () => {
  meddle(`UPDATE customer SET emails = '["c1@example.com"' WHERE id = 2`);
  expect(await runCadence('show 2', { database })).toEqual({
    code: 1,
    out: '',
    err: `cadence: ${database} is damaged: customer 2 has a value in "emails" that is none\n  ${goBack}\n`,
  });
});

it('blames the book whose schema has another name for a column', async () => {
  meddle('ALTER TABLE operation RENAME COLUMN command TO commano');
  expect(await runCadence('snooze 2 1w', { database })).toMatchObject({
    code: 1,
    err: `cadence: ${database} is damaged: "operation" is not as cadence makes it\n  ${goBack}\n`,
  });
});

it('works or says that the book is damaged, wherever bytes are other than they were', async () => {
  const damaged = join(folder, 'damaged.db');
  const flips = fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(7)), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(flips, fc.constantFrom(...reading, ...writing), async (bits, command) => {
      const bytes = Buffer.from(sound);
      for (const [at, bit] of bits) bytes[at] = (bytes[at] ?? 0) ^ (1 << bit);
      for (const log of ['-wal', '-shm']) rmSync(`${damaged}${log}`, { force: true });
      writeFileSync(damaged, bytes);
      const { code, err } = await runCadence(command, { database: damaged, input: 'Name\nAda\n' });
      expect([0, 1]).toContain(code);
      expect(err).not.toMatch(/bug in cadence|^ {4}at /m);
    }),
    { numRuns: 60 },
  );
});

it('notices every flipped bit of an encrypted book', async () => {
  const env = { CADENCE_KEY: quickKey };
  await runCadence('config encrypt --yes', { database, env });
  await runCadence('list', { database, env });
  const encrypted = readFileSync(database);
  const damaged = join(folder, 'damaged.db');
  const places = Array.from({ length: 30 }, (_, i) => i);
  for (const i of sampled(places)) {
    const bytes = Buffer.from(encrypted);
    const at = Math.floor(((i + 0.5) * encrypted.length) / 30);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (i % 8));
    for (const log of ['-wal', '-shm']) rmSync(`${damaged}${log}`, { force: true });
    writeFileSync(damaged, bytes);
    const { code, out, err } = await runCadence('doctor', { database: damaged, env });
    expect({ at, code, out }).toMatchObject({ at, code: 1, out: expect.stringMatching(/damaged|not a book/) });
    expect(err).not.toMatch(/bug in cadence/);
  }
});
