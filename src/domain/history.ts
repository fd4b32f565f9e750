/** What was done to one customer: who, when, by which command, and what was there before. */
import { type Day, dayText, parseIsoDay } from './day.ts';
import { formatMoney } from './money.ts';

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
  /** Of a change; of what was added or removed, its words. */
  readonly fields: readonly FieldChange[];
  readonly text: string | null;
}

export interface Deed {
  readonly operation: number;
  readonly at: string;
  readonly day: Day;
  readonly command: string;
  readonly by: string | null;
  readonly undone: boolean;
  readonly happenings: readonly Happening[];
}

/** The words of a row, whichever table it is of. */
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

/** Days of columns are written as all others are. */
function inForm(value: unknown): unknown {
  const day = typeof value === 'string' ? parseIsoDay(value) : null;
  return day === null ? value : dayText(day);
}
