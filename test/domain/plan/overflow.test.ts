import { describe, expect, it } from 'vitest';
import { addDays, type Day, daysBetween } from '../../../src/domain/day.ts';
import { moveOverflow } from '../../../src/domain/plan/overflow.ts';
import type { PlanCustomer } from '../../../src/domain/plan/slot.ts';
import { aCalendar, aPlanCustomer, monday, someSettings } from '../../support/plan.ts';

const ahead = (days: number) => addDays(monday, days);

/** Calls of everyone are wanted 70 to 100 days after the last, which was 90 days ago: from today to day 10. */
function moved(drafts: readonly Partial<PlanCustomer>[], closed: readonly number[] = [], held: [Day, number][] = []) {
  const customers = drafts.map((facts, i) =>
    aPlanCustomer({
      id: i + 1,
      interval: 100,
      lastConversation: addDays(monday, -90),
      planned: ahead(2),
      plannedReason: 'interval',
      ...facts,
    }),
  );
  const daysOff = closed.map((day) => ({ from: ahead(day), to: ahead(day) }));
  const settings = someSettings({ calendar: aCalendar({ calls: 2, daysOff }), held: new Map(held) });
  return moveOverflow(customers, settings).map(({ customer, planned, reason, inWindow }) => [
    customer.id,
    planned === null ? null : daysBetween(monday, planned),
    reason,
    inWindow,
  ]);
}

describe('calls that a day can no longer hold', () => {
  it('stay where there is room', () => {
    expect(moved([{}, {}])).toEqual([]);
  });

  it('the least valuable go', () => {
    expect(moved([{ score: 3 }, { score: 1 }, { score: 2 }])).toEqual([[2, 0, 'interval', true]]);
  });

  it('all go from a day that was closed, but those the customer asked for', () => {
    expect(moved([{ score: 1 }, { score: 2 }, { plannedReason: 'callback' }], [2])).toEqual([
      [2, 0, 'interval', true],
      [1, 1, 'interval', true],
    ]);
  });

  it('what a day holds besides takes room too', () => {
    expect(moved([{ score: 3 }, { score: 1 }], [], [[ahead(2), 1]])).toEqual([[2, 0, 'interval', true]]);
    expect(
      moved(
        [{ score: 3 }, { score: 1 }],
        [],
        [
          [ahead(2), 1],
          [monday, 2],
        ],
      ),
    ).toEqual([[2, 1, 'interval', true]]);
    expect(moved([{}, {}], [], [[ahead(2), 9]])).toHaveLength(2);
  });

  it('a day that was chosen by hand moves to the next one with room, and keeps its reason', () => {
    const chosen = { planned: ahead(4), plannedReason: 'by hand' } as const;
    expect(moved([chosen], [4])).toEqual([[1, 7, 'by hand', true]]);
    expect(moved([{ ...chosen, notBefore: ahead(60) }], [4])).toEqual([[1, 7, 'by hand', true]]);
  });

  it('a call whose day has passed does not stand on a day, and is not moved here', () => {
    expect(moved([{ planned: ahead(-1) }, {}, {}, { planned: monday }, { planned: monday }])).toEqual([]);
    expect(moved([{ planned: monday }], [0])).toEqual([[1, 1, 'interval', true]]);
  });

  it('what had no day gets one, the best first, and says so only then', () => {
    const none = { planned: null, plannedReason: null };
    expect(
      moved([
        { ...none, score: 1 },
        { ...none, score: 2 },
        { planned: ahead(1), score: 0 },
      ]),
    ).toEqual([
      [2, 0, 'interval', true],
      [1, 2, 'interval', true],
    ]);
    const neverCalled = { ...none, lastConversation: null, notBefore: ahead(500) };
    expect(moved([neverCalled])).toEqual([[1, 500, 'never called', true]]);
    const fullUntil = Array.from({ length: 11 }, (_, day): [Day, number] => [ahead(day), 2]);
    expect(moved([none], [], fullUntil)).toEqual([[1, 11, 'interval', false]]);
    expect(moved([none], [], fullUntil.slice(0, 10))).toEqual([[1, 10, 'interval', true]]);
  });

  it('comes a little early rather than late when its window is full', () => {
    const window = Array.from({ length: 31 }, (_, i): [Day, number] => [ahead(30 + i), 2]);
    const later = { lastConversation: addDays(monday, -40), planned: ahead(31) };
    expect(moved([later], [], window)).toEqual([[1, 29, 'interval', false]]);
  });

  it('stays without a day while the year is full, which is no news', () => {
    const full = Array.from({ length: 400 }, (_, day): [Day, number] => [ahead(day), 2]);
    expect(moved([{ planned: null }], [], full)).toEqual([]);
    expect(moved([{}], [], full)).toEqual([[1, null, 'interval', false]]);
  });
});
