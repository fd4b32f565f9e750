/** Programs of the user that run after something was done, as real scripts. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { realPrograms } from '../../src/platform/programs.ts';
import { bookWith } from '../support/book.ts';
import { runCadence, type Scene, someDay } from '../support/cadence.ts';
import { ada, bo, call } from '../support/call.ts';
import { ownFolder } from '../support/folder.ts';
import { scripted } from '../support/prompter.ts';
import { fakeScreen } from '../support/screen.ts';
import { until } from '../support/until.ts';

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
        .map((line) => JSON.parse(line) as { hook: string; operation: { kind: string; customers: number[] } | null })
    : [];
/** `after-log: log [1,2]` */
const told = () =>
  records().map(({ hook, operation }) => `${hook}: ${operation?.kind} ${JSON.stringify(operation?.customers)}`);
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
          ...{ command: 'log', summary: expect.any(String), by: null, customers: [1, 2] },
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
    expect(records().map(({ operation }) => operation)).toMatchObject([
      { kind: 'import', customers: [3] },
      { kind: 'import', customers: [4] },
    ]);
  });

  it('runs after each guided call, which is stored by then', async () => {
    settings.set('hook.after-call', recorder());
    const store = await bookWith(ada, bo);
    const { code } = await call(store, ['v', '', 'n', 'v', ''], { settings, programs: { run: real.run } });
    expect(code).toBe(0);
    expect(records().map(({ operation }) => operation)).toMatchObject([
      { kind: 'call', customers: [expect.any(Number)] },
      { kind: 'call', customers: [expect.any(Number)] },
    ]);
  });

  it('runs after an entry that was mended, and not after the import of orders', async () => {
    settings.set('hook.after-log', recorder());
    await cadence('log 2 --kind card');
    await cadence('log 2 --last --note sent');
    writeFileSync(join(folder, 'orders.csv'), 'Customer,Date,Total\nAda Finch,2026-10-01,12\n');
    await cadence(['import', join(folder, 'orders.csv'), '--yes']);
    expect(told()).toEqual(['after-log: log [2]', 'after-log: log [2]']);
  });

  it('runs after the import of a log of calls, then after those that are confirmed in it', async () => {
    const calls = join(folder, 'calls.csv');
    const call = (day: number, number: string, talked: string) =>
      `2026-11-${day}T09:12:33,c${day},Ann (101),${number},Outbound,Answered,00:00:10,${talked}`;
    writeFileSync(
      calls,
      `Call Time,Call ID,From,To,Direction,Status,Ringing,Talking\n${[
        call(18, '0301234567', '00:04:05'),
        call(19, '0307654321', '00:00:00'),
        call(20, '08005550199', '00:04:05'),
      ].join('\n')}\n`,
    );
    for (const hook of ['after-import', 'after-log']) settings.set(`hook.${hook}`, recorder());
    await cadence(['import', calls], { prompter: scripted('y', '<Esc>') });
    expect(told()).toEqual(['after-import: import [1,2]']);
    await cadence(['import', calls, '--yes']);
    expect(told()).toHaveLength(1);
    await cadence('log --confirm --yes');
    expect(told().slice(1)).toEqual(['after-log: log [1]']);
    await cadence('undo --yes');
    await cadence('undo --yes');
    await cadence(['import', calls], { prompter: scripted('y', 'c') });
    expect(told().slice(2)).toEqual(['after-import: import [1,2]', 'after-log: log [1]']);
  });

  it('runs after an entry and a call of the desk', async () => {
    for (const hook of ['after-call', 'after-log', 'before-today']) settings.set(`hook.${hook}`, recorder());
    const store = await bookWith(ada, bo);
    const scene = { store, settings, programs: { run: real.run }, terminal: 80 };
    await runCadence('', { ...scene, prompter: scripted(), screen: fakeScreen('lctwo vans<Enter>') });
    expect(told()).toEqual(['after-log: log [1]']);
    await runCadence('', { ...scene, prompter: scripted('n', ''), screen: fakeScreen('<Enter>') });
    expect(told().slice(1)).toEqual([expect.stringMatching(/^after-call: call \[\d\]$/)]);
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
      /sleep did not finish within 10 seconds and was stopped\n$/,
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

  it.each([
    ['runs on', 'setInterval(() => {}, 1000)'],
    ['ended before', ''],
    ['does not listen', 'process.on("SIGTERM", () => {}); setInterval(() => {}, 1000)'],
  ])('that is stopped takes along what it started, when it %s', async (_, body) => {
    const started = join(folder, 'started');
    const child = script(
      'child',
      'process.on("SIGTERM", () => {}); process.stdout.write("x"); setInterval(() => {}, 1000)',
    );
    settings.set(
      'hook.after-log',
      script(
        'starts',
        `const child = require('node:child_process').spawn(${JSON.stringify(child)}, { stdio: 'inherit' });
         require('node:fs').writeFileSync(${JSON.stringify(started)}, String(child.pid));
         child.unref();
         ${body}`,
      ),
    );
    // It has to get that far, on a busy machine as well.
    for (let patience = 1_000; !existsSync(started); patience *= 2) {
      const { err } = await cadence('log 1 --kind card', {
        programs: { run: (program, args, how) => real.run(program, args, { ...how, patience }) },
      });
      expect(err).toContain('did not finish within 10 seconds and was stopped');
    }
    await until(() => !real.isRunning(Number(readFileSync(started, 'utf8'))));
  });

  it('needs a program', async () => {
    const { code, err } = await cadence(['config', 'set', 'hook.after-log', ' ']);
    expect(code).not.toBe(0);
    expect(err).not.toBe('');
  });
});
