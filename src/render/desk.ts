/** The desk as lines of text: a function of its view and of the screen's size. */
import { displayWidth } from '../domain/display-width.ts';
import { cardLines } from './desk-card.ts';
import { foldedTo, padded, type Size, short, whole } from './desk-lines.ts';
import { type ListPlace, listLines } from './desk-list.ts';
import type { DeskView, KeyHint } from './desk-view.ts';
import { type Paint, unpainted } from './paint.ts';
import { plain } from './text.ts';

interface Drawn {
  readonly lines: readonly string[];
  readonly cursor: { readonly row: number; readonly column: number } | null;
}

/** From this width on side by side; else below each other if there are lines for both; else one at a time. */
const roomBeside = 76;
const roomBelow = 14;
const gutter = ' │ ';
/** The most lines of a message. */
const mostAsked = 3;

interface Layout {
  readonly kind: 'beside' | 'below' | 'list' | 'card';
  readonly list: ListPlace;
  readonly card: Size;
}

/** What the layout depends on. */
type Content = Pick<DeskView, 'below' | 'isOpen' | 'sheet' | 'keys'> & {
  readonly rows: readonly unknown[];
  readonly filter: object | null;
};

function layoutOf({ rows, columns }: Size, content: Content): Layout {
  const { isOpen, sheet } = content;
  // The rest is for the title, a message or question, and the keys.
  const body = Math.max(1, rows - 2 - keyLines(content.keys, { rows, columns }).length);
  const whole = { rows: body, columns };
  if (isOpen || sheet?.isWhole || (sheet !== null && columns < roomBeside))
    return { kind: 'card', list: { ...whole, each: 1 }, card: whole };
  if (columns >= roomBeside) {
    const left = Math.min(56, Math.floor(columns * 0.45));
    const card = { rows: body, columns: columns - left - gutter.length };
    return { kind: 'beside', list: { rows: body, columns: left, each: Math.max(2, linesEach(body, content)) }, card };
  }
  if (body < roomBelow) return { kind: 'list', list: { ...whole, each: 1 }, card: whole };
  const half = Math.floor(body / 2);
  const each = linesEach(half, content);
  const wanted = content.rows.length * each + lineOfMore(content);
  // While the user types, the card stays where it is; without rows there is no card.
  const above = content.filter === null && wanted > 0 ? Math.min(half, wanted) : half;
  return { kind: 'below', list: { rows: above, columns, each }, card: { rows: body - above - 1, columns } };
}

/** A row's lines: the name, and two about the customer. */
const mostEach = 3;
const lineOfMore = ({ below }: Content) => (below.count > 0 ? 1 : 0);

/** As many lines as let all rows be seen, and at least one. */
function linesEach(lines: number, content: Content): number {
  const each = Math.floor((lines - lineOfMore(content)) / Math.max(1, content.rows.length));
  return Math.min(mostEach, Math.max(1, each));
}

/** How many rows the list shows on such a screen. */
export function rowsShown(size: Size, content: Omit<Content, 'isOpen' | 'sheet'>): number {
  const { list } = layoutOf(size, { ...content, isOpen: false, sheet: null });
  return Math.max(1, Math.floor(list.rows / list.each));
}

export function deskPicture(view: DeskView, size: Size, paint: Paint): Drawn {
  const layout = layoutOf(size, view);
  const asked = askedLine(view, size.columns, paint);
  const head = headLine(view, size.columns, paint);
  const body = bodyLines(view, layout, paint);
  const over = Math.min(asked.lines.length - 1, body.length);
  const lines = [head.text, ...body.slice(0, body.length - over), ...asked.lines.slice(-1 - over)];
  const foot = keyLines(view.keys, size);
  lines.push(...foot.map((keys) => keyLine(keys, paint)));
  const row = asked.column === null ? 0 : size.rows - 1 - foot.length;
  const column = asked.column ?? head.column;
  const kept = lines.slice(0, size.rows).map((line) => whole(line, size.columns));
  const isShown = column !== null && row >= 0 && row < kept.length;
  return { lines: kept, cursor: isShown ? { row, column: Math.min(column, size.columns - 1) } : null };
}

