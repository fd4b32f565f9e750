/** What the status or type of an order, invoice, payment or deal says about whether something was bought. */

import type { LeftOutReason } from '../domain/left-out.ts';
import { anyOf } from './languages/index.ts';
import type { DocumentWord, StatusWord } from './languages/language.ts';
import { cleanText } from './text.ts';

/** `unknown`: no list has the word; it counts. */
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

/** Stands for further ones when a file has too many to be statuses. */
export const otherStatuses = '…';

/** The key under which an answer about a status is stored. */
export function statusKey(text: string): string {
  return cleanText(text).toLowerCase();
}

/** `open` in a shop or on an invoice; `stage` in a sales pipeline, where only won deals are purchases. */
export function meaningOfStatus(text: string, of: 'deals' | 'invoices' | 'orders'): StatusMeaning {
  if (partly.test(text)) return 'counts';
  if (refunded.test(text)) return 'refunded';
  const out = leftOut.find(({ words }) => words.test(text))?.what;
  // An offer is a draft of an invoice, and an open deal.
  if (out !== undefined && !(of === 'deals' && out === 'draft')) return { leftOut: out };
  if (of === 'deals') return won.test(text) ? 'counts' : { leftOut: 'not won' };
  return progressOf(text, of);
}

/** The progress of an order or invoice. */
function progressOf(text: string, of: 'invoices' | 'orders'): StatusMeaning {
  if (unpaid.test(text)) return 'unpaid';
  // A pending invoice was written nevertheless.
  if (pending.test(text)) return of === 'invoices' ? 'unpaid' : { leftOut: 'pending' };
  return paid.test(text) ? 'counts' : 'unknown';
}

/** What a status of a known meaning says of an order. */
export function meaningOfWord(word: StatusWord): StatusMeaning {
  if (word === 'unpaid' || word === 'refunded') return word;
  if (word === 'paid' || word === 'partly' || word === 'won') return 'counts';
  return { leftOut: word === 'writtenOff' ? 'written off' : word };
}

const deals = anyOf((language) => language.deals);

/** Whether a status column is about a pipeline of deals. */
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

/** The meaning of a transaction type; types without one (`Wholesale`) count. */
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

/** An invoice or receipt, whose payment may be listed as well. */
export function isInvoice(type: string): boolean {
  return invoices.test(type);
}

/** A purchase by the business itself. */
export function isBought(type: string): boolean {
  return bought.test(type);
}

/** The name of a kind of document. */
export function isDocument(type: string): boolean {
  return isInvoice(type) || isRefund(type) || isPayment(type) || sales.test(type) || offers.test(type);
}

/** An order, which is not another sale if its invoice is listed too. */
export function isOrder(type: string): boolean {
  return orders.test(type) && !isInvoice(type) && !isRefund(type);
}

/** A credit note, or refunded money. */
export function isRefund(type: string): boolean {
  return refunds.test(type);
}

const writtenOff = status('writtenOff');

export function isWrittenOff(text: string): boolean {
  return writtenOff.test(text.toLowerCase());
}

/** A payment of an earlier invoice. */
export function isPayment(type: string): boolean {
  return payments.test(type);
}
