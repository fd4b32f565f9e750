/** A log that lies beside a file it was not begun over is set aside and never read; one that belongs to it is. */
import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it } from 'vitest';
import { onlyKey } from '../../src/store/keys.ts';
import { openBook } from '../../src/store/open.ts';
import { replaceBook } from '../../src/store/sqlite/copy.ts';
import { isLogOf } from '../../src/store/sqlite/foreign-log.ts';
import { inspect } from '../../src/store/sqlite/inspect.ts';
import { belongTogether, nextMarks, parseMarks } from '../../src/store/sqlite/write-marks.ts';
import type { Store } from '../../src/store/store.ts';
import { aCustomer } from '../support/book.ts';
import { bookFile, namesInSound } from '../support/book-file.ts';
import { ownFolder } from '../support/folder.ts';
import { quickKey } from '../support/quick-keys.ts';
import { itWhere } from '../support/where.ts';

const now = () => new Date('2026-11-23T09:00:00Z');
const secret = quickKey;

let folder: string;
const at = (...names: string[]) => join(folder, ...names);
beforeEach(() => {
  folder = ownFolder();
});

describe.each([
  ['a plain book', null],
  ['an encrypted book', secret],
])('%s', (_what, key) => {
  const access = key === null ? {} : { keys: onlyKey(key) };
  const said: string[] = [];
  /** One process that opens a file again says which it is. */
  const open = async (path: string, salt?: string | null) => {
    said.length = 0;
    const known = salt === undefined ? {} : { salt };
    return await openBook({
      path,
      create: false,
      exists: true,
      now,
      say: (text) => said.push(text),
      ...access,
      ...known,
    });
  };

  /** Each customer is one operation. */
  const add = async (store: Store, ...names: string[]) => {
    for (const name of names)
      await store.atomically({ kind: 'add', day: '2026-11-23' }, async (book) => {
        await book.customers.addMany([aCustomer({ name })]);
      });
  };

  /** A new name for the book with these customers more, closed. */
  const later = async (from: string, to: string, ...names: string[]) => {
    copyFileSync(from, to);
    const store = await open(to);
    await add(store, ...names);
    store.close();
    return to;
  };

  /** What a process that is killed leaves in a folder of its own: the file, and the log with these customers. */
  const crashed = async (from: string, names: readonly string[]) => {
    mkdirSync(at('crashed'));
    const path = at('book.db');
    copyFileSync(from, path);
    const store = await open(path);
    await add(store, ...names);
    // By another process: one that closes a file of its own lets go of SQLite's locks on it.
    for (const file of [path, `${path}-wal`]) execFileSync('cp', [file, at('crashed')]);
    store.close();
    return at('crashed', 'book.db');
  };

  const namesIn = async (path: string) => await namesInSound(await open(path));

  const keptIn = (path: string) => readdirSync(join(path, '..')).filter((name) => name.endsWith('.kept'));

  /** States of one book: each has a customer more. */
  beforeEach(async () => {
    await bookFile(at('v0.db'), 'name\nAda\n', key);
    await later(at('v0.db'), at('v1.db'), 'Bo');
    await later(at('v1.db'), at('v2.db'), 'Cy');
  });

  describe('reads the log after a crash', () => {
    it('over the file as it was', async () => {
      const path = await crashed(at('v2.db'), ['Di', 'Ed']);
      expect(await namesIn(path)).toEqual(['Ada', 'Bo', 'Cy', 'Di', 'Ed']);
      expect(keptIn(path)).toEqual([]);
      expect(said).toEqual([]);
    });

    it.each([0.1, 0.3, 0.5, 0.7, 0.9, 1])('when %d of it was brought into the file before', async (part) => {
      const path = await crashed(at('v2.db'), ['Di', 'Ed']);
      const before = readFileSync(path);
      copyFileSync(path, at('whole.db'));
      copyFileSync(`${path}-wal`, at('whole.db-wal'));
      (await open(at('whole.db'))).close();
      const after = readFileSync(at('whole.db'));
      const page = 4096;
      const pages = Math.floor((part * after.length) / page);
      writeFileSync(path, Buffer.concat([after.subarray(0, pages * page), before.subarray(pages * page)]));
      expect(await namesIn(path)).toEqual(['Ada', 'Bo', 'Cy', 'Di', 'Ed']);
      expect(keptIn(path)).toEqual([]);
    });

    it('that was written by several commands, one of which had the book open all the time', async () => {
      const first = await open(await later(at('v2.db'), at('shared.db'), 'Di'));
      for (const name of ['Ed', 'Flo', 'Gus']) {
        const other = await open(at('shared.db'), first.salt);
        await add(other, name);
        other.close();
        await add(first, `${name}’s friend`);
      }
      mkdirSync(at('crashed'));
      for (const file of [at('shared.db'), at('shared.db-wal')]) execFileSync('cp', [file, at('crashed')]);
      first.close();
      expect(await namesIn(at('crashed', 'shared.db'))).toHaveLength(10);
      expect(keptIn(at('crashed', 'shared.db'))).toEqual([]);
    });

    itWhere(key === null, 'only a plain book is written to by hand')(
      'of an earlier version, without marks',
      async () => {
        const path = await later(at('v2.db'), at('old.db'));
        const raw = new Database(path);
        raw.exec("DELETE FROM stamp WHERE name = 'writes'");
        raw.close();
        const writer = new Database(path);
        writer.exec("UPDATE customer SET city = 'Portland'");
        mkdirSync(at('crashed'));
        for (const file of [path, `${path}-wal`]) execFileSync('cp', [file, at('crashed')]);
        writer.close();
        const store = await open(at('crashed', 'old.db'));
        expect((await store.customers.all()).map(({ city }) => city)).toEqual(Array(3).fill('Portland'));
        store.close();
        expect(keptIn(at('crashed', 'old.db'))).toEqual([]);
      },
    );

    it('of a restore into a book that others had open', async () => {
      const path = await later(at('v2.db'), at('book.db'));
      const other = key === null ? await open(path) : null;
      await replaceBook(at('v0.db'), path, { keys: onlyKey(secret), onWait: () => {} });
      mkdirSync(at('crashed'));
      for (const end of ['', '-wal'])
        if (existsSync(`${path}${end}`)) execFileSync('cp', [`${path}${end}`, at('crashed')]);
      other?.close();
      expect(existsSync(at('crashed', 'book.db-wal'))).toBe(key === null);
      expect(await namesIn(at('crashed', 'book.db'))).toEqual(['Ada']);
      expect(keptIn(at('crashed', 'book.db'))).toEqual([]);
    });
  });

  describe('keeps the log aside, unread', () => {
    it.each([
      ['a newer file, of another computer', async () => await later(at('v2.db'), at('new.db'), 'Zoe'), 4],
      ['a much newer file', async () => await later(at('v2.db'), at('new.db'), 'Zoe', 'Yul', 'Xia', 'Wim'), 7],
      ['the file as it was before', async () => at('v1.db'), 2],
      ['the file as it was long before', async () => at('v0.db'), 1],
    ])('beside %s', async (_name, make, customers) => {
      const path = await crashed(at('v2.db'), ['Di', 'Ed']);
      const log = readFileSync(`${path}-wal`);
      const other = await make();
      const expected = await namesIn(other);
      expect(expected).toHaveLength(customers);
      copyFileSync(other, path);
      expect(await inspect(path, access.keys)).toMatchObject({ isBook: true, damage: [], customers });
      expect(existsSync(`${path}-wal`)).toBe(true); // who only looks changes nothing
      expect(await namesIn(path)).toEqual(expected);
      const [kept = ''] = keptIn(path);
      expect(kept).toMatch(/^book\.db-wal\.\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.kept$/);
      expect(said.join('')).toContain(`it is kept: ${join(path, '..', kept)}\n`);
      expect(readFileSync(join(path, '..', kept))).toEqual(log);
      // Beside the file it belongs to, it still tells all it knows.
      copyFileSync(at('v2.db'), at('then.db'));
      renameSync(join(path, '..', kept), at('then.db-wal'));
      expect(await namesIn(at('then.db'))).toEqual(['Ada', 'Bo', 'Cy', 'Di', 'Ed']);
    });

    it('beside a file that went on from all that is in it', async () => {
      const path = await crashed(at('v2.db'), ['Di', 'Ed']);
      for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, at(`elsewhere.db${end}`));
      const elsewhere = await open(at('elsewhere.db'));
      await add(elsewhere, 'Flo');
      elsewhere.close();
      copyFileSync(at('elsewhere.db'), path);
      expect(await namesIn(path)).toEqual(['Ada', 'Bo', 'Cy', 'Di', 'Ed', 'Flo']);
      expect(keptIn(path)).toHaveLength(1);
    });

    it('beside a newer file that took the place of an open one, of whose command nothing is lost', async () => {
      const path = await later(at('v2.db'), at('book.db'));
      const first = await open(path);
      await add(first, 'Di');
      renameSync(await later(at('v2.db'), at('new.db'), 'Zoe'), path);
      await expect(add(first, 'Ed')).rejects.toThrow(`${path} was replaced or removed while this command had it open`);
      first.close();
      expect(await namesIn(path)).toEqual(['Ada', 'Bo', 'Cy', 'Zoe']);
      const [kept = ''] = keptIn(path);
      copyFileSync(at('v2.db'), at('then.db'));
      renameSync(at(kept), at('then.db-wal'));
      expect(await namesIn(at('then.db'))).toEqual(['Ada', 'Bo', 'Cy', 'Di']);
    });

    it('beside a copy that has the same content on other pages', async () => {
      const path = await crashed(at('v2.db'), ['Di']);
      const store = await open(at('v2.db'));
      await store.copyTo(at('copy.db'));
      store.close();
      copyFileSync(at('copy.db'), path);
      // A plain copy has the very pages of the book: there the log belongs.
      expect(await namesIn(path)).toEqual(['Ada', 'Bo', 'Cy', ...(key === null ? ['Di'] : [])]);
    });

    it('and knows it again beside the file that it belongs to', async () => {
      const path = await crashed(at('v2.db'), ['Di']);
      const answers = await Promise.all(
        ['v0', 'v1', 'v2'].map((name) => isLogOf(at(`${name}.db`), `${path}-wal`, onlyKey(secret))),
      );
      expect(answers).toEqual([false, false, true]);
    });

    it('beside a book that a link leads to', async () => {
      const path = await crashed(at('v2.db'), ['Di']);
      copyFileSync(at('v1.db'), path);
      symlinkSync(path, at('link.db'));
      expect(await namesIn(at('link.db'))).toEqual(['Ada', 'Bo']);
      expect(keptIn(path)).toHaveLength(1);
    });
  });
});

