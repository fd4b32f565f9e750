import { describe, expect, it } from 'vitest';
import { backtest, rfmScores } from '../../../src/domain/rank/backtest.ts';
import { measuredSettings } from '../../../src/domain/rank/rank-settings.ts';
import { aBook, type Bought, type CustomerGiven } from '../../support/scored-book.ts';

const check = (customers: CustomerGiven[], until = 1000, horizon?: number) =>
  backtest({
    book: aBook(customers),
    until,
    settings: measuredSettings,
    ...(horizon === undefined ? {} : { horizon }),
  });

/** 40 who buy every 30 days for 1000 days; the first `lost` of them, who buy most, stop on day 700. */
const loyal = (lost: number): CustomerGiven[] =>
  Array.from({ length: 40 }, (_, i) => ({
    bought: Array.from({ length: 33 }, (_, k) => [10 + 30 * k, Math.round(1000 * 0.9 ** i)] as Bought).filter(
      ([day]) => i >= lost || day < 700,
    ),
  }));

describe('the backtest', () => {
  it('tells what followed, and who of the lost was named', () => {
    const result = check(loyal(3), 1000, 200);
    expect(result).toMatchObject({ asOf: 770, horizon: 200, customers: 40, buyers: 37, lost: 3, callListLength: 4 });
    if ('tooLittle' in result) throw new Error(result.tooLittle);
    const [ours, lastYear] = result.methods;
    expect(ours?.lostNamed.found).toBe(3);
    expect(ours?.topBrought.found).toBeLessThanOrEqual(result.bestPossible);
    // The lost were the largest, so a list by last year's revenue still spends its best places on them.
    expect(ours?.topBrought.found).toBeGreaterThan(lastYear?.topBrought.found ?? 1);
  });

  it('does not look into the future it predicts', () => {
    const later = loyal(3).map(({ bought = [] }) => ({
      statedTotal: 10 ** 9,
      previousTier: 1,
      bought: bought.map(([day, amount]) => [day, day > 770 ? amount * 2 : amount] as Bought),
    }));
    const [before, after] = [check(loyal(3), 1000, 200), check(later, 1000, 200)];
    if ('tooLittle' in before || 'tooLittle' in after) throw new Error('too little');
    expect(after.followed).toBe(before.followed * 2);
    expect(after.methods).toEqual(before.methods);
  });

  it.each<[string, CustomerGiven[]]>([
    ['the purchases span 0 days; 240 are needed', [{ bought: [[990, 100]] }]],
    ['the purchases span 0 days; 240 are needed', []],
    ['the purchases span 0 days; 240 are needed', [{ statedTotal: 500, statedLast: 900 }]],
    ['5 customers had bought by then; 30 are needed', loyal(0).slice(0, 5)],
    ['0 customers bought afterwards; 20 are needed', [...loyal(40).slice(0, 40), { bought: [[999, 5]] }]],
  ])('says that %s', (tooLittle, customers) => {
    expect(check(customers)).toEqual({ tooLittle });
  });
});

/** 40 who bought on days 700 and 900, and again afterwards: the first eight for 100, the others for 25. */
const again = (i: number): Bought[] => [
  [700, 100, 'EUR'],
  [900, 100, 'EUR'],
  [i === 0 ? 1000 : 950, i < 8 ? 100 : 25, 'EUR'],
];
const all = Array.from({ length: 40 }, (_, i): CustomerGiven => ({ bought: again(i) }));
const longAgo: Bought[] = [[100, 1, 'EUR']];
/** The same, but for one customer. */
const but = (i: number, bought: Bought[]): CustomerGiven[] => all.with(i, { bought });

