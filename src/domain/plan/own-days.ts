/** The days of the week on which a customer may be called: the planner chooses among these. */
import { daysFor, type WithHours } from '../call-hours.ts';
import { type Weekday, weekdayOfEpochDay } from '../day.ts';
import { emptiestDay, type MatchingJob } from './matching.ts';
import type { Calendar, WorkSettings } from './workdays.ts';

/** The calling days that suit the customer; null when all do, and when none does: then any day has to do. */
export type OwnDays = ReadonlySet<Weekday> | null;

/** The plan asks for every customer, and most have the same hours. */
const known = new Map<string, ReadonlySet<Weekday>>();

export function ownDays(
  customer: WithHours,
  { workdays, capacity }: Pick<WorkSettings, 'workdays' | 'capacity'>,
): OwnDays {
  const key = `${customer.country} ${customer.hours}`;
  const theirs = known.get(key) ?? daysFor(customer);
  known.set(key, theirs);
  const ours = [...workdays].filter((day) => capacity[day] !== 0);
  const days = ours.filter((day) => theirs.has(day));
  return days.length === ours.length || days.length === 0 ? null : new Set(days);
}

export function isOwnDay(days: OwnDays, epochDay: number): boolean {
  return days?.has(weekdayOfEpochDay(epochDay)) !== false;
}

/** The calendar for a call to a customer with these days. */
export function onOwnDays(calendar: Calendar, days: OwnDays): Calendar {
  if (days === null) return calendar;
  const capacityOn = (day: number) => (isOwnDay(days, day) ? calendar.capacityOn(day) : 0);
  return {
    capacityOn,
    isWorkday: (day) => isOwnDay(days, day) && calendar.isWorkday(day),
    workdayAfter(day, workingDays) {
      let on = calendar.workdayAfter(day, workingDays);
      while (on !== null && !isOwnDay(days, on)) on = on > day + 731 ? null : calendar.workdayAfter(on, 1);
      return on;
    },
    capacities: (from, length) =>
      calendar.capacities(from, length).map((calls, i) => (isOwnDay(days, from + i) ? calls : 0)),
  };
}

interface OnDays {
  readonly dayOf: Int32Array;
  readonly load: Int32Array;
  readonly capacity: Int32Array;
  readonly windowOf: (call: number) => MatchingJob & { readonly earliest: number };
  readonly isTheirs: (call: number, day: number) => boolean;
}

/** A call is first moved to a day at most this far from its own. */
const near = 4;

/**
 * Moves each of these calls that is on a weekday which does not suit its customer: to a suitable day with room close
 * by, else in its window; else it swaps with another call; else soon after its window. If all of that is full, it
 * stays. Windows are intervals, which makes the matching fast (see matching.ts); that is why weekdays are handled
 * afterwards.
 */
export function moveToOwnDays(calls: readonly number[], days: OnDays): void {
  const { dayOf, windowOf, isTheirs } = days;
  const astray = calls.filter((call) => (dayOf[call] as number) >= 0 && !isTheirs(call, dayOf[call] as number));
  if (astray.length === 0) return;
  const changing = new Set(astray);
  const onDay = Map.groupBy(
    calls.filter((call) => !changing.has(call)),
    (call) => dayOf[call] as number,
  );
  const nobody = new Set<number>();
  for (const call of astray) {
    const [now, window] = [dayOf[call] as number, windowOf(call)];
    const { release, deadline, earliest } = window;
    const within = (from: number, to: number) =>
      withRoom(call, { ...window, release: Math.max(earliest, from), deadline: to, prefer: now, asap: false }, days);
    const close = within(Math.max(release, now - near), Math.min(deadline, now + near));
    const day = close ?? within(release, deadline);
    if (day !== null) move(call, day, days);
    else if (!changePlaces(call, { onDay, nobody }, days))
      move(call, within(now - near, deadline + 2 * near) ?? now, days);
  }
}

function withRoom(call: number, window: MatchingJob, { load, capacity, isTheirs }: OnDays): number | null {
  const open = capacity.slice(0, window.deadline + 1);
  for (let day = window.release; day <= window.deadline; day++) if (!isTheirs(call, day)) open[day] = 0;
  return emptiestDay(window, load, open);
}

function move(call: number, day: number, { dayOf, load }: OnDays): void {
  const now = dayOf[call] as number;
  load[now] = (load[now] as number) - 1;
  load[day] = (load[day] as number) + 1;
  dayOf[call] = day;
}

interface Others {
  /** Calls by their day, without those that swapped already. */
  readonly onDay: ReadonlyMap<number, number[]>;
  /** Days on which no call could be swapped to this weekday: each is searched only once. */
  readonly nobody: Set<number>;
}

/** Swaps with the nearest call on a suitable day that may be made on this call's day. */
function changePlaces(call: number, { onDay, nobody }: Others, days: OnDays): boolean {
  const { dayOf, windowOf, isTheirs } = days;
  const [now, { release, deadline }] = [dayOf[call] as number, windowOf(call)];
  const mayBeNow = (other: number) =>
    windowOf(other).release <= now && windowOf(other).deadline >= now && isTheirs(other, now);
  for (let away = 1; away <= Math.max(deadline - now, now - release); away++)
    for (const day of [now - away, now + away]) {
      if (day < release || day > deadline || !isTheirs(call, day)) continue;
      const here = onDay.get(day) ?? [];
      const nobodyMay = day * 7 + (now % 7);
      if (nobody.has(nobodyMay)) continue;
      const at = here.findIndex(mayBeNow);
      const other = here[at];
      if (other === undefined) {
        if (!here.some((one) => isTheirs(one, now))) nobody.add(nobodyMay);
        continue;
      }
      here.splice(at, 1);
      [dayOf[call], dayOf[other]] = [day, now];
      return true;
    }
  return false;
}
