import { describe, expect, it } from 'vitest';
import { addDays, type Day, toEpochDay, type Weekday, weekdayOf } from '../../../src/domain/day.ts';
import { arrange } from '../../../src/domain/plan/arrange.ts';
import { isOwnDay, onOwnDays, ownDays } from '../../../src/domain/plan/own-days.ts';
import type { PlanCustomer } from '../../../src/domain/plan/slot.ts';
import { yearAhead } from '../../../src/domain/plan/year.ts';
import { aCalendar, aPlanCustomer, monday, numbersFrom, someSettings, weekdays } from '../../support/plan.ts';

const days = (...some: Weekday[]): ReadonlySet<Weekday> => new Set(some);
const everyDay = Array<number>(7).fill(8);
const mondayAndFriday = [0, 4, 0, 0, 0, 2, 0];

describe('the days of a customer', () => {
  it.each<[string, { hours: string | null; country: string | null }, number[], ReadonlySet<Weekday> | null]>([
    ['all of ours, of whom nothing is known', { hours: null, country: null }, everyDay, null],
    ['all of ours in a country with our weekend', { hours: null, country: 'US' }, everyDay, null],
    ['none in the weekend of their country', { hours: null, country: 'IL' }, everyDay, days(1, 2, 3, 4)],
    ['those they named', { hours: 'tue-fri 7-10', country: 'US' }, everyDay, days(2, 3, 4, 5)],
    ['those they named, in another weekend too', { hours: 'fri 9-12', country: 'IL' }, everyDay, days(5)],
    ['of those on which we call', { hours: 'sat-mon 7-10', country: null }, everyDay, days(1)],
    ['with room for calls', { hours: 'mon-thu', country: null }, mondayAndFriday, days(1)],
    ['any, where none of ours is theirs', { hours: 'sat 10-12', country: null }, everyDay, null],
    ['any, where none with room is', { hours: 'tue-thu', country: null }, mondayAndFriday, null],
    ['all, who named hours alone', { hours: '7-10', country: 'US' }, everyDay, null],
  ])('are %s', (_, customer, capacity, expected) => {
    expect(ownDays(customer, { workdays: weekdays, capacity })).toEqual(expected);
  });

  it('are those of a calendar for them', () => {
    const calendar = onOwnDays(aCalendar(), days(2, 4));
    const first = toEpochDay(monday);
    expect([...calendar.capacities(first, 7)]).toEqual([0, 8, 0, 8, 0, 0, 0]);
    expect([0, 1, 2, 3].map((day) => calendar.isWorkday(first + day))).toEqual([false, true, false, true]);
    expect([0, 1, 2].map((count) => (calendar.workdayAfter(first, count) ?? 0) - first)).toEqual([1, 1, 3]);
    expect(onOwnDays(aCalendar({ workdays: days(1) }), days(2)).workdayAfter(first, 1)).toBeNull();
  });
});

/** Every third named days of their own; the room is for so many. */
function bookOf(seed: number, size = 60): PlanCustomer[] {
  const random = numbersFrom(seed);
  return Array.from({ length: size }, (_, i) => {
    const tier = (['A', 'B', 'C'] as const)[Math.floor(random() * 3)] ?? 'C';
    const interval = { A: 90, B: 180, C: 365 }[tier];
    const last = random() < 0.3 ? null : addDays(monday, -Math.floor(random() * interval * 1.2));
    return aPlanCustomer({
      ...{ id: i + 1, tier, interval, lastConversation: last, lastUnasked: last, score: -i, priority: i },
      createdOn: monday,
      firstWithin: { A: 21, B: 91, C: 182 }[tier],
      callDays: i % 3 === 0 ? days(2, 3, 4, 5) : i % 7 === 0 ? days(1) : null,
    });
  });
}

const astray = (calls: readonly { readonly customer: PlanCustomer; readonly day: Day | null }[]) =>
  calls.filter(({ customer, day }) => day !== null && !isOwnDay(customer.callDays, toEpochDay(day)));

describe('a plan', () => {
  it.each([8, 3, 1].flatMap((calls) => [1, 2, 3].map((seed) => [calls, seed])))(
    'of %i calls a day keeps to the days of customers, and within the room (book %i)',
    (calls, seed) => {
      const settings = someSettings({ calendar: aCalendar({ calls }), fringe: 0.2 });
      const customers = bookOf(seed);
      const placed = arrange(customers, settings);
      // One call a day is less than they ask for: who finds all their days taken has any.
      const without = astray(placed.map(({ customer, planned }) => ({ customer, day: planned })));
      expect(without.length).toBeLessThanOrEqual(calls === 1 ? 3 : 0);
      for (const [day, some] of Map.groupBy(placed, ({ planned }) => planned)) {
        expect(some.length).toBeLessThanOrEqual(calls);
        expect(weekdays.has(weekdayOf(day ?? monday))).toBe(true);
      }
      const inWindow = (some: typeof placed) => some.filter((one) => one.inWindow).length;
      const free = arrange(
        customers.map((customer) => ({ ...customer, callDays: null })),
        settings,
      );
      expect(inWindow(placed)).toBeGreaterThanOrEqual(inWindow(free) - 2);
    },
  );

  it('gives the place of one who may be called on any day to one who may not', () => {
    const settings = someSettings({ calendar: aCalendar({ calls: 1 }) });
    const facts = { interval: 30, lastConversation: addDays(monday, -29), lastUnasked: null };
    const customers = [
      aPlanCustomer({ ...facts, id: 1, score: 3, callDays: days(2) }),
      ...[2, 3, 4, 5].map((id) => aPlanCustomer({ ...facts, id, score: 3 - id })),
    ];
    const placed = arrange(customers, settings);
    expect(placed.find(({ customer }) => customer.id === 1)?.planned).toBe(addDays(monday, 1));
    expect(new Set(placed.map(({ planned }) => planned)).size).toBe(5);
  });

  it('keeps to them in the calls that follow', () => {
    const settings = someSettings();
    const calls = yearAhead(arrange(bookOf(4), settings), settings).calls;
    expect(calls.length).toBeGreaterThan(100);
    expect(astray(calls)).toEqual([]);
  });

  it('moves nobody for them who stands on such a day, where all is in order', () => {
    const settings = someSettings();
    const placed = arrange(bookOf(5), settings).map(({ customer, planned, reason }) => ({
      ...customer,
      planned,
      plannedReason: reason,
    }));
    const again = arrange(placed, settings, { staying: true });
    expect(again.filter(({ customer, planned }) => planned !== customer.planned)).toEqual([]);
  });
});