describe('standing at day 900 and looking ahead to day 1000', () => {
  it.each<[string, CustomerGiven[], object]>([
    [
      'what followed is counted, and what the best eight of 40 could bring of it',
      all,
      { asOf: 900, horizon: 100, customers: 40, buyers: 40, followed: 1600, bestPossible: 0.5, lost: 0 },
    ],
    [
      'who never ordered before is not in the list',
      but(5, [
        [700, -5],
        [950, 100],
      ]),
      { customers: 39, buyers: 39 },
    ],
    [
      'who ordered on the very day is',
      but(5, [
        [900, 0],
        [950, 100],
      ]),
      { customers: 40, buyers: 40 },
    ],
    [
      'a refund afterwards is no order',
      but(5, [
        [700, 5],
        [950, -5],
      ]),
      { buyers: 39, followed: 1500 },
    ],
    [
      'nor is what cost nothing',
      but(5, [
        [700, 5],
        [950, 0],
      ]),
      { buyers: 39, followed: 1500 },
    ],
    [
      'what is later than the last day is left out',
      but(5, [
        [700, 5],
        [1001, 7],
      ]),
      { buyers: 39, followed: 1500 },
    ],
    [
      'of two currencies the one with more customers is looked at',
      [
        ...Array.from(
          { length: 10 },
          (): CustomerGiven => ({
            bought: [
              [700, 5, 'JPY'],
              [950, 5, 'JPY'],
            ],
          }),
        ),
        ...all,
      ],
      { customers: 40, followed: 1600 },
    ],
    ['30 customers are enough', all.slice(0, 30), { customers: 30 }],
    ['29 are not', all.slice(0, 29), { tooLittle: '29 customers had bought by then; 30 are needed' }],
    [
      '20 who buy again are enough',
      all.map((one, i) => (i < 20 ? one : { bought: [[700, 1]] })),
      { customers: 40, buyers: 20 },
    ],
    [
      '19 are not',
      all.map((one, i) => (i < 19 ? one : { bought: [[700, 1]] })),
      { tooLittle: '19 customers bought afterwards; 20 are needed' },
    ],
    [
      'lost is who was among the best, and no small customer',
      all.map((one, i) => (i === 36 ? { bought: [[700, 1]] } : i < 37 ? one : { bought: again(i).slice(0, 2) })),
      { buyers: 36, lost: 3 },
    ],
    [
      'and who brought anything in the last year',
      all.map((one, i) => {
        if (i < 3) return one;
        if (i < 5) return { bought: [[800, 100, 'EUR']] };
        return { bought: i < 9 ? longAgo : [...longAgo, [950, 1, 'EUR']] };
      }),
      { buyers: 34, lost: 2 },
    ],
  ])('%s', (_, customers, result) => {
    expect(check(customers, 1000, 100)).toMatchObject(result);
  });

  it('compares with the lists that are usual', () => {
    const result = check(all, 1000, 100);
    if ('tooLittle' in result) throw new Error(result.tooLittle);
    expect(result.methods.map(({ name }) => name)).toEqual(['cadence', 'last-year revenue', 'RFM']);
  });

  it.each([
    [720, { customers: 40 }],
    [721, { tooLittle: 'the purchases span 279 days; 280 are needed' }],
  ])('needs half a year before it: from day %i', (first, result) => {
    const customers = all.map(
      ({ bought = [] }): CustomerGiven => ({ bought: [[first, 5, 'EUR'], ...bought.slice(-1)] }),
    );
    expect(check(customers, 1000, 100)).toMatchObject(result);
  });
});

describe('RFM', () => {
  it('adds the fifths of recency, frequency and money', () => {
    const last = Float64Array.of(10, 20, 30, 40, 50);
    const { rank, call } = rfmScores({ last, orderDays: Int32Array.of(1, 2, 3, 4, 5), total: last });
    expect([...rank]).toEqual([3, 6, 9, 12, 15]);
    expect([...call]).toEqual([10, 16, 18, 16, 10]);
  });

  it('does not care how the customers are sorted', () => {
    const { rank } = rfmScores({
      last: Float64Array.of(50, 10, 40, 20, 30),
      orderDays: Int32Array.of(1, 1, 1, 1, 1),
      total: Float64Array.of(9, 100, 9, 9, 9),
    });
    expect([...rank]).toEqual([14, 11, 13, 11, 12]);
  });
});
