/** What the suite demands of itself: the lists of support/zones.ts are complete, and what runs is what was built for this run. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, type RunnerTestSuite } from 'vitest';
import { commands } from '../src/command-list.ts';
import { passOver, zoneInTurn } from './support/in-short.ts';
import { watchZone } from './support/zone-watch.ts';
import { askingInFull, processes, zoned, zones } from './support/zones.ts';

const cwd = fileURLToPath(new URL('..', import.meta.url));
/** `a/{b,c}.ts` as `a/b.ts` and `a/c.ts`. */
const spelledOut = (glob: string) => {
  const [, before = '', names, after = ''] = /^(.*)\{(.*)\}(.*)$/.exec(glob) ?? [];
  return names === undefined ? [glob] : names.split(',').map((name) => before + name + after);
};

it.each([...new Set([...zoned, ...askingInFull, ...processes])].flatMap(spelledOut))('there is %s', (glob) => {
  expect(globSync(glob, { cwd })).not.toEqual([]);
});

it('each file that runs the program as a process is named: what that asks for nobody sees here', () => {
  const named = [...new Set([...zoned, ...askingInFull, ...processes])].flatMap(spelledOut);
  expect(named.filter((name) => name.includes('*'))).toEqual([]);
  const tests = globSync('test/**/*.test.ts', { cwd, exclude: ['test/acceptance/**'] });
  const runs = /from '[./]*\/(?:support\/(?:program|terminal|power-cut)|bench\/torture\/\w+)\.ts'/;
  const running = tests.filter((file) => runs.test(readFileSync(join(cwd, file), 'utf8')));
  expect(running.length).toBeGreaterThan(10);
  expect(running.map((file) => file.replaceAll('\\', '/')).filter((file) => !named.includes(file))).toEqual([]);
});

it('no test runs what lies in the checkout: another run may be building it', () => {
  const own = /new URL\('[./]*\/(?:bin\/cadence\.js|dist)\b/;
  const tests = globSync('test/**/*.test.ts', { cwd });
  expect(tests.filter((file) => own.test(readFileSync(join(cwd, file), 'utf8')))).toEqual([]);
});

it('no test has a time limit of its own, nor polls until one: on a busy machine it would fail', () => {
  const tests = globSync('test/**/*.test.ts', { cwd, exclude: ['test/acceptance/**', 'test/suite.test.ts'] });
  const limit =
    /^ *(?:\}, )?(?:\d+ \* )?(?:\d+_000|aMinute)(?:,|\);)$|', \{ timeout: \w+ \}, (?:async )?\(|\bexpect\s*\.poll\(/m;
  expect(tests.filter((file) => limit.test(readFileSync(join(cwd, file), 'utf8')))).toEqual([]);
});

it('what is skipped says why', () => {
  const tests = globSync('test/**/*.test.ts', { cwd, exclude: ['test/acceptance/**', 'test/suite.test.ts'] });
  const silent = tests.filter((file) => /\.(?:runIf|skipIf|skip|todo)\(/.test(readFileSync(join(cwd, file), 'utf8')));
  expect(silent, 'itWhere and describeWhere (test/support/where.ts) take a reason').toEqual([]);
});

it('each command has a file of tests of its own name', () => {
  const missing = commands
    .map(({ name }) => `test/commands/${name}.test.ts`)
    .filter((file) => !existsSync(join(cwd, file)));
  expect(missing).toEqual([]);
});

it.each<[string, () => unknown]>([
  ['the day of a date', () => new Date(0).getDate()],
  ['a date without a zone', () => new Date('2026-11-23T09:00')],
  ['a date in parts', () => new Date(2026, 10, 23)],
  ['now as a text', () => Date()],
  ['a parsed text', () => Date.parse('23 Nov 2026')],
  ['a date as a text', () => `${new Date(0)}`],
  ['a formatter', () => new Intl.DateTimeFormat('en')],
  ['the zone itself', () => Intl.DateTimeFormat().resolvedOptions().timeZone],
])('%s is seen to depend on the zone', (_what, ask) => {
  expect(asksOf(ask)).not.toEqual([]);
});

it.each<[string, () => unknown]>([
  ['now', () => Date.now()],
  ['a moment', () => new Date('2026-11-23T09:00Z').toISOString()],
  ['a day in UTC', () => new Date('2026-11-23').getUTCDate()],
  ['a text in a zone', () => new Date(0).toLocaleDateString('en', { timeZone: 'UTC' })],
  ['a formatter of a zone', () => new Intl.DateTimeFormat('en', { timeZone: 'UTC' }).format(0)],
])('%s is not', (_what, ask) => {
  expect(asksOf(ask)).toEqual([]);
});

function asksOf(work: () => unknown): string[] {
  const asks: string[] = [];
  const stop = watchZone((where) => asks.push(where()));
  try {
    work();
  } finally {
    stop();
  }
  return asks;
}

describe('a short run', () => {
  const test = (name: string, each = false) => ({ type: 'test', name, mode: 'run', each });
  const suite = (name: string, tasks: readonly unknown[]) => ({ type: 'suite', name, mode: 'run', tasks });
  const rows = (table: string, count: number) => Array.from({ length: count }, (_, i) => test(`${table} ${i}`, true));
  const ran = (tasks: readonly { mode: string; name: string; tasks?: never[] }[]): string[] =>
    tasks.flatMap((task) => (task.tasks ? ran(task.tasks) : task.mode === 'run' ? [task.name] : []));
  const runOf = (path: string, turn: number) => {
    const tasks = [test('one'), ...rows('short', 5), suite('more', [test('two'), ...rows('long', 9)]), test('three')];
    const file = suite('', tasks) as unknown as RunnerTestSuite;
    passOver(file, path, turn);
    return ran([file as never]);
  };
  const all = runOf('test/domain/day.test.ts', 0);

  it('has a third of the rows of a long table', () => {
    const ran = runOf('test/commands/tag.test.ts', 1).filter((name) => name.startsWith('long'));
    expect(ran.length).toBeGreaterThan(0);
    expect(ran.filter((name) => !/long [258]/.test(name))).toEqual([]);
  });

  it.each<[string, number]>([
    ['test/commands/tag.test.ts', 9],
    ['test/terminal/desk.test.ts', 12],
    ['test/commands/cron.test.ts', 3],
  ])('has every test of %s in one of %i', (path, count) => {
    const runs = Array.from({ length: count }, (_, i) => runOf(path, 41 + i));
    expect(new Set(runs.flat())).toEqual(new Set(all));
    for (const run of runs) expect(run.length).toBeLessThan(all.length);
  });

  it('tries a file in one zone, and in the other the next time; what asks for none in the first', () => {
    for (const file of zoned.flatMap(spelledOut))
      expect(new Set([zoneInTurn(file, 41), zoneInTurn(file, 42)])).toEqual(new Set(zones));
    expect(zoneInTurn('test/commands/tag.test.ts', 42)).toBe(zones[0]);
    expect(new Set(zoned.flatMap(spelledOut).map((file) => zoneInTurn(file, 41)))).toEqual(new Set(zones));
  });

  it('passes nothing over where rules are guarded', () => {
    expect(runOf('test/layers.test.ts', 1)).toEqual(all);
  });
});
