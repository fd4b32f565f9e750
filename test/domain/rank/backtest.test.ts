import { describe, expect, it } from 'vitest';
import { backtest, rfmScores } from '../../../src/domain/rank/backtest.ts';
import { topSum } from '../../../src/domain/rank/holdout.ts';
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
    expect(ours?.lostNamed).toBe(3);
    expect(ours?.topBrought).toBeLessThanOrEqual(result.bestPossible);
    // The lost were the largest, so a list by last year's revenue still spends its best places on them.
    expect(ours?.topBrought).toBeGreaterThan(lastYear?.topBrought ?? 1);
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

describe('what a list holds', () => {
  it('gives customers with equal scores an equal share of the places', () => {
    expect(topSum(Float64Array.of(5, 1, 1, 1), Float64Array.of(10, 30, 0, 0), 2)).toBe(20);
  });
});

describe('RFM', () => {
  it('adds the fifths of recency, frequency and money', () => {
    const last = Float64Array.of(10, 20, 30, 40, 50);
    const { rank, call } = rfmScores({ last, orderDays: Int32Array.of(1, 2, 3, 4, 5), total: last });
    expect([...rank]).toEqual([3, 6, 9, 12, 15]);
    expect([...call]).toEqual([10, 16, 18, 16, 10]);
  });
});
