import { describe, expect, it } from 'vitest';
import { defaultIntervals } from '../../../src/domain/plan/cadence.ts';
import { callsPerWeek, demandOf, overloadOf } from '../../../src/domain/plan/overload.ts';
import { fc } from '../../support/properties.ts';

const demand = (A: number, B: number, C: number) => ({ byTier: { A, B, C }, own: [] });

describe('overloadOf', () => {
  it('fits when the days hold what the intervals ask for', () => {
    expect(overloadOf(demand(90, 0, 0), defaultIntervals, 7)).toMatchObject({
      demandPerWeek: 7,
      feasible: true,
      missingPerWeek: 0,
      stretch: null,
    });
  });

  it('proposes one factor for all tiers, so that their ratios stay', () => {
    const { missingPerWeek, stretch } = overloadOf(demand(180, 180, 0), defaultIntervals, 14);
    expect(missingPerWeek).toBeCloseTo(7);
    expect(stretch).toEqual({ factor: 1.5, intervals: { A: 135, B: 270, C: 548 } });
  });

  it('says that even yearly calls do not fit', () => {
    const report = overloadOf(demand(0, 0, 3650), defaultIntervals, 40);
    expect(report).toMatchObject({ feasible: false, stretch: null });
    expect(report.yearlyPerWeek).toBeCloseTo(70);
  });

  it('does not stretch what a customer asked for', () => {
    const own = demandOf([
      { tier: 'A', own: 30 },
      { tier: 'A', own: null },
    ]);
    expect(callsPerWeek(own, defaultIntervals)).toBeCloseTo(7 / 30 + 7 / 90);
    expect(overloadOf(own, defaultIntervals, 0.27)?.stretch?.intervals.A).toBeGreaterThan(90);
  });

  it('what it proposes fits, and a little less would not', () => {
    const sizes = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(sizes, sizes, sizes, fc.integer({ min: 1, max: 300 }), (a, b, c, capacity) => {
        const book = demand(a, b, c);
        const { stretch } = overloadOf(book, defaultIntervals, capacity);
        if (stretch === null) return;
        expect(callsPerWeek(book, stretch.intervals)).toBeLessThanOrEqual(capacity);
        const oneLess = Math.round(stretch.factor * 100 - 1) / 100;
        const less = (days: number) => Math.round(days * oneLess);
        const { A, B, C } = defaultIntervals;
        expect(callsPerWeek(book, { A: less(A), B: less(B), C: less(C) })).toBeGreaterThan(capacity);
      }),
    );
  });
});
