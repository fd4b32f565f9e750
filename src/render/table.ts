/** Tables as commands show them. */
import Table from 'cli-table3';
import { type DrawOptions, layOut, padded, type TableColumn } from './table-layout.ts';

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
 * cli-table3 takes time with the square of the rows, and counts the marks of Thai, Arabic or Hindi letters as columns:
 * long tables, and such letters, are padded here, in the same form.
 */
const mostDrawn = 100;
const latin = /^[\u001b -~\u00a0-\u024f\u2010-\u2027\u20ac]*$/;

/** Rows under titles, two spaces apart, as wide as the terminal allows. */
export function table<Row>(
  columns: readonly TableColumn<Row>[],
  rows: readonly Row[],
  options: DrawOptions = {},
): string {
  const { titles, cells, widths } = layOut(columns, rows, options);
  const isDrawn = cells.length <= mostDrawn && cells.every((row) => row.every((cell) => latin.test(cell)));
  const drawn = [draw(isDrawn ? cells : [], widths, titles)];
  if (!isDrawn) for (const row of cells) drawn.push(padded(row, widths));
  return `${drawn.join('\n')}\n`;
}

function draw(rows: readonly (readonly string[])[], widths: readonly number[], head: readonly string[]): string {
  const drawn = new Table({
    ...(head.length === 0 ? {} : { head: [...head] }),
    chars: { ...bare, middle: '' },
    colWidths: [...widths],
    colAligns: widths.map(() => 'left'),
    style: { 'padding-left': 0, 'padding-right': 0, head: [], border: [], compact: true },
  });
  drawn.push(...rows.map((row) => [...row]));
  return drawn
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}
