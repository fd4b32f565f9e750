/** The kind of a row in an orders file, and its amount: by type, side of a ledger, or sign. */
import type { LeftOutReason } from '../domain/left-out.ts';
import { type Currency, toMinor } from '../domain/money.ts';
import type { DocumentKind } from '../domain/purchase.ts';
import type { CellReader, MoneyCell } from './cells.ts';
import type { ColumnPlan } from './column-plan.ts';
import { documentKindOfType } from './documents.ts';
import type { LeftOutOrder } from './draft.ts';
import { isPurchase, meaningOfEvent } from './events.ts';
import { secrets } from './headers.ts';
import { headersFor } from './languages/index.ts';
import { counterparties, hasSides, Ledger } from './ledger.ts';
import { rowTypesOf } from './programs/index.ts';
import type { RowType } from './programs/program.ts';
import type { RawRecord } from './raw-record.ts';
import { isInvoice, isOrder, isPayment, meaningOfType, type StatusMeaning } from './statuses.ts';
import { headerKey } from './text.ts';
import { parseCurrency } from './values/money.ts';
import { sideOf } from './values/sides.ts';

const feeHeaders = headersFor(({ fees }) => fees);
const balanceHeaders = headersFor(({ balances }) => balances);
/** The meanings of a program's row codes that are not sales. */
const codes: Readonly<Partial<Record<RowType, StatusMeaning>>> = {
  credit: 'refund',
  supplier: { leftOut: 'money out' },
  booking: { leftOut: 'booking' },
  offer: { leftOut: 'no sale' },
};
const mostKinds = 1000;

export class RowReader {
  readonly #cells: CellReader;
  readonly #kind: DocumentKind | null;
  readonly #hasTypes: boolean;
  /** No column tells what a row is; the code before its number may: `FT 2026/1`. */
  readonly #isInNumber: boolean;
  readonly #kinds = new Map<string, DocumentKind | null>();
  readonly #invoicesToo: boolean;
  /** Rows are customers' actions, one of which is the purchase itself. */
  readonly #purchasesToo: boolean;
  /** The meanings of the program's own row codes; empty when it uses words. */
  readonly #rowTypes: ReadonlyMap<string, RowType>;
  /** An account statement, with outgoing as well as incoming payments. */
  readonly #statement: boolean;
  /** The statement of a bank. */
  readonly #isOfTransfers: boolean;
  /** Null when the file has amounts. */
  readonly #ledger: Ledger | null;

