/** What a table shows on a terminal of some width: which columns, how wide, and what is cut. */
import { displayWidth } from '../domain/display-width.ts';
import { cutTo } from './fitted.ts';

export interface TableColumn<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'right';
  /** The value to sort rows by, if it differs from the cell. */
  readonly order?: (row: Row) => string | number;
  /** May be shortened when the terminal is narrow. */
  readonly flexible?: boolean;
  /** Shortened only once the other flexible columns are as short as they may be read. */
  readonly firm?: true;
  /** How far it may be shortened before a later column is left out; `readable` when absent. */
  readonly least?: number;
  /** Shown only if it has values, and room for all of it. */
  readonly spare?: true;
}

const gap = 2;
/** A longer cell is always cut: one such name would pad every row, and take seconds to draw. */
const longest = 400;
/** Enough columns of text to distinguish customers, and the minimum. */
const readable = 18;
const narrowest = 8;
export interface DrawOptions {
  /** The terminal's; without one (a pipe, a file) only absurdly long cells are shortened. */
  readonly width?: number;
  readonly head?: (title: string) => string;
  /** Receives the titles of columns without room. */
  readonly leftOut?: (titles: readonly string[]) => void;
}

/** A table before it is drawn: cells are cut and aligned, and each line of it fits. */
interface FittedTable {
  readonly titles: readonly string[];
  readonly cells: readonly (readonly string[])[];
  /** With the gap to the next column. */
  readonly widths: readonly number[];
}

/**
 * On a narrow terminal the last columns are left out until the rest is readable, and flexible columns are shortened
 * until a line fits.
 */
export function layOut<Row>(
  given: readonly TableColumn<Row>[],
  rows: readonly Row[],
  options: DrawOptions = {},
): FittedTable {
  const columns = withRoomFor(given, rows, options.width);
  const head = options.head ?? ((title) => title);
  const all = rows.map((row) => columns.map((column) => column.cell(row)));
  const natural = columns.map(({ title }, i) =>
    naturalWidth(
      title,
      all.map((row) => row[i] ?? ''),
    ),
  );
  const shown = options.width === undefined ? columns : columns.slice(0, roomFor(natural, columns, options.width));
  if (shown.length < columns.length) options.leftOut?.(columns.slice(shown.length).map((column) => column.title));
  const widths =
    options.width === undefined
      ? natural.map((width) => Math.min(width, longest))
      : fit(natural, shown, options.width - gap * (shown.length - 1));
  const cells = all.map((row) => shown.map((column, i) => placed(row[i] ?? '', widths[i] ?? 0, column.align)));
  return {
    titles: shown.map((column) => head(column.title)),
    cells,
    widths: shown.map((_, i) => (widths[i] ?? 0) + (i === shown.length - 1 ? 0 : gap)),
  };
}

/** Rows under titles, two spaces apart, drawn without the library: for the lists that must start quickly. */
export function plainTable<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  options: DrawOptions = {},
): string {
  const { titles, cells, widths } = layOut(columns, rows, options);
  return [titles, ...cells].map((row) => `${padded(row, widths)}\n`).join('');
}

/** Spare columns appear only on a terminal with room for them. */
function withRoomFor<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  width = 0,
): readonly TableColumn<Row>[] {
  const needs = (column: TableColumn<Row>) => gap + naturalWidth(column.title, rows.map(column.cell));
  const usual = columns.filter(({ spare }) => !spare);
  if (usual.length === columns.length) return columns;
  let used = usual.reduce((sum, column) => sum + needs(column), -gap);
  const shown = columns.filter((column) => {
    if (!column.spare) return true;
    const needed = needs(column);
    const fits = used + needed <= width && rows.some((row) => column.cell(row) !== '');
    used += fits ? needed : 0;
    return fits;
  });
  return shown;
}

function naturalWidth(title: string, cells: readonly string[]): number {
  return cells.reduce((widest, cell) => Math.max(widest, displayWidth(cell)), displayWidth(title));
}

export function padded(cells: readonly string[], widths: readonly number[]): string {
  const line = cells.map((cell, i) => cell + ' '.repeat(Math.max(0, (widths[i] ?? 0) - displayWidth(cell))));
  return line.join('').trimEnd();
}

function placed(cell: string, width: number, align: 'right' | undefined): string {
  return align === 'right' ? ' '.repeat(Math.max(0, width - displayWidth(cell))) + cell : cutTo(cell, width);
}

/** How many of the first columns fit when flexible ones are still easy to read. */
function roomFor(natural: readonly number[], columns: readonly TableColumn<never>[], width: number): number {
  let used = -gap;
  for (const [i, column] of columns.entries()) {
    const needed = natural[i] ?? 0;
    used += gap + (column.flexible ? Math.min(needed, column.least ?? readable) : needed);
    if (used > width && i > 1) return i;
  }
  return columns.length;
}

const isFlexible = ({ flexible }: TableColumn<never>, width: number) => flexible === true && width > narrowest;
/** Flexible columns give way before a firm one; without a firm one, all do equally. */
const isSlack = (column: TableColumn<never>, width: number) =>
  column.firm !== true && isFlexible(column, width) && width > (column.least ?? readable);

/** Takes the missing width from the widest flexible columns, one after another. */
function fit(natural: readonly number[], columns: readonly TableColumn<never>[], room: number): number[] {
  const widths = natural.slice(0, columns.length);
  for (let excess = widths.reduce((sum, width) => sum + width, 0) - room; excess > 0; excess--) {
    let widest = -1;
    for (const mayBe of [isSlack, isFlexible]) {
      for (const [i, width] of widths.entries()) {
        const column = columns[i];
        if (column !== undefined && mayBe(column, width) && width > (widths[widest] ?? 0)) widest = i;
      }
      if (widest >= 0) break;
    }
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}
