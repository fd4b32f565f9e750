import { displayName } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { DueCall, DuePromise } from '../domain/due.ts';
import type { WeekList } from '../domain/week.ts';
import { type CalendarEvent, calendarIcs } from './ics.ts';

export interface WeekCalendar {
  /** Tells the events of this book from those of all others. */
  readonly bookId: string;
  readonly timeZone: string;
  readonly now: Date;
}

const firstCall = 9 * 60;
const minutesOfCall = 20;
const lastStart = 23 * 60;

/** Every call of the week as an event, one after the other from nine o'clock; promises on their day. */
export function weekIcs(list: WeekList, { bookId, timeZone, now }: WeekCalendar): string {
  const events = [
    ...list.promises.map((promise) => promiseEvent(promise, list.today, bookId)),
    ...list.days.flatMap((day) => day.calls.map((call, i) => callEvent(call, day.date, i, bookId))),
    ...list.dates.map(({ customer, occasion }) => ({
      ...wholeDay,
      uid: `${occasion.kind}-${customer.id}-${occasion.day}@${bookId}.cadence`,
      day: occasion.day,
      title: `${occasion.kind}: ${displayName(customer)}`,
      lines: occasion.cardBy === null ? [] : [`post a card by ${occasion.cardBy}`],
    })),
  ];
  return calendarIcs(events, { name: 'cadence', timeZone, now, today: list.today });
}

const wholeDay = { time: null, minutes: 0 } as const;

/** Named by the customer and the conversation before: the same call until it was made, wherever it is moved. */
function callEvent(
  { customer, standing, reasons, lastWords }: DueCall,
  day: Day,
  place: number,
  bookId: string,
): CalendarEvent {
  const start = Math.min(firstCall + place * minutesOfCall, lastStart);
  return {
    uid: `call-${customer.id}-${standing.lastConversation ?? 'first'}@${bookId}.cadence`,
    day,
    time: `${String(Math.floor(start / 60)).padStart(2, '0')}:${String(start % 60).padStart(2, '0')}`,
    minutes: minutesOfCall,
    title: `Call ${displayName(customer)}`,
    lines: [
      customer.phones[0] ?? 'write (no number)',
      reasons.join('; '),
      ...(lastWords === null ? [] : [`“${lastWords}”`]),
      `cadence call ${customer.id}`,
    ],
  };
}

/** What is late is owed today. */
function promiseEvent({ promise, customer }: DuePromise, today: Day, bookId: string): CalendarEvent {
  return {
    uid: `promise-${promise.id}@${bookId}.cadence`,
    day: promise.due < today ? today : promise.due,
    time: promise.time,
    minutes: minutesOfCall,
    title: `${promise.kind === 'callback' ? 'Call back' : 'Promised'}: ${promise.text} (${displayName(customer)})`,
    lines: [customer.phones[0] ?? 'no number', `promised on ${promise.madeOn}`],
  };
}
