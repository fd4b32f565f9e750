/** Books whose year is compared with the best there could be: calls on one day a week, so that the best is soon found. */
import type { Tier } from '../../src/domain/customer.ts';
import { addDays, daysBetween, toEpochDay } from '../../src/domain/day.ts';
import { arrange } from '../../src/domain/plan/arrange.ts';
import { floorDays, restDays } from '../../src/domain/plan/cadence.ts';
import { type PlanCustomer, slotOf, triesTake, yearDays } from '../../src/domain/plan/slot.ts';
import { yearAhead } from '../../src/domain/plan/year.ts';
import { bestWorth, type CustomerAsked, worthOf, type YearAsked } from './best-year.ts';
import { aCalendar, aPlanCustomer, monday, numbersFrom, someSettings } from './plan.ts';

const intervals = { A: 90, B: 180, C: 365 };
const firstWithin = { A: 21, B: 91, C: 182 };

/** The worth of a day on schedule: tier A's rhythm before a year with everybody, that before the rhythm of tier B. */
const values = { rhythmOfA: 20, year: 4, rhythmOfB: 1 };

export interface BookWish {
  readonly customers: number;
  /** Calls that the intervals ask for, as a share of the room; at least one call a week is there. */
  readonly load: number;
  readonly seed: number;
}

/** A quarter in tier A, a third in B; a third was never called, the others some time in the last interval and a bit. */
function someCustomers({ customers, seed }: BookWish): PlanCustomer[] {
  const random = numbersFrom(seed * 77 + customers);
  return Array.from({ length: customers }, (_, i) => {
    const share = random();
    const tier: Tier = share < 0.25 ? 'A' : share < 0.55 ? 'B' : 'C';
    const interval = intervals[tier];
    const ago = random() < 0.3 ? null : Math.floor(random() * interval * 1.3);
    return aPlanCustomer({
      ...{
        id: i + 1,
        tier,
        interval,
        createdOn: monday,
        triesTake: triesTake(interval),
        firstWithin: firstWithin[tier],
      },
      lastConversation: ago === null ? null : addDays(monday, -ago),
      score: { A: 200, B: 100, C: 0 }[tier] + random() * 99,
    });
  });
}

/**
 * On schedule as long as the call can still be tried before it is due; a customer never called is on schedule until the
 * first call has no more time.
 */
function asked(customer: PlanCustomer): CustomerAsked {
  const { tier, interval, lastConversation } = customer;
  const last = lastConversation === null ? null : daysBetween(monday, lastConversation);
  const within = interval - customer.triesTake;
  const year = floorDays - customer.triesTake;
  const until = last === null ? (customer.firstWithin ?? 0) : last + within;
  const value = tier === 'A' ? values.rhythmOfA : tier === 'B' ? values.rhythmOfB : 0;
  return {
    earliest: slotOf(customer, toEpochDay(monday)).earliest - toEpochDay(monday),
    rest: restDays,
    worth: [
      { within: year, until: (last ?? 0) + year, value: values.year },
      ...(value > 0 ? [{ within, until, value }] : []),
    ],
  };
}

/** The planner's year, as a share of the best possible one. */
export async function shareOfBest(wish: BookWish): Promise<number> {
  const customers = someCustomers(wish);
  const needed = customers.reduce((sum, { interval, triesTake: tries }) => sum + 7 / (interval - tries), 0);
  const calls = Math.max(1, Math.round(needed / wish.load));
  const settings = someSettings({ calendar: aCalendar({ workdays: new Set([1]), calls }) });
  const year = yearAhead(arrange(customers, settings), settings);
  const mine = customers.map(({ id }) =>
    year.calls.filter(({ customer }) => customer.id === id).map(({ day }) => daysBetween(monday, day)),
  );
  const days = Array.from({ length: Math.ceil(yearDays / 7) }, (_, week) => ({ day: 7 * week, calls }));
  const question: YearAsked = { length: yearDays, days, customers: customers.map(asked) };
  return worthOf(question, mine) / (await bestWorth(question));
}
