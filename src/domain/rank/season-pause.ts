/**
 * The pause that a customer makes at this time of year. Who buys a garden from March to June and nothing until the next March is not
 * slipping in winter, though the silence is far longer than their usual gap: they have come back from it before.
 */
import type { PurchaseRun } from './run.ts';

const year = 365.25;
/** By how many days a pause may begin sooner or later than a year before. */
const shift = 60;
/** How many years in a row it has to have been made: once is no habit. */
const years = 2;

/**
 * The days of silence from which the customer came back in each of the last two years, where it began at the time of year of the last
 * order: the shorter of the two. `NaN` where there are no two.
 */
export function seasonPause(run: PurchaseRun, last: number): number {
  let shorter = Number.POSITIVE_INFINITY;
  for (let back = 1; back <= years; back++) shorter = Math.min(shorter, longestGap(run, last - back * year));
  return shorter > 0 ? shorter : Number.NaN;
}

/** The longest gap between two order days that began about this day; 0 where none did. */
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
