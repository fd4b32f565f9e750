import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../src/domain/day.ts';
import { queueDays } from '../../../src/domain/plan/daily-queue.ts';
import type { PlannerSettings } from '../../../src/domain/plan/planner.ts';
import type { PlanCustomer } from '../../../src/domain/plan/slot.ts';
import { aCalendar, aPlanCustomer, monday, someSettings } from '../../support/plan.ts';

const ahead = (days: number) => addDays(monday, days);

/** Customers 1, 2, 3, …: what is at stake, the day of their call (days from today, null for none), and the tier. */
type Draft = readonly [priority: number, planned: number | null, tier?: PlanCustomer['tier']];

/** For each customer, the day from today on which the call comes up; null when it does not. */
function comes(drafts: readonly Draft[], settings: Partial<PlannerSettings> = {}, days = 14): (number | null)[] {
  const customers = drafts.map(([priority, planned, tier = 'A'], i) =>
    aPlanCustomer({ id: i + 1, priority, tier, planned: planned === null ? null : ahead(planned) }),
  );
  const found = queueDays(customers, someSettings({ calendar: aCalendar({ calls: 2 }), ...settings }), days);
  return customers.map((customer) => {
    const day = found.get(customer);
    return day === undefined ? null : daysBetween(monday, day);
  });
}

describe('the day a call comes up', () => {
  it.each<[string, readonly Draft[], (number | null)[]]>([
    [
      'is its own while there is room',
      [
        [1, 0],
        [1, 1],
        [1, 1],
      ],
      [0, 1, 1],
    ],
    [
      'is today for those whose day has passed',
      [
        [1, -3],
        [2, -9],
      ],
      [0, 0],
    ],
    [
      'is a later one for those with less at stake',
      [
        [1, 0],
        [3, 0],
        [2, 0],
      ],
      [1, 0, 0],
    ],
    [
      'goes to what waits only after what is worth more',
      [
        [1, 0],
        [4, 0],
        [3, 0],
        [5, 1],
        [2, 1],
      ],
      [2, 0, 0, 1, 1],
    ],
    [
      'goes to what waits before what is worth less',
      [
        [4, 0],
        [6, 0],
        [5, 0],
        [1, 1],
        [2, 1],
      ],
      [1, 0, 0, 2, 1],
    ],
    [
      'is no weekend',
      [
        [1, 5],
        [1, 6],
      ],
      [7, 7],
    ],
    [
      'is what is left for those without a day',
      [
        [9, null],
        [1, 0],
        [1, 0],
        [1, 1],
      ],
      [1, 0, 0, 1],
    ],
    [
      'the best of them first',
      [
        [1, null],
        [3, null],
        [2, null],
      ],
      [1, 0, 0],
    ],
    [
      'is none beyond the days that were asked about',
      [
        [1, 14],
        [1, 13],
        [1, 11],
      ],
      [null, null, 11],
    ],
  ])('%s', (_, drafts, days) => {
    expect(comes(drafts)).toEqual(days);
  });

  it('is none when the days are full', () => {
    expect(
      comes(
        [
          [3, 0],
          [2, 0],
          [1, 0],
        ],
        {},
        1,
      ),
    ).toEqual([0, 0, null]);
  });

  it('leaves room for what a day holds already', () => {
    const held = new Map([
      [monday, 1],
      [ahead(1), 5],
    ]);
    expect(
      comes(
        [
          [3, 0],
          [2, 0],
          [1, 0],
        ],
        { held },
      ),
    ).toEqual([0, 2, 2]);
  });

  it('is none of a day that more promises fill than it holds, of the fringe neither', () => {
    const drafts = Array.from({ length: 3 }, (): Draft => [1, 0, 'C']);
    expect(comes(drafts, { fringe: 0.5, held: new Map([[monday, 4]]) })).toEqual([1, 1, 2]);
  });

  it('keeps the share of the fringe of every week', () => {
    const drafts: Draft[] = [
      [9, 0, 'B'],
      [8, 0, 'B'],
      [7, 0, 'B'],
      [1, 0, 'C'],
      [2, 0, 'C'],
    ];
    expect(comes(drafts)).toEqual([0, 0, 1, 2, 1]);
    expect(comes(drafts, { fringe: 0.5 })).toEqual([0, 1, 2, 1, 0]);
    // A fifth of two calls a day is one call by the second day of a week.
    expect(comes([...drafts, [6, 0, 'B']], { fringe: 0.2 })).toEqual([0, 0, 1, 2, 1, 2]);
    // The rhythm of tier A comes before it.
    const better = drafts.map(([stake, on, tier]): Draft => [stake, on, tier === 'B' ? 'A' : 'C']);
    expect(comes(better, { fringe: 0.5 })).toEqual([0, 0, 1, 2, 1]);
    // Half of the one call a day is for the fringe; Sunday ends its week, so Monday begins with a call of its own for it.
    const calendar = aCalendar({ workdays: new Set([0, 1]), calls: 1 });
    expect(comes(drafts, { today: '2026-11-22', fringe: 0.5, calendar })[4]).toBe(0);
  });
});
