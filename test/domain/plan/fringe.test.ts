import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/domain/day.ts';
import {
  byPromise,
  byTurn,
  fringeSlots,
  fringeSlotsOn,
  fringeWeeks,
  turnsMissed,
} from '../../../src/domain/plan/fringe.ts';
import { aCalendar, aPlanCustomer, monday } from '../../support/plan.ts';

describe('the turn of the fringe', () => {
  it.each([
    ['talked today', 0, 0],
    ['a day short of the interval', 89, 0],
    ['a whole interval ago', 90, 1],
    ['two intervals and a half ago', 225, 2],
    ['a conversation in the future', -400, 0],
  ])('%s', (_, days, turns) => {
    expect(turnsMissed(aPlanCustomer({ lastConversation: addDays(monday, -days) }), monday)).toBe(turns);
  });

  it('comes first for the never called, then for the longest unheard', () => {
    const never = turnsMissed(aPlanCustomer({ lastConversation: null }), monday);
    expect([0, 2, never, 1, never].sort(byTurn)).toEqual([never, never, 2, 1, 0]);
    expect(byTurn(never, never)).toBe(0);
  });

  it('goes by promise, then by score, then by the older number', () => {
    const order = [
      aPlanCustomer({ id: 4, potential: 1, score: 9 }),
      aPlanCustomer({ id: 3, potential: 2, score: 1 }),
      aPlanCustomer({ id: 2, potential: 2, score: 5 }),
      aPlanCustomer({ id: 1, potential: 2, score: 1 }),
    ].sort(byPromise);
    expect(order.map(({ id }) => id)).toEqual([2, 1, 3, 4]);
  });
});

describe('the share of the fringe', () => {
  it.each([
    ['a fifth of eight calls a day', [8, 8, 8, 8, 8, 0, 0], 0.2, 1, [2, 1, 2, 1, 2, 0, 0]],
    ['begins anew with every Monday', [3, 3, 3, 3, 3], 0.5, 6, [2, 1, 2, 1, 2]],
    ['a Sunday ends the week', [3, 3, 3, 3], 0.5, 7, [2, 2, 1, 2]],
    ['in the middle of a week', [3, 3, 3, 3, 3], 0.5, 4, [2, 1, 2, 1, 2]],
    ['none', [8, 8], 0, 1, [0, 0]],
    ['all', [8, 8], 1, 7, [8, 8]],
  ])('%s', (_, calls, share, weekday, slots) => {
    expect([...fringeSlots(Int32Array.from(calls), share, weekday)]).toEqual(slots);
  });

  it.each<[Day, number]>([
    ['2026-11-23', 2],
    ['2026-11-24', 1],
    ['2026-11-27', 2],
    ['2026-11-28', 0],
    ['2026-11-29', 0],
  ])('of %s is %i calls', (day, calls) => {
    expect(fringeSlotsOn(day, aCalendar(), 0.2)).toBe(calls);
  });
});

describe('the weeks of the fringe', () => {
  const of = (days: readonly number[], weekday: number, share = 0.5) =>
    fringeWeeks(Int32Array.from(days), share, weekday);

  it('begin on Monday, but for the first, and end with the days there are', () => {
    // A Thursday: four days of this week, a whole one, two days of the third.
    expect(of([2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 4, 4], 4)).toEqual([
      { from: 0, to: 3, calls: 4 },
      { from: 4, to: 10, calls: 7 },
      { from: 11, to: 12, calls: 4 },
    ]);
    expect(of([2, 2, 2, 2, 2, 2, 2, 2], 1)).toEqual([
      { from: 0, to: 6, calls: 7 },
      { from: 7, to: 7, calls: 1 },
    ]);
  });

  it('are those alone that keep a call', () => {
    expect(of([0, 0, 0, 0, 0, 0, 0, 4], 1)).toEqual([{ from: 7, to: 7, calls: 2 }]);
    expect(of([], 1)).toEqual([]);
  });
});
