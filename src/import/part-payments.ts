/** A customer's payments that add up to an invoice, and invoices that add up to a payment. Pure. */
import { daysBetween } from '../domain/day.ts';
import type { Purchase } from '../domain/purchase.ts';
import type { MoneyFacts } from './same-money.ts';
import { documentOf } from './same-order.ts';

/** A new order, with the records of another program near its day. */
interface Unmatched<T extends MoneyFacts> {
  readonly order: T;
  readonly others: readonly Purchase[];
}

/** How many, nearest in time, are combined: the number of sums grows with every subset. */
const mostTried = 12;

/** Of more payments that already count, some add up to any amount: then only all of them together are accepted. */
const mostCounted = 6;

/** Parts are searched this far from their invoice. */
const mostDays = 90;

/** The most orders of one customer, such as a marketplace, to compare; the import reports it. */
export const mostOfOne = 1_000;

/**
 * Orders that add up to purchases of the book: one for several, or several for one; some of the parts may already
 * count.
 */
export interface InParts<T extends MoneyFacts> {
  readonly orders: readonly T[];
  readonly purchases: readonly Purchase[];
  readonly counted: readonly Purchase[];
}

/**
 * New orders whose money is in the book in other parts; each purchase of the book is used for one sum at most.
 * `bought`: all of the customer's purchases in the book.
 */
export function ordersInParts<T extends MoneyFacts>(
  unmatched: readonly Unmatched<T>[],
  bought: readonly Purchase[] = [],
): readonly InParts<T>[] {
  if (unmatched.length > mostOfOne) return [];
  const search = new Search<T>();
  for (const [purchase, orders] of ordersByPurchase(unmatched)) search.ordersOf(purchase, orders);
  for (const { order, others } of unmatched) search.purchasesOf(order, others);
  for (const [purchase, orders] of ordersByPurchase(unmatched)) search.restOf(purchase, orders, bought);
  return search.found;
}

class Search<T extends MoneyFacts> {
  readonly found: InParts<T>[] = [];
  readonly #met = new Set<T>();
  readonly #used = new Set<number>();

  /** New orders that add up to a purchase. */
  ordersOf(purchase: Purchase, orders: readonly T[]): void {
    if (this.#used.has(purchase.id)) return;
    const parts = addingUpTo(purchase, this.#open(orders));
    if (parts.length > 0) this.#match({ orders: parts, purchases: [purchase], counted: [] });
  }

  /** Purchases that add up to a new order. */
  purchasesOf(order: T, purchases: readonly Purchase[]): void {
    if (this.#met.has(order)) return;
    const parts = addingUpTo(order, this.#free(purchases));
    if (parts.length > 0) this.#match({ orders: [order], purchases: parts, counted: [] });
  }

  /** New orders that complete a purchase whose first parts count since an earlier import. */
  restOf(purchase: Purchase, orders: readonly T[], bought: readonly Purchase[]): void {
    if (this.#used.has(purchase.id)) return;
    const counting = this.#free(bought).filter((part) => part.id !== purchase.id && isSoon(purchase, part));
    const parts = addingUpWith(purchase, this.#open(orders), counting);
    if (parts !== null) this.#match({ ...parts, purchases: [purchase] });
  }

  #open(orders: readonly T[]): readonly T[] {
    return orders.filter((order) => !this.#met.has(order));
  }

  #free(purchases: readonly Purchase[]): readonly Purchase[] {
    return purchases.filter(({ id }) => !this.#used.has(id));
  }

  #match(one: InParts<T>): void {
    this.found.push(one);
    for (const order of one.orders) this.#met.add(order);
    for (const { id } of [...one.purchases, ...one.counted]) this.#used.add(id);
  }
}

function isSoon(a: MoneyFacts, b: MoneyFacts): boolean {
  return Math.abs(daysBetween(a.day, b.day)) <= mostDays;
}

/** New orders and counted parts that add up to the purchase together; at least one of each. */
function addingUpWith<T extends MoneyFacts>(
  purchase: Purchase,
  orders: readonly T[],
  counting: readonly Purchase[],
): Omit<InParts<T>, 'purchases'> | null {
  const open = partsOf(purchase, orders);
  const fitting = fittingIn(purchase, counting);
  if (fitting.length > mostCounted) return allWith(purchase, open, fitting);
  const known = new Set<MoneyFacts>(fitting);
  for (const [at, first] of open.entries()) {
    const rest = { ...purchase, amountMinor: purchase.amountMinor - first.amountMinor };
    const others = addingUpTo<MoneyFacts>(rest, [...known, ...open.slice(at + 1)], 1);
    const counted = others.filter((part) => known.has(part)) as Purchase[];
    const added = others.filter((part) => !known.has(part)) as T[];
    if (counted.length > 0) return { orders: [first, ...added], counted };
  }
  return null;
}

/** All counted payments, or all since the invoice's day, together with new ones that complete them. */
function allWith<T extends MoneyFacts>(
  purchase: Purchase,
  open: readonly T[],
  counting: readonly Purchase[],
): Omit<InParts<T>, 'purchases'> | null {
  for (const counted of [counting, counting.filter(({ day }) => day >= purchase.day)]) {
    const paid = counted.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
    const orders = addingUpTo({ ...purchase, amountMinor: purchase.amountMinor - paid }, open, 1);
    if (orders.length > 0 && counted.length > 0) return { orders, counted };
  }
  return null;
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

/**
 * At least `least` in the same currency that add up to the amount; the nearest in time, few before many. Empty when
 * none do.
 */
function addingUpTo<T extends MoneyFacts>(whole: MoneyFacts, parts: readonly T[], least = 2): readonly T[] {
  const fitting = partsOf(whole, parts);
  const amounts = fitting.map(({ amountMinor }) => amountMinor).toSorted((a, b) => b - a);
  for (let size = least; size <= fitting.length; size++) {
    if (!mayReach(amounts, size, whole.amountMinor)) continue;
    const set = setOf(fitting, size, whole.amountMinor);
    if (set !== null) return set;
  }
  return [];
}

/** Those that may be a part of it, or all that is left. */
function fittingIn<T extends MoneyFacts>(whole: MoneyFacts, parts: readonly T[]): readonly T[] {
  return parts
    .filter((part) => part.amountMinor > 0 && part.amountMinor <= whole.amountMinor && isPaidBy(whole, part))
    .filter(({ currency }) => currency === null || whole.currency === null || currency === whole.currency);
}

/** The nearest in time first. */
function partsOf<T extends MoneyFacts>(whole: MoneyFacts, parts: readonly T[]): readonly T[] {
  return fittingIn(whole, parts)
    .map((part) => ({ part, away: Math.abs(daysBetween(whole.day, part.day)) }))
    .toSorted((a, b) => a.away - b.away)
    .slice(0, mostTried)
    .map(({ part }) => part);
}

/** Whether any `size` of the amounts can reach the sum at all; the largest come first. */
function mayReach(amounts: readonly number[], size: number, sum: number): boolean {
  const total = (some: readonly number[]) => some.reduce((all, amount) => all + amount, 0);
  return total(amounts.slice(0, size)) >= sum && total(amounts.slice(-size)) <= sum;
}

/** An invoice that was paid in parts which do not add up to it within one import. */
export interface PaidInPart {
  readonly invoice: MoneyFacts & { readonly customerId: number };
  readonly payments: readonly MoneyFacts[];
}

/** A customer's remaining counted orders; `bought`: the customer's purchases in the book. */
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

/** The nearest larger one. */
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
      isSoon(invoice, purchase),
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
