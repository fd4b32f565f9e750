/** Payments of one customer that add up to an invoice, and invoices that add up to a payment. Pure. */
import { daysBetween } from '../domain/day.ts';
import type { Purchase } from '../domain/purchase.ts';
import type { MoneyFacts } from './same-money.ts';
import { documentOf } from './same-order.ts';

/** A new order, and what another program recorded near its day. */
export interface Unmatched<T extends MoneyFacts> {
  readonly order: T;
  readonly others: readonly Purchase[];
}

/** So many of those nearest in time are tried together: their sums are as many as the sets of them. */
const mostTried = 12;

/** A customer with more of them, such as a marketplace, pays no invoice in parts: each is compared with each. */
const mostOfOne = 200;

/** The new orders whose money is in the book in other parts; each purchase of the book stands for one sum at most. */
export function ordersInParts<T extends MoneyFacts>(unmatched: readonly Unmatched<T>[]): ReadonlySet<T> {
  if (unmatched.length > mostOfOne) return new Set();
  const found = new Set<T>();
  const used = new Set<number>();
  const match = (orders: readonly T[], purchases: readonly Purchase[]) => {
    for (const order of orders) found.add(order);
    for (const { id } of purchases) used.add(id);
  };
  for (const [purchase, orders] of ordersByPurchase(unmatched)) {
    const parts = addingUpTo(
      purchase,
      orders.filter((order) => !found.has(order)),
    );
    if (parts.length > 0) match(parts, [purchase]);
  }
  for (const { order, others } of unmatched.filter((one) => !found.has(one.order))) {
    const parts = addingUpTo(
      order,
      others.filter(({ id }) => !used.has(id)),
    );
    if (parts.length > 0) match([order], parts);
  }
  return found;
}

function ordersByPurchase<T extends MoneyFacts>(
  unmatched: readonly Unmatched<T>[],
): ReadonlyMap<Purchase, readonly T[]> {
  const byId = new Map<number, { readonly purchase: Purchase; readonly orders: T[] }>();
  for (const { order, others } of unmatched)
    for (const purchase of others) {
      const known = byId.get(purchase.id) ?? { purchase, orders: [] };
      known.orders.push(order);
      byId.set(purchase.id, known);
    }
  return new Map([...byId.values()].map(({ purchase, orders }) => [purchase, orders]));
}

/** Whether one of the two is a payment and the other is not. */
export function isPaidBy(a: MoneyFacts, b: MoneyFacts): boolean {
  return (documentOf(a) === 'payment') !== (documentOf(b) === 'payment');
}

/** Two or more of the same currency that come to the amount; the nearest in time, few before many. Empty where none do. */
function addingUpTo<T extends MoneyFacts>(whole: MoneyFacts, parts: readonly T[]): readonly T[] {
  const away = ({ day }: MoneyFacts) => Math.abs(daysBetween(whole.day, day));
  const fitting = parts
    .filter((part) => isPaidBy(whole, part) && part.amountMinor > 0 && part.amountMinor < whole.amountMinor)
    .filter(({ currency }) => currency === null || whole.currency === null || currency === whole.currency)
    .toSorted((a, b) => away(a) - away(b))
    .slice(0, mostTried);
  for (let size = 2; size <= fitting.length; size++) {
    const set = setOf(fitting, size, whole.amountMinor);
    if (set !== null) return set;
  }
  return [];
}

function setOf<T extends MoneyFacts>(parts: readonly T[], size: number, sum: number): readonly T[] | null {
  if (size === 0) return sum === 0 ? [] : null;
  for (const [at, part] of parts.entries()) {
    if (part.amountMinor > sum) continue;
    const rest = setOf(parts.slice(at + 1), size - 1, sum - part.amountMinor);
    if (rest !== null) return [part, ...rest];
  }
  return null;
}
