import type { Customer } from '../domain/customer.ts';
import { calledName, type DuePromise, numbersOf } from '../domain/due.ts';
import type { PersonToAsk } from '../domain/person.ts';
import type { PlanReport } from '../domain/plan/plan-report.ts';
import { planReasons } from '../domain/plan/slot.ts';
import { calendarIcs } from './ics.ts';
import { callUid, changedEvents, promiseEvent, type WeekCalendar } from './week-ics.ts';

interface PlanCalendar extends WeekCalendar {
  /** The calls that customers asked for: each is an event of its own, as in the weekly calendar. */
  readonly callbacks: readonly DuePromise[];
}

interface Named {
  readonly customers: ReadonlyMap<number, Customer>;
  readonly asks: ReadonlyMap<number, PersonToAsk>;
}

/**
 * Everyone's next call as a whole-day event. It has the same name as in the weekly calendar, so that neither doubles
 * it.
 */
export function planIcs(
  { calls, from }: PlanReport,
  { customers, asks }: Named,
  { bookId, timeZone, now, changes, callbacks }: PlanCalendar,
): string {
  const seen = new Set(callbacks.map(({ customer }) => customer.id));
  const events = calls.flatMap(({ customer: { id }, day, reason }) => {
    const customer = customers.get(id);
    if (customer === undefined || seen.has(id)) return [];
    seen.add(id);
    const called = { customer, ask: asks.get(id) ?? null };
    return [
      {
        uid: callUid(id, bookId),
        day,
        time: null,
        minutes: 0,
        title: `Call ${calledName(called)}`,
        lines: [numbersOf(called)[0] ?? 'write (no number)', planReasons[reason], `cadence call ${id}`],
      },
    ];
  });
  const changed = changedEvents({ ...changes, promises: [] }, from, { bookId, timeZone });
  const asked = callbacks.map((callback) => promiseEvent(callback, from, { bookId, timeZone }));
  return calendarIcs([...asked, ...events, ...changed], { name: 'cadence', timeZone, now, sequence: changes.sequence });
}
