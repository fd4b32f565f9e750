import type { Tier } from '../customer.ts';
import { type Day, toEpochDay } from '../day.ts';
import { type ClockInDays, restDays, shares, windowInDays, yearWithout } from './cadence.ts';
import { emptiestDay } from './matching.ts';
import { type OwnDays, onOwnDays } from './own-days.ts';
import { isReview, type ReviewRhythm } from './review.ts';
import type { Calendar } from './workdays.ts';

/** Why a call is on its day, as it is stored. */
export const planReasons = {
  interval: 'regular call',
  review: 'yearly review',
  'never called': 'never called yet',
  overdue: 'overdue',
  fringe: 'turn of the smaller customers',
  purchase: 'soon after a large purchase',
  silent: 'usual order late',
  goal: 'one of their goals',
  callback: 'they asked to be called',
  retry: 'not reached yet',
  rest: 'not reached in three tries, after a rest',
  snooze: 'snoozed',
  'bad moment': 'a bad moment last time',
  'by hand': 'day chosen by hand',
} as const;
export type PlanReason = keyof typeof planReasons;

/** What a list shows of the reason; nothing where "never called" or "last talked" already says it. */
export function planReasonText(reason: string | null): string[] {
  const silent: readonly string[] = ['interval', 'never called', 'overdue'];
  if (reason === null || silent.includes(reason)) return [];
  return [Object.hasOwn(planReasons, reason) ? planReasons[reason as PlanReason] : reason];
}

/** Reasons of days the planner chose itself and may choose again. */
const movable: ReadonlySet<PlanReason> = new Set(['interval', 'review', 'never called', 'overdue', 'fringe']);

/** What the planner knows of a customer who is called on a rhythm. */
export interface PlanCustomer {
  readonly id: number;
  readonly tier: Tier | null;
  /** Days, as `intervalOf` gives them. */
  readonly interval: number;
  /** The customer's own interval, null for the tier's. */
  readonly own: number | null;
  readonly createdOn: Day;
  readonly lastConversation: Day | null;
  readonly lastCard: Day | null;
  /** The last call that reached them and was not a callback. */
  readonly lastUnasked: Day | null;
  /** When one of their calls is a review; null when none is. */
  readonly review: ReviewRhythm | null;
  /**
   * Days after the customer came into the book within which a first call belongs; null when the first day with room is
   * as good.
   */
  readonly firstWithin: number | null;
  /** Days before the call is due that are kept for retries. */
  readonly triesTake: number;
  /** The plan does not spread calls evenly over the days of their windows. */
  readonly unleveled?: true | undefined;
  /** Weekdays on which they may be called; null when all our calling days suit. */
  readonly callDays: OwnDays;
  /** Paused or snoozed until this day. */
  readonly notBefore: Day | null;
  /** What is at stake, and how valuable the customer is; higher is more. */
  readonly priority: number;
  readonly score: number;
  /** The scorer's estimate of how promising a small customer is; the order of the fringe. */
  readonly potential: number;
  readonly planned: Day | null;
  readonly plannedReason: PlanReason | null;
  /** The key of the customer's caller; null when they have none. */
  readonly owner: string | null;
  /** Known only to what simulates a year, and of customers who order in a rhythm. */
  readonly orders?: OrderRhythm | undefined;
}

export interface OrderRhythm {
  /** Days from one order to the next. */
  readonly every: number;
  /** The day on which the silence since the last order becomes unusual, or became it. */
  readonly brokenOn: Day;
}

/** Where the next call of a customer may go, in epoch days. */
export interface Slot {
  /** Never before this day: today, the end of a pause, or the rest after the last unasked call. */
  readonly earliest: number;
  /** Not before this day unless the year would pass without a call: half an interval after the last one. */
  readonly early: number;
  readonly release: number;
  readonly deadline: number;
  readonly prefer: number;
  /** Overdue: the first day with room, best first. */
  readonly asap: boolean;
  /** Never called: all days of the window are equally good, and the best customers get the first. */
  readonly first?: true;
  /** Calls are not leveled: the day nearest to the preferred one, as long as it has room. */
  readonly nearest?: true;
}

/**
 * Days an overdue call has from now on. Calls that do not fit queue, so that the best customers' repeat calls keep
 * their days.
 */
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
    ...(customer.unleveled && { nearest: true }),
  };
}

/**
 * Days for retries before a call is due: three tries, a rest and three more. A yearly rhythm has all of them, a shorter
 * one its share.
 */
const tries = { days: 21, share: 0.12, most: 0.2 } as const;

/** Days before a call is due in which it can be tried again. */
export function triesTake(interval: number): number {
  return Math.floor(Math.min(interval * tries.most, Math.max(tries.days, interval * tries.share)));
}

