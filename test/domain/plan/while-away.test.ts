/** What becomes of the calls of somebody who is away for the week from Monday to Friday. */
import { describe, expect, it } from 'vitest';
import { addDays, type Day, toEpochDay } from '../../../src/domain/day.ts';
import type { PlannedCall } from '../../../src/domain/plan/planner.ts';
import type { PlanCustomer } from '../../../src/domain/plan/slot.ts';
import { whileAway } from '../../../src/domain/plan/while-away.ts';
import { aCalendar, aPlanCustomer, monday, someSettings } from '../../support/plan.ts';

const ahead = (days: number) => addDays(monday, days);
const back = ahead(7);
const off = (from: number, to: number) => [{ from: ahead(from), to: ahead(to) }];

/** Sasha has 3 calls a day and is away until next Monday; Robin has 2 a day, and Wednesday off. */
const sasha = { calendar: aCalendar({ calls: 3, daysOff: off(0, 6) }), held: new Map<Day, number>() };
const robin = { calendar: aCalendar({ calls: 2, daysOff: off(2, 2) }), held: new Map<Day, number>([[ahead(1), 1]]) };
const settings = someSettings({
  calendar: aCalendar({ calls: 5 }),
  team: {
    own: new Map([
      ['sasha', sasha],
      ['robin', robin],
    ]),
    shared: new Map(),
  },
});

/** Overdue by ten days. */
const due = (id: number, facts: Partial<PlanCustomer> = {}) =>
  aPlanCustomer({
    ...{ id, owner: 'sasha', interval: 100, lastConversation: addDays(monday, -110), score: 100 - id },
    ...{ planned: ahead(id % 5), plannedReason: 'overdue', ...facts },
  });
const robins = (id: number, day: number) =>
  aPlanCustomer({ id, owner: 'robin', interval: 100, planned: ahead(day), plannedReason: 'interval' });

function daysOf(calls: readonly PlannedCall[]): Record<string, number> {
  const days: Record<string, number> = {};
  for (const { planned } of calls) days[String(planned)] = (days[String(planned)] ?? 0) + 1;
  return days;
}

describe('calls of somebody who is away', () => {
  it('are made on days on which the substitute has room, and the rest on the first days after the return', () => {
    const customers = [...Array.from({ length: 10 }, (_, i) => due(i)), robins(20, 0), robins(21, 3)];
    const { handed, late, waiting } = whileAway(customers, settings, { key: 'sasha', substitute: 'robin', back });
    // Robin has 2 a day but on Wednesday, less a promise on Tuesday and two calls of their own.
    expect(daysOf(handed)).toEqual({ [monday]: 1, [ahead(1)]: 1, [ahead(3)]: 1, [ahead(4)]: 2 });
    expect(daysOf(late)).toEqual({ [back]: 3, [ahead(8)]: 2 });
    expect(waiting).toEqual([]);
    // The best, not those whose day happens to suit.
    expect(handed.map(({ customer }) => customer.id)).toEqual([0, 1, 2, 3, 4]);
  });

  it('keep their days where those suit', () => {
    const { handed } = whileAway([due(1), due(3), due(4)], settings, { key: 'sasha', substitute: 'robin', back });
    expect(handed.map(({ customer, planned }) => planned === customer.planned)).toEqual([true, true, true]);
  });

  it('stay on a day that somebody chose, and take its room first', () => {
    const chosen = [due(10, { planned: monday, plannedReason: 'callback' }), due(15, { plannedReason: 'by hand' })];
    const { handed } = whileAway([due(0), ...chosen], settings, { key: 'sasha', substitute: 'robin', back });
    expect(handed.map(({ customer, planned }) => [customer.id, planned])).toEqual([
      [0, ahead(1)],
      [10, monday],
      [15, monday],
    ]);
  });

  it('wait where they are due after the return', () => {
    const waits = due(2, { lastConversation: addDays(monday, -80), plannedReason: 'interval' });
    const { handed, waiting } = whileAway([waits], settings, { key: 'sasha', substitute: 'robin', back });
    expect(handed).toEqual([]);
    expect(waiting.map(({ planned }) => (planned ?? '') >= back)).toEqual([true]);
  });

  it('are made by whoever has room where nobody stands in', () => {
    const customers = Array.from({ length: 10 }, (_, i) => due(i));
    const { handed, late } = whileAway(customers, settings, { key: 'sasha', substitute: null, back });
    for (const [day, calls] of Object.entries(daysOf(handed)))
      expect(calls).toBeLessThanOrEqual(robin.calendar.capacityOn(toEpochDay(day as Day)));
    expect([handed.length, late.length]).toEqual([7, 3]);
  });

  it('of a book without a team are nobody’s', () => {
    const alone = someSettings({});
    expect(whileAway([due(1)], alone, { key: 'sasha', substitute: null, back })).toEqual({
      ...{ waiting: [], handed: [], late: [] },
    });
  });
});
