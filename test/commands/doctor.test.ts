import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { bookFile } from '../support/book-file.ts';
import { runCadence } from '../support/cadence.ts';
import { scripted } from '../support/prompter.ts';

let folder: string;
let database: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-doctor-'));
  database = join(folder, 'cadence.db');
  await bookFile(database, 'Name,Email\nAda Finch,ada@example.com\n');
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
  const { code, out } = await runCadence('doctor --json', { database, programs: { isRunning: () => false } });
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
    '1 call is planned with somebody who is not to be called',
  ],
  [
    'a planned day that is none',
    "UPDATE standing SET planned = '2026-02-30'",
    '1 call is planned on a day that does not exist',
  ],
  [
    'a call on a Sunday',
    "UPDATE standing SET planned = '2026-11-29', planned_reason = 'interval'",
    '1 call is planned on a day off',
  ],
])('chooses the day anew for %s, as an operation that can be undone', async (_, sql, text) => {
  await runCadence('today', { database });
  meddle(sql);
  const { code, found } = await findings();
  expect(code).toBe(1);
  expect(found.filter(({ state }) => state === 'bad')).toMatchObject([
    { what: 'plan', text: expect.stringContaining(text) },
  ]);
  expect((await runCadence('doctor --fix', { database })).code).toBe(0);
  expect(await unsound()).toEqual([]);
  expect((await runCadence('undo --list', { database })).out).toContain('doctor --fix: 1 call planned again');
});

it('leaves a day alone that was chosen by hand, whatever day it is', async () => {
  await runCadence('log 1 --outcome connected --next 2026-11-29', { database });
  expect(await unsound()).toEqual([]);
});

it('needs a person for a row without its customer', async () => {
  meddle("INSERT INTO fact (customer_id, kind, text, noted_on) VALUES (99, 'fact', 'x', '2026-01-01')");
  const { code, found } = await findings();
  expect(code).toBe(1);
  expect(found.filter(({ state }) => state === 'bad')).toMatchObject([
    { text: '1 row refers to rows that are gone', todo: expect.stringContaining('cadence restore FILE') },
  ]);
  expect((await runCadence('doctor --fix', { database })).code).toBe(1);
});

it('says when another program changed the schema', async () => {
  meddle('ALTER TABLE touch RENAME COLUMN note TO remark; DROP INDEX touch_day');
  const { code, found } = await findings();
  expect(code).toBe(1);
  expect(found[0]).toMatchObject({
    state: 'bad',
    text: expect.stringMatching(
      /^another program changed it: .*"touch", .* are not as cadence makes them in a book of schema \d+/,
    ),
  });
});

it('makes an index anew that lost a row', async () => {
  const raw = new Database(database);
  raw.unsafeMode();
  const [{ sql }] = raw.prepare("SELECT sql FROM sqlite_schema WHERE name = 'touch_day'").all() as [{ sql: string }];
  const become = (text: string) => {
    raw.exec('PRAGMA writable_schema = 1');
    raw.prepare("UPDATE sqlite_schema SET sql = ? WHERE name = 'touch_day'").run(text);
    raw.exec('PRAGMA writable_schema = RESET');
  };
  become(`${sql} WHERE day = 'never'`);
  raw.exec(`INSERT INTO touch (customer_id, kind, direction, day, unfinished)
            VALUES (1, 'note', 'outbound', '2026-01-05', 0)`);
  become(sql);
  raw.close();
  expect((await findings()).found[0]).toMatchObject({ state: 'bad', text: expect.stringContaining('index touch_day') });
  expect((await runCadence('doctor --fix', { database })).code).toBe(1);
  expect((await findings()).found[0]).toMatchObject({ state: 'bad' });
  expect(await runCadence('doctor --fix', { database, prompter: scripted('y') })).toMatchObject({ code: 0 });
  expect(await unsound()).toEqual([]);
});

/** One bit of an external id, 2004, in the row or in its index: 2005 is another customer's number in the shop. */
async function flippedId(where: 'row' | 'index'): Promise<void> {
  await runCadence('import -', { database, input: 'Id,Name\nshop-2004,Bo Sparrow\n' });
  meddle('PRAGMA wal_checkpoint(TRUNCATE)');
  const bytes = readFileSync(database);
  const pageKind = { row: 0x0d, index: 0x0a }[where];
  for (let at = bytes.indexOf('shop-2004'); at !== -1; at = bytes.indexOf('shop-2004', at + 1)) {
    const page = Math.floor(at / 4096) * 4096;
    const next = bytes[at + 9] ?? 0;
    // The row goes on with the name; the index with the number of the row.
    if (bytes[page] === pageKind && (where === 'index') === next < 32) bytes[at + 8] = '5'.charCodeAt(0);
  }
  writeFileSync(database, bytes);
}

