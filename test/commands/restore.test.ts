import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  folder = mkdtempSync(join(tmpdir(), 'cadence-restore-'));
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

it('goes back to a copy and keeps what was there', async () => {
  await runCadence('backup', { database });
  await importing('Bo Sparrow');
  const { code, out } = await runCadence('restore cadence.2026-11-23T09-00-00.by-hand.db', { database, time: '10:00' });
  expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('restored 1 customer') });
  expect(await names()).toEqual(['Ada Finch']);
  await runCadence('restore cadence.2026-11-23T10-00-00.before-restore.db', { database, time: '11:00' });
  expect(await names()).toEqual(['Ada Finch', 'Bo Sparrow']);
});

it('is the last thing done: undo does not go on with what was done last in the copy', async () => {
  await runCadence('backup', { database });
  await importing('Bo Sparrow');
  await runCadence('restore cadence.2026-11-23T09-00-00.by-hand.db', { database });
  expect(await runCadence('undo', { database })).toEqual({
    code: 1,
    out: '',
    err:
      'cadence: the last change cannot be undone: 2, restore: from cadence.2026-11-23T09-00-00.by-hand.db\n' +
      '  what was done before it: cadence undo 1 (import standard input: 1 row, 1 added, 0 updated)\n',
  });
  expect(await names()).toEqual(['Ada Finch']);
});

it('asks on a terminal, and changes nothing on no', async () => {
  await runCadence('backup', { database });
  await importing('Bo Sparrow');
  const prompter = scripted('2026-11-23 09:00:00 by-hand', 'n');
  const { code, err } = await runCadence('restore', { database, prompter });
  expect({ code, err }).toEqual({ code: 0, err: 'nothing was changed\n' });
  expect(await names()).toHaveLength(2);
});

it('answers as JSON, and wants a copy named where nobody is there to choose', async () => {
  const { out } = await runCadence('backup', { database });
  await importing('Bo Sparrow');
  const answer = JSON.parse((await runCadence(`restore ${out.trim()} --yes --json`, { database })).out);
  expect(answer).toMatchObject({ restored: out.trim(), customers: 1, erasedAgain: 0, kept: expect.any(String) });
  expect(await runCadence('restore', { database })).toMatchObject({
    code: 1,
    err: expect.stringContaining('say which backup to go back to'),
  });
});

it('erases again what was erased since the copy was made', async () => {
  await importing('Bo Sparrow');
  const { out } = await runCadence('backup', { database });
  await runCadence('erase 2 --yes', { database });
  const { code, err } = await runCadence(`restore ${out.trim()} --yes`, { database });
  expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('erased again') });
  expect(await names()).toEqual(['Ada Finch']);
});

it.each([
  ['a text file', 'Name\nAda\n', 'is not a backup of a book'],
  ['a damaged copy', null, 'is damaged'],
])('refuses %s and leaves the book as it is', async (_, content, message) => {
  const bad = join(folder, 'bad.db');
  const { out } = await runCadence('backup', { database });
  const bytes = readFileSync(out.trim());
  writeFileSync(bad, content ?? bytes.fill(7, 5_000, 9_000));
  expect(await runCadence(`restore ${bad}`, { database })).toMatchObject({
    code: 1,
    err: expect.stringContaining(message),
  });
  expect(await names()).toEqual(['Ada Finch']);
});

it('puts a copy in the place of a book that is damaged, which is kept as it is', async () => {
  await runCadence('backup', { database });
  for (const file of ['', '-wal', '-shm']) rmSync(`${database}${file}`, { force: true });
  writeFileSync(database, 'not a book any more');
  expect(await runCadence('restore cadence.2026-11-23T09-00-00.by-hand.db', { database })).toMatchObject({ code: 0 });
  expect(await names()).toEqual(['Ada Finch']);
  expect(copies()).toContain('cadence.2026-11-23T09-00-00.damaged.db');
});

it('goes back to a copy only once nobody else is writing', async () => {
  await runCadence('backup', { database });
  await importing('Bo Sparrow');
  const other = new Database(database);
  other.exec('BEGIN IMMEDIATE');
  const back = runCadence('restore cadence.2026-11-23T09-00-00.by-hand.db', { database, time: '10:00' });
  await new Promise((resolve) => setTimeout(resolve, 300));
  other.exec('ROLLBACK');
  other.close();
  expect(await back).toMatchObject({ code: 0 });
  expect(await names()).toEqual(['Ada Finch']);
});

it('goes back to a copy whose pages have another size', async () => {
  const odd = join(folder, 'odd.db');
  const raw = new Database(database);
  raw.pragma('page_size = 1024');
  raw.prepare('VACUUM INTO ?').run(odd);
  raw.close();
  await importing('Bo Sparrow');
  expect(await runCadence(['restore', odd], { database })).toMatchObject({ code: 0 });
  expect(await names()).toEqual(['Ada Finch']);
  expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
});
