import { stringify } from 'csv-stringify/sync';
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
      return typeof cell === 'string' ? plain(cell) : cell;
    }),
  );
  return stringify([columns.map((column) => column.title), ...cells], { escape_formulas: true });
}

/**
 * A spreadsheet would run a cell that begins as a formula does; an apostrophe makes it text, and import takes it off
 * again. A cell that has one in that place already gets another.
 */
export function formulaSafe(cell: string): string {
  return /^'*[=+\-@\t\r\n＝＋－＠]/.test(cell) ? `'${cell}` : cell;
}