function bodyLines(view: DeskView, layout: Layout, paint: Paint): string[] {
  const { kind, list, card } = layout;
  if (kind === 'list') return filled(listLines(view, list, paint), list.rows);
  const detail = filled(cardLines(view, card, paint), card.rows);
  if (kind === 'card') return detail;
  const rows = filled(listLines(view, list, paint), list.rows);
  if (kind === 'below') return [...rows, paint.dim('─'.repeat(card.columns)), ...detail];
  return rows.map((row, at) => padded(row, list.columns) + paint.dim(gutter) + (detail[at] ?? ''));
}

function filled(lines: readonly string[], rows: number): string[] {
  return [...lines.slice(0, rows), ...Array.from({ length: Math.max(0, rows - lines.length) }, () => '')];
}

function headLine(view: DeskView, columns: number, paint: Paint): { text: string; column: number | null } {
  const { filter } = view;
  const title = displayWidth(view.title) <= columns ? view.title : view.shortTitle;
  if (filter === null) return { text: paint.strong(short(title, columns)), column: null };
  const label = '/ ';
  const { text, column } = typed(filter, columns - label.length - 1);
  const count = `  ${plain(title)}`;
  const room = columns - label.length - displayWidth(text) - 1;
  const shown = `${paint.strong(label)}${text}${room >= displayWidth(count) ? paint.dim(count) : ''}`;
  return { text: shown, column: filter.isTyped ? label.length + column : null };
}

/** The part of a typed line around its cursor that fits. */
function typed({ before, after }: { before: string; after: string }, room: number): { text: string; column: number } {
  const left = plain(before);
  const start = displayWidth(left) < room ? left : endOf(left, Math.max(1, room - 1));
  const rest = room - displayWidth(start);
  return { text: start + (rest > 0 ? short(after, rest) : ''), column: displayWidth(start) };
}

/** The end of a text in `width` columns, with a mark at the cut. */
function endOf(text: string, width: number): string {
  let kept = '';
  for (const { segment } of [...new Intl.Segmenter().segment(text)].reverse()) {
    if (displayWidth(segment + kept) >= width) break;
    kept = segment + kept;
  }
  return `…${kept}`;
}

/** The columns that a question leaves for its answer on the same line. */
const roomToType = 24;

/** A message is folded, because it ends with how to undo. The problem with an answer is shown above it. */
function askedLine(view: DeskView, columns: number, paint: Paint): { lines: string[]; column: number | null } {
  const { line, message, isProblem } = view;
  if (line === null)
    return { lines: foldedTo(message, columns, mostAsked).map(isProblem ? paint.bad : paint.good), column: null };
  const problem = message === '' ? [] : foldedTo(message, columns, mostAsked - 1).map(paint.bad);
  // A long question stands above the line, which has room for typing.
  const question = plain(line.question);
  const isLong = displayWidth(question) > columns - roomToType;
  const above = isLong ? foldedTo(question, columns, mostAsked - 1).map(paint.strong) : [];
  const mark = isLong ? '› ' : `${question} `;
  const { text, column } = typed(line, columns - displayWidth(mark) - 1);
  return { lines: [...problem, ...above, paint.strong(mark) + text], column: displayWidth(mark) + column };
}

/** From this many lines on the keys may have two. */
const roomForTwo = 18;

/** As many of the keys as fit. */
function keyLines(keys: readonly KeyHint[], { rows, columns }: Size): readonly (readonly KeyHint[])[] {
  const most = rows >= roomForTwo ? 2 : 1;
  const shown = [...keys];
  for (;;) {
    const lines = keysIn(shown, columns);
    if (lines.length <= most) return lines;
    const spare = shown.findLastIndex((hint) => hint[2] === 'spare');
    // The last one leaves the desk.
    shown.splice(spare >= 0 ? spare : Math.max(0, shown.length - 2), 1);
  }
}

/** The keys in full lines; a single one that is too wide is cut later. */
function keysIn(keys: readonly KeyHint[], columns: number): readonly (readonly KeyHint[])[] {
  const lines: KeyHint[][] = [[]];
  for (const hint of keys) {
    const open = lines.at(-1) ?? [];
    if (open.length > 0 && displayWidth(keyLine([...open, hint], unpainted)) > columns) lines.push([hint]);
    else open.push(hint);
  }
  return lines;
}

function keyLine(keys: readonly KeyHint[], paint: Paint): string {
  return keys.map(([key, does]) => `${paint.strong(key)} ${paint.dim(does)}`).join(paint.dim(' · '));
}
