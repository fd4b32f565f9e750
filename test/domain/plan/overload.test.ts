import { describe, expect, it } from 'vitest';
import { defaultIntervals } from '../../../src/domain/plan/cadence.ts';
import { callsPerWeek, demandOf, fullest, overloadOf } from '../../../src/domain/plan/overload.ts';
import { sameReach } from '../../../src/domain/plan/reach.ts';
import { fc } from '../../support/properties.ts';

const demand = (A: number, B: number, C: number) => ({ byTier: { A, B, C }, own: [] });
/** Room for so many calls a week, every one of which reaches somebody, and for chance. */
const room = (calls: number) => ({ capacityPerWeek: calls / fullest, reach: sameReach(1) });

describe('overloadOf', () => {
  it('fits when the days hold what the intervals ask for', () => {
    expect(overloadOf(demand(90, 0, 0), defaultIntervals, room(7))).toMatchObject({
      demandPerWeek: 7,
      feasible: true,
      missingPerWeek: 0,
      stretch: null,
    });
  });

  it('counts attempts, and keeps room for weeks with more to do than others', () => {
    const reach = { A: 0.5, B: 0.35, C: 0.35 };
    const overload = (capacityPerWeek: number) =>
      overloadOf(demand(90, 0, 0), defaultIntervals, { capacityPerWeek, reach });
    expect(overload(14 / fullest)).toMatchObject({ demandPerWeek: 14, conversationsPerWeek: 7, feasible: true });
    expect(overload(14)).toMatchObject({ feasible: false });
  });

  it('proposes one factor for all tiers, so that their ratios stay', () => {
    const { missingPerWeek, stretch } = overloadOf(demand(180, 180, 0), defaultIntervals, room(14));
    expect(missingPerWeek).toBeCloseTo(7 / fullest);
    expect(stretch).toEqual({ factor: 1.5, intervals: { A: 135, B: 270, C: 548 } });
  });

  it('says that even yearly calls do not fit', () => {
    const report = overloadOf(demand(0, 0, 3650), defaultIntervals, room(40));
    expect(report).toMatchObject({ feasible: false, stretch: null });
    expect(report.yearlyPerWeek).toBeCloseTo(70);
  });

  it('does not stretch what a customer asked for', () => {
    const own = demandOf([
      { tier: 'A', own: 30 },
      { tier: 'A', own: null },
    ]);
    expect(callsPerWeek(own, defaultIntervals, sameReach(1))).toBeCloseTo(7 / 30 + 7 / 90);
    expect(overloadOf(own, defaultIntervals, room(0.27))?.stretch?.intervals.A).toBeGreaterThan(90);
  });

  it('what it proposes fits, and a little less would not', () => {
    const sizes = fc.integer({ min: 0, max: 2000 });
    fc.assert(
      fc.property(sizes, sizes, sizes, fc.integer({ min: 1, max: 300 }), (a, b, c, capacity) => {
        const book = demand(a, b, c);
        const { stretch } = overloadOf(book, defaultIntervals, room(capacity));
        if (stretch === null) return;
        expect(callsPerWeek(book, stretch.intervals, sameReach(1))).toBeLessThanOrEqual(capacity + 1e-9);
        const oneLess = Math.round(stretch.factor * 100 - 1) / 100;
        const less = (days: number) => Math.round(days * oneLess);
        const { A, B, C } = defaultIntervals;
        expect(callsPerWeek(book, { A: less(A), B: less(B), C: less(C) }, sameReach(1))).toBeGreaterThan(capacity);
      }),
    );
  });
});
