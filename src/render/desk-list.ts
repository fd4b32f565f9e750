/** The list of the desk: the rows around the selected one. */
import { displayWidth } from '../domain/display-width.ts';
import { grouped } from '../domain/money.ts';
import { foldedTo, type Size, short } from './desk-lines.ts';
import type { DeskRow, DeskView } from './desk-view.ts';
import { wrapped } from './labelled.ts';
import type { Paint } from './paint.ts';
import { plainLines } from './text.ts';

export interface ListPlace extends Size {
  /** The most lines of a row. */
  readonly each: number;
}

type Listed = Pick<DeskView, 'rows' | 'selected' | 'below' | 'nobody'>;

export function listLines(view: Listed, place: ListPlace, paint: Paint): string[] {
  const { rows, selected, below } = view;
  if (rows.length === 0) return wrapped(plainLines(view.nobody), place.columns).map(paint.dim);
  const room = Math.max(1, Math.floor(place.rows / place.each));
  const count = rows.length + below.count;
  const from = Math.max(0, Math.min(selected - Math.floor(room / 2), count - room));
  const shown = rows.slice(from, from + room);
  const isCut = from + shown.length < count && shown.length > 1 && shown.length * place.each >= place.rows;
  const kept = isCut && selected < from + shown.length - 1 ? shown.slice(0, -1) : shown;
  const lines = kept.flatMap((row, at) => rowLines(row, from + at === selected, place, paint));
  const left = count - from - kept.length;
  return left > 0 && lines.length < place.rows
    ? [...lines, paint.dim(`  ${below.isMore ? `over ${grouped(firstFigure(left))}` : grouped(left)} more`)]
    : lines;
}

/** Rounded down to the first figure: "over 1,000", where "over 1,001" would pretend to have counted. */
function firstFigure(count: number): number {
  const unit = 10 ** Math.floor(Math.log10(count));
  return Math.floor(count / unit) * unit;
}

function rowLines(
  { customerId, name, about }: DeskRow,
  isSelected: boolean,
  { columns, each }: ListPlace,
  paint: Paint,
): string[] {
  const number = String(customerId);
  const room = columns - number.length - 4;
  const called = short(name, room);
  const head = `${isSelected ? '›' : ' '} ${paint.dim(number)}  ${isSelected ? paint.strong(called) : called}`;
  if (about === '') return [head];
  if (each > 1) return [head, ...foldedTo(about, columns - 4, each - 1).map((line) => `    ${paint.dim(line)}`)];
  const left = room - displayWidth(called) - 2;
  return [left >= 12 ? `${head}  ${paint.dim(foldedTo(about, left, 1).join(''))}` : head];
}
