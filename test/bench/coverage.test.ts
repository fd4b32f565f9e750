/** `npm run coverage`: what it asks of each file, and that it counts what processes ran. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { exceptions } from '../../bench/covered/exceptions.ts';
import { type Covered, goalOf, gone, judge } from '../../bench/covered/judge.ts';
import { ownFolder } from '../support/folder.ts';
import { sourceFiles } from '../support/source.ts';

const a = (file: string, run: number, more: Partial<Covered> = {}): Covered => ({
  ...{ file, statements: 100, run, loaded: true },
  ...more,
});
const problemsOf = (files: readonly Covered[], excused: Readonly<Record<string, string>> = {}) =>
  judge(files, excused).map(({ file, problem }) => [file, problem]);

it.each([
  ['src/main.ts', 90],
  ['src/commands/tag.ts', 90],
  ['src/commands/listing/tables.ts', 85],
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

it('writes down what a process ran of the sources, and nothing of libraries', () => {
  const folder = ownFolder();
  const path = (from: string) => JSON.stringify(fileURLToPath(new URL(`../../${from}`, import.meta.url)));
  const program = `
    process.once('exit', require(${path('bench/covered/collect.cjs')})(${JSON.stringify(folder)}));
    require(${path('src/domain/shell-word.ts')});
    require('commander');`;
  execFileSync(process.execPath, ['-e', program], { env: {} });
  const [name = ''] = readdirSync(folder);
  const { result } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
  expect(result.map(({ url }: { url: string }) => url.replace(/.*\/src\//, ''))).toEqual(['domain/shell-word.ts']);
});
