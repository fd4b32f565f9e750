/**
 * The customers as the scorer reads them: one run of purchases a customer in flat typed arrays, so that half a
 * million orders are scored without an object each. Days are epoch days; money is in minor units.
 */

import type { Currency } from '../money.ts';
import { type BookCurrencies, CurrencyNames, inRankedCurrencies } from './book-currency.ts';

/** What a customers file states instead of purchases; `NaN` where it says nothing. Columns by customer. */
export interface StatedColumns {
  readonly total: Float64Array;
  readonly orders: Float64Array;
  readonly first: Float64Array;
  readonly last: Float64Array;
  /** The day of the statement: later orders are not in it. */
  readonly on: Float64Array;
}

export interface Book {
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
  /** What the money is counted in. More than one where a rate is missing: each is then ranked by itself. */
  readonly currencies: readonly (Currency | null)[];
  /** Purchases in another currency than the customer is ranked in, without a rate: an order, but no money. */
  readonly unconverted: number;
  /** By customer: by how much a promised potential lifts the rank, 1 for not at all. */
  readonly lift: Float64Array;
  /** By customer, as tier codes (tier.ts): the tier so far and the tier pinned by hand; 0 for none. */
  readonly previousTier: Uint8Array;
  readonly pinnedTier: Uint8Array;
}

/** What is known of a customer besides the purchases; absent is null. Days are epoch days. */
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
  finish(): Book;
}

/** Collects a book customer by customer. Knowing how many purchases there will be spares growing the columns. */
export function writeBook(money: BookCurrencies = { base: null, rates: new Map() }, purchasesToCome = 64): BookWriter {
  const customers: CustomerInBook[] = [];
  const offset: number[] = [];
  const names = new CurrencyNames();
  let purchases = columnsOf(Math.max(16, purchasesToCome));
  let length = 0;
  return {
    customer(customer) {
      customers.push(customer);
      offset.push(length);
    },
    purchase(onDay, amountMinor, currency = null) {
      if (length === purchases.day.length) purchases = resized(purchases, length * 2);
      purchases.day[length] = onDay;
      purchases.amount[length] = amountMinor;
      purchases.currency[length++] = names.codeOf(currency);
    },
    finish() {
      offset.push(length);
      purchases = resized(purchases, length);
      const offsets = new Int32Array(offset);
      sortRuns(offsets, purchases);
      return bookOf(customers, offsets, purchases, names, money);
    },
  };
}

interface PurchaseColumns {
  readonly day: Int32Array;
  readonly amount: Float64Array;
  /** Codes of `CurrencyNames`. */
  readonly currency: Uint8Array;
}

const columnsOf = (size: number): PurchaseColumns => ({
  day: new Int32Array(size),
  amount: new Float64Array(size),
  currency: new Uint8Array(size),
});

function resized(old: PurchaseColumns, size: number): PurchaseColumns {
  const columns = columnsOf(size);
  columns.day.set(old.day.subarray(0, size));
  columns.amount.set(old.amount.subarray(0, size));
  columns.currency.set(old.currency.subarray(0, size));
  return columns;
}

function bookOf(
  customers: readonly CustomerInBook[],
  offset: Int32Array,
  purchases: PurchaseColumns,
  names: CurrencyNames,
  money: BookCurrencies,
): Book {
  // By loop: a typed array's `from` with a function takes ten times as long.
  const fill = <T extends Float64Array | Uint8Array>(column: T, of: (customer: CustomerInBook) => number): T => {
    for (let i = 0; i < column.length; i++) column[i] = of(customers[i] as CustomerInBook);
    return column;
  };
  const size = customers.length;
  const numbers = (of: (customer: CustomerInBook) => number | null | undefined) =>
    fill(new Float64Array(size), (customer) => of(customer) ?? Number.NaN);
  const codes = (of: (customer: CustomerInBook) => number) => fill(new Uint8Array(size), of);
  const ranked = inRankedCurrencies({
    money,
    names,
    offset,
    amount: purchases.amount,
    currency: purchases.currency,
    statedTotal: numbers((customer) => customer.statedTotal),
    statedCurrency: codes((customer) => names.codeOf(customer.currency ?? null)),
  });
  return {
    size,
    offset,
    day: purchases.day,
    amount: ranked.amount,
    stated: {
      total: ranked.statedTotal,
      orders: numbers((customer) => customer.statedOrders),
      first: numbers((customer) => customer.statedFirst),
      last: numbers((customer) => customer.statedLast),
      on: numbers((customer) => customer.statedOn),
    },
    currency: ranked.customerCurrency,
    currencies: ranked.currencies,
    unconverted: ranked.unconverted,
    lift: numbers((customer) => customer.lift ?? 1),
    previousTier: codes((customer) => customer.previousTier ?? 0),
    pinnedTier: codes((customer) => customer.pinnedTier ?? 0),
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
  book: Book,
  run: { customer: number; days: ArrayLike<number>; amounts: ArrayLike<number> },
): Book {
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
