/** Rows of orders, invoices, payments or line items to orders: lines joined, refunds taken off, what was not bought left out. */
import { addDays, type Day } from '../domain/day.ts';
import type { LeftOutReason } from '../domain/left-out.ts';
import type { Currency } from '../domain/money.ts';
import { toMinor } from '../domain/money.ts';
import type { DocumentKind } from '../domain/purchase.ts';
import type { CellContext, MoneyCell } from './cells.ts';
import type { ColumnPlan } from './columns.ts';
import { CustomerReader } from './customers.ts';
import { documentKindOfType } from './documents.ts';
import type { CustomerDraft, LeftOutOrder, OrderDraft } from './draft.ts';
import { headersFor } from './languages/index.ts';
import { hasSides, Ledger } from './ledger.ts';
import { mayRestart } from './order-numbers.ts';
import { allEqual, contradict, isAnotherYear, isNamed, joinDrafts, restarts } from './order-rows.ts';
import { rowTypesOf } from './programs/index.ts';
import type { RowType } from './programs/program.ts';
import type { RawRecord } from './records.ts';
import { type Repetition, repetitionOf } from './repeated-totals.ts';
import type { Meaning } from './statuses.ts';
import { isInvoice, isPayment, meaningOfStatus, meaningOfType, otherStatuses, statusKey } from './statuses.ts';
import { cleanText, headerKey, textOrNull } from './text.ts';
import { splitEmails } from './values/emails.ts';
import { parseCurrency } from './values/money.ts';
import { parseYesNo } from './values/yes-no.ts';

export type OrderResult =
  | { readonly kind: 'order'; readonly order: OrderDraft }
  | {
      readonly kind: 'reject';
      readonly reason: string;
      readonly records: readonly RawRecord[];
      readonly customer: CustomerDraft;
    }
  | { readonly kind: 'leftOut'; readonly line: number; readonly leftOut: LeftOutOrder }
  /** What is booked and not bought yet makes a customer. */
  | { readonly kind: 'ahead'; readonly line: number; readonly leftOut: LeftOutOrder; readonly customer: CustomerDraft };

/** The lines of one order, as far as they were read. */
interface OpenOrder {
  readonly records: RawRecord[];
  readonly id: string | null;
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
  status: Meaning;
  wrong: string | null;
}

const feeHeaders = headersFor(({ fees }) => fees);
const balanceHeaders = headersFor(({ balances }) => balances);

function isStatement(headers: readonly string[]): boolean {
  const keys = headers.map(headerKey);
  return keys.some((key) => feeHeaders.has(key)) && keys.some((key) => balanceHeaders.has(key));
}

/** Orders are kept open for further lines until so many newer ones have begun. */
const openAtMost = 5000;
/** Different ones that are kept apart; a column of more of them holds something else. */
const mostStatuses = 100;

export interface OrderOptions {
  /** What kind of document the file lists, where it tells. */
  readonly kind: DocumentKind | null;
  /** The user said that the amount column is the order's own. */
  readonly amountIsOrders: boolean;
  /** What was answered about statuses that no list has. */
  readonly statuses: ReadonlyMap<string, boolean>;
}

export class OrderReader {
  readonly #customers: CustomerReader;
  readonly #context: CellContext;
  /** By order number; several where a number came with contradicting customers. */
  readonly #open = new Map<string, OpenOrder[]>();
  /** Goes on where it stood: to look for the first entry anew passes all the places of those that were taken out. */
  readonly #oldest = this.#open.entries();
  readonly #of: 'deals' | 'invoices' | 'orders';
  /** What the statuses of the file mean: there are few of them, on many rows. */
  readonly #statuses = new Map<string, Meaning>();
  /** Statuses that no list has, and on how many orders they stand. */
  readonly unknownStatuses = new Map<string, number>();
  readonly #answers: OrderOptions['statuses'];
  readonly #repetition: Repetition;
  readonly #kind: DocumentKind | null;
  readonly #hasTypes: boolean;
  readonly #kinds = new Map<string, DocumentKind | null>();
  /** One number stands on the orders of several customers on several days: numbers begin again all the time. */
  readonly #restarts: boolean;
  /** Null where the file has amounts. */
  readonly #ledger: Ledger | null;
  readonly #invoicesToo: boolean;
  /** What the program's own codes of rows mean; empty where it has words. */
  readonly #rowTypes: ReadonlyMap<string, RowType>;
  /** A report that names the customer on a line of its own, above the customer's rows. */
  readonly #grouped: boolean;
  /** A statement of an account, which lists what was paid as well as what came in. */
  readonly #statement: boolean;
  #heading: string | null = null;
  /** The order of the row above: in a spreadsheet with merged cells its further lines leave number, day and customer empty. */
  #last: OpenOrder | null = null;
  #unpaid = 0;
  #addedUp = 0;
  /** Currencies that amounts were in. */
  readonly currencies = new Set<string>();

