import type { ControlTotal } from '../domain/control-totals.ts';
import { type Day, dayText } from '../domain/day.ts';
import { grouped } from '../domain/money.ts';
import { amountText, apartTexts } from './control-totals.ts';
import type { TableColumn } from './table-layout.ts';
import { plain } from './text.ts';

/** One file that was imported. */
interface ImportRecord {
  readonly operationId: number;
  readonly day: Day;
  readonly file: string;
  readonly kind: string;
  readonly rows: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly totals: readonly ControlTotal[] | null;
}

/** The most useful columns first: a narrow terminal has no room for the rest. */
export const importColumns: Readonly<Record<string, TableColumn<ImportRecord>>> = {
  id: { title: '#', cell: (record) => String(record.operationId), align: 'right' },
  day: { title: 'Day', cell: (record) => dayText(record.day) },
  file: { title: 'File', cell: (record) => plain(record.file), flexible: true },
  rows: number('Rows', ({ rows }) => rows),
  added: number('Added', ({ added }) => added),
  rejected: number('Rejected', ({ rejected }) => rejected),
  amount: ofTotals('Amount', ({ amount, currency }) => amountText(amount, currency)),
  orders: ofTotals('Orders', ({ orders }) => (orders === null ? '' : grouped(orders))),
  customers: ofTotals('Customers', (total) => grouped(total.customers)),
  leftOut: { title: 'Left out', cell: ({ totals }) => (totals ?? []).flatMap(apartTexts).join('; '), flexible: true },
  first: { title: 'First', cell: ({ totals }) => dayText(daysOf(totals).at(0) ?? null) },
  last: { title: 'Last', cell: ({ totals }) => dayText(daysOf(totals).at(-1) ?? null) },
  kind: { title: 'Kind', cell: (record) => record.kind },
  updated: number('Updated', ({ updated }) => updated),
  unchanged: number('Unchanged', ({ unchanged }) => unchanged),
};

function number(title: string, of: (record: ImportRecord) => number): TableColumn<ImportRecord> {
  return { title, cell: (record) => String(of(record)), align: 'right' };
}

/** A value for each currency of the import. */
function ofTotals(title: string, of: (total: ControlTotal) => string): TableColumn<ImportRecord> {
  return { title, cell: ({ totals }) => (totals ?? []).map(of).join(' / '), align: 'right' };
}

function daysOf(totals: ImportRecord['totals']): readonly Day[] {
  return (totals ?? []).flatMap(({ from, to }) => [from, to].filter((day) => day !== null)).toSorted();
}
