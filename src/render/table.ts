import Table from 'cli-table3';
import displayWidth from 'fast-string-width';

export interface Column<Row> {
  readonly title: string;
  readonly cell: (row: Row) => string;
  readonly align?: 'right';
  /** May be shortened when the terminal is narrow. */
  readonly flexible?: boolean;
}

const gap = 2;
const narrowest = 8;
const bare = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
  ].map((name) => [name, '']),
);

/**
 * Rows under titles, two spaces apart. With a width, flexible columns are shortened until a line fits in it; without
 * one (a pipe, a file) everything is printed in full.
 */
export function table<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  options: { width?: number; head?: (title: string) => string } = {},
): string {
  const head = options.head ?? ((title) => title);
  const cells = rows.map((row) => columns.map((column) => column.cell(row)));
  const natural = columns.map((column, i) =>
    Math.max(displayWidth(column.title), ...cells.map((row) => displayWidth(row[i] ?? ''))),
  );
  const widths =
    options.width === undefined ? natural : fit(natural, columns, options.width - gap * (columns.length - 1));
  const drawn = new Table({
    head: columns.map((column) => head(column.title)),
    chars: { ...bare, middle: '' },
    colWidths: widths.map((width, i) => width + (i === columns.length - 1 ? 0 : gap)),
    colAligns: columns.map(() => 'left'),
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  for (const row of cells) {
    drawn.push(
      row.map((cell, i) => {
        const width = widths[i] ?? 0;
        return columns[i]?.align === 'right'
          ? ' '.repeat(Math.max(0, width - displayWidth(cell))) + cell
          : cut(cell, width);
      }),
    );
  }
  return `${drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n')}\n`;
}

/** At most so many columns; cli-table3 would cut only at the gap to the next column. */
function cut(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept + character) >= width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Takes the width that is missing from the widest flexible columns, one after another. */
function fit(natural: readonly number[], columns: readonly Column<never>[], room: number): number[] {
  const widths = [...natural];
  for (let excess = widths.reduce((sum, width) => sum + width, 0) - room; excess > 0; excess--) {
    let widest = -1;
    for (const [i, width] of widths.entries()) {
      if (columns[i]?.flexible && width > narrowest && width > (widths[widest] ?? 0)) widest = i;
    }
    if (widest < 0) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}
