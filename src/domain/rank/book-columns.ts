/**
 * The customers as the scorer reads them: each one's purchases in flat typed arrays, so that half a million orders are
 * scored without an object each. Days are epoch days; money is in minor units.
 */

import type { Currency } from '../money.ts';
import { type BookCurrencies, CurrencyNames, inRankedCurrencies } from './book-currency.ts';

/** What a customers file states instead of purchases; `NaN` where it states nothing. Columns by customer. */
interface StatedColumns {
  readonly total: Float64Array;
  readonly orders: Float64Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** The day of the statement: later orders are not in it. */
  readonly on: Float64Array;
}

export interface BookColumns {
  /** How many customers there are; every column that is "by customer" has this length. */
  readonly size: number;
  /** The purchases of customer `i` are `offset[i]` to `offset[i + 1]` (exclusive), earliest day first. */
  readonly offset: Int32Array;
  readonly day: Int32Array;
  /** Minor units of the currency the customer is ranked in; negative for a refund. */
  readonly amount: Float64Array;
  readonly stated: StatedColumns;
  /** By customer: which of `currencies` the customer is ranked in. */
  readonly currency: Uint8Array;
  /** The currencies of the money. Several where a rate is missing: each is then ranked by itself. */
  readonly currencies: readonly (Currency | null)[];
  /** Purchases in another currency than the customer is ranked in, without a rate: an order, but no money. */
  readonly unconverted: number;
  /** By customer: by how much a promised potential lifts the rank, 1 for not at all. */
  readonly lift: Float64Array;
  /** By customer, as tier codes (tier.ts): the tier so far and the tier pinned by hand; 0 for none. */
  readonly previousTier: Uint8Array;
  readonly pinnedTier: Uint8Array;
}

/** Facts about a customer other than purchases; unknown ones are null. Days are epoch days. */
export interface CustomerInBook {
  readonly statedTotal?: number | null;
  /** Currency of the stated total. */
  readonly currency?: Currency | null;
  readonly statedOrders?: number | null;
  readonly statedFirst?: number | null;
  readonly statedLast?: number | null;
  readonly statedOn?: number | null;
  readonly lift?: number;
  readonly previousTier?: number;
  readonly pinnedTier?: number;
}

export interface BookWriter {
  /** Starts the next customer; the purchases that follow are theirs. */
  customer(customer: CustomerInBook): void;
  /** In any order of days. */
  purchase(day: number, amountMinor: number, currency?: Currency | null): void;
  finish(): BookColumns;
}

/** Collects a book customer by customer. With `expected` known, the columns need not grow. */
export function writeBook(
  money: BookCurrencies = { base: null, rates: new Map() },
  toCome: { readonly customers?: number; readonly purchases?: number } = {},
): BookWriter {
  const names = new CurrencyNames();
  let customers = customerColumns(Math.max(16, toCome.customers ?? 0));
  let purchases = purchaseColumns(Math.max(16, toCome.purchases ?? 0));
  const statedIn: (Currency | null)[] = [];
  let [size, length] = [0, 0];
  return {
    customer(customer) {
      if (size === customers.lift.length) customers = resized(customers, customerColumns(size * 2));
      customers.offset[size] = length;
      customers.total[size] = customer.statedTotal ?? Number.NaN;
      customers.orders[size] = customer.statedOrders ?? Number.NaN;
      customers.first[size] = customer.statedFirst ?? Number.NaN;
      customers.last[size] = customer.statedLast ?? Number.NaN;
      customers.on[size] = customer.statedOn ?? Number.NaN;
      statedIn.push(customer.currency ?? null);
      customers.lift[size] = customer.lift ?? 1;
      customers.previousTier[size] = customer.previousTier ?? 0;
      customers.pinnedTier[size++] = customer.pinnedTier ?? 0;
    },
    purchase(onDay, amountMinor, currency = null) {
      if (length === purchases.day.length) purchases = resized(purchases, purchaseColumns(length * 2));
      purchases.day[length] = onDay;
      purchases.amount[length] = amountMinor;
      purchases.currency[length++] = names.codeOf(currency);
    },
    finish() {
      if (length < purchases.day.length) purchases = resized(purchases, purchaseColumns(length));
      if (size < customers.lift.length) customers = resized(customers, customerColumns(size));
      // After the currencies of purchases, which come first among equally frequent ones.
      for (let i = 0; i < size; i++) customers.currency[i] = names.codeOf(statedIn[i] ?? null);
      const offset = new Int32Array(size + 1);
      offset.set(customers.offset);
      offset[size] = length;
      sortRuns(offset, purchases);
      return bookOf({ ...customers, offset }, purchases, names, money);
    },
  };
}

