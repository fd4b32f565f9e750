import { describe, expect, it } from 'vitest';
import { bookGap, bookRhythm, ownGaps } from '../../../src/domain/rank/rhythm.ts';
import { runsOf } from '../../../src/domain/rank/run.ts';
import { aBook, type Bought } from '../../support/scored-book.ts';

/** Orders with these days between them. */
const apart = (gaps: readonly number[]): Bought[] =>
  [0, ...gaps].map((_, i) => [gaps.slice(0, i).reduce((day, gap) => day + gap, 0), 100]);

/** The gaps come in turn, unsorted. */
const inTurn = (length: number, ...gaps: readonly number[]) =>
  Array.from({ length }, (_, i) => gaps[i % gaps.length] as number);

describe('the usual gap of a customer', () => {
  it.each<[string, Bought[], number]>([
    ['no order', [], Number.NaN],
    ['one order', apart([]), Number.NaN],
    ['two orders on one day', apart([0]), Number.NaN],
    ['two orders', apart([30]), 30],
    ['the middle of three gaps', apart([40, 10, 30]), 30],
    ['between the middle ones of four', apart([40, 10, 30, 20]), 25],
    ['of gaps of one and two digits', apart([9, 10, 100]), 10],
    ['a second order on a day is none', apart([20, 0, 40]), 30],
    [
      'a refund is no order',
      [
        [900, 100],
        [910, -5],
        [930, 100],
      ],
      30,
    ],
    [
      'an order without money is one',
      [
        [900, 100],
        [910, 0],
        [930, 100],
      ],
      15,
    ],
    ['of occasions: what was bought in the days after an order belongs to it', apart([3, 4, 358, 2, 6, 357]), 365],
    ['of very many orders too', apart(inTurn(41, 11, 9, 10, 9, 10, 11, 9)), 10],
  ])('%s', (_, bought, gap) => {
    const other = { bought: apart([5]) };
    expect([...ownGaps(runsOf(aBook([other, { bought }, other]), 1000), 3).median]).toEqual([5, gap, 5]);
  });
});

it('the mean gap of a customer is the time between first and last order, shared out', () => {
  const bought = [apart([]), apart([1, 1, 100]), apart([0, 30])];
  const { mean } = ownGaps(runsOf(aBook(bought.map((one) => ({ bought: one }))), 1000), 3);
  expect([...mean]).toEqual([Number.NaN, 34, 30]);
});

describe('the usual gap of a book', () => {
  const none = Number.NaN;
  it.each<[string, number[], number]>([
    ['nobody ordered twice', [none, none], 60],
    ['an empty book', [], 60],
    ['one who did, and nine supposed to order every 60 days', [none, 30, none], 57],
    ['nine', Array<number>(9).fill(20), 24],
    ['ten are enough', Array<number>(10).fill(20), 20],
    ['the middle of eleven', [100, 40, ...Array<number>(4).fill(20), ...Array<number>(5).fill(50)], 50],
    ['between the middle ones of ten', [20, 21, 22, 23, 29, 28, 27, 26, 25, 24], 24.5],
    ['at least two weeks', Array<number>(10).fill(1), 14],
    ['at most two years', Array<number>(10).fill(800), 730],
  ])('%s', (_, own, gap) => {
    expect(bookGap(Float64Array.from(own))).toBe(gap);
  });
});

it('leaves the gaps of the customers in their order', () => {
  const own = Float64Array.of(30, Number.NaN, 20);
  bookGap(own);
  expect([...own]).toEqual([30, Number.NaN, 20]);
});

describe('the days of a book', () => {
  const settings = { halfLife: null, gone: null, memory: 2 };
  it.each<[string, number, Partial<Record<keyof typeof settings, number>>, number, number, number]>([
    ['twice and five times the gap', 100, {}, 200, 500, 2],
    ['at least 120 and 180', 20, {}, 120, 180, 2],
    ['at most a year and two', 365, {}, 365, 730, 2],
    ['as set by hand', 100, { halfLife: 90, gone: 90, memory: 3 }, 90, 90, 3],
  ])('%s', (_, gap, byHand, halfLife, gone, memory) => {
    const rhythm = bookRhythm({ median: gap, mean: gap, age: 3650 }, { ...settings, ...byHand });
    expect(rhythm).toEqual({ gap, halfLife, rankHalfLife: halfLife, gone, memory });
  });

  it.each([
    ['by the mean gap, which sees the months between bursts', { median: 20, mean: 90, age: 3650 }, 180],
    ['by half of the age of a young book', { median: 60, mean: 60, age: 200 }, 100],
    ['of a week, by 45 days', { median: 60, mean: 60, age: 7 }, 45],
    ['at most a year', { median: 300, mean: 300, age: 3650 }, 365],
  ])('the half-life of the rank: %s', (_, gaps, rankHalfLife) => {
    expect(bookRhythm(gaps, settings).rankHalfLife).toBe(rankHalfLife);
    expect(bookRhythm(gaps, { ...settings, halfLife: 70 })).toMatchObject({ halfLife: 70, rankHalfLife: 70 });
  });
});
