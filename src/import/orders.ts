/**
 * Turns rows of orders, invoices, payments or line items into orders: joins lines, subtracts refunds, leaves out what
 * was not bought.
 */
import type { DocumentKind } from '../domain/purchase.ts';
import type { CellContext } from './cells.ts';
import type { ColumnPlan } from './column-plan.ts';
import { CustomerReader } from './customers.ts';
import type { CustomerDraft } from './draft.ts';
import { identityFields } from './fields.ts';
import { headersFor } from './languages/index.ts';
import { closeOrder, type OpenOrder, type OrderResult, openOrder } from './open-order.ts';
import { mayRestart } from './order-numbers.ts';
import { allEqual, contradict, isAnotherYear, isNamed, joinDrafts, restarts } from './order-rows.ts';
import type { RawRecord } from './raw-record.ts';
import { ownAmount, type Repetition, repetitionOf } from './repeated-totals.ts';
import { Reversals } from './reversals.ts';
import { isCancelled, RowReader } from './row-reader.ts';
import { StatusReader } from './status-reader.ts';
import type { StatusMeaning } from './statuses.ts';
import { cleanText, headerKey } from './text.ts';
import { splitEmails } from './values/emails.ts';

const accounts = headersFor((language) => language.accounts);
/** Orders stay open for further lines until this many newer ones have begun. */
const openAtMost = 5000;
const itemFields = ['product', 'quantity', 'unitPrice', 'lineAmount'] as const;
/** The most products named for an order. */
const mostProducts = 3;

interface OrderOptions {
  /** The kind of document in the file, if known. */
  readonly kind: DocumentKind | null;
  /** The user said that the amount column is the order's. */
  readonly amountIsOrders: boolean;
  /** The answers about unknown statuses. */
  readonly statuses: ReadonlyMap<string, boolean>;
}

/** A row about an order. */
interface OrderRow {
  readonly record: RawRecord;
  readonly customer: CustomerDraft;
  readonly type: StatusMeaning;
  readonly status: StatusMeaning;
  /** Whether its status is for this row alone; null without one. */
  readonly apart: boolean | null;
}

export class OrderReader {
  readonly #customers: CustomerReader;
  readonly #context: CellContext;
  /** By order number; several when a number came with contradicting customers. */
  readonly #open = new Map<string, OpenOrder[]>();
  /** One iterator that continues: finding the first entry again would pass all slots of deleted ones. */
  readonly #oldest = this.#open.entries();
  readonly #rows: RowReader;
  readonly #statuses: StatusReader;
  readonly #repetition: Repetition;
  /** A number is on the orders of several customers on several days: the numbering starts again all the time. */
  readonly #restarts: boolean;
  /** Rows are an order's lines. */
  readonly #hasItems: boolean;
  /** Or the steps that an order went through. */
  readonly #mayHaveLines: boolean;
  readonly #hasSeries: boolean;
  /** A report with the customer on a separate line above their rows. */
  readonly #grouped: boolean;
  #heading: string | null = null;
  /** The order of the row above: with merged cells, its further lines leave number, day and customer empty. */
  #last: OpenOrder | null = null;
  readonly #reversals = new Reversals();
  #unpaid = 0;
  #addedUp = 0;
  /** Currencies of the amounts. */
  readonly currencies = new Set<string>();

