/** The desk as lines of text: a function of what is to be seen and of the size of the screen. */
import displayWidth from 'fast-string-width';
import { grouped } from '../domain/money.ts';
import type { Brief } from '../domain/script/brief.ts';
import { briefText } from './brief.ts';
import { cutTo } from './fitted.ts';
import { wrapped } from './labelled.ts';
import type { Paint } from './paint.ts';
import { plain } from './text.ts';

export interface DeskRow {
  readonly customerId: number;
  readonly name: string;
  /** What one would say of them in a line. */
  readonly about: string;
}

/** A key and what it does; a spare one is left out first where there is no room. */
export type KeyHint = readonly [key: string, does: string, spare?: 'spare'];

/** What stands in place of the card. */
export interface Sheet {
  readonly title: string;
  readonly keys: readonly KeyHint[];
}

export interface DeskView {
  readonly title: string;
  readonly rows: readonly DeskRow[];
  readonly selected: number;
  /** Beyond the rows there are so many, or more than that. */
  readonly below: { readonly count: number; readonly isMore: boolean };
  /** In place of rows, where there are none. */
  readonly nobody: string;
  readonly filter: { readonly before: string; readonly after: string; readonly isTyped: boolean } | null;
  /** Of the selected customer; null where nobody is selected. */
  readonly card: Brief | null;
  readonly sheet: Sheet | null;
  readonly isOpen: boolean;
  readonly scrolled: number;
  /** What is asked, and what was typed so far. */
  readonly line: { readonly question: string; readonly before: string; readonly after: string } | null;
  readonly message: string;
  readonly isProblem: boolean;
  /** At the foot. */
  readonly keys: readonly KeyHint[];
}

interface Size {
  readonly rows: number;
  readonly columns: number;
}

interface Drawn {
  readonly lines: readonly string[];
  readonly cursor: { readonly row: number; readonly column: number } | null;
}

/** Beside each other from this width on; below each other where there are lines for both; else one at a time. */
const roomBeside = 76;
const roomBelow = 14;
const gutter = ' │ ';

interface Layout {
  readonly kind: 'beside' | 'below' | 'list' | 'card';
  readonly list: Size;
  readonly card: Size;
  /** Lines of a row. */
  readonly each: number;
}

function layoutOf({ rows, columns }: Size, view: Pick<DeskView, 'isOpen' | 'sheet'>): Layout {
  const body = Math.max(1, rows - 3); // the title, a message or question, the keys
  const whole = { rows: body, columns };
  if (view.isOpen || (view.sheet !== null && columns < roomBeside))
    return { kind: 'card', list: whole, card: whole, each: 1 };
  if (columns >= roomBeside) {
    const left = Math.min(48, Math.floor(columns * 0.43));
    const card = { rows: body, columns: columns - left - gutter.length };
    return { kind: 'beside', list: { rows: body, columns: left }, card, each: 2 };
  }
  if (body >= roomBelow) {
    const above = Math.floor(body * 0.4);
    const card = { rows: body - above - 1, columns };
    return { kind: 'below', list: { rows: above, columns }, card, each: 1 };
  }
  return { kind: 'list', list: whole, card: whole, each: 1 };
}

/** How many rows of the list such a screen shows. */
export function rowsShown(size: Size): number {
  const { list, each } = layoutOf(size, { isOpen: false, sheet: null });
  return Math.max(1, Math.floor(list.rows / each));
}

export function deskPicture(view: DeskView, size: Size, paint: Paint): Drawn {
  const layout = layoutOf(size, view);
  const asked = askedLine(view, size.columns, paint);
  const head = headLine(view, size.columns, paint);
  const lines = [head.text, ...bodyLines(view, layout, paint), asked.text, keyLine(view.keys, size.columns, paint)];
  const row = asked.column === null ? 0 : size.rows - 2;
  const column = asked.column ?? head.column;
  const kept = lines.slice(0, size.rows).map((line) => whole(line, size.columns));
  const isShown = column !== null && row >= 0 && row < kept.length;
  return { lines: kept, cursor: isShown ? { row, column: Math.min(column, size.columns - 1) } : null };
}

function bodyLines(view: DeskView, layout: Layout, paint: Paint): string[] {
  const { kind, list, card } = layout;
  if (kind === 'list') return filled(listLines(view, layout, paint), list.rows);
  const detail = filled(cardLines(view, card, paint), card.rows);
  if (kind === 'card') return detail;
  const rows = filled(listLines(view, layout, paint), list.rows);
  if (kind === 'below') return [...rows, paint.dim('─'.repeat(card.columns)), ...detail];
  return rows.map((row, at) => padded(row, list.columns) + paint.dim(gutter) + (detail[at] ?? ''));
}

function filled(lines: readonly string[], rows: number): string[] {
  return [...lines.slice(0, rows), ...Array.from({ length: Math.max(0, rows - lines.length) }, () => '')];
}

const padded = (line: string, width: number) => line + ' '.repeat(Math.max(0, width - displayWidth(line)));

/** Text from outside, on one line of at most so many columns. */
const short = (text: string, width: number) => (width <= 0 ? '' : cutTo(plain(text), width));

