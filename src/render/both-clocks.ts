import { formatDay } from '../domain/day.ts';
import type { DuePromise, HourHere } from '../domain/due.ts';

/** A time that a customer named, on their clock and, when it differs, on ours. */
export function onBoth(time: string, hour: HourHere | null = null): string {
  return hour === null ? time : `${time} there (${hour.time} here${dayHere[hour.daysLater]})`;
}

const dayHere = { [-1]: ', the day before', 0: '', 1: ', the day after' } as const;

/** `Wed 25 Nov 10:00 there (21:00 here, the day before)` */
export function dayAndHour({ promise: { due, time }, timeHere }: DuePromise): string {
  return `${formatDay(due, 'short')}${time === null ? '' : ` ${onBoth(time, timeHere)}`}`;
}
