import type { CalendarChanges } from '../domain/calendar-changes.ts';
import { callTimes, minutesOfCall } from '../domain/call-times.ts';
import { displayName } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { calledName, type DueCall, type DuePromise, numbersOf, promisedTo } from '../domain/due.ts';
import type { Occasion } from '../domain/plan/occasions.ts';
import type { WeekList } from '../domain/week.ts';
import { onClockOf } from '../domain/zones/on-clock.ts';
import { type CalendarEvent, calendarIcs } from './ics.ts';

export interface WeekCalendar {
  /** Distinguishes the events of this book from all others. */
  readonly bookId: string;
  readonly timeZone: string;
  readonly now: Date;
  readonly changes: CalendarChanges;
}

/**
 * Every call of the week as an event, one after the other from nine o'clock, within the customers' hours; promises on
 * their day.
 */
export function weekIcs(list: WeekList, { bookId, timeZone, now, changes }: WeekCalendar): string {
  const events = [
    ...list.promises.map((promise) => promiseEvent(promise, list.today, { bookId, timeZone })),
    ...list.days.flatMap(({ date, calls }) => {
      const customers = calls.map(({ customer }) => customer);
      const starts = callTimes(date, customers, timeZone);
      return calls.map((call, i) => callEvent(call, date, starts[i] ?? 0, bookId));
    }),
    ...list.dates.map(({ customer, occasion }) => ({
      ...wholeDay,
      uid: `${occasion.kind}-${customer.id}${named(occasion) === null ? '' : `-${occasion.text}`}-${occasion.bought === null ? occasion.day.slice(0, 4) : occasion.day}@${bookId}.cadence`,
      day: occasion.day,
      title: `${occasion.kind}: ${[named(occasion) ?? [], displayName(customer)].flat().join(', ')}`,
      lines: occasion.cardBy === null || occasion.cardSent !== null ? [] : [`post a card by ${occasion.cardBy}`],
    })),
    ...changedEvents(changes, list.today, { bookId, timeZone }),
  ];
  return calendarIcs(events, { name: 'cadence', timeZone, now, sequence: changes.sequence });
}

/** A person of a company who has a birthday, or a product; null of what is the customer's own. */
const named = ({ kind, text, bought }: Occasion) => (kind === 'birthday' || bought !== null ? text : null);

const wholeDay = { time: null, minutes: 0 } as const;

type Named = Pick<WeekCalendar, 'bookId' | 'timeZone'>;

/** Named by the customer: everybody has one next call, which moves on once it was made. */
export function callUid(customerId: number, bookId: string): string {
  return `call-${customerId}@${bookId}.cadence`;
}

/** Events of earlier calendars, on their present day or cancelled. */
export function changedEvents(
  { calls, promises }: CalendarChanges,
  today: Day,
  { bookId, timeZone }: Named,
): CalendarEvent[] {
  return [
    ...calls.map(({ customerId, customer, day }) => ({
      ...ended(day, today),
      uid: callUid(customerId, bookId),
      title: customer === null ? 'Call' : `Call ${displayName(customer)}`,
      lines: [],
    })),
    ...promises.map(({ id, promise, day }) => {
      const event = promise === null ? null : promiseEvent(promise, today, { bookId, timeZone });
      if (event !== null && day !== null) return event;
      return { ...(event ?? { title: 'Promised', lines: [] }), ...ended(day, today), uid: promiseUid(id, bookId) };
    }),
  ];
}

const ended = (day: Day | null, today: Day) => ({ ...wholeDay, day: day ?? today, cancelled: day === null });

const promiseUid = (id: number, bookId: string) => `promise-${id}@${bookId}.cadence`;

function callEvent(call: DueCall, day: Day, start: number, bookId: string): CalendarEvent {
  const { customer, reasons, lastWords } = call;
  return {
    uid: callUid(customer.id, bookId),
    day,
    time: `${String(Math.floor(start / 60)).padStart(2, '0')}:${String(start % 60).padStart(2, '0')}`,
    minutes: minutesOfCall,
    title: `Call ${calledName(call)}`,
    lines: [
      numbersOf(call)[0] ?? 'write (no number)',
      reasons.join('; '),
      ...(customer.hours === null ? [] : [`their hours: ${customer.hours}`]),
      ...(lastWords === null ? [] : [`“${lastWords}”`]),
      `cadence call ${customer.id}`,
    ],
  };
}

/** What is late is owed today. */
export function promiseEvent(owed: DuePromise, today: Day, { bookId, timeZone }: Named): CalendarEvent {
  const { promise, customer } = owed;
  const { due, time } = promise;
  const zone = customer.timeZone;
  // A time they named is on their clock.
  const isTheirs = time !== null && zone !== null;
  const at = isTheirs ? onClockOf({ day: due, time }, { from: zone, to: timeZone }) : { day: due, time };
  return {
    uid: promiseUid(promise.id, bookId),
    ...at,
    day: at.day < today ? today : at.day,
    minutes: minutesOfCall,
    title:
      promise.kind === 'callback' ? `Call back ${promisedTo(owed)}` : `Promised: ${promise.text} (${promisedTo(owed)})`,
    lines: [
      customer.phones[0] ?? 'no number',
      ...(isTheirs && at.time !== time ? [`${time} in ${zone}`] : []),
      `promised on ${promise.madeOn}`,
    ],
  };
}
