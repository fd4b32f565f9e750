import { describe, expect, it } from 'vitest';
import { defaultIntervals } from '../../../src/domain/plan/cadence.ts';
import { capacityChoice } from '../../../src/domain/plan/first-capacity.ts';
import { sameReach, usualMisses } from '../../../src/domain/plan/reach.ts';
import { aCalendar, aPlanCustomer, someSettings } from '../../support/plan.ts';

const choice = (count: number, { reach = 0.35, calls = 8, perDay = 8, years = 'one' } = {}) =>
  capacityChoice(
    Array.from({ length: count }, (_, i) => aPlanCustomer({ id: i + 1, tier: 'B', interval: 90, own: 90 })),
    defaultIntervals,
    {
      ...someSettings({ calendar: aCalendar({ calls }) }),
      ...{ reach: sameReach(reach), misses: usualMisses, perDay },
      ...(years === 'one' && { seed: 1 }),
    },
  );

describe('the proposal', () => {
  // Of B every 90 days at 35%: 7 / 90 / 0.35 = 0.222 attempts a week for each, and 85% of the room is enough.
  it.each([
    [9, 1],
    [19, 1],
    [20, 2],
    [60, 4],
    [200, 11],
  ])('for %i customers is %i calls a day', (count, suggestion) => {
    expect(choice(count)?.suggestion).toBe(suggestion);
  });

  it('needs fewer where more calls reach somebody', () => {
    expect(choice(200, { reach: 0.7 })?.suggestion).toBe(6);
  });

  it('of a book that one person cannot call through is what was planned so far', () => {
    expect(choice(2_000)?.suggestion).toBe(8);
  });

  it('stands in a row between the fewest and the usual, each with what it achieves', () => {
    const { rows = [], neededPerWeek } = choice(60, { years: 'several' }) ?? {};
    expect(rows.map(({ perDay }) => perDay)).toEqual([2, 4, 8]);
    const shares = rows.map(({ achieves }) => achieves.outlook.inTime.B ?? 0);
    // Means of played years: from some number on, more calls bring nothing, and chance a part of a percent.
    for (const [at, share] of shares.entries())
      expect(share).toBeGreaterThan(Math.max(...shares.slice(0, at + 1)) - 0.01);
    expect(shares.at(-1)).toBeGreaterThan(shares[0] ?? 1);
    expect(neededPerWeek).toBeCloseTo((60 * 7) / 90 / 0.35, 6);
  });

  it('is none without customers or without a day for calling', () => {
    expect([choice(0), choice(9, { calls: 0 })]).toEqual([null, null]);
  });
});
