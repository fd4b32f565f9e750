import type { Tier } from '../customer.ts';
import { type Day, toEpochDay } from '../day.ts';
import { type ClockInDays, restDays, shares, windowInDays } from './cadence.ts';
import { emptiestDay } from './matching.ts';
import type { Calendar } from './workdays.ts';

/** Why a call stands where it stands, as it is stored. */
export const planReasons = {
  interval: 'next call of the rhythm',
  'never called': 'never called yet',
  overdue: 'overdue',
  fringe: "the fringe's share",
  purchase: 'soon after a large purchase',
  silent: 'order rhythm broken',
  goal: 'a goal of theirs',
  callback: 'they asked to be called',
  retry: 'not reached last time',
  rest: 'not reached three times, after a rest',
  snooze: 'put off',
  'by hand': 'day chosen by hand',
} as const;
export type PlanReason = keyof typeof planReasons;

/** What a list says of the reason; nothing where "never called" or "last talked" says it already. */
export function planReasonText(reason: string | null): string[] {
  const silent: readonly (string | null)[] = ['interval', 'never called', 'overdue', null];
  if (reason === null || silent.includes(reason)) return [];
  return [Object.hasOwn(planReasons, reason) ? planReasons[reason as PlanReason] : reason];
}

/** Reasons whose day the programme chose by itself and may choose again. */
const movable: ReadonlySet<PlanReason> = new Set(['interval', 'never called', 'overdue', 'fringe']);

/** What the programme knows of one customer who is to be called on a rhythm. */
export interface PlanCustomer {
  readonly id: number;
  readonly tier: Tier | null;
  /** Days, as `intervalOf` has it. */
  readonly interval: number;
  /** The customer's own interval, null for the tier's. */
  readonly own: number | null;
  readonly createdOn: Day;
  readonly lastConversation: Day | null;
  readonly lastCard: Day | null;
  /** The last call that reached them and that they had not asked for. */
  readonly lastUnasked: Day | null;
  /** Paused or snoozed until this day. */
  readonly notBefore: Day | null;
  /** What is at stake, and who matters; the more the higher. */
  readonly priority: number;
  readonly score: number;
  /** The scorer's promise of a small customer; the order of the fringe. */
  readonly potential: number;
  readonly planned: Day | null;
  readonly plannedReason: PlanReason | null;
}

/** Where the next call of a customer may go, in epoch days. */
export interface Slot {
  /** Not before this day at all: today, a pause, or the rest after the last unasked call. */
  readonly earliest: number;
  /** Not before this day unless the year would pass without a call: half an interval after the last. */
  readonly early: number;
  readonly release: number;
  readonly deadline: number;
  readonly prefer: number;
  /** Overdue or never called: the first day with room, best first. */
  readonly asap: boolean;
}

/** The window of an overdue call: so many days from now. Who does not fit waits in line, so that the repeats of the best keep theirs. */
const grace = 14;

export function slotOf(customer: PlanCustomer, today: number): Slot {
  const clock: ClockInDays = {
    interval: customer.interval,
    lastConversation: epochOrNull(customer.lastConversation),
    createdOn: toEpochDay(customer.createdOn),
    lastCard: epochOrNull(customer.lastCard),
  };
  const window = windowInDays(clock, today);
  const earliest = Math.max(today, notBefore(customer));
  if (window.due < earliest || clock.lastConversation === null) return overdueSlot(earliest);
  return {
    earliest,
    early: Math.max(earliest, window.dueFrom - Math.floor(customer.interval * 0.2)),
    release: Math.max(window.dueFrom, earliest),
    deadline: window.due,
    prefer: Math.max(window.prefer, earliest),
    asap: false,
  };
}

function overdueSlot(earliest: number): Slot {
  return {
    earliest,
    early: earliest,
    release: earliest,
    deadline: earliest + grace,
    prefer: earliest,
    asap: true,
  };
}

/**
 * The last day on which the next call is in time: when it is due; for somebody never called an interval after they came
 * into the book; for somebody overdue already the end of the window that begins now.
 */
