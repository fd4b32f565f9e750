import { describe, expect, it } from 'vitest';
import type { Equivalent } from '../../bench/mutants/equivalents.ts';
import { judge, type Report } from '../../bench/mutants/judge.ts';
import { goalOf, mutated, testsOf } from '../../bench/mutants/scope.ts';

const file = 'src/domain/day.ts';
const source = 'const a = 1;\nreturn a <\n  b;\n';
const over = { start: { line: 2, column: 8 }, end: { line: 3, column: 4 } };
const mutant = (status: string) => ({ mutatorName: 'Equality', replacement: 'a <=\n b', status, location: over });
const report = (...statuses: string[]): Report => ({ files: { [file]: { source, mutants: statuses.map(mutant) } } });
const excuse: Equivalent = { file, why: 'never equal', changes: ['a < b → a <= b'] };

describe('the verdict on the tests of a file', () => {
  it.each<[string, string[], readonly Equivalent[], { score: number; missed: boolean; excused: number }]>([
    ['killed or out of time is noticed', ['Killed', 'Timeout'], [], { score: 100, missed: false, excused: 0 }],
    ['a survivor is not', ['Killed', 'Survived'], [], { score: 50, missed: true, excused: 0 }],
    ['nor what no test runs', ['Killed', 'NoCoverage'], [], { score: 50, missed: true, excused: 0 }],
    ['what cannot be run is left out', ['Killed', 'CompileError'], [], { score: 100, missed: false, excused: 0 }],
    ['at the goal', ['Killed', 'Killed', 'Killed', 'Survived'], [], { score: 75, missed: false, excused: 0 }],
    ['a survivor that changes nothing', ['Killed', 'Survived'], [excuse], { score: 100, missed: false, excused: 1 }],
    [
      'an excuse for another file',
      ['Killed', 'Survived'],
      [{ ...excuse, file: 'src/domain/due.ts' }],
      { score: 50, missed: true, excused: 0 },
    ],
  ])('%s', (_, statuses, equivalents, verdict) => {
    expect(judge(report(...statuses), file, 75, equivalents)).toMatchObject(verdict);
  });

  it('shows what was changed in one line', () => {
    const [survivor] = judge(report('NoCoverage'), file, 75, [])?.survivors ?? [];
    expect(survivor).toEqual({ line: 2, mutator: 'Equality', was: 'a < b', becomes: 'a <= b', covered: false });
  });

  it('an excuse that is not needed misses the goal, so that the list stays true', () => {
    expect(judge(report('Killed'), file, 75, [excuse])).toMatchObject({
      score: 100,
      unused: ['a < b → a <= b'],
      missed: true,
    });
  });

  it('says nothing of a file without code', () => {
    expect(judge(report(), file, 75, [])).toBeNull();
  });
});

it('asks most of the plan and the ranking, and runs the tests beside each file', () => {
  expect(mutated()).toContain('src/domain/plan/day-board.ts');
  expect(mutated()).toContain('src/store/journal.ts');
  expect(goalOf('src/domain/plan/day-board.ts')).toBe(90);
  expect(goalOf('src/domain/day.ts')).toBe(85);
  expect(testsOf('src/domain/day.ts')).toEqual(['test/domain/day.test.ts', 'test/domain/day-*.test.ts']);
});
