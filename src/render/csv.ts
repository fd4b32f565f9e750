import { stringify } from 'csv-stringify/sync';
import { formulaSafe } from '../domain/formula-cell.ts';
import { plain } from './text.ts';

export interface CsvColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string | number | null;
}

/** A table for a spreadsheet; a cell that would begin a formula is marked as text. */
export function csv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const cells = rows.map((row) =>
    columns.map((column) => {
      const cell = column.cell(row);
      return formulaSafe(typeof cell === 'string' ? plain(cell) : String(cell ?? ''));
    }),
  );
  return stringify([columns.map((column) => column.title), ...cells]);
}
