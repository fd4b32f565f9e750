/** A rollback journal beside a file it was not begun over is set aside and never read; one that belongs to it is. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { openBook } from '../../src/store/open.ts';
import { isForeignJournal } from '../../src/store/sqlite/foreign-journal.ts';
import { inspect } from '../../src/store/sqlite/inspect.ts';
import { aCustomer } from '../support/book.ts';
import { bookFile, namesInSound } from '../support/book-file.ts';
import { ownFolder } from '../support/folder.ts';

let folder: string;
const at = (name: string) => join(folder, name);
const said: string[] = [];
const open = async (path: string) => {
  said.length = 0;
  const now = () => new Date('2026-11-23T09:00:00Z');
  return await openBook({ path, create: false, exists: true, now, say: (text) => said.push(text) });
};

/** Another program, which keeps a rollback journal, writes to the file and is killed on the way. */
const breakOff = (path: string) => {
  const script = `
    const db = new (require(process.argv[1]))(process.argv[2]);
    db.pragma('journal_mode = DELETE');
    db.pragma('cache_size = 2');
    db.exec("BEGIN IMMEDIATE; CREATE TABLE half (a); UPDATE customer SET name = name || ' half', city = 'Half'; DELETE FROM change");
    for (let i = 0; i < 50; i++) db.exec('CREATE TABLE half' + i + ' (a)');
    process.kill(process.pid, 'SIGKILL');`;
  try {
    execFileSync(process.execPath, ['-e', script, require.resolve('better-sqlite3'), path], { stdio: 'ignore' });
  } catch {}
  expect(existsSync(`${path}-journal`)).toBe(true);
};

const namesIn = async (path: string) => await namesInSound(await open(path));
const kept = () => readdirSync(folder).filter((name) => name.endsWith('.kept'));

beforeEach(async () => {
  folder = ownFolder();
  await bookFile(at('book.db'), 'name\nAda\nBo\n');
});

it('takes back what another program began and did not end', async () => {
  breakOff(at('book.db'));
  expect(isForeignJournal(at('book.db'))).toBe(false);
  expect(await namesIn(at('book.db'))).toEqual(['Ada', 'Bo']);
  expect(kept()).toEqual([]);
  expect(existsSync(at('book.db-journal'))).toBe(false);
});

it.each([
  ['newer', 1],
  ['much newer', 3],
])('keeps a journal aside that lies beside a %s file', async (_, times) => {
  copyFileSync(at('book.db'), at('old.db'));
  breakOff(at('old.db'));
  for (let i = 0; i < times; i++) {
    const store = await open(at('book.db'));
    await store.atomically({ kind: 'add', day: '2026-11-23' }, async (book) => {
      await book.customers.addMany([aCustomer({ name: `Cy ${i}` })]);
    });
    store.close();
  }
  copyFileSync(at('old.db-journal'), at('book.db-journal'));
  expect(await inspect(at('book.db'))).toMatchObject({ isBook: true, customers: 2 + times, damage: [] });
  expect(await namesIn(at('book.db'))).toHaveLength(2 + times);
  expect(kept()).toEqual([expect.stringMatching(/^book\.db-journal\.[\dT-]{19}\.kept$/)]);
  expect(said.join('')).toContain('book.db-journal was not read');
});

it.each([
  ['is empty', Buffer.alloc(0)],
  ['is no journal', Buffer.alloc(5_000, 7)],
])('leaves one to SQLite that %s', async (_, content) => {
  writeFileSync(at('book.db-journal'), content);
  expect(await namesIn(at('book.db'))).toEqual(['Ada', 'Bo']);
  expect(kept()).toEqual([]);
});
