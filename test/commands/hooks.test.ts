/** Programs of the user that run after something was done, as real scripts. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { realPrograms } from '../../src/platform/programs.ts';
import { bookWith } from '../support/book.ts';
import { runCadence, type Scene, someDay } from '../support/cadence.ts';
import { ada, bo, call } from '../support/call.ts';
import { ownFolder } from '../support/folder.ts';

let folder: string;
let database: string;
let settings: Map<string, string>;
beforeEach(async () => {
  folder = ownFolder();
  database = join(folder, 'book.db');
  settings = new Map();
  writeFileSync(join(folder, 'two.csv'), 'Name,Phone\nAda Finch,030 1234567\nBo Sparrow,030 7654321\n');
  await cadence(['import', join(folder, 'two.csv'), '--yes']);
});

const real = realPrograms([]);
/** The hooks of this test get less time than usual, where they must not end. */
const impatient: Scene = {
  programs: { run: (program, args, how) => real.run(program, args, { ...how, patience: 200 }) },
};

const cadence = (command: string | readonly string[], scene: Scene = {}) =>
  runCadence(command, { database, settings, programs: { run: real.run }, ...scene });

function script(name: string, body: string): string {
  const path = join(folder, name);
  writeFileSync(path, `#!${process.execPath}\n${body}\n`);
  chmodSync(path, 0o755);
  return path;
}

const seen = () => join(folder, 'seen');
const recorder = () =>
  script(
    'record',
    `const { appendFileSync, readFileSync } = require('node:fs');
     const env = Object.keys(process.env).filter((name) => /^CADENCE_(?!RUN|TEST|COVERAGE)/.test(name));
     appendFileSync(${JSON.stringify(seen())}, JSON.stringify({ args: process.argv.slice(2), env, ...JSON.parse(readFileSync(0)) }) + '\\n');`,
  );
const records = () =>
  existsSync(seen())
    ? readFileSync(seen(), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as { hook: string; operation: unknown })
    : [];
const documents = () => records() as readonly unknown[];

describe('a hook', () => {
  it('gets the entries of several customers as one operation, after they are stored', async () => {
    await cadence(['config', 'set', 'hook.after-log', `${recorder()} "a b" $HOME;true`]);
    const { code, err } = await cadence('log 1 2 --kind card');
    expect({ code, err }).toMatchObject({ code: 0 });
    expect(err).not.toContain('hook');
    expect(documents()).toEqual([
      {
        ...{ args: ['a b', '$HOME;true'], env: ['CADENCE_HOOK'], hook: 'after-log', book: database, day: '2026-11-23' },
        operation: {
          ...{ id: expect.any(Number), at: expect.any(String), day: '2026-11-23', kind: 'log' },
          ...{ command: 'log', summary: expect.any(String), by: null },
        },
      },
    ]);
    expect((await cadence('show 1 --json')).out).toContain('"card"');
  });

  it('runs after each imported file, and not with --dry-run', async () => {
    settings.set('hook.after-import', recorder());
    for (const name of ['three', 'four']) writeFileSync(join(folder, `${name}.csv`), `Name\n${name} Wren\n`);
    const files = [join(folder, 'three.csv'), join(folder, 'four.csv')];
    await cadence(['import', ...files, '--dry-run']);
    expect(documents()).toEqual([]);
    await cadence(['import', ...files, '--yes']);
    expect(records().map(({ operation }) => operation)).toMatchObject([{ kind: 'import' }, { kind: 'import' }]);
  });

  it('runs after each guided call, which is stored by then', async () => {
    settings.set('hook.after-call', recorder());
    const store = await bookWith(ada, bo);
    const { code } = await call(store, ['v', '', 'n', 'v', ''], { settings, programs: { run: real.run } });
    expect(code).toBe(0);
    expect(records().map(({ operation }) => operation)).toMatchObject([{ kind: 'call' }, { kind: 'call' }]);
  });

  it('runs before the list of the day, without an operation', async () => {
    settings.set('hook.before-today', recorder());
    const { code, out } = await cadence('today --json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toHaveProperty('calls');
    expect(documents()).toMatchObject([{ hook: 'before-today', operation: null }]);
  });

  it('does not run for what was refused, nor for other commands, nor inside another hook', async () => {
    settings.set('hook.after-log', recorder());
    expect((await cadence('log 99 --kind card')).code).not.toBe(0);
    await cadence('note 1 likes tea');
    await cadence('log 1 --kind card', { env: { CADENCE_HOOK: 'hook.after-import' } });
    expect(documents()).toEqual([]);
  });

  it('is never taken from a book', async () => {
    const store = await bookWith(ada);
    await store.atomically({ kind: 'config', command: 'config', day: someDay }, async (book) => {
      await book.settings.set('hook.after-log', recorder());
    });
    expect((await runCadence('log 1 --kind card', { store, settings, programs: { run: real.run } })).code).toBe(0);
    expect(documents()).toEqual([]);
    expect(settings.has('hook.after-log')).toBe(false);
  });

  it.each<readonly [string, () => string, string | RegExp, Scene]>([
    ['is missing', () => 'no-such-hook-anywhere', 'hook.after-log: there is no program "no-such-hook-anywhere"\n', {}],
    [
      'fails',
      () => script('fail', 'console.error("no\\u001b[31m way\\nat all"); process.exit(3)'),
      /ended with 3: no\S* way\n$/,
      {},
    ],
    [
      'sleeps',
      () => script('sleep', 'setTimeout(() => {}, 600_000)'),
      /sleep did not end within 10 seconds and was stopped\n$/,
      impatient,
    ],
    [
      'prints without end',
      () => script('print', 'const b = "x".repeat(1e6); const go = () => process.stdout.write(b, go); go()'),
      /print printed more than 1 MB and was stopped\n$/,
      {},
    ],
    [
      'prints 10 MB',
      () => script('much', 'process.stderr.write("x".repeat(1e7))'),
      /much printed more than 1 MB and was stopped\n$/,
      {},
    ],
  ])('that %s is reported in one line and changes nothing', async (_, command, problem, scene) => {
    const usual = await cadence('log 2 --kind card');
    settings.set('hook.after-log', command());
    const { code, out, err } = await cadence('log 1 --kind card', scene);
    expect(code).toBe(0);
    expect(out).toContain('Ada Finch');
    expect(err.startsWith(usual.err)).toBe(true);
    const told = err.slice(usual.err.length);
    expect(told).toMatch(problem);
    expect(told.trim().split('\n')).toHaveLength(1);
    expect(told).not.toContain('\u001b');
    expect((await cadence('show 1 --json')).out).toContain('"card"');
  });

  it('that reads nothing is none that fails', async () => {
    settings.set('hook.after-log', script('deaf', 'process.exit(0)'));
    expect((await cadence('log 1 --kind card')).err).not.toContain('hook');
  });

  it('needs a program', async () => {
    const { code, err } = await cadence(['config', 'set', 'hook.after-log', ' ']);
    expect(code).not.toBe(0);
    expect(err).not.toBe('');
  });
});