const purchaseColumns = (size: number) => ({
  day: new Int32Array(size),
  amount: new Float64Array(size),
  /** Codes of `CurrencyNames`. */
  currency: new Uint8Array(size),
});
type PurchaseColumns = ReturnType<typeof purchaseColumns>;

const customerColumns = (size: number) => ({
  /** Of the first purchase. */
  offset: new Int32Array(size),
  total: new Float64Array(size),
  orders: new Float64Array(size),
  first: new Float64Array(size),
  last: new Float64Array(size),
  on: new Float64Array(size),
  /** Codes of `CurrencyNames`. */
  currency: new Uint8Array(size),
  lift: new Float64Array(size),
  previousTier: new Uint8Array(size),
  pinnedTier: new Uint8Array(size),
});
type CustomerColumns = ReturnType<typeof customerColumns>;

/** Copies the old columns into new ones of another length. */
function resized<C extends Record<keyof C, Int32Array | Float64Array | Uint8Array>>(old: C, columns: C): C {
  for (const name of Object.keys(columns) as (keyof C)[])
    columns[name].set(old[name].subarray(0, columns[name].length));
  return columns;
}

function bookOf(
  { offset, total, orders, first, last, on, currency, lift, previousTier, pinnedTier }: CustomerColumns,
  purchases: PurchaseColumns,
  names: CurrencyNames,
  money: BookCurrencies,
): BookColumns {
  const { amount } = purchases;
  const given = { money, names, offset, amount, currency: purchases.currency };
  const ranked = inRankedCurrencies({ ...given, statedTotal: total, statedCurrency: currency });
  return {
    size: lift.length,
    offset,
    day: purchases.day,
    amount: ranked.amount,
    stated: { total: ranked.statedTotal, orders, first, last, on },
    currency: ranked.customerCurrency,
    currencies: ranked.currencies,
    unconverted: ranked.unconverted,
    lift,
    previousTier,
    pinnedTier,
  };
}

function sortRuns(offset: Int32Array, { day, amount, currency }: PurchaseColumns): void {
  for (let i = 0; i + 1 < offset.length; i++) {
    const from = offset[i] as number;
    const to = offset[i + 1] as number;
    if (isSorted(day, from, to)) continue;
    const order = Uint32Array.from({ length: to - from }, (_, k) => from + k);
    order.sort((a, b) => (day[a] as number) - (day[b] as number));
    for (const column of [day, amount, currency]) {
      column.set(
        Array.from(order, (row) => column[row] as number),
        from,
      );
    }
  }
}

function isSorted(day: Int32Array, from: number, to: number): boolean {
  for (let j = from + 1; j < to; j++) if ((day[j - 1] as number) > (day[j] as number)) return false;
  return true;
}

/** The same book with one more order of a customer on a day that is not before their last purchase. */
export function withOrder(
  book: BookColumns,
  run: { customer: number; days: ArrayLike<number>; amounts: ArrayLike<number> },
): BookColumns {
  const { customer, days, amounts } = run;
  const from = book.offset[customer] as number;
  const to = book.offset[customer + 1] as number;
  const grown = days.length - (to - from);
  const splice = <T extends Int32Array | Float64Array>(into: T, column: T, part: ArrayLike<number>): T => {
    into.set(column.subarray(0, from));
    into.set(part, from);
    into.set(column.subarray(to), from + part.length);
    return into;
  };
  const length = book.day.length + grown;
  return {
    ...book,
    offset: book.offset.map((at, i) => (i > customer ? at + grown : at)),
    day: splice(new Int32Array(length), book.day, days),
    amount: splice(new Float64Array(length), book.amount, amounts),
  };
}
