/** Where the program is run as its writers never do: without a home, by nobody known, with closed ends, in closed folders. */
import { chmodSync, chownSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  asStranger,
  environmentOf,
  newHome,
  newShop,
  type Outcome,
  onTerminal,
  shell,
  whole,
} from './support/program.ts';

/** What holds of every answer: it ends as promised, says so in words, and is no accident. */
function expectInWords({ code, out, err }: Outcome, codes: readonly number[]): void {
  expect(`${out}${err}`).not.toMatch(/bug in cadence|\n {4}at |node:internal|Error:/);
  expect(codes).toContain(code);
  if (code !== 0) expect(err).toMatch(/^cadence: .+\n {2}.+/);
}

describe('without HOME', () => {
  it.each([null, ''])('(%j) it is the home of the password file', async (HOME) => {
    const home = newShop();
    const db = join(home, '.local/share/cadence/cadence.db');
    const env = { HOME, XDG_CONFIG_HOME: join(home, '.config'), XDG_STATE_HOME: home };
    expectInWords(await shell(`cadence --db ${db} today`, home, { env }), [0]);
    expectInWords(await shell('cadence --help', home, { env }), [0]);
  });
});

// A container with a number for a user: no entry in the password file, no HOME.
describe.skipIf(asStranger === null)('a user whom the system does not know', () => {
  const env = { HOME: null, USER: null, XDG_CACHE_HOME: null, TMPDIR: '/tmp' };
  const folder = () => {
    const home = newHome({ shop: true });
    for (const name of ['', 'customers.csv', 'orders.csv']) chownSync(join(home, name), 54_321, 54_321);
    return home;
  };
  const cadence = (args: string, home: string, more = {}) =>
    shell(`${asStranger} cadence ${args}`, home, { env: { ...env, ...more } });

  it('is told in words what is missing', async () => {
    const home = folder();
    for (const args of ['today', 'import customers.csv', 'doctor'])
      expect(await cadence(args, home)).toMatchObject({
        code: 1,
        err: expect.stringMatching(/^cadence: you have no home folder.*\n {2}.*--db FILE/),
      });
    for (const args of ['--help', '--version', 'list --help']) expectInWords(await cadence(args, home), [0]);
  });

  it('works with a book that is named', async () => {
    const home = folder();
    const book = { CADENCE_DB: join(home, 'book.db') };
    for (const args of [
      'import customers.csv orders.csv',
      'today',
      'list --csv',
      'export all.jsonl',
      'backup',
      'doctor',
      'undo --list',
    ])
      expectInWords(await cadence(args, home, book), [0]);
    expectInWords(await cadence('config set me Robin', home, book), [1]);
  });
});

it.runIf(whole).each([
  ['LANG=C', { LANG: 'C', LC_ALL: 'C' }],
  ['no LANG', { LANG: null, LC_ALL: null }],
  ['TERM=dumb', { TERM: 'dumb' }],
  ['no TERM', { TERM: null }],
])('%s: it says the same to a pipe, and no escape sequence to a dumb terminal', async (_what, env) => {
  const home = newShop();
  const usual = await shell('cadence list', home);
  expect(await shell('cadence list', home, { env })).toEqual(usual);
  const seen = await onTerminal('cadence --no-color list --limit 3', home, {
    env: { ...env, PAGER: 'cat' },
    until: null,
  });
  expect(seen.code).toBe(0);
  expect(seen.out).toContain('Customer');
});

describe.runIf(whole)('closed ends', () => {
  it.each([
    ['cadence list >&-', [0, 1]],
    ['cadence list --json >&-', [0, 1]],
    ['cadence note 1 "an oven" >&-', [0, 1]],
    ['cadence today 2>&-', [0]],
    ['cadence today <&-', [0]],
    ['cadence note 1 "an oven" <&- >&- 2>&-', [0, 1]],
    ['cadence import - <&-', [0, 1]],
    ['cadence call <&-', [1]],
    ['cadence today <&- >&-', [0, 1]],
  ])('%s', async (line, codes) => {
    const home = newShop();
    expectInWords(await shell(line, home), codes);
  });
});

describe.skipIf(asStranger === null && process.getuid?.() === 0)('a folder one may not write to', () => {
  const open = (home: string) => {
    if (process.getuid?.() === 0) chownSync(home, 54_321, 54_321);
    const closed = join(home, 'closed');
    mkdirSync(closed);
    writeFileSync(
      join(closed, 'list.csv'),
      'Name,Email,Birthday\nEva Roth,eva@roth.example,\n,,"1980"\n"Bad",not an address,99/99/9999\n',
    );
    chmodSync(closed, 0o555);
    return closed;
  };
  const cadence = (args: string, home: string, cwd = home) =>
    shell(`${asStranger ?? ''} cadence ${args}`, home, {
      cwd,
      env: { TMPDIR: '/tmp', XDG_CACHE_HOME: join(home, 'cache') },
    });

  it('holds a file with a bad row: the import goes in, the rejects go to stderr', async () => {
    const home = newHome();
    const closed = open(home);
    const { code, out, err } = await cadence('import closed/list.csv', home);
    expect([code, out]).toEqual([0, expect.stringContaining('added')]);
    expect(err).toMatch(
      /list\.csv\.rejects\.csv could not be written: permission denied; these are the rows that were rejected:\n.*Name,Email,Birthday,/s,
    );
    expect(readdirSync(closed)).toEqual(['list.csv']);
    expect(readdirSync(join(home, '.local/share/cadence')).filter((name) => name.includes('tmp'))).toEqual([]);
    expect((await cadence('list', home)).out).toContain('Eva Roth');
  });

  it.each([
    'export out.csv',
    'report --out out.html',
    'backup --to out.db',
    'week --ics --out out.ics',
    'completion bash --out c',
    '--db here.db import ../closed/list.csv',
    '--db sub/here.db import list.csv',
  ])('is told in words: cadence %s', async (args) => {
    const home = newHome();
    const closed = open(home);
    expectInWords(await cadence('import closed/list.csv', home), [0]);
    expectInWords(await cadence(args, home, closed), [1]);
  });

  it('is the home itself', async () => {
    const home = newHome({ shop: true });
    chmodSync(home, 0o555);
    for (const args of ['import customers.csv', 'config set me Robin', 'today', 'demo'])
      expectInWords(await cadence(args, home), args === 'demo' ? [0, 1] : [1]);
    chmodSync(home, 0o755);
  });
});

it('the environment of a test has nothing of ours in it', () => {
  expect(Object.keys(environmentOf('/nowhere')).sort()).toEqual([
    'CADENCE_TODAY',
    'EDITOR',
    'HOME',
    'PATH',
    'TMPDIR',
    'TZ',
    'XDG_CACHE_HOME',
  ]);
});
