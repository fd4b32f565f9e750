import { describe, expect, it } from 'vitest';
import { occasionsOf } from '../../../src/domain/rank/occasions.ts';
import { runsOf } from '../../../src/domain/rank/run.ts';
import { aBook, type Bought } from '../../support/scored-book.ts';

function occasions(bought: readonly Bought[], bookGap: number | null): number[] {
  const days: number[] = [7, 7, 7];
  occasionsOf(runsOf(aBook([{ bought }]), 1000).of(0), bookGap, days);
  return days;
}
const on = (...days: number[]): Bought[] => days.map((day) => [day, 100]);

describe('orders that belong together', () => {
  it.each<[string, Bought[], number[]]>([
    ['nothing', [], []],
    ['one order', on(5), [5]],
    ['two orders', on(5, 6), [5, 6]],
    ['several orders on a day', on(5, 5, 9), [5, 9]],
    ['an even rhythm', on(0, 7, 14, 21, 28), [0, 7, 14, 21, 28]],
    ['dues in January and small things in the same week', on(0, 4, 8, 365, 369, 375, 731), [0, 365, 731]],
    // Up to the last but one 400 days in four gaps: within ten days is close.
    ['exactly a tenth of the mean gap', on(0, 10, 200, 211, 400, 800), [0, 200, 211, 400, 800]],
    ['a long row of small steps is one occasion', on(0, 9, 18, 27, 500, 995), [0, 500, 995]],
    ['the last order does not decide whether those before it belong together', on(0, 36, 720), [0, 36, 720]],
    ['a tenth of less than ten days is less than a day', on(0, 1, 10, 19, 28), [0, 1, 10, 19, 28]],
    [
      'a refund is no order',
      [
        [0, 100],
        [200, -5],
        [400, 100],
        [404, 100],
        [800, 100],
      ],
      [0, 400, 800],
    ],
  ])('%s', (_, bought, days) => {
    expect(occasions(bought, null)).toEqual(days);
  });

  it.each<[string, Bought[], number | null, number[]]>([
    ['within a tenth of the gap of the book', on(0, 4, 9), 90, [0]],
    ['and for longer', on(0, 4, 10), 90, [0, 4, 10]],
    ['before that gap is known', on(0, 4, 9), null, [0, 4, 9]],
  ])('of who ordered in a few days only, %s', (_, bought, gap, days) => {
    expect(occasions(bought, gap)).toEqual(days);
  });
});
