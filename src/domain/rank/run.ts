/** One customer's purchases up to a day, whatever they are known from. */
import type { Book } from './book.ts';

/** How much the book knows of a customer: single purchases, totals with dates, totals alone, or no money at all. */
export type Evidence = 'purchases' | 'totals' | 'undated' | 'nothing';
export const evidences: readonly Evidence[] = ['purchases', 'totals', 'undated', 'nothing'];

/** `from` to `to` (exclusive) of two columns, earliest day first, nothing after the day of the question. Reused. */
export interface Run {
  day: ArrayLike<number>;
  amount: ArrayLike<number>;
  from: number;
  to: number;
  evidence: Evidence;
}

export interface Runs {
  /** The run of a customer; valid until the next question. */
  of(customer: number): Run;
}

/** Where no number of orders is stated, one order in so many days is assumed. */
const assumedGap = 60;

/** Every customer's purchases up to `asOf` (an epoch day); what lies in the future is left out. */
export function runsOf(book: Book, asOf: number): Runs {
  const run: Run = { day: book.day, amount: book.amount, from: 0, to: 0, evidence: 'nothing' };
  const spreadDays: number[] = [];
  const spreadAmounts: number[] = [];
  return {
    of(customer) {
      const from = book.offset[customer] as number;
      let to = book.offset[customer + 1] as number;
      while (to > from && (book.day[to - 1] as number) > asOf) to--;
      if (to > from) {
        run.day = book.day;
        run.amount = book.amount;
        run.from = from;
        run.to = to;
        run.evidence = 'purchases';
        return run;
      }
      spreadDays.length = 0;
      spreadAmounts.length = 0;
      run.evidence = spreadTotals(book, customer, asOf, spreadDays, spreadAmounts);
      run.day = spreadDays;
      run.amount = spreadAmounts;
      run.from = 0;
      run.to = spreadDays.length;
      return run;
    },
  };
}

/**
 * Stated totals as the evenly spaced orders they stand for: `orders` of total / orders each between the first and
 * the last day; without a number one in 60 days; with one date one order of the total on it.
 */
function spreadTotals(book: Book, customer: number, asOf: number, days: number[], amounts: number[]): Evidence {
  const { stated } = book;
  const total = stated.total[customer] as number;
  const dates = [stated.first[customer] as number, stated.last[customer] as number].filter((day) => day <= asOf);
  const orders = stated.orders[customer] as number;
  const known = Number.isNaN(total) ? 0 : total;
  if (dates.length === 0) return Number.isNaN(total) && !(orders > 0) ? 'nothing' : 'undated';
  const first = Math.min(...dates);
  const span = Math.max(...dates) - first;
  if (span === 0) {
    days.push(first);
    amounts.push(known);
    return 'totals';
  }
  const count = Math.max(2, orders >= 1 ? Math.round(orders) : Math.round(span / assumedGap) + 1);
  const spacing = span / (count - 1);
  // More orders than days: what falls on one day is one entry, so that a stated million costs no more than the days.
  const entries = Math.min(count, span + 1);
  for (let k = 0; k < entries; k++) {
    days.push(first + Math.round((k * span) / (entries - 1)));
    amounts.push((entries === count ? 1 : ordersOnDay(k, spacing, count)) * (known / count));
  }
  return 'totals';
}

/** How many of `count` evenly spaced orders round to day `day` after the first. */
function ordersOnDay(day: number, spacing: number, count: number): number {
  const upTo = (end: number) => Math.min(count, Math.max(0, Math.ceil(end / spacing)));
  return upTo(day + 0.5) - upTo(day - 0.5);
}
