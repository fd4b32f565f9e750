/** One customer's purchases up to a day, wherever they come from. */
import { type BoughtBefore, boughtBefore } from '../bought-before.ts';
import type { BookColumns } from './book-columns.ts';

/** How much the book knows of a customer: single purchases, totals with dates, totals alone, or no money at all. */
export type EvidenceKind = 'purchases' | 'totals' | 'undated' | 'nothing';
export const evidences: readonly EvidenceKind[] = ['purchases', 'totals', 'undated', 'nothing'];

/**
 * `from` to `to` (exclusive) of two columns, earliest day first, nothing after the day asked about. The object is
 * reused.
 */
export interface PurchaseRun {
  day: ArrayLike<number>;
  amount: ArrayLike<number>;
  from: number;
  to: number;
  evidence: EvidenceKind;
}

export interface Runs {
  /** The run of a customer; valid until the next call. */
  of(customer: number): PurchaseRun;
}

/** When no number of orders is stated, one order in this many days is assumed. */
export const assumedGap = 60;

/** Every customer's purchases up to `asOf` (an epoch day); future ones are left out. */
export function runsOf(book: BookColumns, asOf: number): Runs {
  const run: PurchaseRun = { day: book.day, amount: book.amount, from: 0, to: 0, evidence: 'nothing' };
  const spread: Spread = { days: [], amounts: [] };
  return {
    of(customer) {
      const from = book.offset[customer] as number;
      let to = book.offset[customer + 1] as number;
      while (to > from && (book.day[to - 1] as number) > asOf) to--;
      if (to > from && spreadBefore(book, customer, { from, to, asOf }, spread)) {
        run.day = spread.days;
        run.amount = spread.amounts;
        run.from = 0;
        run.to = spread.days.length;
        run.evidence = 'purchases';
        return run;
      }
      if (to > from) {
        run.day = book.day;
        run.amount = book.amount;
        run.from = from;
        run.to = to;
        run.evidence = 'purchases';
        return run;
      }
      run.evidence = spreadTotals(book, customer, asOf, spread);
      run.day = spread.days;
      run.amount = spread.amounts;
      run.from = 0;
      run.to = spread.days.length;
      return run;
    },
  };
}

/** Orders derived from totals, earliest first. The object is reused. */
interface Spread {
  readonly days: number[];
  readonly amounts: number[];
}

/**
 * Stated totals as evenly spaced orders: `orders` of total / orders each between the first and the last day; without a
 * number, one in 60 days; with only one date, one order of the total on it.
 */
function spreadTotals(book: BookColumns, customer: number, asOf: number, spread: Spread): EvidenceKind {
  const { stated } = book;
  const total = stated.total[customer] as number;
  const dates = [stated.first[customer] as number, stated.last[customer] as number].filter((day) => day <= asOf);
  const orders = stated.orders[customer] as number;
  const known = Number.isNaN(total) ? 0 : total;
  clear(spread);
  if (dates.length === 0) return Number.isNaN(total) && !(orders > 0) ? 'nothing' : 'undated';
  spreadEvenly({ first: Math.min(...dates), last: Math.max(...dates), money: known, orders }, spread);
  return 'totals';
}

interface Totals {
  readonly first: number;
  readonly last: number;
  readonly money: number;
  /** `NaN` where no number is stated. */
  readonly orders: number;
}

function spreadEvenly({ first, last, money, orders }: Totals, { days, amounts }: Spread): void {
  const span = last - first;
  if (span === 0) {
    days.push(first);
    amounts.push(money);
    return;
  }
  const count = Math.max(2, orders >= 1 ? Math.round(orders) : Math.round(span / assumedGap) + 1);
  const spacing = span / (count - 1);
  // More orders than days: orders of the same day are one entry, so that a stated million costs no more than the days.
  const entries = Math.min(count, span + 1);
  for (let k = 0; k < entries; k++) {
    days.push(first + Math.round((k * span) / (entries - 1)));
    amounts.push((entries === count ? 1 : ordersOnDay(k, spacing, count)) * (money / count));
  }
}

interface KnownOrders {
  readonly from: number;
  readonly to: number;
  readonly asOf: number;
}

/**
 * The purchases, plus what a stated total has beyond them, spread over the days for which the file states purchases and
 * the book has none. Without such days it is one order, 60 days before the first. False when nothing is beyond them.
 */
function spreadBefore(book: BookColumns, customer: number, { from, to, asOf }: KnownOrders, spread: Spread): boolean {
  const before = beforeOrders(book, customer);
  if (before === null) return false;
  clear(spread);
  const first = book.day[from] as number;
  const span = daysBeside(book, customer, { first, last: book.day[to - 1] as number, asOf }, before);
  spreadEvenly({ ...span, money: before.money, orders: before.orders ?? Number.NaN }, spread);
  for (let at = from; at < to; at++) {
    spread.days.push(book.day[at] as number);
    spread.amounts.push(book.amount[at] as number);
  }
  if (span.last > first) sortByDay(spread);
  return true;
}

/** The days of purchases for which the book has no order. */
function daysBeside(
  { stated }: BookColumns,
  customer: number,
  known: { readonly first: number; readonly last: number; readonly asOf: number },
  { orders }: BoughtBefore,
): { first: number; last: number } {
  const [first, last] = [stated.first[customer] as number, stated.last[customer] as number];
  const opens = first < known.first;
  const closes = last > known.last && last <= known.asOf;
  const end = closes ? last : known.first - (opens ? 1 : assumedGap);
  if (orders !== null && orders <= 1) return { first: end, last: end };
  if (opens) return { first, last: end };
  return { first: closes ? known.last + 1 : end, last: end };
}

/** What the customer bought beyond the orders in the book; null when the total is no larger than their sum. */
export function beforeOrders(book: BookColumns, customer: number): BoughtBefore | null {
  const total = book.stated.total[customer] as number;
  if (Number.isNaN(total)) return null;
  const on = book.stated.on[customer] as number;
  const covered = ordersUntil(book, customer, Number.isNaN(on) ? Number.POSITIVE_INFINITY : on);
  const orders = book.stated.orders[customer] as number;
  return boughtBefore(total, Number.isNaN(orders) ? null : orders, covered);
}

function ordersUntil(book: BookColumns, customer: number, day: number): { money: number; orders: number } {
  const covered = { money: 0, orders: 0 };
  for (let at = book.offset[customer] as number; at < (book.offset[customer + 1] as number); at++) {
    if ((book.day[at] as number) > day) break;
    covered.money += book.amount[at] as number;
    if ((book.amount[at] as number) >= 0) covered.orders++;
  }
  return covered;
}

function clear({ days, amounts }: Spread): void {
  days.length = 0;
  amounts.length = 0;
}

function sortByDay({ days, amounts }: Spread): void {
  const order = days.map((_, at) => at).sort((a, b) => (days[a] as number) - (days[b] as number));
  const sorted = { days: order.map((at) => days[at] as number), amounts: order.map((at) => amounts[at] as number) };
  for (const [at, day] of sorted.days.entries()) {
    days[at] = day;
    amounts[at] = sorted.amounts[at] as number;
  }
}

/** How many of `count` evenly spaced orders round to day `day` after the first. */
function ordersOnDay(day: number, spacing: number, count: number): number {
  const upTo = (end: number) => Math.min(count, Math.max(0, Math.ceil(end / spacing)));
  return upTo(day + 0.5) - upTo(day - 0.5);
}
