/** The same money in two programs: an invoice and its payment, a shop's order and the payment provider's. Pure. */
import { daysBetween } from '../domain/day.ts';
import type { Purchase } from '../domain/purchase.ts';
import { numberShape, numberValue } from './order-numbers.ts';
import { documentOf, fromAnotherFile, type OrderFacts } from './same-order.ts';

/** A payment comes weeks after its invoice, or a while before it; two records of one sale are within a week. */
const paidWithin = { before: 31, after: 90 } as const;
const recordedWithin = 7;

export interface MoneyFacts extends OrderFacts {
  readonly currency: string | null;
}

/** The highest number of each numbering in the book, by `numberShape`. */
export type NumbersByShape = ReadonlyMap<string, number>;

/** A customer's purchases that another program recorded near the order's day. */
export function otherRecords(order: MoneyFacts, bought: readonly Purchase[], numbers: NumbersByShape): Purchase[] {
  return bought.filter(
    (purchase) => purchase.amountMinor > 0 && isNear(order, purchase) && isFromAnotherProgram(order, purchase, numbers),
  );
}

/** The record of the same money: with an equal amount, the nearest day first; null when there is none. */
export function sameMoney(order: MoneyFacts, others: readonly Purchase[]): Purchase | null {
  if (order.amountMinor <= 0) return null;
  const away = ({ day }: Purchase) => Math.abs(daysBetween(order.day, day));
  const alike = others.filter(
    ({ amountMinor, currency }) => amountMinor === order.amountMinor && sameCurrency(currency, order.currency),
  );
  return alike.toSorted((a, b) => away(a) - away(b))[0] ?? null;
}

function sameCurrency(a: string | null, b: string | null): boolean {
  return a === null || b === null || a === b;
}

function isNear(order: MoneyFacts, purchase: Purchase): boolean {
  const days = daysBetween(purchase.day, order.day);
  const [sold, paid] = [documentOf(purchase) === 'payment', documentOf(order) === 'payment'];
  if (sold === paid) return Math.abs(days) <= recordedWithin;
  const after = paid ? days : -days;
  return after >= -paidWithin.before && after <= paidWithin.after;
}

/**
 * Two orders of one program are two orders. They are from the same program when they have one layout, or when the
 * number continues a numbering of the book: programs add columns to their exports.
 */
function isFromAnotherProgram(order: MoneyFacts, purchase: Purchase, numbers: NumbersByShape): boolean {
  if (order.layout !== null && order.layout === purchase.layout) return false;
  if (documentOf(order) !== documentOf(purchase)) return true;
  if (order.externalId === null || purchase.externalId === null)
    return order.externalId !== purchase.externalId || fromAnotherFile(order, purchase);
  const shape = numberShape(order.externalId);
  if (shape !== numberShape(purchase.externalId)) return true;
  const last = numbers.get(shape) ?? 0;
  const value = numberValue(order.externalId);
  return fromAnotherFile(order, purchase) && (value <= last || value > last * 3 + 1000);
}
