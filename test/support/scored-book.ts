import type { Currency } from '../../src/domain/money.ts';
import { type BookColumns, type CustomerInBook, writeBook } from '../../src/domain/rank/book-columns.ts';
import type { BookCurrencies } from '../../src/domain/rank/book-currency.ts';

/** `[day, amount]` or `[day, amount, currency]`; days are plain numbers, the question is usually asked on day 1000. */
export type Bought = readonly [day: number, amount: number, currency?: Currency | null];

export interface CustomerGiven extends CustomerInBook {
  readonly bought?: readonly Bought[];
}

export function aBook(customers: readonly CustomerGiven[], money?: BookCurrencies): BookColumns {
  const writer = writeBook(money);
  for (const { bought = [], ...customer } of customers) {
    writer.customer(customer);
    for (const [day, amount, currency] of bought) writer.purchase(day, amount, currency);
  }
  return writer.finish();
}

/** So many customers with one order each, of 100, 200, 300 … on day 990. */
export function manySmall(count: number): CustomerGiven[] {
  return Array.from({ length: count }, (_, i) => ({ bought: [[990, 100 * (i + 1)]] }));
}