/** A first call has a window, not a debt: it has until some days after the customer came into the book. */
function firstSlot(customer: PlanCustomer, earliest: number): Slot {
  const { firstWithin } = customer;
  const deadline = toEpochDay(customer.createdOn) + (firstWithin ?? 0);
  if (firstWithin === null || deadline < earliest) return overdueSlot(earliest);
  return {
    earliest,
    early: earliest,
    release: earliest,
    deadline,
    prefer: earliest,
    asap: false,
    first: true,
    ...(customer.unleveled && { nearest: true }),
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
 * The day by which a conversation is wanted: when the next one is due; for a customer never called, one interval after
 * they came.
 */
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
 * The last day on which the next call is in time: when it is due; for a customer never called, an interval after they
 * came into the book; for an overdue one, the end of the window that begins now.
 */
export function inTimeUntil(customer: PlanCustomer, slot: Slot): number {
  return Math.max(dueOf(customer, slot.earliest), slot.deadline);
}

/** Without a call in time: its day comes too late or never, or has passed for longer than an overdue call may wait. */
export function isLeftWaiting(customer: PlanCustomer, today: Day): boolean {
  const [now, planned] = [toEpochDay(today), epochOrNull(customer.planned)];
  if (planned === null || planned > inTimeUntil(customer, slotOf(customer, now))) return true;
  return planned < now && dueOf(customer, now) + grace < now;
}

/** The rest of 21 days applies between unasked calls; a shorter rhythm the customer wished for counts as asked. */
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
  if (isReview(customer, customer.review)) return 'review';
  return slot.asap ? 'overdue' : 'interval';
}

/** Calls already planned on each epoch day. */
export type Load = (day: number) => number;

/** How many days ahead to search for a day outside the window. */
export const yearDays = 365;

/**
 * A customer's next call, which moves no other: on the emptiest working day with room in the window, else by `outsideWindow`; null
 * when the year has no room, which is for the planner to say aloud. Tier A keeps its window where that is full as well, on its
 * emptiest working day, and so does whoever is about to go a year without a conversation: today's list takes them first, and the
 * others wait.
 */
export function placeNext(
  customer: OneToPlace,
  slot: Slot,
  { load, calendar: ours, today }: { load: Load; calendar: Calendar; today: number },
): number | null {
  const calendar = onOwnDays(ours, customer.callDays);
  const day =
    placeInWindow(slot, load, calendar) ??
    (customer.tier === 'A' || isYearOver(customer, slot.release) ? crowded(slot, load, calendar) : null);
  return day ?? placeOutside(slot, load, calendar, today);
}

export type OneToPlace = Pick<PlanCustomer, 'tier' | 'callDays' | 'lastConversation' | 'createdOn'>;

/** Whether they come before all but tier A on this day, as `turnOf` has it. */
export function isYearOver({ tier, lastConversation, createdOn }: OneToPlace, day: number): boolean {
  return tier !== null && day - toEpochDay(lastConversation ?? createdOn) >= yearWithout.isOver;
}

/** The day for calls with the fewest of them in the window, however many; null when all of it is closed. */
function crowded(slot: Slot, load: Load, calendar: Calendar): number | null {
  const days = slot.deadline - slot.release + 1;
  const held = Int32Array.from({ length: days }, (_, i) => load(slot.release + i));
  const room = calendar.capacities(slot.release, days);
  const isOpen = (i: number) =>
    room.some((calls) => calls > 0) ? room[i] !== 0 : calendar.isWorkday(slot.release + i);
  const open = held.map((_, i) => (isOpen(i) ? 2 ** 30 : 0));
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
    ...(slot.nearest && { nearest: true }),
  };
}

/**
 * Gives the same object for equal slots: of a million customers who were never called, few have different ones, and an
 * object each takes 100 MB.
 */
export function sharedSlots(): (slot: Slot) => Slot {
  const known = new Map<number, Slot[]>();
  return (slot) => {
    const key = (slot.release * manyDays + slot.deadline) * manyDays + slot.prefer;
    const alike = known.get(key);
    if (alike === undefined) known.set(key, [slot]);
    const found = alike?.find((other) => isSame(other, slot));
    if (found === undefined) alike?.push(slot);
    return found ?? slot;
  };
}

/** Tells slots apart quickly: indices of days are below it, and the third power is a whole number. */
const manyDays = 100_000;

function isSame(a: Slot, b: Slot): boolean {
  return (
    a.release === b.release &&
    a.deadline === b.deadline &&
    a.prefer === b.prefer &&
    a.earliest === b.earliest &&
    a.early === b.early &&
    a.asap === b.asap &&
    a.first === b.first &&
    a.nearest === b.nearest
  );
}

/**
 * A day for a call whose window is full: preferably a little early (the interval is the longest wait we aim for), else
 * the first day after it within the year, else any day before it that the rest after the last call allows.
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

export type Rhythm = Pick<PlanCustomer, 'interval' | 'triesTake' | 'unleveled'>;

/** The window of the call that follows one on this day. It never comes early: that would only add calls. */
export function slotAfter(day: number, { interval, triesTake, unleveled }: Rhythm): Slot {
  const release = day + releaseAfter(interval);
  const deadline = Math.max(release, day + interval - triesTake);
  return {
    earliest: release,
    early: release,
    release,
    deadline,
    prefer: Math.min(deadline, Math.max(release, day + Math.round(interval * shares.prefer))),
    asap: false,
    ...(unleveled && { nearest: true }),
  };
}
