/**
 * Orders that belong together. Members who pay their dues in January and buy two small things in the same week order once a
 * year, not every few days: gaps, rhythms and the number of repeats count occasions.
 */
import type { PurchaseRun } from './run.ts';

/** Orders closer together than this share of the usual gap are one occasion. */
const closeness = 0.1;

/**
 * Fills `into` with the first day of each occasion, earliest first. The usual gap is the customer's own mean gap
 * between order days, up to the last but one: with the last one included, a later order could make a customer look like
 * a rarer buyer. For customers who only ordered within a few days, it is the book's gap, once known. Refunds are not
 * orders.
 */
export function occasionsOf(run: PurchaseRun, bookGap: number | null, into: number[]): void {
  orderDaysOf(run, into);
  if (into.length < 2) return;
  const [first, beforeLast, last] = [into[0], into.at(-2), into.at(-1)] as [number, number, number];
  if (last - first <= closeness * (bookGap ?? 0)) into.length = 1;
  else if (into.length > 2) keepApart(into, (closeness * (beforeLast - first)) / (into.length - 2));
}

function orderDaysOf(run: PurchaseRun, into: number[]): void {
  into.length = 0;
  let before = Number.NaN;
  for (let j = run.from; j < run.to; j++) {
    const day = run.day[j] as number;
    if (day === before || (run.amount[j] as number) < 0) continue;
    before = day;
    into.push(day);
  }
}

/** Leaves out each day that lies within `close` days of the one before it. */
function keepApart(days: number[], close: number): void {
  let kept = 1;
  let before = days[0] as number;
  for (let k = 1; k < days.length; k++) {
    const day = days[k] as number;
    if (day - before > close) days[kept++] = day;
    before = day;
  }
  days.length = kept;
}
