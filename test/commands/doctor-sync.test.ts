import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { openBook } from '../../src/store/open.ts';
import { bookFile } from '../support/book-file.ts';
import { runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';

const key = 'a key of many words';
const env = { CADENCE_KEY: key };

let folder: string;
let database: string;
beforeEach(async () => {
  folder = join(ownFolder(), 'Dropbox');
  mkdirSync(folder);
  database = join(folder, 'book.db');
});

const make = async (locked: string | null) => await bookFile(database, 'name\nAda\nBo\n', locked);
const synced = async () => {
  const { out } = await runCadence('doctor --json', { database, env });
  return (JSON.parse(out) as { what: string; text: string; todo: string }[]).filter(({ what }) => what === 'sync');
};
const log = async (path: string, who: string, day: Day) =>
  await runCadence(`log ${who} --outcome connected`, { database: path, env, today: day });

it('says that a service syncs the folder', async () => {
  await make(null);
  expect(await synced()).toEqual([
    {
      ...{ what: 'sync', state: 'look', fixed: false },
      text: 'the book is in a folder that Dropbox syncs',
      todo: 'open it on one computer at a time, and let the sync finish first; safer: keep the book elsewhere, and backups here (cadence backup --to FILE)',
    },
  ]);
});

it.each([
  ['a plain book', null],
  ['an encrypted one', key],
])('names a conflict copy with what differs, and writes nothing beside it: %s', async (_what, locked) => {
  await make(locked);
  const copy = join(folder, "book (Robin's conflicted copy 2026-11-02).db");
  copyFileSync(database, copy);
  await log(copy, 'Ada', '2026-11-24');
  await log(copy, 'Bo', '2026-11-25');
  await log(database, 'Bo', '2026-11-26');
  const before = { names: readdirSync(folder), bytes: readFileSync(copy), at: statSync(copy).mtimeMs };
  const [, found] = await synced();
  expect(found).toMatchObject({
    text:
      `${copy} is another copy of this book, perhaps a sync conflict. ` +
      'It has 2 customers, 2 calls and other touches, its last change on 2026-11-25; ' +
      'the book has 2 customers, 1 call or other touch, its last change on 2026-11-26. ' +
      'Only in the copy: 2 changes, 2 calls and other touches; only in the book: 1 change, 1 call or other touch',
    todo: expect.stringContaining('cadence undo --list --db '),
  });
  expect({ names: readdirSync(folder), bytes: readFileSync(copy), at: statSync(copy).mtimeMs }).toEqual(before);
});

it.each([
  ['all of it is in the book', ['book'], 'the book has all that is in it: remove it (rm '],
  ['it has all that is in the book', ['copy'], 'it has all that is in the book: cadence restore '],
])('says what next where %s', async (_what, later, todo) => {
  await make(null);
  const copy = join(folder, 'book-LAPTOP.db');
  copyFileSync(database, copy);
  for (const one of later) await log(one === 'book' ? database : copy, 'Ada', '2026-11-24');
  const [, found] = await synced();
  expect(found?.todo).toContain(todo);
});

it('is silent of other books and files under such names, and tells of a copy that it cannot read', async () => {
  await make(null);
  const other = ownFolder();
  await runCadence('import -', { database: join(other, 'other.db'), input: 'name\nCy\n' });
  copyFileSync(join(other, 'other.db'), join(folder, 'book 2.db'));
  writeFileSync(join(folder, 'book (1).db'), 'no book');
  writeFileSync(join(folder, 'book-LAPTOP.db'), readFileSync(database).fill(0x55, 8192));
  const found = await synced();
  expect(found.map(({ text }) => text).slice(1)).toEqual([
    expect.stringMatching(/book-LAPTOP\.db has the name of a conflict copy of the book, and cannot be compared: /),
  ]);
});

it('tells what to do with a log that was set aside', async () => {
  await make(null);
  writeFileSync(`${database}-wal.2026-11-20T10-00-00.kept`, 'log');
  const [, found] = await synced();
  expect(found).toMatchObject({
    text: `${database}-wal.2026-11-20T10-00-00.kept holds changes to a version of the book that was replaced, and was never read`,
    todo: expect.stringContaining(`cadence undo --list --db ${join(folder, 'version.db')}`),
  });
});

it('names the file that such a log belongs to, where it is there', async () => {
  await make(null);
  const [was, copy] = [join(folder, 'was.db'), join(folder, 'book-LAPTOP.db')];
  copyFileSync(database, was);
  const book = await openBook({ path: was, create: false, exists: true, now: () => new Date('2026-11-20T10:00:00Z') });
  await book.atomically(
    { kind: 'config', day: '2026-11-20' },
    async (open) => await open.settings.set('capacity', '4'),
  );
  execFileSync('cp', [`${was}-wal`, `${database}-wal.2026-11-20T10-00-00.kept`]);
  book.close();
  copyFileSync(database, copy);
  const found = (await synced()).find(({ text }) => text.includes('.kept'));
  expect(found?.todo).toContain(`that version is here: cp ${copy} ${join(folder, 'version.db')}; cp `);
});
