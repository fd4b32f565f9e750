/** Today's list and the lists of the days ahead, as values: what they contain, not how it looks. */

import { hoursOn, type WithHours } from './call-hours.ts';
import type { CallClaim } from './claim.ts';
import { type Customer, displayName } from './customer.ts';
import { addDays, type Day, daysBetween, formatDay, type Weekday, weekdayNames, weekdayOf } from './day.ts';
import { type PersonToAsk, usableNumbers } from './person.ts';
import type { PromiseOwed } from './promise.ts';
import type { Standing } from './standing.ts';

export interface DueCall {
  readonly customer: Customer;
  readonly standing: Standing;
  readonly reasons: readonly string[];
  /** The reasons that distinguish this customer within the list, and those that most of the list share. */
  readonly apart: readonly string[];
  readonly shared: readonly string[];
  /** The last purchase and its day, when the order names the product. */
  readonly bought: LastBought | null;
  /** The last note or answer, in their words. */
  readonly lastWords: string | null;
  /** `HH:MM` where the customer is; null when the zone is unknown. */
  readonly localTime: string | null;
  /** It is within the customer's hours where they are; here, when their zone is unknown. */
  readonly callable: boolean;
  /** The person to ask for at a company; null for a private customer. */
  readonly ask: PersonToAsk | null;
  /** Another caller is on the phone with them right now. */
  readonly onPhone?: OnPhone;
}

/** Who is on the phone with a customer; `time` is when it began on the reader's clock, `HH:MM`. */
export interface OnPhone extends Pick<CallClaim, 'by' | 'since'> {
  readonly time: string;
}

/** The number to dial comes first: that of the person to ask for. */
export function numbersOf({ customer, ask }: Pick<DueCall, 'customer' | 'ask'>): readonly string[] {
  const theirs = ask === null ? [] : usableNumbers(ask.person, customer);
  return [...new Set([...theirs, ...customer.phones])];
}

/** `Finch & Co (ask for Ann Lee)` */
export function calledName({ customer, ask }: Pick<DueCall, 'customer' | 'ask'>): string {
  const name = displayName(customer);
  return ask === null ? name : `${name} (ask for ${ask.person.name})`;
}

export interface LastBought {
  readonly product: string | null;
  readonly day: Day;
}

/** An hour on our clock, and how many days after theirs it falls: Tuesday at ten in Tonga is Monday evening in Europe. */
export interface HourHere {
  readonly time: string;
  readonly daysLater: -1 | 0 | 1;
}

export interface DuePromise {
  readonly promise: PromiseOwed;
  readonly customer: Customer;
  /** For a callback at an hour on the customer's clock: that hour on ours, when it differs. */
  readonly timeHere?: HourHere | null;
  /** The day here on which it is owed, when that hour falls on another one; `owedOn` asks. */
  readonly dayHere?: Day;
  /** To whom of a company's people it was made. */
  readonly person?: string | null;
}

/** `Ann Lee, Finch & Co` */
export function promisedTo({ customer, person = null }: DuePromise): string {
  return person === null ? displayName(customer) : `${person}, ${displayName(customer)}`;
}

/** Of the calls beyond a list, at most this many are counted: counting a million would take longer than the list. */
export const countedTo = 1_000;

/** How many customers are due but not shown, and why. */
export interface Hidden {
  readonly overCapacity: number;
  /** There are more over capacity than counted. */
  readonly more: boolean;
  readonly paused: number;
  readonly doNotCall: number;
  readonly snoozed: number;
  /** Not on the list because they have no phone number. */
  readonly noNumber: number;
  /** Outside their hours, when only customers who may be called now were asked for. */
  readonly notNow: number;
}

/** How many calls do not fit on a list: all waiting, without those shown. */
export function beyond(shown: number, { total, more }: { total: number; more: boolean }) {
  return { overCapacity: more ? countedTo : total - shown, more };
}

/** The result of a day on which no call is left. */
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
  /** How many calls that day holds, and how many of them are made. */
  readonly capacity: number;
  readonly made: number;
  /** With `hidden.more`, there are more than this. */
  readonly totalDue: number;
  readonly promises: readonly DuePromise[];
  readonly calls: readonly DueCall[];
  readonly hidden: Hidden;
  /** Set when no call is left for the day, whether or not any was made. */
  readonly done?: DayDone | null;
  /** Most of the book has no phone number: the list says whom to write to. */
  readonly writes: boolean;
  /** Calls from the log of a telephone of which nobody has said yet how they went; absent when there are none. */
  readonly toConfirm?: number;
  /** Only some of the book's customers were asked about, such as those of one caller. */
  readonly narrowed: boolean;
}

/** Whom to call today, in order: callbacks first, then the list; each customer once. */
export function callOrder(list: Pick<DueList, 'promises' | 'calls'>): Customer[] {
  const callbacks = list.promises.filter(({ promise }) => promise.kind === 'callback').map(({ customer }) => customer);
  const free = list.calls.filter(({ onPhone }) => onPhone === undefined).map(({ customer }) => customer);
  const all = [...callbacks, ...free].filter(({ doNotCall }) => doNotCall === null);
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

/** The time and weekday in a zone at one fixed moment, as `clockIn` gives them. */
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

/** The day that a clock of any zone shows at a moment: by its weekday, that of Greenwich or one beside it. */
export function dayOn({ weekday }: ClockTime, moment: Date): Day {
  const day = moment.toISOString().slice(0, 10) as Day;
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  return addDays(day, ahead === 6 ? -1 : ahead);
}

/** `09:05` on the wall clock of a zone; null when there is no such zone. */
export function timeIn(moment: Date, timeZone: string | null): string | null {
  return clockIn(moment, timeZone)?.time ?? null;
}

/** What our own clock shows. */
export function clockHere(moment: Date): ClockTime {
  const two = (number: number) => String(number).padStart(2, '0');
  return { time: `${two(moment.getHours())}:${two(moment.getMinutes())}`, weekday: moment.getDay() as Weekday };
}

/** "never called", "last talked 94 days ago", and the day of a try since: the first thing a caller wants to know. */
export function sinceConversation(
  { lastConversation, lastAttempt }: Pick<Standing, 'lastConversation' | 'lastAttempt'>,
  today: Day,
): string {
  const wasTried = lastAttempt !== null && lastAttempt > (lastConversation ?? '');
  const tried = wasTried ? ` (tried ${formatDay(lastAttempt, 'short')})` : '';
  if (lastConversation === null) return wasTried ? `not reached yet${tried}` : 'never called';
  const days = daysBetween(lastConversation, today);
  const talked = days <= 0 ? 'talked today' : days === 1 ? 'talked yesterday' : `last talked ${days} days ago`;
  return `${talked}${tried}`;
}

/** Whether the customer may be called when their clock shows this. */
export function isCallable({ time, weekday }: ClockTime, customer: WithHours): boolean {
  return hoursOn(customer, weekday).some(({ from, until }) => time >= from && time <= until);
}
