/** What was done to one customer: who, when, by which command, and what was there before. */
import { type Day, dayText, parseIsoDay } from './day.ts';
import { formatMoney } from './money.ts';
import type { OperationKind } from './operation.ts';

export type StoredValue = string | number | null;

export interface FieldChange {
  readonly field: string;
  readonly from: StoredValue;
  readonly to: StoredValue;
}

export interface Happening {
  readonly table: string;
  readonly row: number;
  readonly kind: 'added' | 'changed' | 'removed';
  /** Changed fields; empty when the row was added or removed, which `text` describes. */
  readonly fields: readonly FieldChange[];
  readonly text: string | null;
  /** The person it was with or about; absent when unknown. */
  readonly personId?: number;
}

export interface Deed {
  readonly operation: number;
  readonly at: string;
  readonly day: Day;
  readonly kind: OperationKind;
  readonly command: string;
  readonly by: string | null;
  readonly undone: boolean;
  readonly happenings: readonly Happening[];
}

/** The main texts of a row of any table, as one line. */
export function rowText(row: Readonly<Record<string, unknown>> | undefined): string | null {
  if (row === undefined) return null;
  const { amount_minor: minor, currency = null, other_id: other } = row;
  const another = typeof other === 'number' ? `customer ${other}` : null;
  const money = typeof minor === 'number' ? formatMoney({ minor, currency: currency as string | null }) : null;
  const before = ['kind', 'outcome', 'day', 'due', 'name'].map((column) => inForm(row[column]));
  const after = ['product', 'note', 'text', 'level', 'reason'].map((column) => row[column]);
  const parts = [another, ...before, money, ...after].filter(
    (value) => value !== null && value !== undefined && value !== '',
  );
  return parts.length === 0 ? null : parts.join(', ');
}

/** Days from the database are shown like all others. */
function inForm(value: unknown): unknown {
  const day = typeof value === 'string' ? parseIsoDay(value) : null;
  return day === null ? value : dayText(day);
}
