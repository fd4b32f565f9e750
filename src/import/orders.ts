/** Rows of orders, invoices, payments or line items to orders: lines joined, refunds taken off, what was not bought left out. */
import type { Day } from '../domain/day.ts';
import type { Currency } from '../domain/money.ts';
import { toMinor } from '../domain/money.ts';
import type { CellContext, MoneyCell } from './cells.ts';
import type { ColumnPlan } from './columns.ts';
import { CustomerReader } from './customers.ts';
import type { CustomerDraft, OrderDraft } from './draft.ts';
import { headersFor } from './languages/index.ts';
import type { RawRecord } from './records.ts';
import type { Meaning } from './statuses.ts';
import { isInvoice, isPayment, meaningOfStatus, meaningOfType } from './statuses.ts';
import { cleanText, headerKey, textOrNull } from './text.ts';
import { splitEmails } from './values/emails.ts';
import { parseYesNo } from './values/yes-no.ts';

export type OrderResult =
  | { readonly kind: 'order'; readonly order: OrderDraft }
  | { readonly kind: 'reject'; readonly reason: string; readonly records: readonly RawRecord[] }
  | { readonly kind: 'leftOut'; readonly reason: string; readonly lines: readonly number[] };

/** The lines of one order, as far as they were read. */
interface OpenOrder {
  readonly records: RawRecord[];
  readonly id: string | null;
  customer: CustomerDraft;
  day: Day | null;
  currency: Currency | null;
  readonly amounts: number[];
  readonly refunds: number[];
  shipping: number;
  readonly products: string[];
  status: Meaning;
  wrong: string | null;
}

/** Orders are kept open for further lines until so many newer ones have begun. */
const openAtMost = 5000;
/** Headers that name the amount of a whole order, also where it is written on every line. */
const wholeOrder = headersFor(({ orderTotals }) => orderTotals);

export class OrderReader {
  readonly #customers: CustomerReader;
  readonly #context: CellContext;
  /** By order number; several where a number came with contradicting customers. */
  readonly #open = new Map<string, OpenOrder[]>();
  readonly #pipeline: boolean;
  readonly #repeated: boolean;
  readonly #invoicesToo: boolean;
  /** A report that names the customer on a line of its own, above the customer's rows. */
  readonly #grouped: boolean;
  #heading: string | null = null;
  /** The order of the row above: in a spreadsheet with merged cells its further lines leave number, day and customer empty. */
  #last: OpenOrder | null = null;
  #unpaid = 0;
  /** Currencies that amounts were in. */
  readonly currencies = new Set<string>();