export function inTimeUntil(customer: PlanCustomer, slot: Slot): number {
  const first = customer.lastConversation === null ? toEpochDay(customer.createdOn) + customer.interval : 0;
  return Math.max(first, slot.deadline);
}

/** The rest of 21 days holds between unasked calls; a shorter rhythm that the customer wished for is not unasked. */
function notBefore(customer: PlanCustomer): number {
  const rest = Math.min(restDays, customer.interval);
  const rested = customer.lastUnasked === null ? 0 : toEpochDay(customer.lastUnasked) + rest;
  return Math.max(rested, epochOrNull(customer.notBefore) ?? 0);
}

function epochOrNull(day: Day | null): number | null {
  return day === null ? null : toEpochDay(day);
}

/** Whether the programme may give this call another day: one it chose itself, or one that has passed. */
export function mayMove(customer: PlanCustomer, today: Day): boolean {
  if (customer.planned === null || customer.planned < today || customer.plannedReason === null) return true;
  return movable.has(customer.plannedReason);
}

export function reasonFor(customer: PlanCustomer, slot: Slot): PlanReason {
  if (!slot.asap) return 'interval';
  return customer.lastConversation === null ? 'never called' : 'overdue';
}

/** Calls already planned on each epoch day. */
export type Load = (day: number) => number;

/** So many days ahead a call without a window is looked for. */
export const yearDays = 365;

/**
 * Places one call and moves nobody: on the emptiest working day with room in the window; where there is none, by
 * `outsideWindow`. Null when the year has no room, which is for the programme to say aloud.
 */
export function placeOne(slot: Slot, load: Load, calendar: Calendar, today: number): number | null {
  return placeInWindow(slot, load, calendar) ?? placeOutside(slot, load, calendar, today);
}

/** Null when the window has no room. */
export function placeInWindow(slot: Slot, load: Load, calendar: Calendar): number | null {
  const days = slot.deadline - slot.release + 1;
  const held = Int32Array.from({ length: days }, (_, i) => load(slot.release + i));
  const day = emptiestDay(shift(slot, -slot.release), held, calendar.capacities(slot.release, days));
  return day === null ? null : day + slot.release;
}

function placeOutside(slot: Slot, load: Load, calendar: Calendar, today: number): number | null {
  const days = Math.max(slot.deadline, today + yearDays - 1) - today + 1;
  const held = Int32Array.from({ length: days }, (_, i) => load(today + i));
  const day = outsideWindow(shift(slot, -today), held, calendar.capacities(today, days));
  return day === null ? null : day + today;
}

export function shift(slot: Slot, days: number): Slot {
  return {
    earliest: slot.earliest + days,
    early: slot.early + days,
    release: slot.release + days,
    deadline: slot.deadline + days,
    prefer: slot.prefer + days,
    asap: slot.asap,
  };
}

/**
 * A day for a call whose window is full: rather a little early (the interval is the longest we mean to let pass),
 * else the first day after it within the year, else any day before it that the rest after the last call allows.
 */
export function outsideWindow(slot: Slot, load: Int32Array, capacity: Int32Array): number | null {
  const hasRoom = (day: number) => (load[day] as number) < (capacity[day] as number);
  for (let day = slot.release - 1; day >= slot.early; day--) if (hasRoom(day)) return day;
  for (let day = slot.deadline + 1; day < yearDays; day++) if (hasRoom(day)) return day;
  for (let day = slot.early - 1; day >= slot.earliest; day--) if (hasRoom(day)) return day;
  return null;
}

/** Days from one call to the earliest day for the next. */
export function releaseAfter(interval: number): number {
  return Math.max(Math.ceil(interval * shares.dueFrom), Math.min(restDays, interval));
}

/** The window of the call after one on this day. A repeat never comes early: that would only ask for more calls. */
export function slotAfter(day: number, interval: number): Slot {
  const release = day + releaseAfter(interval);
  return {
    earliest: release,
    early: release,
    release,
    deadline: day + interval,
    prefer: day + Math.max(Math.round(interval * shares.prefer), releaseAfter(interval)),
    asap: false,
  };
}
