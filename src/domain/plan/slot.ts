import type { Tier } from '../customer.ts';
import { type Day, toEpochDay } from '../day.ts';
import { type ClockInDays, restDays, shares, windowInDays } from './cadence.ts';
import { emptiestDay } from './matching.ts';
import { type OwnDays, onOwnDays } from './own-days.ts';
import type { Calendar } from './workdays.ts';

/** Why a call stands where it stands, as it is stored. */
export const planReasons = {
  interval: 'next call of the rhythm',
  'never called': 'never called yet',
  overdue: 'overdue',
  fringe: 'turn of the smaller customers',
  purchase: 'soon after a large purchase',
  silent: 'order rhythm broken',
  goal: 'a goal of theirs',
  callback: 'they asked to be called',
  retry: 'not reached last time',
  rest: 'not reached three times, after a rest',
  snooze: 'snoozed',
  'by hand': 'day chosen by hand',
} as const;
export type PlanReason = keyof typeof planReasons;

/** What a list says of the reason; nothing where "never called" or "last talked" says it already. */
export function planReasonText(reason: string | null): string[] {
  const silent: readonly (string | null)[] = ['interval', 'never called', 'overdue', null];
  if (reason === null || silent.includes(reason)) return [];
  return [Object.hasOwn(planReasons, reason) ? planReasons[reason as PlanReason] : reason];
}

/** Reasons whose day the planner chose by itself and may choose again. */
const movable: ReadonlySet<PlanReason> = new Set(['interval', 'never called', 'overdue', 'fringe']);

/** What the planner knows of one customer who is to be called on a rhythm. */
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
  /** Days from when they came into the book in which a first call belongs; null where the first day with room is as good. */
  readonly firstWithin: number | null;
  /** Days before the call is due that are left for trying again. */
  readonly triesTake: number;
  /** Days of the week on which they may be called; null where each of ours is theirs. */
  readonly callDays: OwnDays;
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
  /** Overdue: the first day with room, best first. */
  readonly asap: boolean;
  /** Never called: any day of the window is as good, the best first. */
  readonly first?: true;
}

/** The window of an overdue call: so many days from now. Who does not fit waits in line. */
export const grace = 14;

export function slotOf(customer: PlanCustomer, today: number): Slot {
  const clock = clockOf(customer);
  const window = windowInDays(clock, today);
  const earliest = Math.max(today, notBefore(customer));
  if (clock.lastConversation === null) return firstSlot(customer, earliest);
  if (window.due < earliest) return overdueSlot(earliest);
  return {
    earliest,
    early: Math.max(earliest, window.dueFrom - Math.floor(customer.interval * 0.2)),
    release: Math.max(window.dueFrom, earliest),
    deadline: Math.max(window.dueFrom, earliest, window.due - customer.triesTake),
    prefer: Math.max(window.prefer, earliest),
    asap: false,
  };
}

/** Days for trying again before a call is due: three tries, a rest and three more. A year's rhythm has more of them, a short one its share. */
const tries = { days: 21, share: 0.12, most: 0.2 } as const;

/** Days before a call is due in which it can be tried again. */
export function triesTake(interval: number): number {
  return Math.floor(Math.min(interval * tries.most, Math.max(tries.days, interval * tries.share)));
}

/** A first call is a window and no debt: it has until some days after the customer came into the book. */
function firstSlot(customer: PlanCustomer, earliest: number): Slot {
  const { firstWithin } = customer;
  const deadline = toEpochDay(customer.createdOn) + (firstWithin ?? 0);
  if (firstWithin === null || deadline < earliest) return overdueSlot(earliest);
  return { earliest, early: earliest, release: earliest, deadline, prefer: earliest, asap: false, first: true };
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

/** The day by which a conversation is wanted: when the next one is due, and of somebody never called an interval after they came. */
export function dueOf(customer: PlanCustomer, today: number): number {
  const clock = clockOf(customer);
  return clock.lastConversation === null ? clock.createdOn + clock.interval : windowInDays(clock, today).due;
}

function clockOf(customer: PlanCustomer): ClockInDays {
  return {
    interval: customer.interval,
    lastConversation: epochOrNull(customer.lastConversation),
    createdOn: toEpochDay(customer.createdOn),
    lastCard: epochOrNull(customer.lastCard),
  };
}

/**
 * The last day on which the next call is in time: when it is due; for somebody never called an interval after they came
 * into the book; for somebody overdue already the end of the window that begins now.
 */
export function inTimeUntil(customer: PlanCustomer, slot: Slot): number {
  return Math.max(dueOf(customer, slot.earliest), slot.deadline);
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

/** Whether the planner may give this call another day: one it chose itself, or one that has passed. */
export function mayMove(customer: PlanCustomer, today: Day): boolean {
  if (customer.planned === null || customer.planned < today || customer.plannedReason === null) return true;
  return movable.has(customer.plannedReason);
}

export function reasonFor(customer: PlanCustomer, slot: Slot): PlanReason {
  if (customer.lastConversation === null) return 'never called';
  return slot.asap ? 'overdue' : 'interval';
}

/** Calls already planned on each epoch day. */
export type Load = (day: number) => number;

/** So many days ahead a call without a window is looked for. */
export const yearDays = 365;

/**
 * Places one call and moves nobody: on the emptiest working day with room in the window; where there is none, by
 * `outsideWindow`. Null when the year has no room, which is for the planner to say aloud.
 */
export function placeOne(slot: Slot, load: Load, calendar: Calendar, today: number): number | null {
  return placeInWindow(slot, load, calendar) ?? placeOutside(slot, load, calendar, today);
}

/**
 * A customer's next call. Tier A keeps its window where that is full as well, on its emptiest working day: today's list takes A
 * first, and the others wait.
 */
export function placeNext(
  customer: Pick<PlanCustomer, 'tier' | 'callDays'>,
  slot: Slot,
  { load, calendar: ours, today }: { load: Load; calendar: Calendar; today: number },
): number | null {
  const calendar = onOwnDays(ours, customer.callDays);
  const day = placeInWindow(slot, load, calendar) ?? (customer.tier === 'A' ? crowded(slot, load, calendar) : null);
  return day ?? placeOutside(slot, load, calendar, today);
}

/** The working day of the window with the fewest calls, however many; null when all of it is closed. */
function crowded(slot: Slot, load: Load, calendar: Calendar): number | null {
  const days = slot.deadline - slot.release + 1;
  const held = Int32Array.from({ length: days }, (_, i) => load(slot.release + i));
  const open = held.map((_, i) => (calendar.isWorkday(slot.release + i) ? 2 ** 30 : 0));
  const day = emptiestDay(shift(slot, -slot.release), held, open);
  return day === null ? null : day + slot.release;
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
    ...(slot.first && { first: true }),
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

export type Rhythm = Pick<PlanCustomer, 'interval' | 'triesTake'>;

/** The window of the call after one on this day. A repeat never comes early: that would only ask for more calls. */
export function slotAfter(day: number, { interval, triesTake }: Rhythm): Slot {
  const release = day + releaseAfter(interval);
  const deadline = Math.max(release, day + interval - triesTake);
  return {
    earliest: release,
    early: release,
    release,
    deadline,
    prefer: Math.min(deadline, Math.max(release, day + Math.round(interval * shares.prefer))),
    asap: false,
  };
}