  constructor(plan: ColumnPlan, context: CellContext, sample: readonly RawRecord[], options: OrderOptions) {
    this.#customers = new CustomerReader(plan, context);
    this.#context = context;
    const cells = this.#customers.cells;
    this.#rows = new RowReader(plan, cells, sample, options.kind);
    this.#statuses = new StatusReader(cells, plan.headers, { kind: options.kind, answers: options.statuses });
    this.#repetition = options.amountIsOrders ? 'total' : repetitionOf(cells, sample);
    this.#restarts = restarts(
      sample.map((record) => ({
        id: cells.orderId(record) ?? '',
        day: cells.text(record, 'orderDate') ?? '',
        who: cells.text(record, 'email') ?? cells.text(record, 'name') ?? cells.text(record, 'externalId') ?? '',
      })),
    );
    this.#hasItems = itemFields.some((field) => plan.columns.has(field));
    this.#mayHaveLines = this.#hasItems || plan.columns.has('type');
    this.#hasSeries = plan.columns.has('series');
    this.#grouped = !identityFields.some((field) => plan.columns.has(field));
  }

  /** Unknown statuses, with their number of rows. */
  get unknownStatuses(): ReadonlyMap<string, number> {
    return this.#statuses.unknown;
  }

  /** Invoices and orders counted although not paid yet. */
  get unpaid(): number {
    return this.#unpaid;
  }

  /** Orders whose lines have equal amounts and were added up without proof that the amounts are the lines' own. */
  get addedUp(): number {
    return this.#addedUp;
  }

  /** Takes one row; returns the orders that are now complete. */
  add(record: RawRecord): OrderResult[] {
    const done = this.#read(record);
    while (this.#open.size > openAtMost) {
      const [id, orders] = this.#oldest.next().value as [string, OpenOrder[]];
      this.#open.delete(id);
      done.push(...this.#finishAll(orders));
    }
    return this.#reversals.settle(done);
  }

  /** The orders still open at the end of the file. */
  end(): OrderResult[] {
    const rest = [...this.#open.values()].flatMap((orders) => this.#finishAll(orders));
    this.#open.clear();
    return this.#reversals.settle(rest);
  }

  #read(record: RawRecord): OrderResult[] {
    if (this.#takeHeading(record)) return [];
    const type = this.#rows.typeOf(record);
    const why = this.#rows.whyNoOrder(record, type);
    if (why !== null) {
      const leftOut = this.#rows.leftOut(record, why, this.#context.currency);
      return [{ kind: 'leftOut', line: record.line, leftOut }];
    }
    const isOff = isCancelled(type);
    const status = isOff ? type : this.#statuses.statusOf(record);
    const apart = isOff || this.#customers.cells.text(record, 'status') === null ? null : this.#isOfRow(status);
    const customer = this.#customerOf(record, this.#rows.isPaidBack(record, type));
    return this.#place({ record, type, customer, status, apart });
  }

  /** Adds a row to its order. An order without a number only has the rows directly below it. */
  #place(row: OrderRow): OrderResult[] {
    const id = this.#customers.cells.orderId(row.record);
    if (this.#last !== null && id === null && this.#isContinued(row)) {
      this.#join(this.#last, row);
      return [];
    }
    this.#last = null;
    if (id === null) return [this.#finish(this.#begin(null, row))];
    const open = this.#open.get(id) ?? [];
    const known = open.find(
      (order) =>
        order.apart === (row.apart ?? order.apart) &&
        !contradict(order.customer, row.customer) &&
        !this.#isAnotherDay(order, row),
    );
    this.#last = known ?? this.#begin(id, row);
    if (known !== undefined) this.#join(known, row);
    else this.#open.set(id, [...open, this.#last]);
    return [];
  }

  /** A failed payment does not affect other payments, and a cancelled line does not affect other lines. */
  #isOfRow(status: StatusMeaning): boolean {
    if (typeof status !== 'object') return false;
    if (status.leftOut === 'cancelled') return this.#hasItems;
    return status.leftOut === 'failed' || status.leftOut === 'pending';
  }

  #isContinued({ record, customer }: OrderRow): boolean {
    return !isNamed(customer) && this.#customers.cells.text(record, 'orderDate') === null;
  }

  #begin(id: string | null, row: OrderRow): OpenOrder {
    const bare = this.#hasSeries ? this.#customers.cells.bareOrderId(row.record) : id;
    const [bareId, apart] = [bare === id ? null : bare, row.apart ?? false];
    const order = openOrder({ id, bareId, apart }, row.customer, this.#rows.kindOf(row.record, row.type));
    this.#join(order, row);
    return order;
  }

  #join(order: OpenOrder, { record, customer, type, status }: OrderRow): void {
    const cells = this.#customers.cells;
    order.records.push(record);
    if (order.records.length > 1) {
      order.customer = joinDrafts(order.customer, customer);
      if (order.kind !== this.#rows.kindOf(record, type)) order.kind = null;
    }
    this.#readDay(order, record);
    if (order.status === 'counts') order.status = status;
    this.#addAmount(order, record, type);
    order.currency ??= cells.currency(record);
    this.#addProduct(order, record);
  }

  #addProduct(order: OpenOrder, record: RawRecord): void {
    const product = this.#customers.cells.text(record, 'product');
    if (product === null) return;
    if (order.products.length < mostProducts && !order.products.includes(product)) order.products.push(product);
    const { cells } = this.#customers;
    const own = ownAmount(cells, record);
    const amount = own === null ? (cells.peekMoney(record, 'amount')?.value ?? null) : null;
    order.lines.push({ product, own, amount, quantity: cells.peekMoney(record, 'quantity')?.value ?? null });
  }

  #readDay(order: OpenOrder, record: RawRecord): void {
    const seriousBefore = this.#context.problems.serious;
    order.day ??= this.#customers.cells.day(record, 'orderDate');
    if (order.day === null && this.#context.problems.serious > seriousBefore)
      order.wrong ??= 'the date is not readable';
  }

  /**
   * Whether a row with an order's number is about another order: a further instalment, or a numbering that started
   * again.
   */
  #isAnotherDay(order: OpenOrder, { record, status }: OrderRow): boolean {
    const cells = this.#customers.cells;
    const text = cells.text(record, 'orderDate');
    const [first] = order.records;
    if (text === null || order.day === null || first === undefined || text === cells.text(first, 'orderDate'))
      return false;
    const day = cells.peekDay(record, 'orderDate');
    if (day === null || day === order.day) return false;
    if (order.kind === 'payment') return true;
    if (!mayRestart(order.id ?? '')) return false;
    // In a list of documents, a void one does not undo another one of its number.
    const isOtherDocument = !this.#mayHaveLines && isLeftOut(status) !== isLeftOut(order.status);
    return this.#restarts || isOtherDocument || isAnotherYear(order.day, day);
  }

  #addAmount(order: OpenOrder, record: RawRecord, type: StatusMeaning): void {
    const cells = this.#customers.cells;
    const amount = this.#rows.amountOf(record);
    if (amount === 'wrong') order.wrong ??= 'the amount is not readable';
    else if (amount !== null) {
      // A cancellation repeats the order's amount.
      const amounts = isCancelled(type) ? order.priced : order.amounts;
      amounts.push(type === 'refund' ? -Math.abs(amount.value) : amount.value);
      order.currency ??= cells.currencyOf(record, amount);
    }
    if (amount === null) this.#addPrice(order, record);
    const [refunded, shipping] = [this.#sideAmount(record, 'refunded'), this.#sideAmount(record, 'shipping')];
    if (refunded !== null) order.refunds.push(Math.abs(refunded));
    if (shipping !== null) order.shipping = Math.max(order.shipping, shipping);
  }

  #sideAmount(record: RawRecord, field: 'refunded' | 'shipping'): number | null {
    const amount = this.#customers.cells.money(record, field);
    return amount === null || amount === 'wrong' ? null : amount.value;
  }

  #addPrice(order: OpenOrder, record: RawRecord): void {
    const { cells } = this.#customers;
    if (cells.columns('unitPrice').length === 0 || cells.columns('amount').length === 0) return;
    const price = cells.peekMoney(record, 'unitPrice');
    if (price === null) return;
    order.priced.push(Number((price.value * (cells.peekMoney(record, 'quantity')?.value ?? 1)).toFixed(6)));
    order.currency ??= price.currency;
  }

  /** For one number. An order that did not happen takes nothing from one that did. */
  #finishAll(orders: readonly OpenOrder[]): OrderResult[] {
    return orders.map((order) => {
      const result = this.#finish(order);
      const counts = order.apart && orders.some((one) => !one.apart && !contradict(one.customer, order.customer));
      return counts && result.kind === 'leftOut' ? { ...result, leftOut: { ...result.leftOut, order: null } } : result;
    });
  }

  /** The result of an order whose lines are complete. */
  #finish(order: OpenOrder): OrderResult {
    const { today, currency } = this.#context;
    const result = closeOrder(order, { today, currency, repetition: this.#repetition });
    this.#reversals.note(order, result);
    if (result.kind !== 'order') return result;
    if (order.status === 'unpaid') this.#unpaid++;
    if (result.order.currency !== null) this.currencies.add(result.order.currency);
    if (this.#repetition === 'unclear' && order.amounts.length > 1 && allEqual(order.amounts)) this.#addedUp++;
    return result;
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

  /** `Acme Ltd,,,,` above Acme's rows, which leave that cell empty. */
  #takeHeading({ cells }: RawRecord): boolean {
    const at = onlyFilled(cells);
    const column = this.#grouped ? 0 : this.#customers.cells.columns('name')[0]?.index;
    if (at === null || column !== at) return false;
    this.#heading = withoutLabel(cleanText(cells[at] ?? ''));
    return true;
  }
}

/** `Customer: Acme Ltd`. */
function withoutLabel(heading: string): string {
  const at = heading.indexOf(':');
  return at > 0 && accounts.has(headerKey(heading.slice(0, at))) ? heading.slice(at + 1).trim() || heading : heading;
}

function isLeftOut(status: StatusMeaning): boolean {
  return typeof status === 'object';
}

/** The position of the only filled cell; null with none or several. */
function onlyFilled(cells: readonly string[]): number | null {
  let at: number | null = null;
  for (let i = 0; i < cells.length; i++) {
    if (cells[i] === '') continue;
    if (at !== null) return null;
    at = i;
  }
  return at;
}
