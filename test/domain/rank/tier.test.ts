import { describe, expect, it } from 'vitest';
import { measuredSettings } from '../../../src/domain/rank/rank-settings.ts';
import { scoreBook } from '../../../src/domain/rank/score.ts';
import { tierBoundaries, tierCode, tierFor, tierOf } from '../../../src/domain/rank/tier.ts';
import { fc } from '../../support/properties.ts';
import { aBook, type CustomerGiven } from '../../support/scored-book.ts';

const boundaries = (values: number[]) => tierBoundaries(Float64Array.from(values).sort(), measuredSettings);

describe('tiers', () => {
  it('cuts at 80% and 95%, the boundary customer in the higher tier', () => {
    // Of 100: 50, 50 + 25 = 75, 75 + 10 = 85 reaches 80%; 85 + 8 = 93, 93 + 4 = 97 reaches 95%.
    expect(boundaries([50, 25, 10, 8, 4, 3])).toEqual({ a: 10, b: 4 });
  });

  it('takes a share that is reached exactly', () => {
    expect(boundaries([80, 15, 5])).toEqual({ a: 80, b: 15 });
  });

  it.each<[string, number[], number]>([
    ['money that went back takes nothing from the others', [50, 25, 10, 8, 4, 3, -1000], 4],
    ['the boundary is a value that somebody has', [50, 25, 10, 8, 4, 3, 0, 0], 4],
    ['one customer is the whole book', [10], 10],
  ])('%s', (_, values, b) => {
    expect(boundaries(values)).toEqual({ a: 10, b });
  });

  it('lets nobody into A when nobody has any value', () => {
    const none = boundaries([0, -5]);
    expect(none).toEqual({ a: Number.POSITIVE_INFINITY, b: Number.POSITIVE_INFINITY });
    expect(tierFor(0, 0, none, 0.25)).toBe(tierCode('C'));
  });

  it.each<[string, number, string | null, string]>([
    ['cuts plainly who had no tier', 100, null, 'A'],
    ['cuts plainly at the boundary', 99, null, 'B'],
    ['cuts plainly at the lower boundary', 19, null, 'C'],
    ['moves up only at 125% of the boundary', 124, 'B', 'B'],
    ['moves up at 125%', 125, 'B', 'A'],
    ['moves up two tiers at once', 125, 'C', 'A'],
    ['moves from C to B at 125%', 25, 'C', 'B'],
    ['keeps C under it', 24, 'C', 'C'],
    ['keeps A down to 75%', 75, 'A', 'A'],
    ['moves down under 75%', 74, 'A', 'B'],
    ['keeps B down to 75%', 15, 'B', 'B'],
    ['moves B down under 75%', 14, 'B', 'C'],
    ['moves A down to C', 14, 'A', 'C'],
    ['takes A away where no value is left', 0, 'A', 'C'],
  ])('%s', (_, value, before, after) => {
    const previous = tierCode(before as 'A' | 'B' | 'C' | null);
    expect(tierOf(tierFor(value, previous, { a: 100, b: 20 }, 0.25))).toBe(after);
  });

  it('keeps nobody without value, however wide the band', () => {
    expect(tierOf(tierFor(0, tierCode('A'), { a: 100, b: 20 }, 1))).toBe('C');
  });

  it('gives equal values equal tiers', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 20 }), { minLength: 1 }), (values) => {
        const at = boundaries(values);
        const tiers = new Map<number, number>();
        for (const value of values) {
          const tier = tierFor(value, 0, at, 0.25);
          expect(tiers.get(value) ?? tier).toBe(tier);
          tiers.set(value, tier);
        }
      }),
    );
  });

  it('never moves a pinned customer', () => {
    const book = aBook([...Array.from({ length: 40 }, () => ({ bought: [[990, 100]] as const })), { pinnedTier: 1 }]);
    expect(scoreBook(book, 1000, measuredSettings).tier[40]).toBe(1);
  });

  it('does not flap from day to day without new orders', () => {
    const bought = fc.array(fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: -100, max: 10_000 })), {
      maxLength: 6,
    });
    const book = fc.array(fc.record({ bought }), { minLength: 30, maxLength: 60 });
    fc.assert(
      fc.property(book, fc.integer({ min: 1, max: 30 }), (customers: CustomerGiven[], days) => {
        const before = scoreBook(aBook(customers), 1000, measuredSettings).tier;
        const kept = customers.map((customer, i) => ({ ...customer, previousTier: before[i] as number }));
        expect([...scoreBook(aBook(kept), 1000 + days, measuredSettings).tier]).toEqual([...before]);
      }),
    );
  });
});
