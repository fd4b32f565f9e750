/** What the status or type of an order, invoice, payment or deal means for "was something bought". */

import type { LeftOutReason } from '../domain/left-out.ts';
import { anyOf } from './languages/index.ts';
import type { DocumentWord, StatusWord } from './languages/language.ts';
import { cleanText } from './text.ts';

/** `unknown`: no list has the word, and it counts. */
export type StatusMeaning =
  | 'counts'
  | 'unknown'
  | 'unpaid'
  | 'refund'
  | 'refunded'
  | { readonly leftOut: LeftOutReason };

const status = (word: StatusWord) => anyOf(({ statuses }) => statuses?.[word]);
const document = (word: DocumentWord) => anyOf(({ documents }) => documents?.[word]);

const [partly, refunded, won, unpaid] = [status('partly'), status('refunded'), status('won'), status('unpaid')];
const leftOut: readonly { readonly words: RegExp; readonly what: LeftOutReason }[] = (
  ['cancelled', 'writtenOff', 'failed', 'draft', 'lost', 'test'] as const
).map((what) => ({ words: status(what), what: what === 'writtenOff' ? 'written off' : what }));
const [pending, paid] = [status('pending'), status('paid')];

/** Stands for further ones where a file has too many to be statuses. */
export const otherStatuses = '…';

/** Under which an answer about a status is kept. */
export function statusKey(text: string): string {
  return cleanText(text).toLowerCase();
}

/** `open` in a shop or on an invoice; `stage` in a sales pipeline, where only what was won is a purchase. */
export function meaningOfStatus(text: string, of: 'deals' | 'invoices' | 'orders'): StatusMeaning {
  if (partly.test(text)) return 'counts';
  if (refunded.test(text)) return 'refunded';
  const out = leftOut.find(({ words }) => words.test(text))?.what;
  // What is offered to somebody is a draft of an invoice, and an open deal.
  if (out !== undefined && !(of === 'deals' && out === 'draft')) return { leftOut: out };
  if (of === 'deals') return won.test(text) ? 'counts' : { leftOut: 'not won' };
  return progressOf(text, of);
}

/** How far what was ordered or invoiced has come. */
function progressOf(text: string, of: 'invoices' | 'orders'): StatusMeaning {
  if (unpaid.test(text)) return 'unpaid';
  // An invoice that is pending was written all the same.
  if (pending.test(text)) return of === 'invoices' ? 'unpaid' : { leftOut: 'pending' };
  return paid.test(text) ? 'counts' : 'unknown';
}

const deals = anyOf((language) => language.deals);

/** Whether a column of statuses is about a pipeline of deals. */
export function isOfDeals(header: string): boolean {
  return deals.test(header);
}

const bought = document('bought');
const offers = document('offer');
const refunds = document('refund');
const sales = document('sale');
const invoices = document('invoice');
const payments = document('payment');
const deliveries = document('delivery');
const orders = document('order');
const notSales: readonly { readonly words: RegExp; readonly what: LeftOutReason }[] = [
  { words: document('payout'), what: 'payout' },
  { words: document('fee'), what: 'fee' },
  { words: document('paper'), what: 'no sale' },
  { words: document('booking'), what: 'booking' },
];

/** What a transaction type means; types that say nothing of it (`Wholesale`) count. */
export function meaningOfType(type: string): StatusMeaning {
  if (type === '') return 'counts';
  if (bought.test(type) || offers.test(type)) return { leftOut: 'no sale' };
  if (deliveries.test(type) && !invoices.test(type)) return { leftOut: 'no sale' };
  if (refunds.test(type)) return 'refund';
  if (/bill user payment/i.test(type) || !sales.test(type)) {
    const out = notSales.find(({ words }) => words.test(type));
    if (out !== undefined) return { leftOut: out.what };
  }
  return 'counts';
}

/** An invoice or receipt, whose payment may be listed beside it. */
export function isInvoice(type: string): boolean {
  return invoices.test(type);
}

/** What the business itself buys. */
export function isBought(type: string): boolean {
  return bought.test(type);
}

/** The name of a kind of document. */
export function isDocument(type: string): boolean {
  return isInvoice(type) || isRefund(type) || isPayment(type) || sales.test(type) || offers.test(type);
}

/** What was ordered, which is no sale more where its invoice is listed too. */
export function isOrder(type: string): boolean {
  return orders.test(type) && !isInvoice(type) && !isRefund(type);
}

/** A credit note, or money paid back. */
export function isRefund(type: string): boolean {
  return refunds.test(type);
}

const writtenOff = status('writtenOff');

export function isWrittenOff(text: string): boolean {
  return writtenOff.test(text.toLowerCase());
}

/** A payment of what was invoiced before. */
export function isPayment(type: string): boolean {
  return payments.test(type);
}
