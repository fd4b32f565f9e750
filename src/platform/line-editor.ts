/**
 * The line at a prompt. Readline moves by code units, and when TERM is "dumb" it keeps control bytes as text; so keys
 * are handled here.
 */
import {
  deleted,
  emptyLine,
  graphemes,
  inserted,
  lineOf,
  moved,
  settled,
  type TypedLine,
} from '../domain/typed-line.ts';

export interface EditorKey {
  readonly name?: string;
  readonly ctrl?: boolean;
  readonly meta?: boolean;
  /** As sent by the terminal. */
  readonly sequence?: string;
}

const control = /\p{Cc}/u;

export const isEnter = ({ name }: EditorKey) => name === 'return' || name === 'enter';

const undoSequence = '\u001f';
const mostUndone = 100;

export class LineEditor {
  #line = emptyLine;
  #cut = '';
  readonly #past: TypedLine[] = [];

  get line(): TypedLine {
    return this.#line;
  }

  /** Replaces the line, with the cursor at its end. */
  set(text: string): void {
    this.#line = lineOf(text);
  }

  press(key: EditorKey): void {
    const { ctrl = false, meta = false, name = '', sequence = '' } = key;
    const called = `${ctrl ? 'ctrl-' : ''}${meta ? 'meta-' : ''}${name}`;
    const [move, deletion] = [moved(this.#line, called), deleted(this.#line, called)];
    if (sequence === undoSequence) this.#line = this.#past.pop() ?? this.#line;
    else if (move !== null) this.#line = move;
    else if (deletion !== null) {
      this.#cut = deletion.cut ?? this.#cut;
      this.#change(deletion.line);
    } else if (called === 'ctrl-y') this.#change(inserted(this.#line, this.#cut));
    else if (called === 'tab') this.#change(inserted(this.#line, ' '));
    else if (!ctrl && !meta && !control.test(sequence)) this.#change(inserted(this.#line, sequence));
  }

  settle(): void {
    this.#line = settled(this.#line);
  }

  #change(line: TypedLine): void {
    if (line.text === this.#line.text) return;
    this.#past.push(this.#line);
    if (this.#past.length > mostUndone) this.#past.shift();
    this.#line = line;
  }
}

/** The line as a terminal shows it: its rows, the cursor's row, and the unit of that row before the cursor. */
export interface Rows {
  readonly rows: readonly string[];
  readonly at: number;
  readonly cursor: number;
}

/**
 * Broken into full rows: `first` columns in the first row, `room` in the others. Each row keeps one more column free
 * for a cursor at its end.
 */
export function rowsOf(
  { text, cursor }: TypedLine,
  { first, room, width }: { readonly first: number; readonly room: number; readonly width: (text: string) => number },
): Rows {
  const rows = [''];
  let place = { at: 0, cursor: 0 };
  let used = 0;
  for (const { segment, index } of graphemes(text)) {
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

/** Shows a sign for each character. */
export function masked({ text, cursor }: TypedLine, sign: string): TypedLine {
  const count = (part: string) => [...graphemes(part)].length;
  return { text: sign.repeat(count(text)), cursor: sign.length * count(text.slice(0, cursor)) };
}
