import { describe, expect, it } from 'vitest';
import { readOrders } from '../../bench/ranking/books.ts';
import { alive, expectedAmount, expectedOrders, fitBgNbd, fitGammaGamma } from '../../bench/ranking/btyd.ts';
import { hypergeometric, logGamma } from '../../bench/ranking/numerics.ts';
import { toEpochDay } from '../../src/domain/day.ts';

// The first 39 weeks of the CDNOW sample, as in the papers: orders of one day together, time in weeks.
const end = toEpochDay('1997-09-30');
const cohort = readOrders('cdnow_sample.csv.gz').map((orders) => orders.filter(([day]) => day <= end));
const orderDays = cohort.map((orders) => [...new Set(orders.map(([day]) => day))]);
const histories = {
  repeats: orderDays.map((days) => days.length - 1),
  lastAt: orderDays.map((days) => ((days.at(-1) as number) - (days[0] as number)) / 7),
  age: orderDays.map((days) => (end - (days[0] as number)) / 7),
};

describe('the probabilistic methods', () => {
  it('finds the published BG/NBD parameters of the CDNOW sample', () => {
    const { r, alpha, a, b } = fitBgNbd(histories);
    expect(r).toBeCloseTo(0.243, 3);
    expect(alpha).toBeCloseTo(4.414, 2);
    expect(a).toBeCloseTo(0.793, 2);
    expect(b).toBeCloseTo(2.426, 2);
  });

  it('expects the orders the paper gives for its example', () => {
    // Fader, Hardie & Lee, note on the spreadsheet: x = 2, t_x = 30.43, T = 38.86, 39 weeks ahead: 1.226.
    const published = { r: 0.243, alpha: 4.414, a: 0.793, b: 2.426 };
    expect(expectedOrders(published, 39, [2, 30.43, 38.86])).toBeCloseTo(1.226, 2);
    expect(alive(published, 0, 0, 38.86)).toBe(1);
  });

  it('finds the published Gamma-Gamma parameters of the same customers', () => {
    const repeatMeans = cohort.map((orders, i) => {
      const first = orders[0]?.[0];
      const money = orders.reduce((sum, [day, amount]) => (day === first ? sum : sum + amount), 0);
      return money / 100 / Math.max(1, histories.repeats[i] as number);
    });
    const model = fitGammaGamma(histories.repeats, repeatMeans);
    expect(model?.p).toBeCloseTo(6.25, 1);
    expect(model?.q).toBeCloseTo(3.74, 1);
    expect(model?.gamma).toBeCloseTo(15.44, 0);
    expect(expectedAmount({ p: 6.25, q: 3.74, gamma: 15.44 }, 0, 0)).toBeCloseTo(35.22, 1);
  });

  it('calculates the functions under them', () => {
    expect(logGamma(5)).toBeCloseTo(Math.log(24), 11);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 11);
    expect(hypergeometric(1, 1, 2, 0.5)).toBeCloseTo(2 * Math.log(2), 12);
  });
});
