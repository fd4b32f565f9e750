/** What the planner is given and gives back, and which call goes first. */

import { type Day, toEpochDay } from '../day.ts';
import { longestInterval } from './cadence.ts';
import { type PlanCustomer, type PlanReason, reasonFor, type Slot, yearDays } from './slot.ts';
import { type Calendar, scaled } from './workdays.ts';

export interface PlannerSettings {
  readonly today: Day;
  readonly calendar: Calendar;
  /** Share of each week's calls for tier C, 0 to 1. */
  readonly fringe: number;
  /** What days hold besides these customers' calls: promises due, and calls already planned or made. */
  readonly held: ReadonlyMap<Day, number>;
  /** The share of a day's calls, 0 to 1, for the first try of a call; the rest is for trying again. */
  readonly firstTries: number;
  /** Of several callers: the days of each. Calendar and held are then those of all together. */
  readonly team?: TeamDays | undefined;
}

/** The days of one caller, and what they hold. */
export type OwnShare = Pick<PlannerSettings, 'calendar' | 'held'>;

interface TeamDays {
  /** By the key of the caller. */
  readonly own: ReadonlyMap<string, OwnShare>;
  /** What the days hold for customers without a caller. */
  readonly shared: ReadonlyMap<Day, number>;
}

/** The calendar with only each day's places for first tries, for two years after the planned one. */
export function firstTriesOf({ calendar, firstTries, today }: PlannerSettings): Calendar {
  if (firstTries === 1) return calendar;
  return scaled(calendar, { from: toEpochDay(today), length: yearDays + longestInterval + 1, share: firstTries });
}

export interface PlannedCall {
  readonly customer: PlanCustomer;
  /** Null when the year has no room. */
  readonly planned: Day | null;
  readonly reason: PlanReason;
  /** On a day of its window; an overdue call has a window that begins now. */
  readonly inWindow: boolean;
}

/** The reason stored with the day, else the one from the rhythm. */
export function planReasonOf(customer: PlanCustomer, slot: Slot): PlanReason {
  return customer.plannedReason ?? reasonFor(customer, slot);
}

type Ordered = Pick<PlanCustomer, 'priority' | 'score' | 'id'>;

/**
 * The most valuable customer first, then what is at stake: decides whose rhythm is kept when not all can be. The older
 * number breaks ties.
 */
export function byValue(a: Ordered, b: Ordered): number {
  return b.score - a.score || b.priority - a.priority || a.id - b.id;
}

/** What is at stake first, then value: decides which of the waiting calls today's list takes. */
export function byStake(a: Ordered, b: Ordered): number {
  return b.priority - a.priority || b.score - a.score || a.id - b.id;
}

/** What the next `days` days hold. An array of numbers ignores days outside of it. */
export function loadOf(held: ReadonlyMap<Day, number>, today: number, days: number): Int32Array {
  const load = new Int32Array(days);
  for (const [day, calls] of held) load[toEpochDay(day) - today] = calls;
  return load;
}
