/** Control totals in words, for reports and the list of imports. */
import type { ControlTotal, LeftOutTotal } from '../domain/control-totals.ts';
import { type Day, dayText } from '../domain/day.ts';
import { leftOutEntries } from '../domain/left-out.ts';
import { type Currency, decimals, grouped } from '../domain/money.ts';
import { plural } from './text.ts';

/** Across several files the number of customers is unknown. */
type Sums = Omit<ControlTotal, 'customers'> & { readonly customers?: number };

/** One line a currency, to compare with the other program. */
export function totalLines(totals: readonly Sums[], kind: 'customers' | 'orders', start = '  '): string {
  const what = kind === 'customers' ? 'as stated: ' : '';
  return totals.map((total) => `${start}${what}${totalText(total)}\n`).join('');
}

function totalText(total: Sums): string {
  const { orders, from, to, customers } = total;
  const parts = [
    orders === null ? null : plural(orders, 'order'),
    from === null ? null : daysText(from, to),
    amountText(total.amount, total.currency),
    customers === undefined ? null : plural(customers, 'customer'),
  ];
  const isEmpty = orders === 0 || (orders === null && customers === 0);
  const counted = isEmpty ? 'no orders' : parts.filter((part) => part !== null).join(', ');
  return [counted, ...apartTexts(total)].join('; ');
}

/** `left out: 12 cancelled (930.00), 3 drafts`, and the same for removed orders. */
export function apartTexts({ currency, leftOut, takenBack }: Sums): readonly string[] {
  const said = { 'left out': leftOut, 'taken back': takenBack };
  return Object.entries(said).flatMap(([what, lefts]) =>
    lefts.length === 0 ? [] : [`${what}: ${lefts.map((left) => leftText(left, currency)).join(', ')}`],
  );
}

function leftText({ why, orders, amount }: LeftOutTotal, currency: Currency | null): string {
  const sum = amount === null ? '' : ` (${grouped(amount, decimals(currency))})`;
  return `${leftOutEntries(why, orders)}${sum}`;
}

/** `84,310.20 USD` */
export function amountText(amount: number, currency: Currency | null): string {
  const number = grouped(amount, decimals(currency));
  return currency === null ? number : `${number} ${currency}`;
}

function daysText(from: Day, to: Day | null): string {
  return to === null || from === to ? dayText(from) : `${dayText(from)} to ${dayText(to)}`;
}
