import { expect, it } from 'vitest';
import { addDays, toEpochDay } from '../../../src/domain/day.ts';
import { longestInterval } from '../../../src/domain/plan/cadence.ts';
import { sampleOf } from '../../../src/domain/plan/sample.ts';
import { yearDays } from '../../../src/domain/plan/slot.ts';
import { aCalendar, aPlanCustomer, monday, someSettings } from '../../support/plan.ts';

const customers = (count: number) =>
  Array.from({ length: count }, (_, i) => aPlanCustomer({ id: i + 1, priority: count - i }));
const settings = someSettings({ calendar: aCalendar({ calls: 9 }), held: new Map([[monday, 5]]) });

it('is everybody while there are not more than asked for', () => {
  expect(sampleOf(customers(10), settings, 10)).toEqual({ customers: customers(10), settings, every: 1 });
});

it('takes the middle one of each three, and a third of the room', () => {
  const { customers: some, settings: about, every } = sampleOf(customers(10), settings, 4);
  expect({ ids: some.map(({ id }) => id), every }).toEqual({ ids: [2, 5, 8], every: 3 });
  expect([...about.held.values()]).toEqual([2]); // 5 / 3
  const week = about.calendar.capacities(toEpochDay(addDays(monday, 7)), 7);
  expect([...week].reduce((sum, calls) => sum + calls, 0)).toBe(15); // of 45
});

it('takes the same whoever comes first', () => {
  const there = sampleOf(customers(10), settings, 4).customers;
  expect(sampleOf(customers(10).toReversed(), settings, 4).customers).toEqual(there);
});

it.each([4, 5, 7, 8])('has a third of %i calls a day up to the longest interval after a year, to the call', (calls) => {
  const all = aCalendar({ calls });
  const { calendar } = sampleOf(customers(10), someSettings({ calendar: all }), 4).settings;
  const total = (of: typeof all, days: number) =>
    of.capacities(toEpochDay(monday), days).reduce((sum, some) => sum + some, 0);
  for (let days = yearDays + longestInterval - 6; days <= yearDays + longestInterval + 1; days++)
    expect(total(calendar, days), `${days} days`).toBe(Math.ceil(total(all, days) / 3));
});
