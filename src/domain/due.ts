/** Today's list and the lists of the days ahead, as values: what they say, not how it looks. */
import type { Customer } from './customer.ts';
import { type Day, daysBetween } from './day.ts';
import type { PromiseOwed } from './promise.ts';
import type { Standing } from './standing.ts';

export interface DueCall {
  readonly customer: Customer;
  readonly standing: Standing;
  readonly reasons: readonly string[];
  /** The last note or answer, in their words. */
  readonly lastWords: string | null;
  /** `HH:MM` where the customer is; null when the zone is unknown. */
  readonly localTime: string | null;
}

export interface DuePromise {
  readonly promise: PromiseOwed;
  readonly customer: Customer;
}

/** Of those who wait beyond what a list shows, no more than this are counted: a million would take longer than the list. */
export const countedTo = 1_000;

/** How many customers are due but not shown, and why. */
export interface Hidden {
  readonly overCapacity: number;
  /** There are more over capacity than that: counting ended there. */
  readonly more: boolean;
  readonly paused: number;
  readonly doNotCall: number;
  readonly snoozed: number;
  /** Not on the list for want of a telephone number. */
  readonly noNumber: number;
  /** Outside their hours, when only those were asked for whom one may call now. */
  readonly notNow: number;
}

/** What a list leaves for want of room: of all who wait, without those it shows. */
export function beyond(shown: number, { total, more }: { total: number; more: boolean }) {
  return { overCapacity: more ? countedTo : total - shown, more };
}

export interface DueList {
  /** The day that was asked for. */
  readonly date: Day;
  /** The day the list is for: that day, or the next working day after a day off. */
  readonly callingDay: Day;
  /** Calls that day holds, and how many of them were made. */
  readonly capacity: number;
  readonly made: number;
  /** With `hidden.more` there are more than that. */
  readonly totalDue: number;
  readonly promises: readonly DuePromise[];
  readonly calls: readonly DueCall[];
  readonly hidden: Hidden;
  /** Most of the book has no telephone number: the list says whom to write to. */
  readonly writes: boolean;
}

/** Days past the due day; 0 when it is not past. */
export function daysOverdue(due: Day | null, today: Day): number {
  return due === null ? 0 : Math.max(0, daysBetween(due, today));
}

/** Tells the time in a zone at one moment, as `timeIn` does. */
export type WallClock = (timeZone: string | null) => string | null;

/** `09:05` on the wall clock of a zone; null when there is no such zone. */
export function timeIn(moment: Date, timeZone: string | null): string | null {
  if (timeZone === null) return null;
  try {
    return new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' }).format(moment);
  } catch {
    return null;
  }
}

/** "never called", "last talked 94 days ago": the first thing a caller wants to know. */
export function sinceConversation(standing: Pick<Standing, 'lastConversation'>, today: Day): string {
  if (standing.lastConversation === null) return 'never called';
  const days = daysBetween(standing.lastConversation, today);
  return days <= 0 ? 'talked today' : days === 1 ? 'talked yesterday' : `last talked ${days} days ago`;
}

/** When one may call a business: by the customer's clock, weekdays from nine to half past five. */
export const officeHours = { from: '09:00', until: '17:30' } as const;

/** Whether it is a good hour to call a customer in this zone; a zone that is not known counts as our own. */
export function isCallableAt(moment: Date, timeZone: string | null): boolean {
  const known = timeIn(moment, timeZone) !== null && timeZone !== null;
  const parts = new Intl.DateTimeFormat('en-GB', {
    ...(known ? { timeZone } : {}),
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
  const time = `${part('hour')}:${part('minute')}`;
  const weekend = ['Sat', 'Sun'].includes(part('weekday'));
  return !weekend && time >= officeHours.from && time <= officeHours.until;
}
