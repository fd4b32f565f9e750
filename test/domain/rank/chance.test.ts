import { expect, it } from 'vitest';
import { between, drawn, verdictOf } from '../../../src/domain/rank/chance.ts';

/** 0 to 100 in an order that is none. */
const values = Array.from({ length: 101 }, (_, i) => (i * 37) % 101);

it('is between the middle 95 of 100 values, whatever their order; what is no number is left out', () => {
  expect(between(values)).toEqual([3, 98]);
  expect(between([...values, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([3, 98]);
  expect(between([7])).toEqual([7, 7]);
  expect(between([100, 9])).toEqual([9, 100]);
  expect(between([])).toEqual([Number.NaN, Number.NaN]);
});

it('tells a difference from chance only where nearly all draws have its sign', () => {
  expect(verdictOf([1, 2, 3])).toBe('better');
  expect(verdictOf([-1, -2, -3])).toBe('worse');
  for (const few of [
    [-1, 2, 3],
    [0, 1],
    [-1, 0],
  ])
    expect(verdictOf(few)).toBe('too close to tell');
});

it('draws as many customers as there are, with replacement, the same ones each time', () => {
  const times = drawn(50, (counts) => [...counts]);
  expect(times).toHaveLength(400);
  for (const counts of times) expect(counts.reduce((a, b) => a + b, 0)).toBe(50);
  // Each comes up once a draw in the mean, and about a third of them in none.
  const sums = Array.from({ length: 50 }, (_, at) => times.reduce((sum, counts) => sum + (counts[at] ?? 0), 0));
  for (const sum of sums) expect(Math.abs(sum / 400 - 1)).toBeLessThan(0.25);
  const left = times.flat().filter((count) => count === 0).length / times.flat().length;
  expect(Math.abs(left - 1 / Math.E)).toBeLessThan(0.02);
  expect(drawn(50, (counts) => [...counts])).toEqual(times);
});

it('draws less often from a large book, but forty times', () => {
  expect(drawn(200_000, () => [])).toHaveLength(100);
  expect(drawn(600_000, () => [])).toHaveLength(40);
});
