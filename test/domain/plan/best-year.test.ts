import { describe, expect, it } from 'vitest';
import { bestWorth, worthOf, type YearAsked } from '../../support/best-year.ts';
import { whole } from '../../support/thorough.ts';
import { shareOfBest } from '../../support/yearly-books.ts';

describe('the year as a whole', () => {
  const books = Array.from({ length: whole ? 10 : 5 }, (_, i) => ({ customers: 10 + i, seed: i + 1 }));
  const sharesWith = async (load: number) =>
    await Promise.all(books.map(async (book) => await shareOfBest({ ...book, load })));
  const mean = (shares: readonly number[]) => shares.reduce((sum, share) => sum + share, 0) / shares.length;

  it.each([
    ['with room to spare', 0.5, 0.98, 0.95],
    ['with just enough', 0.9, 0.98, 0.95],
    ['with too little', 1.5, 0.98, 0.95],
  ])('%s is nearly the best there could be', async (_, load, usual, least) => {
    const shares = await sharesWith(load);
    expect(mean(shares)).toBeGreaterThanOrEqual(usual);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(least);
    expect(Math.max(...shares)).toBeLessThanOrEqual(1 + 1e-6);
  });
});

describe('the yardstick', () => {
  const year = (calls: number, ...customers: YearAsked['customers']): YearAsked => ({
    length: 35,
    days: [0, 7, 14, 21, 28].map((day) => ({ day, calls })),
    customers,
  });
  const one = (until: number, value = 1) => ({ earliest: 0, rest: 21, worth: [{ within: 14, until, value }] });

  it.each<[string, YearAsked, number]>([
    ['a call covers two weeks, and rests three', year(1, one(-1)), 15 + 14],
    ['who was called before needs none at first', year(1, one(14)), 15 + 14],
    ['two want the one place', year(1, one(-1), one(-1)), 15 + 14 + 15 + 7],
    ['the worthier has it', { length: 2, days: [{ day: 0, calls: 1 }], customers: [one(-1), one(-1, 5)] }, 2 * 5],
    [
      'nobody before their day',
      { length: 2, days: [{ day: 0, calls: 1 }], customers: [{ ...one(-1), earliest: 7 }] },
      0,
    ],
  ])('%s', async (_, asked, worth) => {
    expect(await bestWorth(asked)).toBeCloseTo(worth);
  });

  it('counts the days on which somebody is within', () => {
    expect(worthOf(year(1, one(7)), [[21]])).toBe(8 + 14);
    expect(worthOf(year(1, one(-1)), [[]])).toBe(0);
  });
});