  /** `kind`: what the file lists, if known. */
  constructor(plan: ColumnPlan, cells: CellReader, sample: readonly RawRecord[], kind: DocumentKind | null) {
    this.#cells = cells;
    this.#kind = kind;
    this.#isOfTransfers = isOfTransfers(plan, cells);
    this.#statement = this.#isOfTransfers || isAccount(plan.headers);
    this.#ledger = hasSides((field) => plan.columns.has(field)) ? new Ledger(plan, cells, sample) : null;
    this.#isInNumber = cells.columns('type').length === 0;
    const types = new Set(sample.map((record) => this.#typeText(record)).filter((type) => type !== null));
    this.#rowTypes = rowTypesOf(types);
    this.#hasTypes = !this.#isInNumber || this.#rowTypes.size > 0;
    this.#purchasesToo = [...types].some(isPurchase);
    this.#invoicesToo = [...types].some((type) => isInvoice(type) || this.#rowTypes.get(type) === 'invoice');
  }

  typeOf(record: RawRecord): StatusMeaning {
    const type = this.#hasTypes ? this.#typeByWord(record) : 'counts';
    return this.#ledger === null || type !== 'counts' ? type : this.#ledger.entry(record).meaning;
  }

  kindOf(record: RawRecord, type: StatusMeaning): DocumentKind | null {
    if (type === 'refund') return 'credit';
    if (this.#ledger !== null) return this.#ledger.entry(record).kind;
    if (this.#isOfTransfers) return 'payment';
    return this.#hasTypes ? (this.#kindByWord(record) ?? this.#kind) : this.#kind;
  }

  /** Money refunded to a customer, who is then its recipient. */
  isPaidBack(record: RawRecord, type: StatusMeaning): boolean {
    return type === 'refund' && (this.#statement || this.#direction(record) === 'debit');
  }

  /** Why the row is not an order; null when it is one. */
  whyNoOrder(record: RawRecord, type: StatusMeaning): LeftOutReason | null {
    const direction = this.#direction(record);
    if (direction === 'memo') return 'pending';
    if (direction === 'debit' && type !== 'refund') return whyDebited(type);
    if (isCancelled(type)) return null;
    if (typeof type === 'object') return type.leftOut;
    if (type !== 'refund' && this.#isWithdrawn(record)) return 'money out';
    return this.#settlesInvoice(record) ? 'already invoiced' : null;
  }

  /** From one column throughout the file: the order's amount, else the line's, else price by quantity. */
  amountOf(record: RawRecord): MoneyCell | null | 'wrong' {
    if (this.#ledger !== null) return this.#ledger.entry(record).money;
    const cells = this.#cells;
    if (cells.columns('amount').length > 0) return cells.money(record, 'amount');
    if (cells.columns('lineAmount').length > 0) return cells.money(record, 'lineAmount');
    const price = cells.money(record, 'unitPrice');
    const quantity = cells.money(record, 'quantity');
    if (price === null || price === 'wrong') return price;
    if (quantity === 'wrong') return 'wrong';
    return { value: Number((price.value * (quantity?.value ?? 1)).toFixed(6)), currency: price.currency };
  }

  /** A row that is not an order, such as a fee: counted with its amount. */
  leftOut(record: RawRecord, why: LeftOutReason, home: Currency | null): LeftOutOrder {
    const amount = this.#amountLeftOut(record);
    const currency = parseCurrency(this.#cells.text(record, 'currency') ?? '') ?? amount?.currency ?? home;
    return { why, amountMinor: amount === null ? null : toMinor(amount.value, currency), currency, order: null };
  }

  #direction(record: RawRecord): string | null {
    const text = this.#cells.text(record, 'direction');
    return text === null ? null : (sideOf(text) ?? text.toLowerCase());
  }

  #typeText(record: RawRecord): string | null {
    if (!this.#isInNumber) return this.#cells.text(record, 'type');
    const number = this.#cells.bareOrderId(record);
    return number === null ? null : (/^[A-Z]{2}(?=[ -])/.exec(number)?.[0] ?? '');
  }

  #typeByWord(record: RawRecord): StatusMeaning {
    const text = this.#typeText(record) ?? '';
    const code = this.#rowTypes.get(text);
    if (code !== undefined) return codes[code] ?? 'counts';
    const event = meaningOfEvent(text, { purchases: this.#purchasesToo });
    // Without its number, the cancelled order is unknown: its money is subtracted.
    if (event !== null) return isCancelled(event) && this.#cells.orderId(record) === null ? 'refund' : event;
    return this.#invoicesToo && isOrder(text) ? { leftOut: 'no sale' } : meaningOfType(text);
  }

  #kindByWord(record: RawRecord): DocumentKind | null {
    const text = this.#typeText(record) ?? '';
    let kind = this.#kinds.get(text);
    if (kind === undefined) {
      const code = this.#rowTypes.get(text);
      kind = code === 'invoice' || code === 'payment' ? code : documentKindOfType(text);
      if (this.#kinds.size < mostKinds) this.#kinds.set(text, kind);
    }
    return kind;
  }

  #isWithdrawn(record: RawRecord): boolean {
    return this.#statement && (this.#cells.peekMoney(record, 'amount')?.value ?? 0) < 0;
  }

  #settlesInvoice(record: RawRecord): boolean {
    if (!this.#invoicesToo) return false;
    const text = this.#typeText(record) ?? '';
    return isPayment(text) || this.#rowTypes.get(text) === 'payment';
  }

  #amountLeftOut(record: RawRecord): MoneyCell | null {
    const booked = this.#ledger?.entry(record).money;
    if (booked === undefined)
      return this.#cells.peekMoney(record, 'amount') ?? this.#cells.peekMoney(record, 'lineAmount');
    return booked === null || booked === 'wrong' ? null : { ...booked, value: Math.abs(booked.value) };
  }
}

/** A row that only says that its order was cancelled. */
export function isCancelled(type: StatusMeaning): boolean {
  return typeof type === 'object' && type.leftOut === 'cancelled';
}

/** Fees beside balances. */
function isAccount(headers: readonly string[]): boolean {
  return hasHeader(headers, balanceHeaders) && hasHeader(headers, feeHeaders);
}

/** The other sides of transfers, and nothing that numbers what was sold. */
function isOfTransfers({ headers, columns }: ColumnPlan, cells: CellReader): boolean {
  const areTransfers = cells.columns('name').some(({ header }) => counterparties.has(headerKey(header)));
  const isOfBank = hasHeader(headers, balanceHeaders) || headers.some((header) => secrets.test(header));
  return areTransfers && (isOfBank || !columns.has('orderId'));
}

function hasHeader(headers: readonly string[], words: ReadonlySet<string>): boolean {
  return headers.some((header) => words.has(headerKey(header.split('(', 1)[0] ?? '')));
}

function whyDebited(type: StatusMeaning): LeftOutReason {
  return typeof type === 'object' && type.leftOut === 'payout' ? 'payout' : 'money out';
}
