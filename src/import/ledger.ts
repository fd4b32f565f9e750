/** Ledgers and journals: sales on one side, payments on the other. */
import type { DocumentKind } from '../domain/purchase.ts';
import type { CellReader, MoneyCell } from './cells.ts';
import type { ColumnPlan } from './column-plan.ts';
import { dateFields, type Field, identityFields, moneyFields } from './fields.ts';
import { anyOf, headersFor } from './languages/index.ts';
import type { RawRecord } from './raw-record.ts';
import { isBought, isInvoice, isPayment, isRefund, isWrittenOff, type StatusMeaning } from './statuses.ts';
import { cleanText, headerKey } from './text.ts';
import { parseAmount } from './values/money.ts';
import { sideOf } from './values/sides.ts';

/** What a ledger's row says about a sale. */
interface LedgerEntry {
  /** Above zero when it adds to sales. */
  readonly money: MoneyCell | null | 'wrong';
  readonly meaning: StatusMeaning;
  readonly kind: DocumentKind | null;
}

export const ledgerAccounts = headersFor((language) => language.ledgerAccounts);
const receivables = anyOf((language) => language.receivables);
const openings = anyOf((language) => language.openings);
const moneyIn = headersFor((language) => language.moneyIn);
const balances = headersFor((language) => language.balances);
/** In statements: who paid or was paid. */
export const counterparties = headersFor((language) => language.counterparties);
/** Columns not searched for words: a customer may be called Invoice Ltd. */
const wordless: readonly Field[] = [
  ...identityFields,
  ...moneyFields,
  ...dateFields,
  'address',
  'city',
  'ledgerAccount',
  'side',
  'debitAccount',
  'creditAccount',
];

/** Two columns of amounts, one for each side; or one, next to a column with the side or two columns of accounts. */
export function hasSides(has: (field: Field) => boolean): boolean {
  if (has('side') || (has('debitAccount') && has('creditAccount'))) return has('amount');
  return has('debit') && has('credit') && !has('amount') && !has('lineAmount') && !has('unitPrice');
}

/** Accounts receivable: by their names, else the only one that is debited in rows about invoices. */
export function receivablesIn(
  rows: readonly (readonly string[])[],
  account: number,
  debit: number,
): ReadonlySet<string> {
  const accountOf = (row: readonly string[]) => cleanText(row[account] ?? '');
  const named = rows.map(accountOf).filter((name) => receivables.test(name));
  if (named.length > 0) return new Set(named);
  const says = (row: readonly string[], test: (text: string) => boolean) =>
    row.some((cell, index) => index !== account && test(cell));
  const invoiced = rows.filter((row) => figure(row[debit]) > 0 && says(row, isInvoice) && !says(row, isBought));
  const accounts = new Set(invoiced.map(accountOf));
  return accounts.size === 1 ? accounts : new Set();
}

/**
 * Whether both sides of each booking are there: what is debited under a number is credited under it, on another
 * account.
 */
export function isBalanced(plan: ColumnPlan, rows: readonly (readonly string[])[]): boolean {
  const account = plan.headers.findIndex((header) => ledgerAccounts.has(headerKey(header)));
  const places = (['orderId', 'debit', 'credit'] as const).map((field) => plan.columns.get(field)?.[0]?.index ?? -1);
  const [id = -1, debit = -1, credit = -1] = places;
  if ([account, ...places].includes(-1)) return false;
  const bookings = new Map<string, { readonly accounts: Set<string>; left: number }>();
  let number = '';
  for (const row of rows) {
    number = cleanText(row[id] ?? '') || number;
    const booking = bookings.get(number) ?? { accounts: new Set(), left: 0 };
    booking.accounts.add(cleanText(row[account] ?? ''));
    booking.left += (figure(row[debit]) || 0) - (figure(row[credit]) || 0);
    bookings.set(number, booking);
  }
  const balanced = [...bookings.values()].filter(({ accounts, left }) => accounts.size > 1 && Math.abs(left) < 0.005);
  return balanced.length > 1 && balanced.length >= bookings.size * 0.8;
}

