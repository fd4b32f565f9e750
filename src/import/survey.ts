/**
 * Day/month order and decimal mark are decided per column, from the whole column. Most columns are clear from the first
 * rows; if the beginning of a file leaves one open, the rest of the file is searched once.
 */
import type { ColumnPlan, FileColumn } from './column-plan.ts';
import { dateFields, moneyFields } from './fields.ts';
import type { RawRecord } from './raw-record.ts';
import type { DateOrder } from './values/dates.ts';
import { orderEvidence } from './values/dates.ts';
import type { DecimalMark } from './values/money.ts';
import { decimalEvidence, parseAmount } from './values/money.ts';

export interface OpenQuestion {
  readonly kind: 'date order' | 'decimal mark';
  readonly column: FileColumn;
  /** An ambiguous value. */
  readonly line: number;
  readonly value: string;
}

/** With the default answer. */
export interface AskedQuestion extends OpenQuestion {
  readonly likely: DateOrder | DecimalMark;
}

interface ColumnDecision<T> {
  readonly column: FileColumn;
  decided: T | null;
  open: { line: number; value: string } | null;
}

const plain = /^-?\d*(?:\.\d{1,2})?$/;

export class Survey {
  readonly #dates: readonly ColumnDecision<DateOrder>[];
  readonly #amounts: readonly ColumnDecision<DecimalMark>[];

  constructor(plan: ColumnPlan, forced: { dateOrder: DateOrder | null; decimal: DecimalMark | null }) {
    const columnsOf = (fields: typeof dateFields) => fields.flatMap((field) => plan.columns.get(field) ?? []);
    this.#dates = columnsOf(dateFields).map((column) => ({ column, decided: forced.dateOrder, open: null }));
    this.#amounts = columnsOf(moneyFields).map((column) => ({ column, decided: forced.decimal, open: null }));
  }

  observe(record: RawRecord): void {
    for (const finding of this.#dates) if (finding.decided === null) observeDate(finding, record);
    for (const finding of this.#amounts) if (finding.decided === null) observeAmount(finding, record);
  }

  /** Columns with an ambiguous value and nothing to decide it. */
  open(): readonly OpenQuestion[] {
    return [
      ...this.#dates.filter((f) => f.decided === null && f.open !== null).map((f) => question('date order', f)),
      ...this.#amounts.filter((f) => f.decided === null && f.open !== null).map((f) => question('decimal mark', f)),
    ];
  }

  decideDate(column: FileColumn, order: DateOrder): void {
    for (const finding of this.#dates) if (finding.column === column) finding.decided = order;
  }

  decideDecimal(column: FileColumn, mark: DecimalMark): void {
    for (const finding of this.#amounts) if (finding.column === column) finding.decided = mark;
  }

  dateOrder(column: FileColumn): DateOrder | null {
    return this.#dates.find((finding) => finding.column === column)?.decided ?? null;
  }

  decimal(column: FileColumn): DecimalMark | null {
    return this.#amounts.find((finding) => finding.column === column)?.decided ?? null;
  }

  /** The order of another column of the file: a file is written by one program. */
  anyDateOrder(): DateOrder | null {
    return this.#dates.find((finding) => finding.decided !== null)?.decided ?? null;
  }

  anyDecimal(): DecimalMark | null {
    return this.#amounts.find((finding) => finding.decided !== null)?.decided ?? null;
  }
}

function observeDate(finding: ColumnDecision<DateOrder>, { cells, line }: RawRecord): void {
  const cell = cells[finding.column.index];
  // ISO dates, by far the most frequent, prove nothing.
  if (cell === undefined || cell.length < 6 || cell.charCodeAt(4) === 45) return;
  const evidence = orderEvidence(cell);
  if (evidence === 'either') finding.open ??= { line, value: cell };
  else finding.decided = evidence;
}

function observeAmount(finding: ColumnDecision<DecimalMark>, { cells, line }: RawRecord): void {
  const cell = cells[finding.column.index] ?? '';
  if (cell === '') return;
  if (plain.test(cell)) {
    if (cell.includes('.')) finding.decided = '.';
    return;
  }
  finding.decided = decimalEvidence(cell);
  if (finding.decided !== null || finding.open !== null) return;
  if (parseAmount(cell).kind === 'ambiguous') finding.open = { line, value: cell };
}

function question<T>(kind: OpenQuestion['kind'], finding: ColumnDecision<T>): OpenQuestion {
  return { kind, column: finding.column, line: finding.open?.line ?? 0, value: finding.open?.value ?? '' };
}
