/**
 * The seasonal pause of a customer. Somebody who buys for the garden from March to June and nothing until the next
 * March is not slipping in winter, though the silence is far longer than their usual gap: they have come back from it
 * before.
 */
import type { PurchaseRun } from './run.ts';

const year = 365.25;
/** How many days sooner or later than the year before a pause may begin. */
const shift = 60;
/** A pause must recur in this many years in a row: once is no habit. */
const years = 2;

/**
 * The days of silence from which the customer came back in each of the last two years, beginning at the time of year of
 * the last order: the shorter of the two. `NaN` unless there are two.
 */
export function seasonPause(run: PurchaseRun, last: number): number {
  let shorter = Number.POSITIVE_INFINITY;
  for (let back = 1; back <= years; back++) shorter = Math.min(shorter, longestGap(run, last - back * year));
  return shorter > 0 ? shorter : Number.NaN;
}

/** The longest gap between two order days that began around this day; 0 when there is none. */
function longestGap(run: PurchaseRun, about: number): number {
  let [longest, before] = [0, Number.NaN];
  for (let j = run.from; j < run.to; j++) {
    const day = run.day[j] as number;
    if ((run.amount[j] as number) < 0) continue;
    if (Math.abs(before - about) <= shift) longest = Math.max(longest, day - before);
    before = day;
  }
  return longest;
}
