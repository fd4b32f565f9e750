import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runCadence } from '../support/cadence.ts';

let folder: string;
let database: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-doctor-'));
  database = join(folder, 'cadence.db');
  await runCadence('import -', { database, input: 'Name,Email\nAda Finch,ada@example.com\n' });
  await runCadence('backup', { database });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Changes the book behind the program's back. */
function meddle(sql: string): void {
  const raw = new Database(database);
  raw.pragma('foreign_keys = OFF');
  raw.exec(sql);
  raw.close();
}

const findings = async () => {
  const { code, out } = await runCadence('doctor --json', { database });
  return { code, found: JSON.parse(out) as { what: string; state: string; text: string; todo: string | null }[] };
};
const unsound = async () => (await findings()).found.filter(({ state }) => state !== 'ok');

it('finds nothing in a sound book with a copy', async () => {
  const { code, found } = await findings();
  expect(code).toBe(0);
  expect(found.filter(({ state }) => state !== 'ok')).toEqual([]);
  expect(found.map(({ what }) => what)).toEqual([
    'book',
    'plan',
    'files',
    'disk',
    'encryption',
    'copies',
    'mail',
    'time zones',
    'Node',
    'terminal',
  ]);
});

it.each([
  [
    'a planned call of a customer who is not to be called',
    "UPDATE customer SET dnc_on = '2026-01-01'; UPDATE standing SET planned = '2026-12-01'",
    'not to be called',
  ],
  ['a planned day that is none', "UPDATE standing SET planned = '2026-02-30'", 'no day'],
  [
    'a row without its customer',
    "INSERT INTO fact (customer_id, kind, text, noted_on) VALUES (99, 'fact', 'x', '2026-01-01')",
    'refer to rows that are gone',
  ],
])('needs a person for %s', async (_, sql, text) => {
  await runCadence('today', { database });
  meddle(sql);
  const { code, found } = await findings();
  expect(code).toBe(1);
  expect(found.filter(({ state }) => state === 'bad')).toMatchObject([
    { text: expect.stringContaining(text), todo: expect.any(String) },
  ]);
});

it('tells a damaged file and a foreign one apart, and what to do', async () => {
  for (const end of ['-wal', '-shm']) rmSync(database + end, { force: true });
  await runCadence('restore cadence.2026-11-23T09-00-00.by-hand.db --yes', { database });
  const [copy = ''] = readdirSync(join(folder, 'backups'));
  const damaged = join(folder, 'damaged.db');
  writeFileSync(damaged, readFileSync(join(folder, 'backups', copy)).fill(1, 6_000, 12_000));
  expect(await runCadence('doctor', { database: damaged })).toMatchObject({
    code: 1,
    out: expect.stringContaining('cadence restore FILE'),
  });
  writeFileSync(damaged, 'Name\nAda\n');
  expect(await runCadence('doctor', { database: damaged })).toMatchObject({
    code: 1,
    out: expect.stringContaining('not a book'),
  });
});

it('puts right what is safe when asked to', async () => {
  chmodSync(database, 0o644);
  writeFileSync(`${database}.123.tmp`, 'left over');
  rmSync(join(folder, 'backups'), { recursive: true });
  expect((await unsound()).map(({ what }) => what)).toEqual(['files', 'copies', 'files']);
  await runCadence('doctor --fix', { database });
  expect(statSync(database).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).not.toContain('cadence.db.123.tmp');
  expect(await unsound()).toEqual([]);
});

it('names the time zones it does not know', async () => {
  meddle("UPDATE customer SET time_zone = 'Mars/Base'");
  expect(await unsound()).toMatchObject([{ what: 'time zones', text: 'unknown: Mars/Base' }]);
});