it.each([
  ['row', 'i', '"shop-2005", its index says "shop-2004"'],
  ['index', 'r', '"shop-2004", its index says "shop-2005"'],
] as const)('never makes an index follow silently when a bit flipped in the %s', async (where, answer, words) => {
  await flippedId(where);
  const { code, out } = await runCadence('doctor --fix', { database });
  expect({ code, out }).toMatchObject({
    code: 1,
    out: expect.stringContaining(`customer 2, external_id: the row says ${words}`),
  });
  expect(await runCadence('doctor --fix', { database, prompter: scripted('n') })).toMatchObject({ code: 1 });
  expect((await unsound())[0]).toMatchObject({ state: 'bad' });
  expect((await runCadence('doctor --fix', { database, prompter: scripted(answer) })).err).toContain(
    'backup from before the fix: ',
  );
  expect((await unsound()).filter(({ state }) => state === 'bad')).toEqual([]);
  expect(readdirSync(join(folder, 'backups')).some((name) => name.includes('before-fix'))).toBe(true);
  const raw = new Database(database);
  expect(raw.prepare('SELECT external_id FROM customer WHERE id = 2').pluck().get()).toBe('shop-2004');
  raw.close();
});

it.each([
  ['failed', 'bad', 'cadence week --email sends it again'],
  ['uncertain', 'bad', '--again'],
])('needs a person when the last mail is %s', async (state, found, todo) => {
  meddle(`INSERT INTO sending (list, recipient, state, at, message_id, detail)
          VALUES ('2026-W48', 'bo@shop.example', '${state}', '2026-11-23T05:30:00Z', '<1>', 'no such mailbox')`);
  expect(await unsound()).toMatchObject([{ what: 'mail', state: found, todo: expect.stringContaining(todo) }]);
});

it('says when no list was mailed for weeks', async () => {
  meddle(`INSERT INTO sending (list, recipient, state, at, message_id, detail)
          VALUES ('2026-W44', 'bo@shop.example', 'sent', '2026-10-26T05:30:00Z', '<1>', NULL)`);
  expect(await unsound()).toMatchObject([
    { what: 'mail', state: 'look', text: expect.stringContaining('28 days ago') },
  ]);
});

it('finds a copy that its disk has damaged', async () => {
  const copy = join(folder, 'backups', readdirSync(join(folder, 'backups'))[0] ?? '');
  writeFileSync(copy, readFileSync(copy).fill(1, 6_000, 12_000));
  expect(await unsound()).toMatchObject([
    { what: 'copies', state: 'bad', text: expect.stringContaining('is damaged') },
  ]);
});

it('looks at the modes of the copies too', async () => {
  const copy = join(folder, 'backups', readdirSync(join(folder, 'backups'))[0] ?? '');
  chmodSync(copy, 0o644);
  expect((await unsound()).map(({ todo }) => todo)).toEqual([`chmod 600 ${copy}`]);
  await runCadence('doctor --fix', { database });
  expect(statSync(copy).mode & 0o777).toBe(0o600);
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
  writeFileSync(`${database}.123.tmp`, '');
  rmSync(join(folder, 'backups'), { recursive: true });
  // The log beside the book has its mode.
  const todos = (await unsound()).map(({ todo }) => todo);
  expect(todos).toEqual(
    expect.arrayContaining([`chmod 600 ${database}`, 'cadence backup', `remove ${database}.123.tmp`]),
  );
  await runCadence('doctor --fix', { database, programs: { isRunning: () => false } });
  expect(statSync(database).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).not.toContain('cadence.db.123.tmp');
  expect(await unsound()).toEqual([]);
});

it('finds customers again whose names another program changed', async () => {
  const found = async (...words: string[]) => (await runCadence(words, { database })).out;
  await found('search', 'finch');
  meddle("UPDATE customer SET name = 'Émile ÖZ', company = 'ÇA VA' WHERE id = 1");
  expect(await unsound()).toEqual([
    {
      what: 'names',
      state: 'bad',
      text: 'another program changed the names of 1 customer, who cannot be found by these names',
      todo: 'cadence doctor --fix',
      fixed: false,
    },
  ]);
  expect((await runCadence(['show', 'émile'], { database })).code).toBe(1);
  await runCadence('doctor --fix', { database });
  expect(await unsound()).toEqual([]);
  for (const name of ['émile', 'ça va']) expect(await found('show', name)).toContain('Émile ÖZ');
  expect(await found('search', 'emile')).toContain('Émile ÖZ');
});

it('leaves the unfinished files of a command alone that is still running', async () => {
  for (const name of ['123.tmp', '77.tmp', '77.tmp-AbCdEf']) writeFileSync(`${database}.${name}`, '');
  const programs = { isRunning: (process: number) => process === 77 };
  await runCadence('doctor --fix', { database, programs });
  expect(readdirSync(folder).filter((name) => name.includes('.tmp'))).toEqual([
    'cadence.db.77.tmp',
    'cadence.db.77.tmp-AbCdEf',
  ]);
});

it('names the time zones it does not know', async () => {
  meddle("UPDATE customer SET time_zone = 'Mars/Base'");
  expect(await unsound()).toMatchObject([{ what: 'time zones', text: 'unknown: Mars/Base' }]);
});
