/** The lines of an order read so far, and the order they make once complete. Pure. */
import { addDays, type Day } from '../domain/day.ts';
import type { LeftOutReason } from '../domain/left-out.ts';
import type { Currency } from '../domain/money.ts';
import { toMinor } from '../domain/money.ts';
import type { DocumentKind } from '../domain/purchase.ts';
import type { CustomerDraft, LeftOutOrder, OrderDraft } from './draft.ts';
import { linesOfOrder, type OrderLine } from './order-lines.ts';
import { allEqual, isNamed } from './order-rows.ts';
import type { RawRecord } from './raw-record.ts';
import { type Repetition, sumAmong } from './repeated-totals.ts';
import type { StatusMeaning } from './statuses.ts';

export type OrderResult =
  | { readonly kind: 'order'; readonly order: OrderDraft }
  | {
      readonly kind: 'reject';
      readonly reason: string;
      readonly records: readonly RawRecord[];
      readonly customer: CustomerDraft;
    }
  | { readonly kind: 'leftOut'; readonly line: number; readonly leftOut: LeftOutOrder }
  /** An order not bought yet or paid back still makes a customer; an open deal only makes a lead. */
  | {
      readonly kind: 'ahead' | 'paid back' | 'open deal';
      readonly line: number;
      readonly leftOut: LeftOutOrder;
      readonly customer: CustomerDraft;
    };

export interface OpenOrder {
  readonly records: RawRecord[];
  readonly id: string | null;
  /** The number without its series; null without one. */
  readonly bareId: string | null;
  /** Its rows did not happen, whatever became of other rows with this number. */
  readonly apart: boolean;
  customer: CustomerDraft;
  day: Day | null;
  /** Null when its rows are of several kinds. */
  kind: DocumentKind | null;
  currency: Currency | null;
  readonly amounts: number[];
  /** Price by quantity of lines without an amount: used when no line of the order has one. */
  readonly priced: number[];
  readonly refunds: number[];
  shipping: number;
  readonly products: string[];
  readonly lines: OrderLine[];
  status: StatusMeaning;
  wrong: string | null;
}

/** Shared by all orders of a file. */
interface FileDefaults {
  readonly today: Day;
  /** For amounts without a currency. */
  readonly currency: Currency | null;
  readonly repetition: Repetition;
}

export function openOrder(
  { id, bareId, apart }: Pick<OpenOrder, 'id' | 'bareId' | 'apart'>,
  customer: CustomerDraft,
  kind: DocumentKind | null,
): OpenOrder {
  return {
    records: [],
    id,
    bareId,
    apart,
    customer,
    day: null,
    kind,
    currency: null,
    amounts: [],
    priced: [],
    refunds: [],
    shipping: 0,
    products: [],
    lines: [],
    status: 'counts',
    wrong: null,
  };
}

export function closeOrder(order: OpenOrder, closing: FileDefaults): OrderResult {
  const draft = draftOf(order, closing);
  const line = order.records[0]?.line ?? 0;
  const why = whyLeftOut(order, closing);
  if (why !== null) {
    const left = {
      line,
      leftOut: leftOut(order, why, typeof draft === 'string' ? undated(order, closing) : draft, closing),
    };
    const kind = isNamed(order.customer) ? kindLeftOut(why, order) : 'leftOut';
    return kind === 'leftOut' ? { ...left, kind } : { ...left, kind, customer: order.customer };
  }
  if (draft === 'ahead') {
    return { kind: 'ahead', line, leftOut: leftOut(order, 'still ahead', draft, closing), customer: order.customer };
  }
  if (typeof draft !== 'string') return { kind: 'order', order: draft };
  return { kind: 'reject', reason: draft, records: order.records, customer: order.customer };
}

/** The kind of result for an order that does not count and names somebody. */
function kindLeftOut(why: LeftOutReason, { refunds }: OpenOrder): 'leftOut' | 'paid back' | 'open deal' {
  if (why === 'not won') return 'open deal';
  return why === 'fully refunded' && refunds.length > 0 ? 'paid back' : 'leftOut';
}

