import { describe, expect, it } from 'vitest';
import { addDays, type Day, toEpochDay } from '../../../src/domain/day.ts';
import type { PlannedCall, PlannerSettings } from '../../../src/domain/plan/planner.ts';
import { heldWith, inShares, whatIsFree } from '../../../src/domain/plan/shares.ts';
import type { PlanCustomer, PlanReason } from '../../../src/domain/plan/slot.ts';
import { aCalendar, aPlanCustomer, monday, someSettings } from '../../support/plan.ts';

const tuesday = addDays(monday, 1);
const holding = (...days: readonly [Day, number][]) => new Map(days);
const call = (customer: PlanCustomer, planned: Day | null, reason: PlanReason = 'interval'): PlannedCall => ({
  ...{ customer, planned, reason, inWindow: true },
});

describe('what several callers leave free', () => {
  const [ann, bea] = [
    { calendar: aCalendar({ calls: 3 }), held: holding([monday, 1], [tuesday, 5]) },
    { calendar: aCalendar({ calls: 2, workdays: new Set([1, 6]) }), held: holding() },
  ];

  it.each([
    ['Monday', 0, true, 4],
    ['Tuesday, which is overfull', 1, true, 0],
    ['Wednesday', 2, true, 3],
    ['Saturday, on which one of them works', 5, true, 2],
    ['Sunday', 6, false, 0],
  ])('on %s', (_, days, isWorkday, calls) => {
    const free = whatIsFree([ann, bea]);
    const day = toEpochDay(monday) + days;
    expect([free.isWorkday(day), free.capacityOn(day)]).toEqual([isWorkday, calls]);
  });

  it('is nothing where there are none', () => {
    expect(whatIsFree([]).capacityOn(toEpochDay(monday))).toBe(0);
  });
});

it('counts what days hold with these calls, retries apart', () => {
  const customers = [
    aPlanCustomer({ id: 1, planned: monday, plannedReason: 'interval' }),
    aPlanCustomer({ id: 2, planned: monday, plannedReason: 'retry' }),
    aPlanCustomer({ id: 3, planned: monday, plannedReason: 'interval' }),
    aPlanCustomer({ id: 4, planned: null }),
    aPlanCustomer({ id: 5, planned: tuesday, plannedReason: 'interval' }),
    aPlanCustomer({ id: 6, planned: tuesday, plannedReason: 'interval' }),
  ];
  const [, , third, , fifth, sixth] = customers as [
    PlanCustomer,
    PlanCustomer,
    PlanCustomer,
    PlanCustomer,
    PlanCustomer,
    PlanCustomer,
  ];
  const before = holding([monday, 2]);
  const calls = [call(third, tuesday), call(fifth, null), call(sixth, monday, 'retry')];
  expect([...heldWith(before, customers, calls)]).toEqual([
    [monday, 3],
    [tuesday, 1],
  ]);
  expect([...before]).toEqual([[monday, 2]]);
});

describe('the calls of a team', () => {
  const of = (id: number, owner: string | null) => aPlanCustomer({ id, owner });
  const all = [of(1, 'ann'), of(2, 'bea'), of(3, null), of(4, 'ann'), of(5, 'dee')];
  const own = new Map([
    ['ann', { calendar: aCalendar({ calls: 3 }), held: holding([monday, 1]) }],
    ['bea', { calendar: aCalendar({ calls: 2 }), held: holding() }],
  ]);
  const settings = someSettings({ team: { own, shared: holding([tuesday, 1]) }, firstTries: 0.5 });

  /** Places everybody on Monday, and notes what it was given. */
  function placing(around: PlannerSettings) {
    const asked: { ids: number[]; room: number; held: number; firstTries: number; hasTeam: boolean }[] = [];
    const calls = inShares(all, around, (customers, { calendar, held, firstTries, team }) => {
      asked.push({
        ...{ ids: customers.map(({ id }) => id), room: calendar.capacityOn(toEpochDay(monday)) },
        ...{ held: [...held.values()].reduce((sum, one) => sum + one, 0), firstTries, hasTeam: team !== undefined },
      });
      return customers.map((customer) => call(customer, monday));
    });
    return { asked, placed: calls.map(({ customer }) => customer.id) };
  }

  it('are placed for each caller on their days, and then for nobody’s customers on what is left of them', () => {
    const { asked, placed } = placing(settings);
    expect(placed).toEqual([1, 4, 2, 3, 5]);
    expect(asked).toEqual([
      { ids: [1, 4], room: 3, held: 1, firstTries: 0.5, hasTeam: false },
      { ids: [2], room: 2, held: 0, firstTries: 0.5, hasTeam: false },
      // Of 2 and 1 places for first tries 3 and 1 are held.
      { ids: [3, 5], room: 0, held: 1, firstTries: 1, hasTeam: false },
    ]);
  });

  it('are placed all at once without a team', () => {
    const { asked } = placing(someSettings());
    expect(asked).toEqual([{ ids: [1, 2, 3, 4, 5], room: 8, held: 0, firstTries: 1, hasTeam: false }]);
  });

  it('are asked for once a caller where everybody has one', () => {
    let asked = 0;
    inShares([of(1, 'ann')], settings, () => {
      asked += 1;
      return [];
    });
    expect(asked).toBe(2);
  });
});
