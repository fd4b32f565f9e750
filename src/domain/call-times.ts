/** The time of day for each of several calls, within the customer's hours and ours where possible. */
import { hoursOn, type WithHours } from './call-hours.ts';
import { addDays, type Day, daysBetween, weekdayOf } from './day.ts';
import { onClockOf } from './zones/on-clock.ts';

export interface CalledOn extends WithHours {
  /** IANA name; null when unknown: then their clock is taken to be ours. */
  readonly timeZone: string | null;
}

/** Minutes since midnight. */
interface Window {
  readonly from: number;
  readonly until: number;
}

export const minutesOfCall = 20;
const ours: Window = { from: 9 * 60, until: 23 * 60 + minutesOfCall };
const wholeDay: Window = { from: 0, until: 24 * 60 };

/** Minutes since midnight on the clock of `here`, one for each customer in the order given, no two at the same time. */
export function callTimes(day: Day, customers: readonly CalledOn[], here: string): number[] {
  const known = new Map<string, readonly Window[]>();
  const windows = customers.map((customer) => {
    const key = [customer.timeZone, customer.country, customer.hours].join('|');
    const found = known.get(key) ?? windowsOn(day, customer, here);
    known.set(key, found);
    return found;
  });
  const taken = new Set<number>();
  const starts = Array<number>(customers.length).fill(0);
  // Customers with the least time first: the others can move around them.
  const inTurn = [...customers.keys()].sort((a, b) => lengthOf(windows[a] ?? []) - lengthOf(windows[b] ?? []) || a - b);
  for (const at of inTurn) {
    const start = firstFree(windows[at] ?? [], taken) ?? firstFree([ours], taken) ?? ours.until - minutesOfCall;
    taken.add(start);
    starts[at] = start;
  }
  return starts;
}

/** Their hours within ours; when these do not overlap, theirs alone. */
function windowsOn(day: Day, customer: CalledOn, here: string): readonly Window[] {
  const theirs = hoursHere(day, customer, here);
  const both = within(theirs, ours);
  return both.length > 0 ? both : within(theirs, wholeDay);
}

/** On our clock, a day of theirs may begin the day before or end the day after. */
function hoursHere(day: Day, customer: CalledOn, here: string): readonly Window[] {
  return [-1, 0, 1].flatMap((further) => {
    const there = addDays(day, further);
    const onOurs = (time: string) => {
      const at = { day: there, time: time === '24:00' ? '23:59' : time };
      const shown = customer.timeZone === null ? at : onClockOf(at, { from: customer.timeZone, to: here });
      return daysBetween(day, shown.day) * 1440 + Number(shown.time.slice(0, 2)) * 60 + Number(shown.time.slice(3));
    };
    return hoursOn(customer, weekdayOf(there)).map(({ from, until }) => ({ from: onOurs(from), until: onOurs(until) }));
  });
}

function within(windows: readonly Window[], all: Window): Window[] {
  return windows
    .map(({ from, until }) => ({ from: Math.max(from, all.from), until: Math.min(until, all.until) }))
    .filter(({ from, until }) => until - from >= minutesOfCall);
}

const lengthOf = (windows: readonly Window[]) => windows.reduce((sum, { from, until }) => sum + until - from, 0);

function firstFree(windows: readonly Window[], taken: ReadonlySet<number>): number | null {
  for (const { from, until } of windows)
    for (let start = from; start + minutesOfCall <= until; start += minutesOfCall)
      if (![...taken].some((other) => Math.abs(other - start) < minutesOfCall)) return start;
  return null;
}
