import { describe, expect, it } from 'vitest';
import { fromEpochDay } from '../../../src/domain/day.ts';
import { figuresOf } from '../../../src/domain/rank/figures.ts';
import { measuredSettings } from '../../../src/domain/rank/rank-settings.ts';
import { ordinal, reasonsFor } from '../../../src/domain/rank/reasons.ts';
import { scoreBook } from '../../../src/domain/rank/score.ts';
import { aBook, type Bought, type CustomerGiven, manySmall } from '../../support/scored-book.ts';

const today = 2000;

/** The reasons of one customer among 40 who buy 100 every 60 days. */
function reasonsAmong(customer: CustomerGiven, others = steady(40)): string[] {
  const standings = scoreBook(aBook([customer, ...others]), today, measuredSettings);
  const { customers, small } = standings.figures;
  const about = { today: fromEpochDay(today), customers, small };
  return reasonsFor(figuresOf(standings, 0, 'EUR'), about);
}

function steady(count: number): CustomerGiven[] {
  return Array.from({ length: count }, () => ({ bought: orders(800, 1990, 60, 10_000) }));
}

function orders(from: number, to: number, gap: number, amount: number): Bought[] {
  return Array.from({ length: Math.floor((to - from) / gap) + 1 }, (_, k) => [from + k * gap, amount]);
}

describe('reasons', () => {
  it('says the value of the top fifth', () => {
    expect(reasonsAmong({ bought: orders(800, 1990, 60, 420_000) })).toEqual([
      'one of your top 20% of customers, 25,200 EUR in the last 12 months',
    ]);
  });

  it('says the place in a small book', () => {
    const bigger = Array.from({ length: 2 }, () => ({ bought: [[1990, 900_000]] as Bought[] }));
    expect(reasonsAmong({ bought: [[1890, 420_000]] }, [...bigger, ...manySmall(15)])[0]).toBe(
      '3rd of 18, 4,200 EUR in the last 12 months',
    );
  });

  it('says the silence against the own rhythm', () => {
    expect(reasonsAmong({ bought: orders(1746, 1876, 30, 1000) })).toContain(
      'silent 134 days, usually orders every 43 days',
    );
  });

  it('names a rhythm shorter than the silence, where only the fraction of a day is', () => {
    const standings = scoreBook(
      aBook([{ bought: orders(1746, 1876, 30, 1000) }, ...steady(40)]),
      today,
      measuredSettings,
    );
    const figures = { ...figuresOf(standings, 0, 'EUR'), lastOrder: fromEpochDay(today - 107), rhythm: 106.6 };
    expect(reasonsFor(figures, { today: fromEpochDay(today), customers: 41, small: false })).toContain(
      'silent 107 days, usually orders every 106 days',
    );
  });

  it('says the silence against the book where the own rhythm is not known', () => {
    expect(reasonsAmong({ bought: [[1850, 1000]] })).toContain(
      'silent 150 days, similar customers order every 60 days',
    );
  });

  it('says nothing of a silence that is usual', () => {
    expect(reasonsAmong({ bought: orders(800, 1950, 60, 10_000) }).join()).not.toContain('silent');
  });

  it('says of a silent customer that they bought in this season last year too', () => {
    // Day 2000 is 1975-06-24.
    expect(reasonsAmong({ bought: [[1640, 1000]] })).toEqual([
      '10 EUR in the last 12 months',
      'silent 360 days, similar customers order every 60 days',
      'bought last June too',
    ]);
  });

  it('says when the pace changed', () => {
    const slower = [...orders(1000, 1275, 60, 100), ...orders(1275, 1630, 30, 100), ...orders(1700, 1990, 72, 100)];
    expect(reasonsAmong({ bought: slower })).toContain('12 orders the year before, 5 this year');
  });

  it('says who is rising', () => {
    const old = Array.from({ length: 39 }, (_, i) => ({ bought: [[500, 10_000 + i]] as Bought[] }));
    expect(
      reasonsAmong(
        {
          bought: [
            [1960, 4000],
            [1990, 4000],
          ],
        },
        old,
      ),
    ).toContain('small so far, ordering like the top 20%');
  });

  it('says who is new, refunded, undated or unknown', () => {
    expect(reasonsAmong({ bought: [[1988, 1000]] })).toEqual([
      '10 EUR in the last 12 months',
      'new: first order 12 days ago',
    ]);
    expect(reasonsAmong({ bought: [...orders(800, 1990, 60, 1000), [1991, -4000]] })).toContain('20% of it refunded');
    expect(reasonsAmong({ statedTotal: 5000 })).toEqual([
      '50 EUR in all',
      'no order dates in your file: average assumed',
    ]);
    expect(reasonsAmong({})).toEqual(['no purchases known']);
  });

  it('gives at most three', () => {
    const much = [...orders(1100, 1500, 20, 900_000), [1505, -200] as const];
    expect(reasonsAmong({ bought: much })).toHaveLength(3);
  });
});

describe('words', () => {
  it.each([
    [1, '1st'],
    [2, '2nd'],
    [3, '3rd'],
    [4, '4th'],
    [11, '11th'],
    [12, '12th'],
    [13, '13th'],
    [23, '23rd'],
    [111, '111th'],
  ])('writes %d as %s', (place, word) => expect(ordinal(place)).toBe(word));
});