  constructor(plan: ColumnPlan, context: CellContext, sample: readonly RawRecord[]) {
    this.#customers = new CustomerReader(plan, context);
    this.#context = context;
    const cells = this.#customers.cells;
    this.#pipeline = /stage|deal/i.test(cells.columns('status')[0]?.header ?? '');
    this.#repeated =
      wholeOrder.has(headerKey(cells.columns('amount')[0]?.header ?? '')) ||
      repeatsAmounts(
        sample,
        (r) => cells.text(r, 'orderId'),
        (r) => cells.text(r, 'amount'),
      );
    this.#invoicesToo = sample.some((record) => isInvoice(cells.text(record, 'type') ?? ''));
    this.#grouped = !['name', 'firstName', 'lastName', 'company', 'email', 'phone', 'externalId'].some((field) =>
      plan.columns.has(field as 'name'),
    );
  }

  /** Invoices and orders that are counted although nobody paid yet. */
  get unpaid(): number {
    return this.#unpaid;
  }

  /** Takes one row; answers the orders that are complete by now. */
  add(record: RawRecord): OrderResult[] {
    const done = this.#read(record);
    while (this.#open.size > openAtMost) {
      const [id, orders] = this.#open.entries().next().value as [string, OpenOrder[]];
      this.#open.delete(id);
      for (const order of orders) done.push(this.#finish(order));
    }
    return done;
  }

  /** The orders that are still open at the end of the file. */
  end(): OrderResult[] {
    const rest = [...this.#open.values()].flat().map((order) => this.#finish(order));
    this.#open.clear();
    return rest;
  }

  #read(record: RawRecord): OrderResult[] {
    const cells = this.#customers.cells;
    if (this.#grouped && this.#takeHeading(record)) return [];
    const type = meaningOfType(cells.text(record, 'type') ?? '');
    const direction = cells.text(record, 'direction')?.toLowerCase() ?? null;
    const out = this.#leftOutRow(record, type, direction);
    if (out !== null) return [{ kind: 'leftOut', reason: out, lines: [record.line] }];
    const customer = this.#customerOf(record, type === 'refund' && direction === 'debit');
    const id = cells.text(record, 'orderId');
    const above = this.#last;
    if (above !== null && id === null && !isNamed(customer) && cells.text(record, 'orderDate') === null) {
      this.#join(above, record, customer, type);
      return [];
    }
    this.#last = null;
    if (id === null) return [this.#finish(this.#begin(record, id, customer, type))];
    const open = this.#open.get(id) ?? [];
    const known = open.find((order) => !contradict(order.customer, customer));
    if (known !== undefined) this.#join(known, record, customer, type);
    const order = known ?? this.#begin(record, id, customer, type);
    if (known === undefined) this.#open.set(id, [...open, order]);
    this.#last = order;
    return [];
  }

  #begin(record: RawRecord, id: string | null, customer: CustomerDraft, type: Meaning): OpenOrder {
    const order: OpenOrder = {
      records: [],
      id,
      customer,
      day: null,
      currency: null,
      amounts: [],
      refunds: [],
      shipping: 0,
      products: [],
      status: 'counts',
      wrong: null,
    };
    this.#join(order, record, customer, type);
    return order;
  }

  #join(order: OpenOrder, record: RawRecord, customer: CustomerDraft, type: Meaning): void {
    const cells = this.#customers.cells;
    order.records.push(record);
    if (order.records.length > 1) order.customer = joinDrafts(order.customer, customer);
    const seriousBefore = this.#context.problems.serious;
    order.day ??= cells.day(record, 'orderDate');
    if (order.day === null && this.#context.problems.serious > seriousBefore)
      order.wrong ??= 'the date is not readable';
    if (order.status === 'counts') order.status = this.#statusOf(record);
    this.#addAmount(order, record, type);
    order.currency ??= cells.currency(record);
    const product = cells.text(record, 'product');
    if (product !== null && order.products.length < 3 && !order.products.includes(product))
      order.products.push(product);
  }

  #statusOf(record: RawRecord): Meaning {
    const cells = this.#customers.cells;
    const cancelled = textOrNull(cells.text(record, 'cancelled') ?? undefined);
    if (cancelled !== null && parseYesNo(cancelled) !== false) return { leftOut: 'cancelled' };
    const status = cells.text(record, 'status');
    return status === null ? 'counts' : meaningOfStatus(status, this.#pipeline);
  }

  #addAmount(order: OpenOrder, record: RawRecord, type: Meaning): void {
    const cells = this.#customers.cells;
    const amount = this.#amountOf(record);
    if (amount === 'wrong') order.wrong ??= 'the amount is not readable';
    else if (amount !== null) {
      order.amounts.push(type === 'refund' ? -Math.abs(amount.value) : amount.value);
      order.currency ??= cells.currency(record) ?? amount.currency;
    }
    const refunded = cells.money(record, 'refunded');
    if (refunded !== null && refunded !== 'wrong') order.refunds.push(Math.abs(refunded.value));
    const shipping = cells.money(record, 'shipping');
    if (shipping !== null && shipping !== 'wrong') order.shipping = Math.max(order.shipping, shipping.value);
  }

  /** From one column in the whole file: the order's amount, else the line's, else price by quantity. */
  #amountOf(record: RawRecord): MoneyCell | null | 'wrong' {
    const cells = this.#customers.cells;
    if (cells.columns('amount').length > 0) return cells.money(record, 'amount');
    if (cells.columns('lineAmount').length > 0) return cells.money(record, 'lineAmount');
    const price = cells.money(record, 'unitPrice');
    const quantity = cells.money(record, 'quantity');
    if (price === null || price === 'wrong') return price;
    if (quantity === 'wrong') return 'wrong';
    return { value: Number((price.value * (quantity?.value ?? 1)).toFixed(6)), currency: price.currency };
  }

  #finish(order: OpenOrder): OrderResult {
    const { records, customer } = order;
    const line = records[0]?.line ?? 0;
    const lines = records.map((record) => record.line);
    const reject = (reason: string): OrderResult => ({ kind: 'reject', reason, records });
    if (typeof order.status === 'object') return { kind: 'leftOut', reason: order.status.leftOut, lines };
    // What says "refunded" and gives no refund was paid back in full; a negative amount is itself the refund.
    if (order.status === 'refunded' && order.refunds.length === 0 && this.#total(order.amounts) >= 0)
      return { kind: 'leftOut', reason: 'fully refunded', lines };
    if (order.wrong !== null) return reject(order.wrong);
    if (!isNamed(customer)) return reject('the row names no customer');
    if (order.day === null) return reject('the row has no date');
    if (order.day > this.#context.today) return reject(`its date ${order.day} lies in the future`);
    if (order.amounts.length === 0) return reject('the row has no amount');
    const currency = order.currency ?? this.#context.currency;
    const amountMinor = toMinor(
      Number((this.#total(order.amounts) - this.#total(order.refunds) + order.shipping).toFixed(6)),
      currency,
    );
    if (amountMinor === null) return reject('the amount is too large');
    if (order.status === 'unpaid') this.#unpaid++;
    if (currency !== null) this.currencies.add(currency);
    const product = order.products.length === 0 ? null : order.products.join(', ');
    return {
      kind: 'order',
      order: { line, customer, externalId: order.id, day: order.day, amountMinor, currency, product },
    };
  }

  /** Sums the lines; an amount of the whole order that stands on each of them counts once. */
  #total(amounts: readonly number[]): number {
    const [first = 0] = amounts;
    if (amounts.length > 1 && this.#repeated && amounts.every((amount) => amount === first)) return first;
    return amounts.reduce((sum, amount) => sum + amount, 0);
  }

  #leftOutRow(record: RawRecord, type: Meaning, direction: string | null): string | null {
    if (direction === 'memo') return 'pending';
    if (direction === 'debit' && type !== 'refund')
      return typeof type === 'object' && /withdraw/.test(type.leftOut) ? type.leftOut : 'money you paid';
    if (typeof type === 'object') return type.leftOut;
    const text = this.#customers.cells.text(record, 'type') ?? '';
    return this.#invoicesToo && isPayment(text) ? 'payments of invoices that are listed themselves' : null;
  }

  #customerOf(record: RawRecord, paidBack: boolean): CustomerDraft {
    const draft = { ...this.#customers.identity(record), ...this.#customers.whereabouts(record) };
    const cells = this.#customers.cells;
    if (this.#grouped && this.#heading !== null) return { ...draft, name: this.#heading };
    if (!paidBack) return { ...draft, currency: cells.currency(record) };
    const recipient = splitEmails(cells.text(record, 'recipientEmail') ?? '').found;
    return { ...draft, emails: recipient };
  }

  /** `Acme Ltd,,,,` above the rows of Acme, which leave their first cell empty. */
  #takeHeading(record: RawRecord): boolean {
    const filled = record.cells.filter((cell) => cell !== '');
    if (filled.length !== 1 || record.cells[0] === '') return false;
    const heading = cleanText(record.cells[0] ?? '');
    if (!/^total\b/i.test(heading)) this.#heading = heading;
    return true;
  }
}

function isNamed(draft: CustomerDraft): boolean {
  return (
    draft.name !== null ||
    draft.company !== null ||
    draft.externalId !== null ||
    draft.emails.length > 0 ||
    draft.phones.length > 0
  );
}

/** Two lines with one order number that name two customers are two orders. */
function contradict(a: CustomerDraft, b: CustomerDraft): boolean {
  if (a.externalId !== null && b.externalId !== null) return a.externalId !== b.externalId;
  const [first] = a.emails;
  const [second] = b.emails;
  if (first !== undefined && second !== undefined) return first !== second;
  return a.name !== null && b.name !== null && a.emails.length === 0 && b.emails.length === 0 && a.name !== b.name;
}

/** What a later line adds where the first one was silent. */
function joinDrafts(a: CustomerDraft, b: CustomerDraft): CustomerDraft {
  return {
    ...a,
    externalId: a.externalId ?? b.externalId,
    name: a.name ?? b.name,
    company: a.company ?? b.company,
    emails: a.emails.length > 0 ? a.emails : b.emails,
    phones: a.phones.length > 0 ? a.phones : b.phones,
    currency: a.currency ?? b.currency,
  };
}

/** Whether, wherever an order has several rows, they all carry the same amount. */
function repeatsAmounts(
  sample: readonly RawRecord[],
  idOf: (record: RawRecord) => string | null,
  amountOf: (record: RawRecord) => string | null,
): boolean {
  const seen = new Map<string, string>();
  let several = false;
  for (const record of sample) {
    const id = idOf(record);
    const amount = amountOf(record);
    if (id === null || amount === null) continue;
    const before = seen.get(id);
    if (before !== undefined && before !== amount) return false;
    several ||= before !== undefined;
    seen.set(id, amount);
  }
  return several;
}
