import { describe, expect, it } from 'vitest';
import { tiesOf, topSum } from '../../../src/domain/rank/holdout.ts';

describe('what the best of a list brought', () => {
  it.each<[string, number[], number[], number, number]>([
    ['the best two', [3, 1, 2], [10, 20, 40], 2, 50],
    ['nobody', [3, 1, 2], [10, 20, 40], 0, 0],
    ['half of the best', [3, 1, 2], [10, 20, 40], 0.5, 5],
    ['more than there are', [3, 1, 2], [10, 20, 40], 9, 70],
    ['of equals each an equal share of the place', [5, 5, 1], [10, 20, 40], 1, 15],
    ['equals who all have a place', [5, 5, 1], [10, 20, 40], 2, 30],
    ['and the next after them', [5, 5, 1], [10, 20, 40], 3, 70],
    ['equals for the places that are left', [5, 1, 1, 1], [10, 30, 0, 0], 2, 20],
    ['of an empty list', [], [], 3, 0],
  ])('%s', (_, score, gain, count, sum) => {
    expect(topSum(Float64Array.from(score), Float64Array.from(gain), count)).toBe(sum);
  });
});

it('puts equals together, the best first', () => {
  const ties = tiesOf(Float64Array.of(1, 5, 5, 3, 1));
  expect(ties.map(({ from, to, rows }) => [...rows.subarray(from, to)].sort())).toEqual([[1, 2], [3], [0, 4]]);
  expect(tiesOf(new Float64Array(0))).toEqual([]);
});
