/**
 * The seasonal pause of a customer. Somebody who buys for the garden from March to June and nothing until the next
 * March is not slipping in winter, though the silence is far longer than their usual gap: they have come back from it
 * before.
 */
import type { PurchaseRun } from './run.ts';

const year = 365.25;
/** How many days sooner or later than the year before a pause may begin; a shorter one has no time of year. */
const shift = 60;
/** A pause must recur in this many years in a row: once is no habit. */
const years = 2;

/**
 * The days of silence from which the customer came back in each of the last two years, beginning at the time of year of
 * the last order: the shorter of the two. `NaN` unless there are two, each of 60 days or more, and longer than every
 * gap that began at another time of those years: who buys every few weeks, all year round, has no season.
 */
export function seasonPause(run: PurchaseRun, last: number): number {
  let [shorter, elsewhere] = [Number.POSITIVE_INFINITY, shift - 1];
  for (let back = 1; back <= years; back++) {
    const gaps = longestGaps(run, last - back * year);
    shorter = Math.min(shorter, gaps.inSeason);
    elsewhere = Math.max(elsewhere, gaps.elsewhere);
  }
  return shorter > elsewhere ? shorter : Number.NaN;
}

/** The longest gap between two order days that began around this day, and in the rest of that year; 0 for none. */
function longestGaps(run: PurchaseRun, about: number): { inSeason: number; elsewhere: number } {
  const longest = { inSeason: 0, elsewhere: 0 };
  let before = Number.NaN;
  for (let j = run.from; j < run.to; j++) {
    const day = run.day[j] as number;
    if ((run.amount[j] as number) < 0) continue;
    const away = Math.abs(before - about);
    if (away <= shift) longest.inSeason = Math.max(longest.inSeason, day - before);
    else if (away <= year / 2) longest.elsewhere = Math.max(longest.elsewhere, day - before);
    before = day;
  }
  return longest;
}
