import { type Day, daysBetween, toEpochDay, weekdayOf } from '../day.ts';
import type { PlanCustomer } from './slot.ts';
import type { Calendar } from './workdays.ts';

/**
 * The fringe: customers of tier C. A share of each week's calls is kept for those never called or silent the longest,
 * because one of them may turn out to be a large customer.
 */
export const defaultFringeShare = 0.2;

/** How many whole intervals a customer has waited; infinite when never called. */
export function turnsMissed(customer: PlanCustomer, today: Day): number {
  if (customer.lastConversation === null) return Number.POSITIVE_INFINITY;
  return Math.floor(Math.max(0, daysBetween(customer.lastConversation, today)) / customer.interval);
}

/** Never called first, then the longest without a conversation, so that everyone's turn comes. */
export function byTurn(a: number, b: number): number {
  return a === b ? 0 : a > b ? -1 : 1;
}

/** Among those whose turn it is, the most promising first. */
export function byPromise(a: PlanCustomer, b: PlanCustomer): number {
  return b.potential - a.potential || b.score - a.score || a.id - b.id;
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

/** How many calls of a week are kept for the fringe; its first and its last day are indices from today. */
export interface ShareOfWeek {
  readonly from: number;
  readonly to: number;
  readonly calls: number;
}

/** The same, by week. */
export function fringeWeeks(capacity: Int32Array, share: number, weekday: number): ShareOfWeek[] {
  const slots = fringeSlots(capacity, share, weekday);
  const weeks: ShareOfWeek[] = [];
  for (let start = 1 - weekday; start < capacity.length; start += 7) {
    const [from, to] = [Math.max(0, start), Math.min(start + 7, capacity.length) - 1];
    const calls = slots.subarray(from, to + 1).reduce((sum, some) => sum + some, 0);
    if (calls > 0) weeks.push({ from, to, calls });
  }
  return weeks;
}

/** How many calls of this day are kept for the fringe. */
export function fringeSlotsOn(day: Day, calendar: Calendar, share: number): number {
  const daysIntoWeek = (weekdayOf(day) + 6) % 7;
  return fringeSlots(calendar.capacities(toEpochDay(day) - daysIntoWeek, 7), share, 1)[daysIntoWeek] ?? 0;
}

/** What the calls to the fringe found in a year, in customers. What somebody ordered afterwards is no effect of a call. */
export interface FringeFound {
  readonly called: number;
  readonly talkedTo: number;
  /** Their answers to questions of a script were kept. */
  readonly answered: number;
  /** We owed them something after a call, or they complained. */
  readonly promised: number;
  readonly neverCalled: number;
}
