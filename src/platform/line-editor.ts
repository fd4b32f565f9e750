/**
 * The line that is being typed. The cursor stands between characters as people see them, never inside one: an emoji that is
 * joined of several, a letter with its marks. Readline steps through them piece by piece, and where TERM is "dumb" it keeps
 * control bytes as text; so keys are followed here.
 */

export interface Line {
  readonly text: string;
  /** Before which unit of the text. */
  readonly cursor: number;
}

export interface Key {
  readonly name?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  /** As the terminal sent it. */
  readonly sequence?: string;
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
const control = /\p{Cc}/u;

export const isEnter = ({ name }: Key) => name === 'return' || name === 'enter';

/** Where a key goes from the cursor. */
type Way = (line: Line) => number;

const start: Way = () => 0;
const end: Way = ({ text }) => text.length;
const before: Way = ({ text, cursor }) => boundaries(text).findLast((at) => at < cursor) ?? 0;
const after: Way = ({ text, cursor }) => boundaries(text).find((at) => at > cursor) ?? text.length;
const wordBefore: Way = ({ text, cursor }) => backOver(text, cursor, /[\p{L}\p{M}\p{N}]/u);
const spaceBefore: Way = ({ text, cursor }) => backOver(text, cursor, /\S/);
const wordAfter: Way = ({ text, cursor }) => {
  const passed = /^[^\p{L}\p{M}\p{N}]*[\p{L}\p{M}\p{N}]*/u.exec(text.slice(cursor))?.[0].length ?? 0;
  return boundaries(text).find((at) => at >= cursor + passed) ?? text.length;
};

/** Where the word begins that ends before the cursor, what is no part of a word between them left behind. */
function backOver(text: string, cursor: number, ofWord: RegExp): number {
  const signs = [...text.slice(0, cursor)];
  while (signs.length > 0 && !ofWord.test(signs.at(-1) ?? '')) signs.pop();
  while (signs.length > 0 && ofWord.test(signs.at(-1) ?? '')) signs.pop();
  const place = signs.join('').length;
  return boundaries(text).findLast((at) => at <= place) ?? 0;
}

/** Where one character ends and the next begins, both ends of the text included. */
function boundaries(text: string): number[] {
  return [...[...graphemes.segment(text)].map(({ index }) => index), text.length];
}

const moves: Readonly<Record<string, Way>> = {
  ...{ left: before, 'ctrl-b': before, right: after, 'ctrl-f': after },
  ...{ 'ctrl-left': wordBefore, 'meta-left': wordBefore, 'meta-b': wordBefore },
  ...{ 'ctrl-right': wordAfter, 'meta-right': wordAfter, 'meta-f': wordAfter },
  ...{ home: start, 'ctrl-a': start, end, 'ctrl-e': end },
};

const deletions: Readonly<Record<string, Way>> = {
  ...{ backspace: before, 'ctrl-h': before, delete: after, 'ctrl-d': after },
  ...{ 'meta-backspace': wordBefore, 'ctrl-backspace': wordBefore, 'ctrl-w': spaceBefore },
  ...{ 'meta-d': wordAfter, 'meta-delete': wordAfter, 'ctrl-delete': wordAfter, 'ctrl-u': start, 'ctrl-k': end },
};

/** Deletions of one character are not put back by Ctrl-Y. */
const small: ReadonlySet<string> = new Set(['backspace', 'ctrl-h', 'delete', 'ctrl-d']);
const undoSequence = '\u001f';
const mostUndone = 100;

export class LineEditor {
  #line: Line = { text: '', cursor: 0 };
  #cut = '';
  readonly #past: Line[] = [];

  get line(): Line {
    return this.#line;
  }

  /** Makes this the line, with the cursor at its end. */
  set(text: string): void {
    this.#line = { text, cursor: text.length };
  }

  press(key: Key): void {
    const { ctrl = false, meta = false, name = '', sequence = '' } = key;
    const called = `${ctrl ? 'ctrl-' : ''}${meta ? 'meta-' : ''}${name}`;
    const [move, deletion] = [moves[called], deletions[called]];
    if (sequence === undoSequence) this.#line = this.#past.pop() ?? this.#line;
    else if (move !== undefined) this.#line = { ...this.#line, cursor: move(this.#line) };
    else if (deletion !== undefined) this.#delete(deletion(this.#line), small.has(called));
    else if (called === 'ctrl-y') this.#insert(this.#cut);
    else if (called === 'tab') this.#insert(' ');
    else if (!ctrl && !meta && !control.test(sequence)) this.#insert(sequence);
  }

  /** What was put in may have become one with what stands behind it. */
  settle(): void {
    const { text, cursor } = this.#line;
    this.#line = { text, cursor: boundaries(text).find((at) => at >= cursor) ?? text.length };
  }

  #insert(more: string): void {
    if (more === '') return;
    const { text, cursor } = this.#line;
    // Cutting a text that grows letter by letter would copy all of a long paste each time.
    const longer = cursor === text.length ? text + more : text.slice(0, cursor) + more + text.slice(cursor);
    this.#change({ text: longer, cursor: cursor + more.length });
  }

  #delete(to: number, isSmall: boolean): void {
    const { text, cursor } = this.#line;
    const [from, until] = to < cursor ? [to, cursor] : [cursor, to];
    if (from === until) return;
    if (!isSmall) this.#cut = text.slice(from, until);
    this.#change({ text: text.slice(0, from) + text.slice(until), cursor: from });
  }

  #change(line: Line): void {
    this.#past.push(this.#line);
    if (this.#past.length > mostUndone) this.#past.shift();
    this.#line = line;
  }
}

/** The line as a terminal shows it: rows, in which of them the cursor is, and behind which unit of that row. */
export interface Rows {
  readonly rows: readonly string[];
  readonly at: number;
  readonly cursor: number;
}

/**
 * Broken where a row is full: `first` columns in the first row, `room` in the others. One more column is left free in each for a
 * cursor at its end.
 */
export function rowsOf(
  { text, cursor }: Line,
  { first, room, width }: { readonly first: number; readonly room: number; readonly width: (text: string) => number },
): Rows {
  const rows = [''];
  let place = { at: 0, cursor: 0 };
  let used = 0;
  for (const { segment, index } of graphemes.segment(text)) {
    const columns = width(segment);
    if (used + columns > Math.max(2, rows.length === 1 ? first : room)) {
      rows.push('');
      used = 0;
    }
    if (index === cursor) place = { at: rows.length - 1, cursor: rows.at(-1)?.length ?? 0 };
    rows.push((rows.pop() ?? '') + segment);
    used += columns;
  }
  if (cursor >= text.length) place = { at: rows.length - 1, cursor: rows.at(-1)?.length ?? 0 };
  return { rows, ...place };
}

/** A sign for each character. */
export function masked({ text, cursor }: Line, sign: string): Line {
  const count = (part: string) => [...graphemes.segment(part)].length;
  return { text: sign.repeat(count(text)), cursor: sign.length * count(text.slice(0, cursor)) };
}
