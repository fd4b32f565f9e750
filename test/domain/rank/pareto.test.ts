import { describe, expect, it } from 'vitest';
import { paretoCurve, tierShares } from '../../../src/domain/rank/pareto.ts';

describe('the 80:20 of a book', () => {
  it('adds up the best customers first', () => {
    expect(paretoCurve(Float64Array.of(10, 80, 0, 10, -5), 5)).toEqual([
      { customers: 0, value: 0 },
      { customers: 0.2, value: 0.8 },
      { customers: 0.4, value: 0.9 },
      { customers: 0.6, value: 1 },
      { customers: 0.8, value: 1 },
      { customers: 1, value: 1 },
    ]);
  });

  it('is a straight line where nobody brings anything', () => {
    expect(paretoCurve(new Float64Array(3), 2)).toEqual([
      { customers: 0, value: 0 },
      { customers: 0.5, value: 0.5 },
      { customers: 1, value: 1 },
    ]);
  });

  it('of a book in which nobody brings anything is nothing for each tier', () => {
    const nothing = { customers: 0, shareOfCustomers: 0, shareOfValue: 0 };
    expect(tierShares(new Float64Array(0), new Uint8Array(0))).toEqual([nothing, nothing, nothing]);
    expect(tierShares(Float64Array.of(0, -5), Uint8Array.of(3, 3))).toEqual([
      nothing,
      nothing,
      { customers: 2, shareOfCustomers: 1, shareOfValue: 0 },
    ]);
  });

  it('says what each tier brings', () => {
    expect(tierShares(Float64Array.of(80, 15, 5, 0), Uint8Array.of(1, 2, 3, 3))).toEqual([
      { customers: 1, shareOfCustomers: 0.25, shareOfValue: 0.8 },
      { customers: 1, shareOfCustomers: 0.25, shareOfValue: 0.15 },
      { customers: 2, shareOfCustomers: 0.5, shareOfValue: 0.05 },
    ]);
  });
});
