import type { Tier } from '../customer.ts';
import { addDays, type Day, fromEpochDay, toEpochDay } from '../day.ts';

/** Target days between two conversations, by tier. */
export type Intervals = Readonly<Record<Tier, number>>;

export const defaultIntervals: Intervals = { A: 90, B: 180, C: 365 };
/**
 * Days after a customer came into the book within which their first call belongs, by tier: a pace, so that new
 * customers do not start as a backlog.
 */
export const defaultFirstWithin: Intervals = { A: 21, B: 91, C: 182 };
export const shortestInterval = 7;
export const longestInterval = 730;

/** No customer on a tier's interval waits longer than this for a conversation. */
export const floorDays = 365;

/**
 * Days without a conversation after which one a year comes before other rhythms (early enough for a few rounds of
 * tries), and after which it comes before everything but tier A.
 */
export const yearWithout = { threatens: floorDays - 90, isOver: floorDays - 20 } as const;

/** A customer called every quarter or more often is tried again sooner: there is little time until the call is due. */
export const closeRhythm = 92;

/** Two calls that the customer did not ask for are never closer than this. */
export const restDays = 21;

/** The window as shares of the interval; a card may move it once by `cardDelay`. */
export const shares = { dueFrom: 0.7, prefer: 0.85, due: 1, lapsed: 2, cardDelay: 0.2 } as const;

/** `60d`, `60`, `8 weeks`, `3m`, `1y` in days, 0 for `none`; or what is wrong with it. */
export function parseInterval(
  text: string,
  longest = longestInterval,
): { readonly days: number } | { readonly problem: string } {
  const words = text.trim().toLowerCase();
  if (words === 'none' || words === 'never') return { days: 0 };
  const match = /^(\d{1,6}) ?(d|days?|w|weeks?|m|months?|y|years?)?$/.exec(words);
  if (match === null) return { problem: `"${text.trim()}" is not an interval` };
  const daysPer = { d: 1, w: 7, m: 30, y: 365 }[match[2]?.[0] ?? 'd'] ?? 1;
  const days = Number(match[1]) * daysPer;
  if (days >= shortestInterval && days <= longest) return { days };
  return { problem: `an interval of ${days} days is outside ${shortestInterval} to ${longest}` };
}

/**
 * Days between conversations for this customer, or null for "no regular calls". What the customer asked for holds
 * as it is, from a week to two years. A tier's interval is held to the rest between two unasked calls and to the floor
 * of one conversation a year. Without a tier (a small book) everyone is on B's.
 */
export function intervalOf(
  customer: { readonly interval: number | null; readonly tier: Tier | null },
  intervals: Intervals,
): number | null {
  if (customer.interval === 0) return null;
  return customer.interval ?? tierInterval(intervals[customer.tier ?? 'B']);
}

export function tierInterval(days: number): number {
  return Math.min(floorDays, Math.max(restDays, days));
}

/** What the clock of one customer runs on. */
export interface Clock {
  /** Days. */
  readonly interval: number;
  readonly lastConversation: Day | null;
  /** The day the customer came into the book. */
  readonly createdOn: Day;
  /** The last card, gift, text or personal mail to the customer since that conversation. */
  readonly lastCard: Day | null;
}

/** When the next conversation is meant to be. */
interface Window<D = Day> {
  readonly dueFrom: D;
  readonly prefer: D;
  readonly due: D;
}

export function windowOf(clock: Clock, today: Day): Window {
  const days = windowInDays(
    {
      interval: clock.interval,
      lastConversation: clock.lastConversation === null ? null : toEpochDay(clock.lastConversation),
      createdOn: toEpochDay(clock.createdOn),
      lastCard: clock.lastCard === null ? null : toEpochDay(clock.lastCard),
    },
    toEpochDay(today),
  );
  return {
    dueFrom: fromEpochDay(days.dueFrom),
    prefer: fromEpochDay(days.prefer),
    due: fromEpochDay(days.due),
  };
}

/** The clock in epoch days, as the planner counts. */
export interface ClockInDays {
  readonly interval: number;
  readonly lastConversation: number | null;
  readonly createdOn: number;
  readonly lastCard: number | null;
}

/**
 * Due counts from the last conversation; for a customer never called, from the day they came into the book. A
 * conversation in the future (the clock was set back, or a typo) counts as held today, so that the customer does not
 * disappear until that day.
 */
export function windowInDays(clock: ClockInDays, today: number): Window<number> {
  const { interval } = clock;
  const last = clock.lastConversation === null ? null : Math.min(clock.lastConversation, today);
  const start = last ?? Math.min(clock.createdOn, today);
  const due = last === null ? start : start + interval;
  const delay = cardDelay(clock, start, due);
  const dueFrom = last === null ? start : start + Math.ceil(interval * shares.dueFrom);
  const prefer = last === null ? start : start + Math.round(interval * shares.prefer);
  return {
    dueFrom: dueFrom + delay,
    prefer: prefer + delay,
    due: due + delay,
  };
}

/**
 * A card replaces a fifth of an interval: the call waits until then, but at most a fifth of an interval longer than
 * without cards, however many there were, and never beyond one conversation a year.
 */
function cardDelay(clock: ClockInDays, start: number, due: number): number {
  if (clock.lastCard === null || clock.lastCard < start) return 0;
  const most = Math.floor(clock.interval * shares.cardDelay);
  const wanted = Math.min(clock.lastCard + most, due + most) - due;
  const untilFloor = Math.max(0, start + floorDays - due);
  return Math.max(0, Math.min(wanted, untilFloor));
}

/** The day two intervals after this customer's last conversation; null before that day, and without a conversation. */
export function lapsedOn(
  { interval, lastConversation }: Pick<Clock, 'interval' | 'lastConversation'>,
  today: Day,
): Day | null {
  if (lastConversation === null) return null;
  const lapsed = addDays(lastConversation, interval * shares.lapsed);
  return lapsed <= today ? lapsed : null;
}
