import { describe, expect, it } from 'vitest';
import { decayOf, decayTable, emptyMeasure, type Measure, measure } from '../../../src/domain/rank/measure.ts';

type Order = readonly [daysAgo: number, money: number];

const today = 1000;
const book = { gap: 60, halfLife: 120, rankHalfLife: 90, gone: 300, memory: 2 };

/** As one customer among others in the columns, measured into what another left behind. */
function measured(orders: readonly Order[], into = emptyMeasure()): Measure {
  const columns = [[900, 77] as const, ...orders, [1, 77] as const];
  const run = {
    day: columns.map(([ago]) => today - ago),
    amount: columns.map(([, money]) => money),
    from: 1,
    to: 1 + orders.length,
    evidence: 'purchases',
  } as const;
  measure(run, today, book, decayOf(book, 1000), into);
  return into;
}

describe('what is known of a customer', () => {
  it('is nothing before the first order', () => {
    const nothing = {
      orderDays: 0,
      occasions: [],
      first: Number.NaN,
      last: Number.NaN,
      lastSeason: Number.NaN,
      pause: Number.NaN,
      refunded: 0,
    };
    const noMoney = {
      total: 0,
      lastYear: 0,
      value: 0,
      pace: 0,
      rank: 0,
      priority: 0,
      daysThisYear: 0,
      daysYearBefore: 0,
    };
    const expected = { ...nothing, ...noMoney, risk: 1, back: expect.closeTo(0.15, 12) };
    expect(emptyMeasure()).toEqual({ ...expected, rhythm: 0 });
    expect(measured([])).toEqual({ ...expected, rhythm: 60 });
  });

  it('forgets the customer before', () => {
    const before = measured([
      [350, 900],
      [3, -90],
    ]);
    expect(measured([], before)).toEqual(measured([]));
  });

  it.each<[string, readonly Order[], Partial<Measure>]>([
    [
      'money counts less the older it is: half after 120 days',
      [
        [240, 100],
        [120, 100],
        [0, 100],
      ],
      { value: 175, total: 300 },
    ],
    [
      'the days of orders',
      [
        [800, 1],
        [400, 1],
        [400, 1],
        [7, 1],
      ],
      { orderDays: 3, first: 200, last: 993 },
    ],
    [
      'a refund is money and no order',
      [
        [100, 500],
        [10, -100],
      ],
      { orderDays: 1, last: 900, total: 400, refunded: 100 },
    ],
    [
      'an order without money is an order',
      [
        [100, 500],
        [10, 0],
      ],
      { orderDays: 2, last: 990, refunded: 0 },
    ],
    [
      'a refund on the day of an order',
      [
        [10, 500],
        [10, -100],
      ],
      { orderDays: 1, last: 990, total: 400, refunded: 100, daysThisYear: 1 },
    ],
    [
      'this year and the year before',
      [
        [730, 1],
        [729, 2],
        [365, 4],
        [364, 8],
        [0, 16],
      ],
      { daysThisYear: 2, daysYearBefore: 2, lastYear: 24, total: 31 },
    ],
    ['too early for this season last year', [[381, 1]], { lastSeason: Number.NaN }],
    ['the first day of this season last year', [[380, 1]], { lastSeason: 620 }],
    ['its last day', [[335, 1]], { lastSeason: 665 }],
    ['too late for it', [[334, 1]], { lastSeason: Number.NaN }],
    [
      'the latest of it',
      [
        [370, 1],
        [350, 1],
      ],
      { lastSeason: 650 },
    ],
  ])('%s', (_, orders, figures) => {
    expect(measured(orders)).toMatchObject(figures);
  });
});

describe('rhythm, risk and rank', () => {
  it('of two orders of 100, today and 60 days ago', () => {
    // g = (60 + 180) / 4 = 60. here = 1 / (1 + 1/3) = 0.75; E = 300 · ln 2 / 120 · (1 + 2^−0.5) = 2.95819
    // p = 1 − 0.75 · (1 − 2.479095^−2) = 0.372032; q = 1 − 0.85 · p^1.5 = 0.807119
    // pace = (100 + 100 · 2^(−60/90)) / (1 − 2^(−(60 + 360)/90)) = 162.9961 / 0.960628; rank = pace · √q = 169.677 · 0.898398
    const { value, rhythm, risk, back, rank, priority } = measured([
      [60, 100],
      [0, 100],
    ]);
    expect(rhythm).toBe(60);
    expect(value).toBeCloseTo(170.710678, 6);
    expect(risk).toBeCloseTo(0.372032, 6);
    expect(back).toBeCloseTo(0.807119, 6);
    expect(rank).toBeCloseTo(152.437149, 6);
    expect(priority).toBeCloseTo(200 * 0.372032305, 6);
  });

  it('of three orders, the last 90 days ago', () => {
    // g = (60 + 180) / 5 = 48; silence = 90 / 48 = 1.875; here = 1 / (1 + e^1.3125 / 4) = 0.518440
    // rate = ln 2 / 96; E = 300 · rate · (2^(−150/96) + 2^(−120/96) + 2^(−90/96)) = 2.775078
    // p = 1 − here · (1 − 2.387539^−2)
    const { rhythm, risk } = measured([
      [150, 10],
      [120, 10],
      [90, 10],
    ]);
    expect(rhythm).toBe(48);
    expect(risk).toBeCloseTo(0.572509, 6);
  });

  it('does not care how much was bought, in how many entries a day, nor about refunds since', () => {
    const once = measured([
      [60, 100],
      [10, 100],
    ]);
    const often = measured([
      [60, 40],
      [60, 70],
      [10, 0],
      [5, -20],
    ]);
    expect([often.rhythm, often.risk, often.back]).toEqual([once.rhythm, once.risk, once.back]);
  });

  it('has nothing to call for where last year’s money went back, and no end of silence', () => {
    expect(
      measured([
        [400, 500],
        [10, -100],
      ]).priority,
    ).toBe(0);
    const columns = { day: [-10_000_000], amount: [5], from: 0, to: 1, evidence: 'purchases' } as const;
    const lost = emptyMeasure();
    measure(columns, today, book, decayOf(book, 10), lost);
    expect(lost).toMatchObject({ risk: 1, value: 0, rank: 0 });
  });
});

describe('how money fades', () => {
  it('to half in a half-life, day by day', () => {
    const table = decayTable(10, 30);
    expect(table).toHaveLength(31);
    expect([table[0], table[10], table[20], table[30]]).toEqual([1, 0.5, 0.25, 0.125]);
  });

  it('not at all today', () => {
    expect([...decayTable(10, 0)]).toEqual([1]);
    expect([...decayTable(10, -5)]).toEqual([1]);
  });
});