function headLine(view: DeskView, columns: number, paint: Paint): { text: string; column: number | null } {
  const { filter, title } = view;
  if (filter === null) return { text: paint.strong(short(title, columns)), column: null };
  const label = '/ ';
  const { text, column } = typed(filter, columns - label.length - 1);
  const count = `  ${plain(title)}`;
  const room = columns - label.length - displayWidth(text) - 1;
  const shown = `${paint.strong(label)}${text}${room >= displayWidth(count) ? paint.dim(count) : ''}`;
  return { text: shown, column: filter.isTyped ? label.length + column : null };
}

/** The part of a typed line around its cursor that there is room for. */
function typed({ before, after }: { before: string; after: string }, room: number): { text: string; column: number } {
  const left = plain(before);
  const start = displayWidth(left) < room ? left : endOf(left, Math.max(1, room - 1));
  const rest = room - displayWidth(start);
  return { text: start + (rest > 0 ? short(after, rest) : ''), column: displayWidth(start) };
}

/** The end of a text that has so many columns, the cut marked. */
function endOf(text: string, width: number): string {
  let kept = '';
  for (const { segment } of [...new Intl.Segmenter().segment(text)].reverse()) {
    if (displayWidth(segment + kept) >= width) break;
    kept = segment + kept;
  }
  return `…${kept}`;
}

function listLines(view: DeskView, { list, each }: Layout, paint: Paint): string[] {
  const { rows, selected, below } = view;
  if (rows.length === 0) return wrapped(plain(view.nobody), list.columns).map(paint.dim);
  const room = Math.max(1, Math.floor(list.rows / each));
  const count = rows.length + below.count;
  const from = Math.max(0, Math.min(selected - Math.floor(room / 2), count - room));
  const shown = rows.slice(from, from + room);
  const isCut = from + shown.length < count && shown.length > 1 && shown.length * each >= list.rows - 1;
  const kept = isCut && selected < from + shown.length - 1 ? shown.slice(0, -1) : shown;
  const lines = kept.flatMap((row, at) => rowLines(row, from + at === selected, { list, each, paint }));
  const left = count - from - kept.length;
  return left > 0 && lines.length < list.rows
    ? [...lines, paint.dim(`  ${below.isMore ? 'over ' : ''}${grouped(left)} more`)]
    : lines;
}

function rowLines(
  { customerId, name, about }: DeskRow,
  isSelected: boolean,
  { list, each, paint }: { list: Size; each: number; paint: Paint },
): string[] {
  const number = String(customerId);
  const room = list.columns - number.length - 4;
  const called = short(name, room);
  const head = `${isSelected ? '›' : ' '} ${paint.dim(number)}  ${isSelected ? paint.strong(called) : called}`;
  if (each > 1) return [head, `    ${paint.dim(short(about, list.columns - 4))}`];
  const left = room - displayWidth(called) - 2;
  return [left >= 12 && about !== '' ? `${head}  ${paint.dim(short(about, left))}` : head];
}

function cardLines(view: DeskView, size: Size, paint: Paint): string[] {
  if (view.sheet !== null) return sheetLines(view.sheet, size, paint);
  if (view.card === null) return [];
  const text = briefText(view.card, { paint, width: size.columns, links: false });
  const lines = text
    .trimEnd()
    .split('\n')
    .map((line) => whole(line, size.columns));
  const from = Math.max(0, Math.min(view.scrolled, lines.length - size.rows));
  const rest = lines.length - from - size.rows;
  const shown = lines.slice(from, from + size.rows);
  return rest > 0 ? [...shown.slice(0, -1), paint.dim(`… ${rest + 1} more lines`)] : shown;
}

/** What does not fit is cut, and loses its colours: half an escape sequence would steer the terminal. */
const whole = (line: string, width: number) => (displayWidth(line) <= width ? line : short(line, width));

function sheetLines({ title, keys }: Sheet, { rows, columns }: Size, paint: Paint): string[] {
  const widest = Math.max(0, ...keys.map(([key]) => displayWidth(key)));
  const lines = keys.map(([key, does]) => `${paint.strong(key.padEnd(widest))}  ${short(does, columns - widest - 2)}`);
  const head = [paint.strong(short(title, columns)), ''];
  return lines.length + head.length <= rows ? [...head, ...lines] : [...head.slice(0, 1), ...lines];
}

function askedLine(view: DeskView, columns: number, paint: Paint): { text: string; column: number | null } {
  const { line, message, isProblem } = view;
  if (line === null) return { text: (isProblem ? paint.bad : paint.good)(short(message, columns)), column: null };
  const problem = message === '' ? '' : `${message} · `;
  // A long question leaves half of the line for what is typed.
  const question = `${short(problem + line.question, Math.max(10, columns - 24))} `;
  const { text, column } = typed(line, columns - displayWidth(question) - 1);
  const shown = isProblem ? paint.bad(question) : paint.strong(question);
  return { text: shown + text, column: displayWidth(question) + column };
}

/** As many of the keys as there is room for. */
function keyLine(keys: readonly KeyHint[], columns: number, paint: Paint): string {
  const between = 3;
  const needed = (shown: readonly KeyHint[]) =>
    shown.reduce((sum, [key, does]) => sum + displayWidth(`${key} ${does}`) + between, -between);
  const shown = [...keys];
  while (shown.length > 0 && needed(shown) > columns) {
    const spare = shown.findLastIndex((hint) => hint[2] === 'spare');
    // The last one leads out.
    shown.splice(spare >= 0 ? spare : Math.max(0, shown.length - 2), 1);
  }
  return shown.map(([key, does]) => `${paint.strong(key)} ${paint.dim(does)}`).join(paint.dim(' · '));
}
