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

/** Parts are looked for this far from their invoice. */
const mostDays = 90;

/** Of one customer, such as a marketplace, no more are compared with each other; the import says so. */
export const mostOfOne = 1_000;

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
  const fitting = parts
    .filter((part) => part.amountMinor > 0 && part.amountMinor < whole.amountMinor && isPaidBy(whole, part))
    .filter(({ currency }) => currency === null || whole.currency === null || currency === whole.currency)
    .map((part) => ({ part, away: Math.abs(daysBetween(whole.day, part.day)) }))
    .toSorted((a, b) => a.away - b.away)
    .slice(0, mostTried)
    .map(({ part }) => part);
  const amounts = fitting.map(({ amountMinor }) => amountMinor).toSorted((a, b) => b - a);
  for (let size = 2; size <= fitting.length; size++) {
    if (!mayReach(amounts, size, whole.amountMinor)) continue;
    const set = setOf(fitting, size, whole.amountMinor);
    if (set !== null) return set;
  }
  return [];
}

/** Whether any `size` of the amounts can come to the sum at all; the largest come first. */
function mayReach(amounts: readonly number[], size: number, sum: number): boolean {
  const total = (some: readonly number[]) => some.reduce((all, amount) => all + amount, 0);
  return total(amounts.slice(0, size)) >= sum && total(amounts.slice(-size)) <= sum;
}

/** An invoice, and what was paid beside it in parts that do not come to it within one import. */
export interface PaidInPart {
  readonly invoice: MoneyFacts & { readonly customerId: number };
  readonly payments: readonly MoneyFacts[];
}

/** Orders of one customer that are left and count; `bought` is what the book has of that customer. */
export function paidInPart(
  left: readonly Unmatched<Omit<Purchase, 'id'>>[],
  bought: readonly Purchase[],
): readonly PaidInPart[] {
  const byInvoice = new Map<PaidInPart['invoice'], MoneyFacts[]>();
  for (const { order, others } of left) {
    const invoice = isPayment(order) ? invoiceOf(order, others) : order;
    if (invoice === undefined) continue;
    const payments = byInvoice.get(invoice) ?? paidFor(invoice, isPayment(order) ? bought : others);
    byInvoice.set(invoice, isPayment(order) ? [...payments, order] : payments);
  }
  return [...byInvoice]
    .map(([invoice, payments]) => ({ invoice, payments }))
    .filter(({ payments }) => payments.length > 0);
}

function isPayment(one: MoneyFacts): boolean {
  return documentOf(one) === 'payment';
}

/** The nearest one that is larger. */
function invoiceOf(payment: MoneyFacts, others: readonly Purchase[]): Purchase | undefined {
  const away = ({ day }: MoneyFacts) => Math.abs(daysBetween(payment.day, day));
  const larger = others.filter(({ amountMinor }) => amountMinor > payment.amountMinor);
  return larger.toSorted((a, b) => away(a) - away(b))[0];
}

function paidFor(invoice: MoneyFacts, purchases: readonly Purchase[]): MoneyFacts[] {
  return purchases.filter(
    (purchase) =>
      isPayment(purchase) &&
      purchase.amountMinor > 0 &&
      purchase.amountMinor < invoice.amountMinor &&
      Math.abs(daysBetween(invoice.day, purchase.day)) <= mostDays,
  );
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
