/** Ledgers and journals: what was sold stands on one side, what was paid on the other. */
import type { DocumentKind } from '../domain/purchase.ts';
import type { CellReader, MoneyCell } from './cells.ts';
import type { ColumnPlan } from './columns.ts';
import { dateFields, type Field, identityFields, moneyFields } from './fields.ts';
import { anyOf, headersFor } from './languages/index.ts';
import type { RawRecord } from './records.ts';
import { isInvoice, isPayment, isRefund, isWrittenOff, type Meaning } from './statuses.ts';
import { cleanText, headerKey } from './text.ts';
import { parseAmount } from './values/money.ts';
import { sideOf } from './values/sides.ts';

/** One row of a ledger as what it says of a sale. */
export interface LedgerEntry {
  /** Above zero where it adds to what was sold. */
  readonly money: MoneyCell | null | 'wrong';
  readonly meaning: Meaning;
  readonly kind: DocumentKind | null;
}

const receivables = anyOf((language) => language.receivables);
const openings = anyOf((language) => language.openings);
const balances = headersFor((language) => language.balances);
/** What words are not looked for in: a customer may be called Invoice Ltd. */
const wordless: readonly Field[] = [
  ...identityFields,
  ...moneyFields,
  ...dateFields,
  'address',
  'city',
  'ledgerAccount',
  'side',
];

/** Whether an account is the one on which customers owe. */
export function isReceivable(account: string): boolean {
  return receivables.test(cleanText(account));
}

/** Two columns of amounts, one a side, or one of which another column tells the side. */
export function hasSides(has: (field: Field) => boolean): boolean {
  if (has('side')) return has('amount');
  return has('debit') && has('credit') && !has('amount') && !has('lineAmount') && !has('unitPrice');
}

type Side = 'debit' | 'credit';

export class Ledger {
  readonly #cells: CellReader;
  readonly #texts: readonly number[];
  /** A journal with both sides of each booking: only what stands on the customers' account is about them. */
  readonly #isJournal: boolean;
  readonly #hasSideColumn: boolean;
  readonly #soldIn: Side;
  /** The statement of a bank, where what came in is credited. */
  readonly #isBank: boolean;

  constructor(plan: ColumnPlan, cells: CellReader, sample: readonly RawRecord[]) {
    this.#cells = cells;
    this.#hasSideColumn = plan.columns.has('side');
    const skipped = new Set(wordless.flatMap((field) => plan.columns.get(field) ?? []).map(({ index }) => index));
    this.#texts = plan.headers.map((_, index) => index).filter((index) => !skipped.has(index));
    this.#isJournal = sample.some((record) => this.#isOnReceivables(record));
    const words = sum(sample.map((record) => this.#sideByWords(record)));
    const byBalance = sum(this.#sidesByBalance(plan, sample));
    this.#soldIn = this.#isJournal || words + byBalance >= 0 ? 'debit' : 'credit';
    this.#isBank = this.#soldIn === 'credit' && (words === 0 || byBalance < 0);
  }

  entry(record: RawRecord): LedgerEntry {
    const money = this.#money(record);
    const meaning = this.#meaningOf(record, money === null || money === 'wrong' ? 0 : money.value);
    const kind = this.#isBank ? 'payment' : 'invoice';
    return { money, meaning, kind: meaning === 'counts' ? kind : null };
  }

  #meaningOf(record: RawRecord, sold: number): Meaning {
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

  /** Null where the row has nothing on that side. */
  #moneyOn(record: RawRecord, side: Side): LedgerEntry['money'] {
    const field = this.#fieldOf(record, side);
    return field === null ? null : this.#cells.money(record, field);
  }

  #fieldOf(record: RawRecord, side: Side): Field | null {
    if (!this.#hasSideColumn) return side;
    return sideOf(this.#cells.text(record, 'side') ?? '') === side ? 'amount' : null;
  }

  #isOnReceivables(record: RawRecord): boolean {
    return this.#cells.columns('ledgerAccount').some(({ index }) => isReceivable(record.cells[index] ?? ''));
  }

  #says(record: RawRecord, test: (text: string) => boolean): boolean {
    return this.#texts.some((index) => {
      const text = cleanText(record.cells[index] ?? '');
      return text !== '' && test(text);
    });
  }

  /** 1 where an invoice is debited, -1 where one is credited. */
  #sideByWords(record: RawRecord): number {
    if (!this.#says(record, isInvoice) || this.#says(record, isRefund)) return 0;
    return Math.sign(this.#difference(record));
  }

  /** Which side makes the balance grow, row by row, whether the latest row comes last or first. */
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

/** 1 where the balance grew by what was debited, -1 where it shrank by it. */
function grownBy(grown: number, difference: number): number {
  return Math.abs(Math.abs(grown) - Math.abs(difference)) < 0.005 ? Math.sign(grown * difference) : 0;
}

function sum(votes: readonly number[]): number {
  return votes.reduce((all, vote) => all + vote, 0);
}

/** In either spelling: it is compared with figures whose decimal mark is known. */
function figureIn(record: RawRecord | undefined, at: number): number {
  const cell = record?.cells[at] ?? '';
  const [point, comma] = [parseAmount(cell, '.'), parseAmount(cell, ',')];
  if (point.kind === 'amount') return point.value;
  return comma.kind === 'amount' ? comma.value : Number.NaN;
}
