/** The kind of document that a file of orders lists: invoices, payments, or orders of unknown kind. */
import type { DocumentKind } from '../domain/purchase.ts';
import type { ColumnPlan } from './column-plan.ts';
import { Evidence } from './evidence.ts';
import type { Field } from './fields.ts';
import { headersFor } from './languages/index.ts';
import { isInvoice, isPayment } from './statuses.ts';
import { headerKey } from './text.ts';

const paymentWords = headersFor(({ payments }) => payments);
const invoiceWords = headersFor(({ invoices }) => invoices);
const applied = headersFor(({ appliedAmounts }) => appliedAmounts);
const dueWords = headersFor(({ dueDates }) => dueDates);

interface Facts {
  readonly plan: ColumnPlan;
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** Lines of text above the table. */
  readonly titles: readonly string[];
}

/** Null when unknown. A table with due dates lists invoices, whether paid or not. */
export function documentKindOf({ plan, headers, rows, titles }: Facts): DocumentKind | null {
  if (titles.some((title) => paymentWords.has(headerKey(title)))) return 'payment';
  const header = (field: Field) => headerKey(plan.columns.get(field)?.[0]?.header ?? '');
  const [day, number] = [header('orderDate'), header('orderId')];
  if (applied.has(header('amount'))) return 'payment';
  const isDue = headers.some(
    (text, index) => some(dueWords, (word) => headerKey(text).startsWith(word)) && new Evidence(rows, index).areDays,
  );
  if (isDue) return 'invoice';
  if (!has(day, invoiceWords) && (has(day, paymentWords) || has(number, paymentWords))) return 'payment';
  return has(number, invoiceWords) || has(day, invoiceWords) ? 'invoice' : null;
}

/** The kind of a single row, in a table with several kinds. */
export function documentKindOfType(type: string): DocumentKind | null {
  if (type === '') return null;
  if (isPayment(type) || paymentWords.has(headerKey(type))) return 'payment';
  return isInvoice(type) ? 'invoice' : null;
}

function has(key: string, words: ReadonlySet<string>): boolean {
  return some(words, (word) => key.includes(word));
}

function some(words: ReadonlySet<string>, test: (word: string) => boolean): boolean {
  for (const word of words) if (test(word)) return true;
  return false;
}

/** A number that identifies a file's layout: the same for the same header row, regardless of case and punctuation. */
export function layoutNumber(fingerprint: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < fingerprint.length; i++) hash = Math.imul(hash ^ fingerprint.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}