  constructor(plan: ColumnPlan, context: CellContext, sample: readonly RawRecord[], options: OrderOptions) {
    this.#customers = new CustomerReader(plan, context);
    this.#context = context;
    const cells = this.#customers.cells;
    const deals = /stage|deal/i.test(cells.columns('status')[0]?.header ?? '');
    this.#of = deals ? 'deals' : options.kind === 'invoice' ? 'invoices' : 'orders';
    this.#kind = options.kind;
    this.#answers = options.statuses;
    this.#hasTypes = cells.columns('type').length > 0;
    this.#statement = isStatement(plan.headers);
    this.#ledger = hasSides((field) => plan.columns.has(field)) ? new Ledger(plan, cells, sample) : null;
    this.#repetition = options.amountIsOrders ? 'total' : repetitionOf(cells, sample);
    this.#restarts = restarts(
      sample.map((record) => ({
        id: cells.text(record, 'orderId') ?? '',
        day: cells.text(record, 'orderDate') ?? '',
        who: cells.text(record, 'email') ?? cells.text(record, 'name') ?? cells.text(record, 'externalId') ?? '',
      })),
    );
    const types = new Set(sample.map((record) => cells.text(record, 'type')).filter((type) => type !== null));
    this.#rowTypes = rowTypesOf(types);
    this.#invoicesToo = [...types].some((type) => isInvoice(type) || this.#rowTypes.get(type) === 'invoice');
    this.#grouped = !['name', 'firstName', 'lastName', 'company', 'email', 'phone', 'externalId'].some((field) =>
      plan.columns.has(field as 'name'),
    );
  }

  /** Invoices and orders that are counted although nobody paid yet. */
  get unpaid(): number {
    return this.#unpaid;
  }

  /** Orders whose lines are of one amount and were added up, though nothing proves that it is the lines' own. */
  get addedUp(): number {
    return this.#addedUp;
  }

  /** Takes one row; answers the orders that are complete by now. */
  add(record: RawRecord): OrderResult[] {
    const done = this.#read(record);
    while (this.#open.size > openAtMost) {
      const [id, orders] = this.#oldest.next().value as [string, OpenOrder[]];
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
    if (this.#takeHeading(record)) return [];
    const type = this.#typeOf(record);
    const direction = cells.text(record, 'direction')?.toLowerCase() ?? null;
    const out = this.#leftOutRow(record, type, direction);
    if (out !== null) return [this.#leftOutResult(record, out)];
    const customer = this.#customerOf(record, type === 'refund' && (direction === 'debit' || this.#statement));
    const id = cells.text(record, 'orderId');
    const above = this.#last;
    if (above !== null && id === null && !isNamed(customer) && cells.text(record, 'orderDate') === null) {
      this.#join(above, record, customer, type);
      return [];
    }
    this.#last = null;
    if (id === null) return [this.#finish(this.#begin(record, id, customer, type))];
    const open = this.#open.get(id) ?? [];
    const known = open.find((order) => !contradict(order.customer, customer) && !this.#isAnotherDay(order, record));
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
      kind: this.#kindOf(record, type),
      currency: null,
      amounts: [],
      priced: [],
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
    if (order.records.length > 1) {
      order.customer = joinDrafts(order.customer, customer);
      if (order.kind !== this.#kindOf(record, type)) order.kind = null;
    }
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

  #typeOf(record: RawRecord): Meaning {
    const type = this.#hasTypes ? this.#typeByWord(record) : 'counts';
    return this.#ledger === null || type !== 'counts' ? type : this.#ledger.entry(record).meaning;
  }

  #typeByWord(record: RawRecord): Meaning {
    const text = this.#customers.cells.text(record, 'type') ?? '';
    const code = this.#rowTypes.get(text);
    if (code === 'credit') return 'refund';
    if (code === 'supplier') return { leftOut: 'money out' };
    if (code === 'booking') return { leftOut: 'booking' };
    return code === undefined ? meaningOfType(text) : 'counts';
  }

  #kindOf(record: RawRecord, type: Meaning): DocumentKind | null {
    if (type === 'refund') return 'credit';
    if (this.#ledger !== null) return this.#ledger.entry(record).kind;
    if (!this.#hasTypes) return this.#kind;
    const text = this.#customers.cells.text(record, 'type') ?? '';
    let kind = this.#kinds.get(text);
    if (kind === undefined) {
      const code = this.#rowTypes.get(text);
      kind = code === 'invoice' || code === 'payment' ? code : documentKindOfType(text);
      if (this.#kinds.size < 1000) this.#kinds.set(text, kind);
    }
    return kind ?? this.#kind;
  }

  /** Whether a row with the number of an order is about another order: a further instalment, a number begun again. */
  #isAnotherDay(order: OpenOrder, record: RawRecord): boolean {
    const cells = this.#customers.cells;
    const text = cells.text(record, 'orderDate');
    const [first] = order.records;
    if (text === null || order.day === null || first === undefined || text === cells.text(first, 'orderDate'))
      return false;
    const day = cells.peekDay(record, 'orderDate');
    if (day === null || day === order.day) return false;
    if (order.kind === 'payment') return true;
    if (!mayRestart(order.id ?? '')) return false;
    return this.#restarts || isAnotherYear(order.day, day);
  }

  #statusOf(record: RawRecord): Meaning {
    const cells = this.#customers.cells;
    const cancelled = textOrNull(cells.text(record, 'cancelled') ?? undefined);
    if (cancelled !== null && parseYesNo(cancelled) !== false) return { leftOut: 'cancelled' };
    const status = cells.text(record, 'status');
    return status === null ? 'counts' : this.#meaningOf(status);
  }

  #meaningOf(status: string): Meaning {
    let meaning = this.#statuses.get(status);
    if (meaning === undefined) {
      meaning = this.#answered(status) ?? meaningOfStatus(status, this.#of);
      if (this.#statuses.size < mostStatuses) this.#statuses.set(status, meaning);
    }
    if (meaning !== 'unknown') return meaning;
    const key = this.unknownStatuses.size < mostStatuses || this.unknownStatuses.has(status) ? status : otherStatuses;
    this.unknownStatuses.set(key, (this.unknownStatuses.get(key) ?? 0) + 1);
    return 'counts';
  }

  #answered(status: string): Meaning | null {
    const isBought = this.#answers.get(statusKey(status));
    if (isBought === undefined) return null;
    return isBought ? 'counts' : { leftOut: 'not bought' };
  }

  #addAmount(order: OpenOrder, record: RawRecord, type: Meaning): void {
    const cells = this.#customers.cells;
    const amount = this.#amountOf(record);
    if (amount === 'wrong') order.wrong ??= 'the amount is not readable';
    else if (amount !== null) {
      order.amounts.push(type === 'refund' ? -Math.abs(amount.value) : amount.value);
      order.currency ??= cells.currency(record) ?? amount.currency;
    }
    if (amount === null) this.#addPrice(order, record);
    const refunded = cells.money(record, 'refunded');
    if (refunded !== null && refunded !== 'wrong') order.refunds.push(Math.abs(refunded.value));
    const shipping = cells.money(record, 'shipping');
    if (shipping !== null && shipping !== 'wrong') order.shipping = Math.max(order.shipping, shipping.value);
  }

  #addPrice(order: OpenOrder, record: RawRecord): void {
    const { cells } = this.#customers;
    if (cells.columns('unitPrice').length === 0 || cells.columns('amount').length === 0) return;
    const price = cells.peekMoney(record, 'unitPrice');
    if (price === null) return;
    order.priced.push(Number((price.value * (cells.peekMoney(record, 'quantity')?.value ?? 1)).toFixed(6)));
    order.currency ??= price.currency;
  }

  /** From one column in the whole file: the order's amount, else the line's, else price by quantity. */
  #amountOf(record: RawRecord): MoneyCell | null | 'wrong' {
    if (this.#ledger !== null) return this.#ledger.entry(record).money;
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
    const draft = this.#draftOf(order);
    const why = this.#whyLeftOut(order);
    if (why !== null)
      return { kind: 'leftOut', line: order.records[0]?.line ?? 0, leftOut: this.#leftOut(order, why, draft) };
    if (draft === 'ahead')
      return {
        kind: 'ahead',
        line: order.records[0]?.line ?? 0,
        leftOut: this.#leftOut(order, 'still ahead', draft),
        customer: order.customer,
      };
    if (typeof draft === 'string')
      return { kind: 'reject', reason: draft, records: order.records, customer: order.customer };
    if (order.status === 'unpaid') this.#unpaid++;
    if (draft.currency !== null) this.currencies.add(draft.currency);
    if (this.#repetition === 'unclear' && order.amounts.length > 1 && allEqual(order.amounts)) this.#addedUp++;
    return { kind: 'order', order: draft };
  }

  /** The order, or why it cannot go in; `ahead` is no mistake. */
  #draftOf(order: OpenOrder): OrderDraft | string {
    const { customer } = order;
    if (order.wrong !== null) return order.wrong;
    if (!isNamed(customer)) return 'the row names no customer';
    if (order.day === null) return 'the row has no date';
    // In another time zone it is tomorrow already.
    if (order.day > addDays(this.#context.today, 1)) return 'ahead';
    if (order.amounts.length === 0) order.amounts.push(...order.priced);
    if (order.amounts.length === 0) return 'the row has no amount';
    const currency = order.currency ?? this.#context.currency;
    const amountMinor = toMinor(
      Number((this.#total(order.amounts) - this.#total(order.refunds) + order.shipping).toFixed(6)),
      currency,
    );
    if (amountMinor === null) return 'the amount is too large';
    return {
      line: order.records[0]?.line ?? 0,
      customer,
      externalId: order.id,
      day: order.day > this.#context.today ? this.#context.today : order.day,
      amountMinor,
      currency,
      product: order.products.length === 0 ? null : order.products.join(', '),
      kind: order.kind,
    };
  }

  #whyLeftOut(order: OpenOrder): LeftOutReason | null {
    if (typeof order.status === 'object') return order.status.leftOut;
    // What says "refunded" and gives no refund was paid back in full; a negative amount is itself the refund.
    const paidBack = order.status === 'refunded' && order.refunds.length === 0 && this.#total(order.amounts) >= 0;
    return paidBack ? 'fully refunded' : null;
  }

  #leftOut(order: OpenOrder, why: LeftOutReason, draft: OrderDraft | string): LeftOutOrder {
    const currency = order.currency ?? this.#context.currency;
    const known = typeof draft === 'string' ? null : draft;
    const amountMinor =
      order.amounts.length === 0 ? null : toMinor(this.#total(order.amounts) + order.shipping, currency);
    return { why, amountMinor, currency, order: known };
  }

  /** A row that is no order, such as a fee: counted, and its amount with it. */
  #leftOutResult(record: RawRecord, why: LeftOutReason): OrderResult {
    const cells = this.#customers.cells;
    const amount = this.#amountLeftOut(record);
    const currency = parseCurrency(cells.text(record, 'currency') ?? '') ?? amount?.currency ?? this.#context.currency;
    const amountMinor = amount === null ? null : toMinor(amount.value, currency);
    return { kind: 'leftOut', line: record.line, leftOut: { why, amountMinor, currency, order: null } };
  }

  #amountLeftOut(record: RawRecord): MoneyCell | null {
    const { cells } = this.#customers;
    const booked = this.#ledger?.entry(record).money;
    if (booked === undefined) return cells.peekMoney(record, 'amount') ?? cells.peekMoney(record, 'lineAmount');
    return booked === null || booked === 'wrong' ? null : { ...booked, value: Math.abs(booked.value) };
  }

  /** Sums the lines; an amount of the whole order that stands on each of them counts once. */
  #total(amounts: readonly number[]): number {
    const [first = 0] = amounts;
    if (amounts.length > 1 && this.#repetition === 'total' && allEqual(amounts)) return first;
    return amounts.reduce((sum, amount) => sum + amount, 0);
  }

  #leftOutRow(record: RawRecord, type: Meaning, direction: string | null): LeftOutReason | null {
    if (direction === 'memo') return 'pending';
    if (direction === 'debit' && type !== 'refund')
      return typeof type === 'object' && type.leftOut === 'payout' ? type.leftOut : 'money out';
    if (typeof type === 'object') return type.leftOut;
    if (this.#statement && type !== 'refund' && (this.#customers.cells.peekMoney(record, 'amount')?.value ?? 0) < 0)
      return 'money out';
    const text = this.#customers.cells.text(record, 'type') ?? '';
    const settles = isPayment(text) || this.#rowTypes.get(text) === 'payment';
    return this.#invoicesToo && settles ? 'already invoiced' : null;
  }

  #customerOf(record: RawRecord, paidBack: boolean): CustomerDraft {
    const draft = { ...this.#customers.identity(record), ...this.#customers.whereabouts(record) };
    const cells = this.#customers.cells;
    if (isNamed(draft)) this.#heading = null;
    if (this.#heading !== null) return { ...draft, name: this.#heading };
    if (!paidBack) return { ...draft, currency: cells.currency(record) };
    const recipient = splitEmails(cells.text(record, 'recipientEmail') ?? '').found;
    return { ...draft, emails: recipient };
  }

  /** `Acme Ltd,,,,` above the rows of Acme, which leave that cell empty. */
  #takeHeading({ cells }: RawRecord): boolean {
    let at = -1;
    for (let i = 0; i < cells.length; i++) {
      if (cells[i] === '') continue;
      if (at >= 0) return false;
      at = i;
    }
    if (!(this.#grouped ? at === 0 : this.#customers.cells.columns('name')[0]?.index === at)) return false;
    this.#heading = cleanText(cells[at] ?? '');
    return true;
  }
}
