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
    const ties = tiesOf(Float64Array.from(score));
    const times = score.map(() => 1);
    expect(topSum(ties, { gain: Float64Array.from(gain), times, count })).toBe(sum);
  });

  it.each([
    ['a customer drawn twice takes two places', [2, 1, 0], 2, 20],
    ['and is counted twice', [2, 1, 0], 3, 40],
    ['one who was not drawn takes none', [0, 1, 2], 2, 80],
    ['nobody was drawn', [0, 0, 0], 2, 0],
  ])('%s', (_, times, count, sum) => {
    expect(topSum(tiesOf(Float64Array.of(3, 1, 2)), { gain: Float64Array.of(10, 20, 40), times, count })).toBe(sum);
  });
});

it('puts equals together, the best first', () => {
  const ties = tiesOf(Float64Array.of(1, 5, 5, 3, 1));
  expect(ties.map(({ from, to, rows }) => [...rows.subarray(from, to)].sort())).toEqual([[1, 2], [3], [0, 4]]);
  expect(tiesOf(new Float64Array(0))).toEqual([]);
});
