/** Today's list and the lists of the days ahead, as values: what they say, not how it looks. */
import { hoursOn, type WithHours } from './call-hours.ts';
import type { Customer } from './customer.ts';
import { type Day, daysBetween, type Weekday, weekdayNames } from './day.ts';
import type { PromiseOwed } from './promise.ts';
import type { Standing } from './standing.ts';

export interface DueCall {
  readonly customer: Customer;
  readonly standing: Standing;
  readonly reasons: readonly string[];
  /** Of the reasons what sets them apart in this list, and what most of the list have in common. */
  readonly apart: readonly string[];
  readonly shared: readonly string[];
  /** What they bought last, where the order says it, and when. */
  readonly bought: LastBought | null;
  /** The last note or answer, in their words. */
  readonly lastWords: string | null;
  /** `HH:MM` where the customer is; null when the zone is unknown. */
  readonly localTime: string | null;
  /** It is an hour of theirs where they are, or here where their zone is not known. */
  readonly callable: boolean;
}

export interface LastBought {
  readonly product: string | null;
  readonly day: Day;
}

export interface DuePromise {
  readonly promise: PromiseOwed;
  readonly customer: Customer;
  /** Of a callback at an hour of theirs: that hour on our clock, where it shows another one. */
  readonly timeHere?: string | null;
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

/** What became of a day whose calls are made. */
export interface DayDone {
  /** Customers who were talked to. */
  readonly talked: number;
  /** The next day with calls; null when none is planned. */
  readonly next: { readonly day: Day; readonly calls: number } | null;
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
  /** Once calls were made and none is left for the day; null before. */
  readonly done?: DayDone | null;
  /** Most of the book has no telephone number: the list says whom to write to. */
  readonly writes: boolean;
}

/** Whom to call today, in turn: those who asked to be called back, then the list; each once. */
export function callOrder(list: Pick<DueList, 'promises' | 'calls'>): Customer[] {
  const callbacks = list.promises.filter(({ promise }) => promise.kind === 'callback').map(({ customer }) => customer);
  const all = [...callbacks, ...list.calls.map(({ customer }) => customer)].filter(
    ({ doNotCall }) => doNotCall === null,
  );
  return all.filter(({ id }, index) => all.findIndex((other) => other.id === id) === index);
}

/** Days past the due day; 0 when it is not past. */
export function daysOverdue(due: Day | null, today: Day): number {
  return due === null ? 0 : Math.max(0, daysBetween(due, today));
}

/** What a clock shows. */
export interface ClockTime {
  /** `HH:MM` */
  readonly time: string;
  readonly weekday: Weekday;
}

/** Tells what the clocks of a zone show at one moment, as `clockIn` does. */
export type WallClock = (timeZone: string | null) => ClockTime | null;

/** What the wall clock of a zone shows; null when there is no such zone. */
export function clockIn(moment: Date, timeZone: string | null): ClockTime | null {
  if (timeZone === null) return null;
  try {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'long', hour: '2-digit', minute: '2-digit' });
    const parts = format.formatToParts(moment);
    const part = (type: string) => parts.find((one) => one.type === type)?.value ?? '';
    const weekday = weekdayNames.findIndex((name) => name === part('weekday').toLowerCase()) as Weekday;
    return { time: `${part('hour')}:${part('minute')}`, weekday };
  } catch {
    return null;
  }
}

/** `09:05` on the wall clock of a zone; null when there is no such zone. */
export function timeIn(moment: Date, timeZone: string | null): string | null {
  return clockIn(moment, timeZone)?.time ?? null;
}

/** An hour of their clock on ours; null where both show the same, or the zone is not known. Now: summer time may differ by then. */
export function timeHere(time: string | null, there: ClockTime | null, here: ClockTime): string | null {
  if (time === null || there === null || there.time === here.time) return null;
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  const shown = (minutes(time) + minutes(here.time) - minutes(there.time) + 2 * 1440) % 1440;
  const two = (number: number) => String(number).padStart(2, '0');
  return `${two(Math.floor(shown / 60))}:${two(shown % 60)}`;
}

/** What our own clock shows. */
export function clockHere(moment: Date): ClockTime {
  const two = (number: number) => String(number).padStart(2, '0');
  return { time: `${two(moment.getHours())}:${two(moment.getMinutes())}`, weekday: moment.getDay() as Weekday };
}

/** "never called", "last talked 94 days ago": the first thing a caller wants to know. */
export function sinceConversation(standing: Pick<Standing, 'lastConversation'>, today: Day): string {
  if (standing.lastConversation === null) return 'never called';
  const days = daysBetween(standing.lastConversation, today);
  return days <= 0 ? 'talked today' : days === 1 ? 'talked yesterday' : `last talked ${days} days ago`;
}

/** Whether it is an hour of theirs when their clock shows that. */
export function isCallable({ time, weekday }: ClockTime, customer: WithHours): boolean {
  return hoursOn(customer, weekday).some(({ from, until }) => time >= from && time <= until);
}