/** The order, or why it cannot be imported; `ahead` is not an error. */
function draftOf(order: OpenOrder, closing: FileDefaults): OrderDraft | string {
  const { customer, day, priced } = order;
  if (order.wrong !== null) return order.wrong;
  if (!isNamed(customer)) return 'the row names no customer';
  if (day === null) return 'the row has no date';
  // In another time zone it is already tomorrow.
  if (day > addDays(closing.today, 1)) return 'ahead';
  if (order.amounts.length === 0) order.amounts.push(...priced);
  if (order.amounts.length === 0) return 'the row has no amount';
  return draftOn(day, order, closing);
}

/** A deal that was lost has no day any more, and a void invoice no amount: the number still tells which one it was. */
function undated(order: OpenOrder, closing: FileDefaults): OrderDraft | string {
  const isAhead = order.day !== null && order.day > closing.today;
  if (order.id === null || order.wrong !== null || isAhead || !isNamed(order.customer)) return 'unknown';
  const amounts = order.amounts.length === 0 ? [0] : order.amounts;
  return draftOn(order.day ?? closing.today, { ...order, amounts }, closing);
}

function draftOn(day: Day, order: OpenOrder, closing: FileDefaults): OrderDraft | string {
  const currency = order.currency ?? closing.currency;
  const amountMinor = toMinor(keptOf(order, closing), currency);
  if (amountMinor === null) return 'the amount is too large';
  return {
    line: order.records[0]?.line ?? 0,
    customer: order.customer,
    externalId: order.id,
    bareId: order.bareId,
    day: day > closing.today ? closing.today : day,
    amountMinor,
    currency,
    product: order.products.join(', ') || null,
    lines: linesOfOrder(order.lines, { repetition: closing.repetition, currency }),
    kind: order.kind,
  };
}

/** The money paid and not refunded. */
function keptOf({ amounts, refunds, shipping }: OpenOrder, { repetition }: FileDefaults): number {
  const total = totalOf(amounts, repetition);
  // A negative amount is itself the refund, even if a refund column repeats it.
  const refunded = total < 0 ? 0 : totalOf(refunds, repetition);
  return Number((total - refunded + shipping).toFixed(6));
}

function whyLeftOut(order: OpenOrder, defaults: FileDefaults): LeftOutReason | null {
  const { status, refunds, amounts } = order;
  if (typeof status === 'object') return status.leftOut;
  // A "refunded" status without a refund means all of it; a negative amount is itself the refund.
  const total = totalOf(amounts, defaults.repetition);
  const refunded = totalOf(refunds, defaults.repetition);
  const paidBack = status === 'refunded' && refunds.length === 0 && total >= 0;
  // With a fee that the amount is without, more came back than was paid.
  return paidBack || (refunded > 0 && total > 0 && keptOf(order, defaults) <= 0) ? 'fully refunded' : null;
}

function leftOut(
  order: OpenOrder,
  why: LeftOutReason,
  draft: OrderDraft | string,
  closing: FileDefaults,
): LeftOutOrder {
  const currency = order.currency ?? closing.currency;
  const total = totalOf(order.amounts, closing.repetition) + order.shipping;
  const amountMinor = order.amounts.length === 0 ? null : toMinor(total, currency);
  const isUndated = order.day === null && typeof draft !== 'string';
  return {
    why,
    amountMinor,
    currency,
    order: typeof draft === 'string' ? null : draft,
    ...(isUndated && { isUndated }),
  };
}

/** Adds up the lines; an order's amount that is repeated on each of them counts once. */
function totalOf(amounts: readonly number[], repetition: Repetition): number {
  const [first = 0] = amounts;
  if (amounts.length > 1 && repetition === 'total' && allEqual(amounts)) return first;
  const whole = repetition === 'own row' ? sumAmong(amounts) : null;
  return whole ?? amounts.reduce((sum, amount) => sum + amount, 0);
}
