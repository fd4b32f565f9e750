/** What the program makes for a command before it runs: the book, who writes to it, which day it is, and what it warns of. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeEach, expect, it } from 'vitest';
import { openPostgresBook } from '../../src/store/postgres/open.ts';
import { placeOnServer } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { testServer } from '../support/postgres.ts';
import { launcher, startsWarm } from '../support/program.ts';
import { itWhere } from '../support/where.ts';

const server = await testServer();
const whyNot = typeof server === 'string' ? '' : server.whyNot;

let home: string;
beforeEach(() => {
  home = ownFolder();
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function cadence(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const all = { PATH: process.env['PATH'], HOME: home, XDG_CONFIG_HOME: join(home, '.config'), ...startsWarm, ...env };
  return new Promise((resolve) =>
    execFile(process.execPath, [launcher, ...words], { cwd: home, env: all }, (error, out, err) =>
      resolve({ code: Number(error?.code ?? 0), out, err }),
    ),
  );
}

itWhere(whyNot === '', whyNot)(
  'keeps a book on a server as one in a file, and says there whose command it was',
  async () => {
    const env = { CADENCE_DB: placeOnServer(String(server)), USER: 'ann' };
    expect(await cadence(['list'], env)).toMatchObject({
      code: 1,
      err: expect.stringContaining('there are no customers yet'),
    });
    expect(await cadence(['add', 'Ada Finch', '--phone', '+13125550101'], env)).toMatchObject({ code: 0 });
    expect(JSON.parse((await cadence(['list', '--json'], env)).out)).toMatchObject([{ name: 'Ada Finch' }]);
    const book = await openPostgresBook(env.CADENCE_DB, { create: false });
    expect(await book.all('SELECT "by" FROM operation')).toEqual([{ by: 'ann' }]);
    book.close();
    expect(await cadence(['doctor'], env)).toMatchObject({ code: 0 });
    expect(existsSync(join(home, '.local', 'share', 'cadence', 'cadence.db'))).toBe(false);
  },
);

it('warns once, when the book begins, of a folder that a program syncs', async () => {
  mkdirSync(join(home, 'Dropbox'));
  const env = { CADENCE_DB: join(home, 'Dropbox', 'book.db') };
  const { code, err } = await cadence(['add', 'Ada Finch'], env);
  expect(code).toBe(0);
  expect(err).toContain('is in a folder that Dropbox syncs: open it on one computer at a time\n');
  expect((await cadence(['add', 'Bo Small'], env)).err).not.toContain('Dropbox syncs');
});

it('shows what it has to show when the settings cannot be read', async () => {
  mkdirSync(join(home, '.config', 'cadence'), { recursive: true });
  writeFileSync(join(home, '.config', 'cadence', 'config.json'), '{ "pager": ');
  expect(await cadence(['add', 'Ada Finch'])).toMatchObject({ code: 0, err: expect.stringContaining('config.json') });
  const { code, out, err } = await cadence(['list']);
  expect({ code, out, err }).toMatchObject({ code: 0, out: expect.stringContaining('Ada Finch') });
  expect(err).toBe('1 customer\n');
});

it.each([
  [['--db', ':memory:', 'list'], ':memory: is not a file, and a book must be one'],
  [['--today', 'someday', 'list'], '"someday" is not a day'],
])('%j is a wrong use, with the right one', async (words, why) => {
  const { code, err } = await cadence(words);
  expect({ code, first: err.split('\n')[0] }).toEqual({ code: 2, first: expect.stringContaining(why) });
  expect(err).not.toContain('bug in cadence');
});

it('takes the day from the environment, and who calls from the settings', async () => {
  await cadence(['add', 'Ada Finch'], { CADENCE_TODAY: '2026-11-02', USER: 'ann' });
  await cadence(['config', 'set', 'me', 'Robin']);
  expect(
    await cadence(['log', '1', '--outcome', 'connected'], { CADENCE_TODAY: '2026-11-03', USER: 'root' }),
  ).toMatchObject({ code: 0 });
  expect((await cadence(['history', '1'], { CADENCE_TODAY: '2026-11-04' })).out).toContain('2026-11-03');
  const book = new Database(join(home, '.local', 'share', 'cadence', 'cadence.db'), { readonly: true });
  expect(book.prepare('SELECT "by" FROM operation ORDER BY id').pluck().all()).toEqual(['ann', 'Robin']);
  book.close();
});
