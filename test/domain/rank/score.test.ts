import { describe, expect, it } from 'vitest';
import { measuredSettings } from '../../../src/domain/rank/rank-settings.ts';
import { type BookScores, scoreBook } from '../../../src/domain/rank/score.ts';
import { aBook, type Bought, type CustomerGiven, manySmall } from '../../support/scored-book.ts';
import { whole } from '../../support/thorough.ts';

const today = 1000;
const scored = (customers: readonly CustomerGiven[], asOf = today): BookScores =>
  scoreBook(aBook(customers), asOf, measuredSettings);

describe('the formulae, by hand', () => {
  it('scores two orders of 100, today and 60 days ago', () => {
    // One repeat customer of gap 60: G = 60, so H = 120, W = 300; g = (60 + 180) / 4 = 60; D = 0.
    // V = 100 + 100 · 2^(−60/120) = 170.711; here = 1 / (1 + 1/3) = 0.75; E = 300 · ln 2 / 120 · (1 + 2^−0.5) = 2.95819
    // p = 1 − 0.75 · (1 − 2.479095^−2) = 0.372032; q = 1 − 0.85 · p^1.5 = 0.807119
    // The book is 60 days old: the rank halves in 45. (100 + 100 · 2^(−60/45)) / (1 − 2^(−(60 + 360)/45)) · 0.898398
    const standings = scored([
      {
        bought: [
          [940, 100],
          [1000, 100],
        ],
      },
    ]);
    expect(standings.figures.rhythm).toEqual({ gap: 60, halfLife: 120, rankHalfLife: 45, gone: 300, memory: 2 });
    expect(standings.value[0]).toBeCloseTo(170.710678, 6);
    expect(standings.risk[0]).toBeCloseTo(0.372032, 6);
    expect(standings.back[0]).toBeCloseTo(0.807119, 6);
    expect(standings.rank[0]).toBeCloseTo(125.68759, 4);
    expect(standings.priority[0]).toBeCloseTo(200 * 0.372032305, 6);
  });

  it('scores a regular, a large lapsing and a new customer', () => {
    // Own median gaps 30 and 45: G = (30 + 45)/2 · 2/10 + 60 · 8/10 = 55.5; H = 120 (111 is under the least), W = 277.5.
    // The means are the same; the book is 200 days old, so the rank halves in 100.
    const standings = scored([
      {
        bought: [
          [880, 50],
          [910, 60],
          [940, 70],
          [970, 80],
        ],
      },
      {
        bought: [
          [800, 1000],
          [845, 500],
        ],
      },
      { bought: [[990, 200]] },
    ]);
    expect(standings.figures.rhythm).toEqual({ gap: 55.5, halfLife: 120, rankHalfLife: 100, gone: 277.5, memory: 2 });
    expect([...standings.rhythm]).toEqual([42.75, 52.875, 55.5]);
    expect([...standings.value].map((value) => Number(value.toFixed(4)))).toEqual([177.4454, 519.2197, 188.7749]);
    expect([...standings.risk].map((risk) => Number(risk.toFixed(6)))).toEqual([0.306448, 0.834029, 0.555837]);
    expect([...standings.rank].map((rank) => Number(rank.toFixed(4)))).toEqual([164.84, 256.9606, 165.5474]);
    expect([...standings.place]).toEqual([3, 1, 2]);
    expect([...standings.urgency]).toEqual([3, 1, 2]);
    expect([...standings.lastYear]).toEqual([260, 1500, 200]);
  });

  it('takes the median over repeat customers once there are ten of them', () => {
    const tenRepeaters = Array.from({ length: 10 }, (_, i) => ({
      bought: [
        [900, 1],
        [900 + 20 + i, 1],
      ] as Bought[],
    }));
    expect(scored(tenRepeaters).figures.rhythm.gap).toBe(24.5);
  });

  it('keeps the rhythm of a book between two weeks and a year', () => {
    const every = (gap: number) =>
      Array.from({ length: 10 }, () => ({
        bought: [
          [100, 1],
          [100 + gap, 1],
        ] as Bought[],
      }));
    expect(scored(every(1)).figures.rhythm).toEqual({
      gap: 14,
      halfLife: 120,
      rankHalfLife: 120,
      gone: 180,
      memory: 2,
    });
    expect(scored(every(800)).figures.rhythm).toEqual({
      gap: 730,
      halfLife: 365,
      rankHalfLife: 365,
      gone: 730,
      memory: 2,
    });
  });

  it('counts the last 365 days as this year, the 365 before as the year before, and a season around last year’s day', () => {
    const daysAgo = (...days: readonly number[]): CustomerGiven => ({ bought: days.map((day) => [today - day, 10]) });
    const years = scored([daysAgo(729, 365, 364), daysAgo(730)]);
    expect([...years.lastYear]).toEqual([10, 0]);
    expect([...years.daysThisYear]).toEqual([1, 0]);
    expect([...years.daysYearBefore]).toEqual([2, 0]);
    const seasons = scored([daysAgo(381), daysAgo(380), daysAgo(335), daysAgo(334), daysAgo(370, 350)]);
    expect([...seasons.lastSeason]).toEqual([Number.NaN, today - 380, today - 335, Number.NaN, today - 350]);
  });

  it('scores by place among those with a rank, ties averaged', () => {
    const standings = scored([
      ...[300, 200, 200, 100].map((amount) => ({ bought: [[990, amount]] as Bought[] })),
      { bought: [[990, -50]] },
      {},
    ]);
    expect([...standings.score]).toEqual([100, 62.5, 62.5, 25, 0, 0]);
    expect([...standings.place]).toEqual([1, 2, 2, 4, 6, 5]);
  });

  it('calls rising who ranks in the top fifth with lifetime revenue outside it', () => {
    const old = Array.from({ length: 9 }, (_, i) => ({ bought: [[100, 10_000 + i]] as Bought[] }));
    const standings = scored([
      ...old,
      {
        bought: [
          [960, 400],
          [995, 500],
        ],
      },
    ]);
    expect([...standings.rising]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  });
});

describe('poor input', () => {
  const others = manySmall(40);

  it('takes totals as evenly spaced orders, and gives the same', () => {
    const stated = { statedTotal: 1200, statedOrders: 4, statedFirst: 700, statedLast: 970 };
    const orders = {
      bought: [
        [700, 300],
        [790, 300],
        [880, 300],
        [970, 300],
      ] as Bought[],
    };
    const standings = scored([...others, stated, orders]);
    for (const column of ['value', 'rank', 'score', 'priority', 'risk', 'tier'] as const) {
      expect(standings[column][40]).toBe(standings[column][41]);
    }
  });

  it('assumes one order in 60 days where no number is stated', () => {
    const standings = scored([
      { statedTotal: 1200, statedFirst: 700, statedLast: 880 },
      { statedTotal: 1200, statedFirst: 700, statedLast: 880, statedOrders: 4 },
    ]);
    expect(standings.rank[0]).toBe(standings.rank[1]);
  });

  it('takes a total with one date as one order on it', () => {
    const standings = scored([
      { statedTotal: 1200, statedOrders: 4, statedLast: 970 },
      { statedTotal: 1200, statedFirst: 970 },
      { bought: [[970, 1200]] },
    ]);
    expect(standings.rank[0]).toBe(standings.rank[2]);
    expect(standings.rank[1]).toBe(standings.rank[2]);
  });

  it('takes more stated orders than days as several a day', () => {
    const standings = scored([
      { statedTotal: 3000, statedOrders: 1_000_000_000, statedFirst: 971, statedLast: 1000 },
      { bought: Array.from({ length: 30 }, (_, i) => [971 + i, 100] as const) },
    ]);
    expect(standings.orderDays[0]).toBe(30);
    expect((standings.rank[0] as number) / (standings.rank[1] as number)).toBeCloseTo(1, 1);
  });

  it('assumes the average freshness where there are no dates', () => {
    const standings = scored([...others, { statedTotal: 2000 }, { bought: [[990, 2000]] }]);
    // All others bought on one day, so their freshness is everybody's, and so is their risk.
    expect(standings.value[40]).toBeCloseTo(standings.value[41] as number, 6);
    expect(standings.rank[40]).toBeCloseTo(standings.rank[41] as number, 6);
    expect(standings.priority[40]).toBeCloseTo(standings.priority[41] as number, 6);
  });

  it('ranks by the total where nobody has a date', () => {
    const standings = scored(Array.from({ length: 40 }, (_, i) => ({ statedTotal: i })));
    expect([...standings.value]).toEqual(Array.from({ length: 40 }, (_, i) => i));
    expect(standings.tier[39]).toBe(1);
    expect(standings.tier[0]).toBe(3);
  });

  it('counts a refund as money, never as an order', () => {
    const standings = scored([
      {
        bought: [
          [900, 500],
          [990, -100],
        ],
      },
      { bought: [[900, 500]] },
    ]);
    expect(standings.last[0]).toBe(900);
    expect(standings.lastYear[0]).toBe(400);
    expect(standings.risk[0]).toBe(standings.risk[1]);
    expect(standings.refunded[0]).toBe(100);
  });

  it('adds several orders a day into one order day', () => {
    const standings = scored([
      {
        bought: [
          [900, 200],
          [900, 300],
          [900, -50],
        ],
      },
      { bought: [[900, 450]] },
    ]);
    expect(standings.orderDays[0]).toBe(1);
    expect(standings.rank[0]).toBe(standings.rank[1]);
  });

  it('ignores the future, and says how much of it there is', () => {
    const standings = scored([
      {
        bought: [
          [900, 200],
          [1001, 900],
        ],
      },
      { bought: [[900, 200]] },
    ]);
    expect(standings.rank[0]).toBe(standings.rank[1]);
    expect(standings.figures.future).toBe(1);
  });

  it('has no tiers with fewer than 30 customers, unless pinned', () => {
    const few = scored([...manySmall(28), { pinnedTier: 1 }]);
    expect(few.figures.small).toBe(true);
    expect([...few.tier]).toEqual([...Array(28).fill(0), 1]);
    expect(scored(manySmall(30)).tier).not.toContain(0);
  });

  it.each<[string, CustomerGiven[]]>([
    ['no customer', []],
    ['one customer', [{ bought: [[990, 100]] }]],
    ['one customer of whom nothing is known', [{}]],
    ['all zero', Array.from({ length: 40 }, () => ({ bought: [[990, 0]] as Bought[] }))],
    ['all refunds', Array.from({ length: 40 }, () => ({ bought: [[990, -100]] as Bought[] }))],
    ['no dates', Array.from({ length: 40 }, () => ({ statedTotal: 100, statedOrders: 3 }))],
    ['only negative totals', Array.from({ length: 40 }, () => ({ statedTotal: -100, statedLast: 900 }))],
    ['everything in the future', Array.from({ length: 40 }, () => ({ bought: [[2000, 100]] as Bought[] }))],
    [
      'stated dates in the future',
      Array.from({ length: 40 }, () => ({ statedTotal: 5, statedFirst: 2000, statedLast: 3000 })),
    ],
    [
      'amounts of 10^15',
      Array.from({ length: 40 }, (_, i) => ({
        bought: [
          [i, 1e15],
          [990, 1e15],
        ] as Bought[],
      })),
    ],
    [
      'a first order in the year 1',
      [
        {
          bought: [
            [-719_162, 100],
            [990, 100],
          ],
        },
      ],
    ],
    ['last before first', [{ statedTotal: 100, statedOrders: 3, statedFirst: 900, statedLast: 700 }]],
  ])('gives numbers for %s', (_, customers) => {
    const standings = scored(customers);
    for (const column of ['value', 'rank', 'score', 'priority', 'back', 'rhythm', 'total', 'lastYear'] as const) {
      expect([...standings[column]].every(Number.isFinite)).toBe(true);
    }
    expect(standings.tier.every((tier) => (customers.length < 30 ? tier === 0 : tier >= 1))).toBe(true);
  });

  it('puts everybody into C when nobody ever brought money', () => {
    expect(new Set(scored(Array.from({ length: 40 }, () => ({ bought: [[990, 0]] as Bought[] }))).tier)).toEqual(
      new Set([3]),
    );
    expect(new Set(scored(Array.from({ length: 40 }, () => ({}))).score)).toEqual(new Set([0]));
  });

  // More than one call takes as arguments.
  it('takes a million orders of one customer, in short a fifth of that', () => {
    const many = whole ? 1_000_000 : 200_000;
    const bought = Array.from({ length: many }, (_, i) => [i % 1000, 100] as const);
    const standings = scored([{ bought }, ...others]);
    expect(standings.orderDays[0]).toBe(1000);
    expect(standings.total[0]).toBe(100 * many);
    expect(standings.place[0]).toBe(1);
  });
});
