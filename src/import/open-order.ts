/** The lines of one order as far as they were read, and what comes of them once they are all there. Pure. */
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
  /** What is booked and not bought yet makes a customer; a deal that is still open, only somebody who may become one. */
  | {
      readonly kind: 'ahead' | 'open deal';
      readonly line: number;
      readonly leftOut: LeftOutOrder;
      readonly customer: CustomerDraft;
    };

export interface OpenOrder {
  readonly records: RawRecord[];
  readonly id: string | null;
  /** Its number without the series; null where it has none. */
  readonly bareId: string | null;
  /** Its rows did not come about, whatever became of other rows of this number. */
  readonly apart: boolean;
  customer: CustomerDraft;
  day: Day | null;
  /** Null where its rows are of several kinds. */
  kind: DocumentKind | null;
  currency: Currency | null;
  readonly amounts: number[];
  /** Price by quantity of lines that give no amount: they stand in where no line of the order does. */
  readonly priced: number[];
  readonly refunds: number[];
  shipping: number;
  readonly products: string[];
  readonly lines: OrderLine[];
  status: StatusMeaning;
  wrong: string | null;
}

/** What holds for all orders of a file. */
interface FileDefaults {
  readonly today: Day;
  /** Of amounts that name none. */
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
    const left = { line, leftOut: leftOut(order, why, draft, closing) };
    const { customer } = order;
    return why === 'not won' && isNamed(customer)
      ? { ...left, kind: 'open deal', customer }
      : { ...left, kind: 'leftOut' };
  }
  if (draft === 'ahead') {
    return { kind: 'ahead', line, leftOut: leftOut(order, 'still ahead', draft, closing), customer: order.customer };
  }
  if (typeof draft !== 'string') return { kind: 'order', order: draft };
  return { kind: 'reject', reason: draft, records: order.records, customer: order.customer };
}

/** The order, or why it cannot go in; `ahead` is no mistake. */
function draftOf(order: OpenOrder, closing: FileDefaults): OrderDraft | string {
  const { customer, day, priced } = order;
  if (order.wrong !== null) return order.wrong;
  if (!isNamed(customer)) return 'the row names no customer';
  if (day === null) return 'the row has no date';
  // In another time zone it is tomorrow already.
  if (day > addDays(closing.today, 1)) return 'ahead';
  if (order.amounts.length === 0) order.amounts.push(...priced);
  if (order.amounts.length === 0) return 'the row has no amount';
  return draftOn(day, order, closing);
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

/** What was paid and not paid back. */
function keptOf({ amounts, refunds, shipping }: OpenOrder, { repetition }: FileDefaults): number {
  const total = totalOf(amounts, repetition);
  // A negative amount is itself the refund, whatever a column of refunds says of it again.
  const refunded = total < 0 ? 0 : totalOf(refunds, repetition);
  return Number((total - refunded + shipping).toFixed(6));
}

function whyLeftOut({ status, refunds, amounts }: OpenOrder, { repetition }: FileDefaults): LeftOutReason | null {
  if (typeof status === 'object') return status.leftOut;
  // What says "refunded" and gives no refund was paid back in full; a negative amount is itself the refund.
  const paidBack = status === 'refunded' && refunds.length === 0 && totalOf(amounts, repetition) >= 0;
  return paidBack ? 'fully refunded' : null;
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
  return { why, amountMinor, currency, order: typeof draft === 'string' ? null : draft };
}

/** Sums the lines; an amount of the whole order that stands on each of them counts once. */
function totalOf(amounts: readonly number[], repetition: Repetition): number {
  const [first = 0] = amounts;
  if (amounts.length > 1 && repetition === 'total' && allEqual(amounts)) return first;
  const whole = repetition === 'own row' ? sumAmong(amounts) : null;
  return whole ?? amounts.reduce((sum, amount) => sum + amount, 0);
}
