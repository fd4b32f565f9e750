/** The day and hour here at which something is owed that a customer named by their own clock. */
import { addDays, type Day } from './day.ts';
import type { ClockTime, DuePromise, HourHere, WallClock } from './due.ts';
import type { PromiseOwed } from './promise.ts';

/** What two clocks show at one moment. */
export interface TwoClocks {
  /** The customer's; null when their zone is unknown. */
  readonly there: ClockTime | null;
  /** The book's, to which days belong. */
  readonly here: ClockTime;
}

/** Gives both clocks for the zone of a customer. */
export type ClocksFor = (timeZone: string | null) => TwoClocks;

/** A customer whose zone is unknown is taken to be in the book's; without that, the machine's clock is the book's. */
export function clocksFor(clocks: WallClock, zone: string | null, machine: ClockTime): ClocksFor {
  const here = clocks(zone) ?? machine;
  return (timeZone) => ({ there: clocks(timeZone ?? zone), here });
}

/**
 * An hour on their clock converted to ours; null when both clocks agree, or the zone is unknown. As of now: summer time
 * may differ by then.
 */
export function timeHere(time: string | null, there: ClockTime | null, here: ClockTime): HourHere | null {
  if (time === null || there === null) return null;
  const minutes = (text: string) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
  // Two clocks are at most a day apart, also over the end of a week.
  const days = ((here.weekday - there.weekday + 10) % 7) - 3;
  const ahead = days * 1440 + minutes(here.time) - minutes(there.time);
  if (ahead === 0) return null;
  const shown = minutes(time) + ahead;
  const [daysLater, inDay] = [Math.floor(shown / 1440), (shown + 2 * 1440) % 1440];
  const two = (number: number) => String(number).padStart(2, '0');
  const onClock = `${two(Math.floor(inDay / 60))}:${two(inDay % 60)}`;
  return { time: onClock, daysLater: daysLater < 0 ? -1 : daysLater > 0 ? 1 : 0 };
}

type DayAndHour = Pick<PromiseOwed, 'due' | 'time'>;

/** Their Tuesday at ten may be our Monday: the day here, by which lists, the plan and calendars go. */
export function dayHere({ due, time }: DayAndHour, { there, here }: TwoClocks): Day {
  const hour = timeHere(time, there, here);
  return hour === null ? due : addDays(due, hour.daysLater);
}

/** A day and hour of ours as it is stored: on the customer's clock. */
export function onTheirClock({ due, time }: DayAndHour, { there, here }: TwoClocks): DayAndHour {
  const hour = there === null ? null : timeHere(time, here, there);
  return hour === null ? { due, time } : { due: addDays(due, hour.daysLater), time: hour.time };
}

/** The day here on which a listed promise is owed. */
export function owedOn({ promise, dayHere: day }: DuePromise): Day {
  return day ?? promise.due;
}

/** By the day here, and within a day by the hour here, those without an hour first. */
export function inOrderHere<Due extends DuePromise>(promises: readonly Due[]): Due[] {
  const key = (due: DuePromise) => `${owedOn(due)} ${due.timeHere?.time ?? due.promise.time ?? ''}`;
  return promises.toSorted((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
