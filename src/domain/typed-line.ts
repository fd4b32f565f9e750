/**
 * A line that is being typed, as a value. The cursor is between characters as people see them, never inside one: an
 * emoji joined of several code points, a letter with its marks.
 */

export interface TypedLine {
  readonly text: string;
  /** The UTF-16 unit that the cursor is before. */
  readonly cursor: number;
}

export const emptyLine: TypedLine = { text: '', cursor: 0 };

/** With the cursor at its end. */
export const lineOf = (text: string): TypedLine => ({ text, cursor: text.length });

/** The text before the cursor, and the text after it. */
export function parted({ text, cursor }: TypedLine): { readonly before: string; readonly after: string } {
  return { before: text.slice(0, cursor), after: text.slice(cursor) };
}

let segmenter: Intl.Segmenter | undefined;

/** The characters as people see them; the tool for it takes 10 ms to make, so it is made with the first text beyond ASCII. */
export function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text);
}

/** Where a key goes from the cursor. */
type Way = (line: TypedLine) => number;

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

/** The start of the word that ends before the cursor, skipping other characters between them. */
function backOver(text: string, cursor: number, ofWord: RegExp): number {
  const signs = [...text.slice(0, cursor)];
  while (signs.length > 0 && !ofWord.test(signs.at(-1) ?? '')) signs.pop();
  while (signs.length > 0 && ofWord.test(signs.at(-1) ?? '')) signs.pop();
  const place = signs.join('').length;
  return boundaries(text).findLast((at) => at <= place) ?? 0;
}

/** The boundaries between characters, including both ends of the text. */
function boundaries(text: string): number[] {
  if (/^[ -~]*$/.test(text)) return Array.from({ length: text.length + 1 }, (_, at) => at);
  return [...[...graphemes(text)].map(({ index }) => index), text.length];
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

/** Deletions of single characters are not kept for pasting. */
const small: ReadonlySet<string> = new Set(['backspace', 'ctrl-h', 'delete', 'ctrl-d']);

/** The line after a key that moves its cursor (`left`, `ctrl-a`, `meta-b`); null for any other key. */
export function moved(line: TypedLine, key: string): TypedLine | null {
  const way = moves[key];
  return way === undefined ? null : { text: line.text, cursor: way(line) };
}

interface Deletion {
  readonly line: TypedLine;
  /** The text to paste back; null for a single character, or nothing. */
  readonly cut: string | null;
}

/** The line after a key that deletes something (`backspace`, `ctrl-w`); null for any other key. */
export function deleted(line: TypedLine, key: string): Deletion | null {
  const way = deletions[key];
  if (way === undefined) return null;
  const { text, cursor } = line;
  const to = way(line);
  const [from, until] = to < cursor ? [to, cursor] : [cursor, to];
  if (from === until) return { line, cut: null };
  return {
    line: { text: text.slice(0, from) + text.slice(until), cursor: from },
    cut: small.has(key) ? null : text.slice(from, until),
  };
}

export function inserted({ text, cursor }: TypedLine, more: string): TypedLine {
  // Splitting a text that grows letter by letter would copy all of a long paste each time.
  const longer = cursor === text.length ? text + more : text.slice(0, cursor) + more + text.slice(cursor);
  return { text: longer, cursor: cursor + more.length };
}

/** The inserted text may have joined with the text behind it. */
export function settled({ text, cursor }: TypedLine): TypedLine {
  return { text, cursor: boundaries(text).find((at) => at >= cursor) ?? text.length };
}
