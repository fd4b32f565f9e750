/** Finds the purchase in the book that is a file's order: by number, day and kind of document. Pure. */
import { type Day, daysBetween } from '../domain/day.ts';
import type { DocumentKind, Purchase } from '../domain/purchase.ts';
import { mayRestart } from './order-numbers.ts';

/** What distinguishes orders of one customer with the same number. */
export interface OrderFacts {
  readonly externalId: string | null;
  readonly day: Day;
  readonly amountMinor: number;
  readonly kind: DocumentKind | null;
  readonly layout: number | null;
}

type SameOrder =
  /** The same order: differences are taken from the file. */
  | { readonly kind: 'same'; readonly purchase: Purchase }
  /** The order is in the book from another file, and stays unchanged. */
  | { readonly kind: 'known'; readonly purchase: Purchase }
  /** A payment of an invoice that already counts. */
  | { readonly kind: 'paid'; readonly purchase: Purchase }
  /** The invoice of payments that counted so far. */
  | { readonly kind: 'invoice of'; readonly payments: readonly Purchase[] }
  /**
   * The same number on another day with another amount: a correction, or another order if the numbering starts again.
   */
  | { readonly kind: 'moved'; readonly purchase: Purchase }
  | { readonly kind: 'new' };

const another: SameOrder = { kind: 'new' };
/** A few weeks' difference across a year's end is a correction. */
const turnOfTheYear = 31;

/** `known`: the customer's purchases with this number. `restart`: whether the file's numbers are of a kind that may begin again; ids of records are not. */
export function sameOrder(order: OrderFacts, known: readonly Purchase[], restart: boolean): SameOrder {
  if (known.length === 0) return another;
  const kind = documentOf(order);
  const [only] = known;
  // Nearly always the case when a file is imported again.
  if (known.length === 1 && only?.day === order.day && documentOf(only) === kind)
    return { kind: 'same', purchase: only };
  const alike = known.filter((purchase) => documentOf(purchase) === kind);
  const sameDay = alike.find(({ day }) => day === order.day);
  if (kind === 'payment') return samePayment(sameDay, known);
  if (sameDay !== undefined) return { kind: 'same', purchase: sameDay };
  const whole = sumOfAll(order, known);
  if (whole !== null) return { kind: 'known', purchase: whole };
  const payments = known.filter((purchase) => documentOf(purchase) === 'payment');
  if (kind === 'sale' && alike.length === 0 && payments.length > 0) return { kind: 'invoice of', payments };
  const near = nearest(order, alike);
  return near === undefined ? another : sameOnAnotherDay(order, near, restart);
}

/** An order and its refunds that came separately, and now in one row. */
function sumOfAll(order: OrderFacts, known: readonly Purchase[]): Purchase | null {
  const sales = known.filter((purchase) => documentOf(purchase) !== 'payment');
  const sum = sales.reduce((total, { amountMinor }) => total + amountMinor, 0);
  return sales.length > 1 && sum === order.amountMinor ? (sales[0] ?? null) : null;
}

function samePayment(sameDay: Purchase | undefined, known: readonly Purchase[]): SameOrder {
  if (sameDay !== undefined) return { kind: 'same', purchase: sameDay };
  const invoice = known.find((purchase) => documentOf(purchase) === 'sale');
  return invoice === undefined ? another : { kind: 'paid', purchase: invoice };
}

function sameOnAnotherDay(order: OrderFacts, purchase: Purchase, restart: boolean): SameOrder {
  if (!restart || isTurned(order, purchase)) return { kind: 'same', purchase };
  const number = order.externalId ?? '';
  const sameAmount = order.amountMinor === purchase.amountMinor;
  if (isAnotherYear(order, purchase, number, sameAmount)) return another;
  const inOther = fromAnotherFile(order, purchase) ? inAnotherFile(order, purchase) : null;
  if (inOther !== null) return inOther;
  return sameAmount || !mayRestart(number) ? { kind: 'same', purchase } : { kind: 'moved', purchase };
}

/** The order as another program lists it, or a later payment of a part. */
function inAnotherFile({ amountMinor, day }: OrderFacts, purchase: Purchase): SameOrder | null {
  if (amountMinor === purchase.amountMinor) return { kind: 'known', purchase };
  const isPart = amountMinor > 0 && amountMinor < purchase.amountMinor && day > purchase.day;
  return isPart ? { kind: 'paid', purchase } : null;
}

/** `2026-01-03` for `2026-03-01`: earlier versions, which kept no layout, took the month for the first of them where nothing in the file decided. */
function isTurned(order: OrderFacts, { layout, day }: Purchase): boolean {
  return (
    layout === null && order.layout !== null && order.day === `${day.slice(0, 5)}${day.slice(8)}-${day.slice(5, 7)}`
  );
}

function isAnotherYear(order: OrderFacts, purchase: Purchase, number: string, sameAmount: boolean): boolean {
  if (!mayRestart(number) || order.day.slice(0, 4) === purchase.day.slice(0, 4)) return false;
  return !sameAmount || Math.abs(daysBetween(order.day, purchase.day)) > turnOfTheYear;
}

/** Whether two orders came from files of different layouts, as far as known. */
export function fromAnotherFile(a: { readonly layout: number | null }, b: { readonly layout: number | null }): boolean {
  return a.layout !== null && b.layout !== null && a.layout !== b.layout;
}

function nearest(order: OrderFacts, purchases: readonly Purchase[]): Purchase | undefined {
  const away = ({ day }: Purchase) => Math.abs(daysBetween(order.day, day));
  return purchases.toSorted((a, b) => away(a) - away(b))[0];
}

/** The effect of a purchase on the money: payments settle invoices, credits refund. */
export function documentOf({
  kind,
  amountMinor,
}: Pick<OrderFacts, 'kind' | 'amountMinor'>): 'sale' | 'credit' | 'payment' {
  if (kind === 'payment') return 'payment';
  return kind === 'credit' || amountMinor < 0 ? 'credit' : 'sale';
}

/** The purchase of an order that no longer counts; null when it never counted. */
export function cancelledPurchase(order: OrderFacts, known: readonly Purchase[], restart: boolean): Purchase | null {
  const kind = documentOf(order);
  const alike = known.filter(
    (purchase) => documentOf(purchase) === kind && (purchase.day === order.day || !fromAnotherFile(order, purchase)),
  );
  const purchase = alike.find(({ day }) => day === order.day) ?? nearest(order, alike);
  if (purchase === undefined) return null;
  // A ticket number that starts again each day is no reason to remove yesterday's ticket.
  const isOnlyOne = !restart || !mayRestart(order.externalId ?? '');
  const sure = isOnlyOne || purchase.day === order.day || sameAmountSoon(order, purchase);
  return sure ? purchase : null;
}

function sameAmountSoon(order: OrderFacts, purchase: Purchase): boolean {
  return order.amountMinor === purchase.amountMinor && Math.abs(daysBetween(order.day, purchase.day)) <= turnOfTheYear;
}
