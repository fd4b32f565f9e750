import { describe, expect, it } from 'vitest';
import { addDays, toEpochDay } from '../../../src/domain/day.ts';
import { isWorthIt, rebalanced } from '../../../src/domain/plan/rebalance.ts';
import type { PlanCustomer } from '../../../src/domain/plan/slot.ts';
import { aCalendar, aPlanCustomer, monday, someSettings } from '../../support/plan.ts';
import { fc } from '../../support/properties.ts';
import { runs } from '../../support/thorough.ts';

const books = fc
  .array(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.nat(400), fc.nat(60)), {
    minLength: 1,
    maxLength: 30,
    size: 'max',
  })
  .map((drafts) =>
    drafts.map(([tier, ago, planned], i) =>
      aPlanCustomer({
        ...{ id: i + 1, tier, interval: { A: 90, B: 180, C: 365 }[tier], score: 100 - i },
        lastConversation: addDays(monday, -ago),
        ...{ planned: addDays(monday, planned), plannedReason: 'interval' },
      }),
    ),
  );

const moved = (book: readonly PlanCustomer[], calls: number) =>
  rebalanced(book, someSettings({ calendar: aCalendar({ calls }) }));

describe('a rebalance', () => {
  it('done twice moves nothing the second time', () => {
    fc.assert(
      fc.property(books, fc.integer({ min: 1, max: 4 }), (book, calls) => {
        const to = new Map(moved(book, calls).moved.map(({ customer, planned }) => [customer.id, planned]));
        const after = book.map((one) => (to.has(one.id) ? { ...one, planned: to.get(one.id) ?? null } : one));
        expect(
          moved(after, calls).moved.map(({ customer, planned }) => [customer.id, customer.planned, planned]),
        ).toEqual([]);
      }),
      { numRuns: runs(200) },
    );
  });

  it('takes nobody of tier A out of time', () => {
    fc.assert(
      fc.property(books, fc.integer({ min: 1, max: 4 }), (book, calls) => {
        expect(moved(book, calls).gained.A).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: runs(200) },
    );
  });

  const due = (id: number, planned: number, facts: Partial<PlanCustomer> = {}) =>
    aPlanCustomer({
      ...{
        id,
        lastConversation: addDays(monday, -80),
        planned: addDays(monday, planned),
        plannedReason: 'interval',
        ...facts,
      },
    });

  it('leaves who stands well, and moves whom others need to', () => {
    // The window of all three ends on day 10; the third stands after it, and a day holds one call.
    const book = [due(1, 0), due(2, 2), due(3, 30)];
    const { moved: moves, gained } = moved(book, 1);
    expect(moves.map(({ customer }) => customer.id)).toEqual([3]);
    expect(toEpochDay(moves[0]?.planned ?? monday) - toEpochDay(monday)).toBeLessThanOrEqual(10);
    expect(gained).toEqual({ A: 1, B: 0, C: 0, none: 0 });
  });

  it('leaves days that a person chose', () => {
    expect(moved([due(1, 30, { plannedReason: 'by hand' })], 8).moved).toEqual([]);
  });

  it.each([
    [{ A: 1, B: 0, C: 0, none: 0 }, true],
    [{ A: 0, B: 2, C: -1, none: 0 }, true],
    [{ A: 0, B: 0, C: 0, none: 1 }, true],
    [{ A: -1, B: 3, C: 0, none: 0 }, false],
    [{ A: 0, B: 1, C: -1, none: 0 }, false],
    [{ A: 0, B: 0, C: 0, none: 0 }, false],
  ])('that gains %j is worth it: %s', (gained, worth) => {
    expect(isWorthIt({ moved: [], gained })).toBe(worth);
  });
});