it('keeps the log of a plain book aside beside the same book, encrypted since', async () => {
  await bookFile(at('plain.db'), 'name\nAda\n');
  await bookFile(at('locked.db'), 'name\nAda\n', secret);
  const store = await openBook({ path: at('plain.db'), create: false, exists: true, now });
  await store.atomically({ kind: 'add', day: '2026-11-23' }, async (book) => {
    await book.customers.addMany([aCustomer({ name: 'Bo' })]);
  });
  execFileSync('cp', [at('plain.db-wal'), at('locked.db-wal')]);
  store.close();
  const locked = await openBook({ path: at('locked.db'), create: false, exists: true, now, keys: onlyKey(secret) });
  expect((await locked.customers.all()).map(({ name }) => name)).toEqual(['Ada']);
  locked.close();
  expect(readdirSync(folder).filter((name) => name.endsWith('.kept'))).toHaveLength(1);
});

describe('marks', () => {
  it('count the transactions of each session', () => {
    const one = nextMarks(nextMarks([], 'aa'), 'aa');
    expect(nextMarks(one, 'bb')).toEqual(parseMarks('aa:1-2 bb:3-3'));
    let many = parseMarks('');
    for (let n = 0; n < 200; n++) many = nextMarks(many, `s${n}`);
    expect(many).toHaveLength(64);
    expect(many.at(-1)).toEqual({ session: 's199', first: 200, last: 200 });
  });

  it.each([
    ['the file as it was before the log', 'aa:1-5', 'aa:1-5 bb:6-6', 'aa:1-5 bb:6-9', true],
    ['a part of the log is in the file', 'aa:1-5 bb:6-7', 'aa:1-5 bb:6-6', 'aa:1-5 bb:6-9', true],
    ['all of it is', 'aa:1-5 bb:6-9', 'aa:1-5 bb:6-6', 'aa:1-5 bb:6-9', true],
    ['an older file', 'aa:1-4', 'aa:1-5 bb:6-6', 'aa:1-5 bb:6-9', false],
    ['a file that went on elsewhere', 'aa:1-5 cc:6-7', 'aa:1-5 bb:6-6', 'aa:1-5 bb:6-9', false],
    ['a file that went on from here', 'aa:1-5 bb:6-9 cc:10-10', 'aa:1-5 bb:6-6', 'aa:1-5 bb:6-9', false],
    ['of another session at the same number', 'cc:1-5', 'aa:1-5 bb:6-6', 'aa:1-5 bb:6-9', false],
    ['the first log with marks', '', 'aa:1-1', 'aa:1-3', true],
    ['a file of an earlier version beside a log with marks', '', 'aa:1-5 bb:6-6', 'aa:1-5 bb:6-9', false],
    ['a session that the log no longer remembers', 'aa:1-5', 'bb:6-6', 'bb:6-9', true],
  ])('%s', (_what, file, first, whole, expected) => {
    const marks = { file: parseMarks(file), first: parseMarks(first), whole: parseMarks(whole) };
    expect(belongTogether(marks)).toBe(expected);
  });
});
