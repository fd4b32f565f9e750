import { stringify } from 'csv-stringify/sync';
import { formulaSafe } from '../domain/formula-cell.ts';
import { asMachinesWrite } from '../domain/written-form.ts';
import { plain } from './text.ts';

export interface CsvColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string | number | null;
}

/**
 * A table for a spreadsheet, with figures in the machines' form; a cell that would begin a formula is marked as text.
 */
export function csv<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const written = (cell: string | number | null) =>
    formulaSafe(typeof cell === 'string' ? plain(cell) : String(cell ?? ''));
  const cells = asMachinesWrite(() => rows.map((row) => columns.map((column) => written(column.cell(row)))));
  return stringify([columns.map((column) => column.title), ...cells]);
}
