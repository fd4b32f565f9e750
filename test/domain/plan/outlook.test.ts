import { describe, expect, it } from 'vitest';
import { addDays } from '../../../src/domain/day.ts';
import { newcomers } from '../../../src/domain/plan/newcomers.ts';
import { outlookOf } from '../../../src/domain/plan/outlook.ts';
import { sameReach, usualMisses } from '../../../src/domain/plan/reach.ts';
import { simulate } from '../../../src/domain/plan/simulate.ts';
import { capacityPerWeek } from '../../../src/domain/plan/workdays.ts';
import { aCalendar, aPlanCustomer, monday, someSettings } from '../../support/plan.ts';

const calendar = aCalendar({ calls: 2 });
const room = capacityPerWeek(calendar, monday);
const settings = { ...someSettings({ calendar }), reach: sameReach(1), misses: usualMisses };

/** Customers who ask for so many times the room. */
const customersFor = (times: number) =>
  Array.from({ length: Math.round((times * room * 180) / 7) }, (_, i) =>
    aPlanCustomer({
      ...{ id: i + 1, tier: 'B', interval: 180, planned: addDays(monday, i % 180), firstWithin: 91 },
      lastConversation: addDays(monday, (i % 180) - 180),
    }),
  );

describe('what the year will come to', () => {
  it('has room for customers who come during the year, and for days ill', () => {
    const { calls, byTier } = outlookOf(customersFor(1), settings, { days: 364 });
    expect(calls / 52 / room).toBeLessThan(0.97);
    expect(calls / 52 / room).toBeGreaterThan(0.85);
    expect(byTier[1]?.customers).toBe(customersFor(1).length);
  });

  it('sees the end of a backlog only where there is room for all that is asked for', () => {
    expect(outlookOf(customersFor(0.5), settings, { days: 364 }).caughtUp).not.toBeNull();
    expect(outlookOf(customersFor(1.2), settings, { days: 364 }).caughtUp).toBeNull();
  });
});

describe('customers who will come', () => {
  const fifty = Array.from({ length: 50 }, (_, i) =>
    aPlanCustomer({ id: i + 1, tier: i < 10 ? 'A' : 'C', firstWithin: 20 }),
  );

  it('are an eighth of those there are, like them, one after the other over the year', () => {
    const coming = newcomers(fifty, monday, 365);
    expect(coming.map(({ customer }) => customer.tier)).toEqual(['A', 'C', 'C', 'C', 'C', 'C']);
    expect(new Set(coming.map(({ customer }) => customer.createdOn)).size).toBe(6);
    expect(coming.every(({ customer }) => customer.id < 0 && customer.lastConversation === null)).toBe(true);
    expect(newcomers(fifty, monday, 60)).toHaveLength(1);
  });

  it('take room and are not counted', () => {
    const [last, one] = [addDays(monday, -90), { planned: monday }];
    const known = { customer: aPlanCustomer({ id: 1, lastConversation: last }), ...one };
    const coming = { customer: aPlanCustomer({ id: -1, lastConversation: last, priority: 1 }), ...one, isNew: true };
    const play = { ...settings, calendar: aCalendar({ calls: 1 }), days: 1, seed: 1 };
    expect(simulate([known], play)).toMatchObject({ calls: 1, conversations: 1 });
    const { calls, conversations, byTier } = simulate([known, coming], play);
    expect({ calls, conversations, customers: byTier[0]?.customers }).toEqual({
      calls: 0,
      conversations: 0,
      customers: 1,
    });
  });
});
