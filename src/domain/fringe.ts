import { type Day, daysBetween, toEpochDay, weekdayOf } from './day.ts';
import type { PlanCustomer } from './placement.ts';
import type { Calendar } from './workdays.ts';

/**
 * The fringe: customers of tier C. A share of each week's calls is kept for those who were never called or were longest
 * unheard, because nobody knows which small one would blossom.
 */
export const defaultFringeShare = 0.2;

/**
 * Never called first, then the longest unheard in whole intervals, so that the share rotates and everyone's turn
 * comes; among equals the most promising.
 */
export function byFringeTurn(today: Day): (a: PlanCustomer, b: PlanCustomer) => number {
  const turnsMissed = (customer: PlanCustomer) =>
    customer.lastConversation === null
      ? Number.POSITIVE_INFINITY
      : Math.floor(Math.max(0, daysBetween(customer.lastConversation, today)) / customer.interval);
  return (a, b) => {
    const [missedA, missedB] = [turnsMissed(a), turnsMissed(b)];
    if (missedA !== missedB) return missedA > missedB ? -1 : 1;
    return b.potential - a.potential || b.score - a.score || a.id - b.id;
  };
}

/**
 * How many calls of each day are kept for the fringe, so that every week keeps its share to the nearest call. Day 0 is
 * `weekday` (1 Monday to 7 Sunday, as weeks begin on Monday).
 */
export function fringeSlots(capacity: Int32Array, share: number, weekday: number): Int32Array {
  const slots = new Int32Array(capacity.length);
  for (let start = 1 - weekday; start < capacity.length; start += 7) {
    let [calls, kept] = [0, 0];
    for (let day = Math.max(0, start); day < Math.min(start + 7, capacity.length); day++) {
      calls += capacity[day] as number;
      slots[day] = Math.round(calls * share) - kept;
      kept = Math.round(calls * share);
    }
  }
  return slots;
}

/** How many calls of this day are kept for the fringe. */
export function fringeSlotsOn(day: Day, calendar: Calendar, share: number): number {
  const daysIntoWeek = (weekdayOf(day) + 6) % 7;
  return fringeSlots(calendar.capacities(toEpochDay(day) - daysIntoWeek, 7), share, 1)[daysIntoWeek] ?? 0;
}
