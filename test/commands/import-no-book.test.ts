/** An import that comes to nothing leaves no book behind where there was none. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { Cancelled } from '../../src/errors.ts';
import { openBook } from '../../src/store/open.ts';
import { runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { launcher, startsWarm } from '../support/program.ts';
import { ctrlC, scripted, type Typed } from '../support/prompter.ts';
import { itWhere } from '../support/where.ts';

const files: Readonly<Record<string, string>> = {
  'people.csv': 'Name,Email\nAda Finch,ada@example.com\n',
  'wrong.csv': 'Name,Email,Birthday\nAda Finch,ada@example.com,2020-13-45\n',
  'letters.csv': 'Sign,Planet\nfish,moon\n',
  'none.csv': '',
  'half.jsonl': '{"cadence":"0.5.0","schema":1,"kind":"book"}\n{"table":"customer","row":{"id":1,"nam',
};

let folder: string;
let database: string;

beforeEach(() => {
  folder = ownFolder();
  database = join(folder, 'data', 'deep', 'new.db');
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
});

const importing = async (words: readonly string[], ...answers: readonly Typed[]) =>
  await runCadence(
    ['import', ...words.map((word) => (word in files ? join(folder, word) : word))],
    answers.length === 0 ? { database } : { database, prompter: scripted(...answers), terminal: 80 },
  );

const attempts: readonly [what: string, words: readonly string[], answers: readonly Typed[], code: number][] = [
  ['no', ['people.csv'], ['n'], 0],
  ['Ctrl-C', ['people.csv'], [ctrlC], 130],
  ['a file that names no customer', ['letters.csv', '--yes'], [], 1],
  ['an empty file', ['none.csv'], [], 1],
  ['several that cannot be read', ['none.csv', 'letters.csv'], [], 1],
  ['--strict', ['wrong.csv', '--strict'], [], 1],
  ['an export that breaks off', ['half.jsonl'], [], 1],
  ['no file', ['absent.csv'], [], 1],
];

describe('where there was no book', () => {
  it.each(attempts)('nothing stays behind after %s', async (_what, words, answers, code) => {
    expect(await importing(words, ...answers)).toMatchObject({ code });
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(files).toSorted());
  });

  it('nothing stays behind after Ctrl-C while rows are written', async () => {
    const interrupted = () => {
      expect(existsSync(database)).toBe(true);
      throw new Cancelled();
    };
    const done = await runCadence(['import', join(folder, 'people.csv')], { database, interrupted });
    expect(done).toMatchObject({ code: 130, err: expect.stringContaining('cancelled') });
    expect(readdirSync(folder).toSorted()).toEqual(Object.keys(files).toSorted());
  });

  itWhere(process.platform === 'linux', 'not on Linux: a limit on files')(
    'nothing stays behind on a full disk, and the next import begins the book',
    () => {
      const rows = Array.from(
        { length: 6000 },
        (_, i) => `Customer ${i},c${i}@example.com,Some City ${i},312-555-${i}`,
      );
      writeFileSync(join(folder, 'many.csv'), `Name,Email,City,Note\n${rows.join('\n')}\n`);
      const importMany = (blocks: string) =>
        spawnSync(
          'bash',
          [
            '-c',
            `ulimit -f ${blocks}; exec "$@"`,
            'bash',
            process.execPath,
            launcher,
            '--db',
            database,
            'import',
            join(folder, 'many.csv'),
          ],
          {
            encoding: 'utf8',
            env: { PATH: process.env['PATH'], HOME: folder, ...startsWarm },
          },
        );
      for (const blocks of ['3', '64', '300']) {
        const { status, stderr } = importMany(blocks);
        expect({ blocks, status, stderr }).toMatchObject({
          status: 1,
          stderr: expect.stringMatching(/^cadence: .+\n {2}.*free some space.*nothing was imported\n$/m),
        });
        expect(stderr).not.toContain('undo');
        expect({ blocks, left: readdirSync(folder) }).toEqual({
          blocks,
          left: [...Object.keys(files), 'many.csv'].toSorted(),
        });
      }
      expect(importMany('unlimited')).toMatchObject({ status: 0 });
    },
  );

  it('one stays that another command has begun to use', async () => {
    const opening = { now: () => new Date(), exists: false, create: true };
    const store = await openBook({ path: join(folder, 'new.db'), ...opening });
    const other = await openBook({ path: join(folder, 'new.db'), ...opening, exists: true });
    expect(await store.discard()).toBe(false);
    await other.atomically(
      { kind: 'config', day: '2026-11-29' },
      async (book) => await book.settings.set('country', 'US'),
    );
    other.close();
    expect(await store.discard()).toBe(false);
    store.close();
    expect(existsSync(join(folder, 'new.db'))).toBe(true);
  });
});

describe('where there was a book', () => {
  it.each(attempts)('it stays as it was after %s', async (_what, words, answers, code) => {
    await runCadence(['add', 'Bo Hale'], { database });
    const before = readFileSync(database);
    expect(await importing(words, ...answers)).toMatchObject({ code });
    expect(readFileSync(database).equals(before)).toBe(true);
  });

  it('one in which nothing was ever done goes: a command that was killed left it', async () => {
    const unused = async () =>
      (await openBook({ path: database, now: () => new Date(), exists: false, create: true })).close();
    await unused();
    await importing(['people.csv'], 'n');
    expect(existsSync(database)).toBe(false);
    await unused();
    const { code, err } = await runCadence('list', { database });
    expect({ code, err }).toMatchObject({ code: 1, err: expect.stringContaining('there are no customers yet') });
    expect(readdirSync(dirname(database))).toEqual([]);
  });

  it('a draft goes with the next book: a command that was killed while it made the file left it', async () => {
    const gone = spawnSync(process.execPath, ['--version']).pid;
    const drafts = [`new.db.${gone}.tmp`, `new.db.${gone}.tmp-journal`];
    mkdirSync(dirname(database), { recursive: true });
    for (const draft of drafts) writeFileSync(join(dirname(database), draft), '');
    const theirs = `new.db.${process.pid + 1}.tmp`;
    writeFileSync(join(dirname(database), theirs), 'a text of somebody');
    await runCadence(['add', 'Bo Hale'], { database });
    expect(readdirSync(dirname(database)).toSorted()).toEqual(['new.db', theirs]);
  });

  it('an empty one stays from which all was taken back', async () => {
    await runCadence(['add', 'Bo Hale'], { database });
    await runCadence('undo --yes', { database });
    expect(await runCadence('list', { database })).toMatchObject({ code: 0 });
    expect(existsSync(database)).toBe(true);
  });
});
