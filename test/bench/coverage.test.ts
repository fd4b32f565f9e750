/** `npm run coverage`: what it asks of each file, and that it counts what processes ran. */
import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { withCounters } from '../../bench/covered/counters.ts';
import { exceptions } from '../../bench/covered/exceptions.ts';
import { type Covered, goalOf, gone, judge } from '../../bench/covered/judge.ts';
import { covered, merged } from '../../bench/covered/merge.ts';
import { ownFolder } from '../support/folder.ts';
import { sourceFiles, sourceOf } from '../support/source.ts';
import { whole } from '../support/thorough.ts';
import { itWhere } from '../support/where.ts';

const a = (file: string, run: number, more: Partial<Covered> = {}): Covered => ({
  ...{ file, statements: 100, run, loaded: true, missed: [] },
  ...more,
});
const problemsOf = (files: readonly Covered[], excused: Readonly<Record<string, string>> = {}) =>
  judge(files, excused).map(({ file, problem }) => [file, problem]);

it.each([
  ['src/main.ts', 90],
  ['src/commands/tag.ts', 90],
  ['src/command-line/tables.ts', 85],
  ['src/domain/day.ts', 85],
])('asks of %s that %i %% of its statements run', (file, goal) => {
  expect(goalOf(file)).toBe(goal);
});

describe('what is wrong with a file', () => {
  it('falls below, the lowest first', () => {
    const files = [a('src/a.ts', 85), a('src/b.ts', 84), a('src/commands/c.ts', 89)];
    expect(problemsOf(files)).toEqual([
      ['src/b.ts', 'falls below'],
      ['src/a.ts', null],
      ['src/commands/c.ts', 'falls below'],
    ]);
  });

  it('was loaded by nothing, but for one that has only types', () => {
    const files = [a('src/a.ts', 0, { loaded: false }), a('src/types.ts', 0, { loaded: false, statements: 0 })];
    expect(problemsOf(files)).toEqual([
      ['src/a.ts', 'was loaded by no process'],
      ['src/types.ts', null],
    ]);
  });

  it('is an exception, as long as it is needed', () => {
    const excused = { 'src/a.ts': 'Windows', 'src/b.ts': 'Windows' };
    expect(problemsOf([a('src/a.ts', 10), a('src/b.ts', 85)], excused)).toEqual([
      ['src/a.ts', null],
      ['src/b.ts', expect.stringContaining('not needed any more')],
    ]);
  });

  it('is an exception for what is not there', () => {
    expect(gone([a('src/a.ts', 10)], { 'src/a.ts': 'Windows', 'src/z.ts': 'Windows' })).toEqual(['src/z.ts']);
  });
});

it('has no exception for a file that is not there, and a reason for each', () => {
  const files = sourceFiles.map((file) => a(`src/${file}`, 0));
  expect(gone(files, exceptions)).toEqual([]);
  expect(Object.entries(exceptions).filter(([, reason]) => reason.length < 20)).toEqual([]);
});

describe('what processes ran', () => {
  const source = `export type Greeting = 'hello' | 'bye';
export function greeting(asked: boolean): Greeting {
  if (asked) {
    return 'hello';
  }
  return 'bye';
}
`;
  const collect = fileURLToPath(new URL('../../bench/covered/collect.cjs', import.meta.url));

  /** A process that runs the source with its counters, and then `more`. */
  function run(folder: string, more: string): void {
    const { code } = withCounters(source, 'src/greeting.ts');
    const program = `process.once('exit', require(${JSON.stringify(collect)})(${JSON.stringify(folder)}));
      ${code.replaceAll('export ', '')}; ${more}`;
    execFileSync(process.execPath, ['-e', program], { env: {} });
  }

  it('is put together, statement by statement: one runs the line that the other does not', () => {
    const folder = ownFolder();
    run(folder, 'greeting(false)');
    expect(merged(folder).get('src/greeting.ts')).toEqual([true, false, true]);
    run(folder, 'greeting(true)');
    expect(merged(folder).get('src/greeting.ts')).toEqual([true, true, true]);
  });

  it('is kept once, however many ran the same', () => {
    const folder = ownFolder();
    for (const _ of [1, 2]) run(folder, 'greeting(false)');
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('counts nothing of a process that may not write, which ends as it would have', () => {
    run('/nonexistent', 'greeting(true)');
  });

  it('names the lines that never ran, of the source with its types', () => {
    expect(withCounters(source, 'src/greeting.ts').lines).toEqual([3, 4, 6]);
    const [file] = covered(new Map(), ['src/domain/plural.ts']);
    expect(file).toMatchObject({ statements: 1, run: 0, loaded: false, missed: [expect.any(Number)] });
  });

  it('is of no use where a file was changed meanwhile', () => {
    expect(() => covered(new Map([['src/domain/plural.ts', [true, true]]]), ['src/domain/plural.ts'])).toThrow(
      'src/domain/plural.ts was changed during the run',
    );
  });
});

it('takes no hint to count less', () => {
  const hint = /(?:istanbul|v8|c8)\s+ignore/;
  expect(sourceFiles.filter((file) => hint.test(sourceOf(file)))).toEqual([]);
});

itWhere(whole, 'TESTS is not "whole": the program with counters, as `npm run coverage` builds it')(
  'makes processes of the installed program write down what they ran',
  () => {
    const folder = ownFolder();
    const install = fileURLToPath(new URL('../support/install.mjs', import.meta.url));
    execFileSync(process.execPath, [install, join(folder, 'program')], {
      env: { ...process.env, CADENCE_COVERAGE: folder, NODE_NO_WARNINGS: '1' },
    });
    execFileSync(process.execPath, [join(folder, 'program/bin/cadence.js'), '--version'], { env: {} });
    const ran = merged(folder);
    const main = ran.get('src/main.ts') ?? [];
    expect(main.filter(Boolean).length).toBeGreaterThan(10);
    expect(main).toContain(false);
    expect(ran.get('src/platform/code-cache.ts')).toContain(true);
  },
);