type Side = 'debit' | 'credit';
const sides: readonly Side[] = ['debit', 'credit'];
const accountFields = { debit: 'debitAccount', credit: 'creditAccount' } as const;

export class Ledger {
  readonly #cells: CellReader;
  readonly #texts: readonly number[];
  /** A journal with both sides of each booking: only entries on the receivable account are about customers. */
  readonly #isJournal: boolean;
  readonly #hasSideColumn: boolean;
  /** Each row has a debited and a credited account. */
  readonly #hasTwoAccounts: boolean;
  /** Accounts receivable, as far as the first rows show. */
  readonly #receivables: ReadonlySet<string>;
  readonly #soldIn: Side;
  /** A bank statement, where incoming money is credited. */
  readonly #isBank: boolean;

  constructor(plan: ColumnPlan, cells: CellReader, sample: readonly RawRecord[]) {
    this.#cells = cells;
    this.#hasSideColumn = plan.columns.has('side');
    this.#hasTwoAccounts = plan.columns.has('debitAccount') && plan.columns.has('creditAccount');
    const skipped = new Set(wordless.flatMap((field) => plan.columns.get(field) ?? []).map(({ index }) => index));
    this.#texts = plan.headers.map((_, index) => index).filter((index) => !skipped.has(index));
    this.#receivables = this.#receivablesIn(plan, sample);
    this.#isJournal = sample.some((record) => this.#isOnReceivables(record));
    const words = sum(sample.map((record) => this.#sideByWords(record)));
    const byBalance = sum(this.#sidesByBalance(plan, sample));
    const isCashBook = cells.columns('credit').some(({ header }) => moneyIn.has(headerKey(header)));
    const isBooked = !isCashBook && (this.#isJournal || words + byBalance >= 0);
    this.#soldIn = isBooked ? 'debit' : 'credit';
    const isOfTransfers = cells.columns('name').some(({ header }) => counterparties.has(headerKey(header)));
    this.#isBank = this.#soldIn === 'credit' && (isCashBook || isOfTransfers || words === 0 || byBalance < 0);
  }

  entry(record: RawRecord): LedgerEntry {
    const money = this.#money(record);
    const meaning = this.#meaningOf(record, money === null || money === 'wrong' ? 0 : money.value);
    const kind = this.#isBank ? 'payment' : 'invoice';
    return { money, meaning, kind: meaning === 'counts' ? kind : null };
  }

  #meaningOf(record: RawRecord, sold: number): StatusMeaning {
    if (this.#isJournal && !this.#isOnReceivables(record)) return { leftOut: 'booking' };
    if (this.#says(record, (text) => openings.test(text))) return { leftOut: 'balance' };
    const takesBack = this.#says(record, (text) => isRefund(text) || isWrittenOff(text));
    if (sold < 0 && takesBack) return 'refund';
    if (sold < 0) return { leftOut: this.#isBank ? 'money out' : 'already invoiced' };
    return takesBack || this.#undoesPayment(record) ? { leftOut: 'booking' } : 'counts';
  }

  #undoesPayment(record: RawRecord): boolean {
    return !this.#isBank && this.#says(record, isPayment);
  }

  #money(record: RawRecord): LedgerEntry['money'] {
    const [debit, credit] = [this.#moneyOn(record, 'debit'), this.#moneyOn(record, 'credit')];
    if (debit === 'wrong' || credit === 'wrong') return 'wrong';
    if (debit === null && credit === null) return null;
    const value = Number(((debit?.value ?? 0) - (credit?.value ?? 0)).toFixed(6));
    return { value: this.#soldIn === 'debit' ? value : -value, currency: debit?.currency ?? credit?.currency ?? null };
  }

  /** Null when the row has nothing on that side. */
  #moneyOn(record: RawRecord, side: Side): LedgerEntry['money'] {
    const field = this.#fieldOf(record, side);
    return field === null ? null : this.#cells.money(record, field);
  }

  #fieldOf(record: RawRecord, side: Side): Field | null {
    if (this.#hasTwoAccounts) return this.#isCustomers(record, side) ? 'amount' : null;
    if (!this.#hasSideColumn) return side;
    return sideOf(this.#cells.text(record, 'side') ?? '') === side ? 'amount' : null;
  }

  /** Whether the account on that side is a receivable one: by its name, else by the booking's text. */
  #isCustomers(record: RawRecord, side: Side): boolean {
    const [account, other] = [accountFields[side], accountFields[side === 'debit' ? 'credit' : 'debit']].map((field) =>
      this.#isReceivable(this.#cells.text(record, field) ?? ''),
    );
    if (account || other || this.#says(record, isBought)) return account === true;
    const takesBack = this.#says(record, isRefund);
    return side === 'debit' ? !takesBack && this.#says(record, isInvoice) : takesBack;
  }

  #isOnReceivables(record: RawRecord): boolean {
    if (this.#hasTwoAccounts) return sides.some((side) => this.#fieldOf(record, side) !== null);
    return this.#cells.columns('ledgerAccount').some(({ index }) => this.#isReceivable(record.cells[index] ?? ''));
  }

  #isReceivable(account: string): boolean {
    return this.#receivables.has(cleanText(account)) || receivables.test(cleanText(account));
  }

  #receivablesIn(plan: ColumnPlan, sample: readonly RawRecord[]): ReadonlySet<string> {
    const [account] = plan.columns.get('ledgerAccount') ?? [];
    const [debit] = plan.columns.get('debit') ?? [];
    if (account === undefined || debit === undefined) return new Set();
    return receivablesIn(
      sample.map(({ cells }) => cells),
      account.index,
      debit.index,
    );
  }

  #says(record: RawRecord, test: (text: string) => boolean): boolean {
    return this.#texts.some((index) => {
      const text = cleanText(record.cells[index] ?? '');
      return text !== '' && test(text);
    });
  }

  /** 1 for a debited invoice, -1 for a credited one. */
  #sideByWords(record: RawRecord): number {
    if (!this.#says(record, isInvoice) || this.#says(record, isRefund)) return 0;
    return Math.sign(this.#difference(record));
  }

  /** Which side increases the balance, row by row, whether the latest row comes last or first. */
  #sidesByBalance(plan: ColumnPlan, sample: readonly RawRecord[]): number[] {
    const at = plan.headers.findIndex((header) => balances.has(headerKey(header)));
    if (at < 0) return [];
    return sample.slice(1).map((record, i) => {
      const before = sample[i] ?? record;
      const grown = figureIn(record, at) - figureIn(before, at);
      return grownBy(grown, this.#difference(record)) || grownBy(-grown, this.#difference(before));
    });
  }

  #difference(record: RawRecord): number {
    const on = (side: Side) => {
      const field = this.#fieldOf(record, side);
      return field === null ? 0 : (this.#cells.peekMoney(record, field)?.value ?? 0);
    };
    return on('debit') - on('credit');
  }
}

/** 1 when the balance grew by the debit, -1 when it shrank by it. */
function grownBy(grown: number, difference: number): number {
  return Math.abs(Math.abs(grown) - Math.abs(difference)) < 0.005 ? Math.sign(grown * difference) : 0;
}

function sum(votes: readonly number[]): number {
  return votes.reduce((all, vote) => all + vote, 0);
}

/** In either notation: it is compared with figures whose decimal mark is known. */
function figureIn(record: RawRecord | undefined, at: number): number {
  return figure(record?.cells[at]);
}

function figure(cell = ''): number {
  const [point, comma] = [parseAmount(cell, '.'), parseAmount(cell, ',')];
  if (point.kind === 'amount') return point.value;
  return comma.kind === 'amount' ? comma.value : Number.NaN;
}
