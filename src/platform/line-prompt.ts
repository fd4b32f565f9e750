/**
 * An inquirer prompt for text of one or several lines: a paste stays together with its line breaks, and Alt-Enter
 * begins a new line. Built on the parts of inquirer's own prompts.
 */
import { createPrompt, useEffect, useKeypress, useRef, useState } from '@inquirer/core';
import type { TypedLine } from '../domain/typed-line.ts';
import { paste } from './key-reader.ts';
import { type EditorKey, isEnter, LineEditor, masked, type Rows, rowsOf } from './line-editor.ts';
import type { Look } from './look.ts';

/** The answer when the input ended. */
export const endOfInput = Symbol('end of input');

export interface LineConfig {
  readonly message: string;
  readonly look: Look;
  /** The answer of Enter alone; shown after the question. */
  readonly byDefault?: string;
  /** Text to begin with, to be edited. */
  readonly prefill?: string;
  /** The answer of Esc on an empty line. */
  readonly escape?: string;
  /** Why the text is refused, or null. */
  readonly check?: (text: string) => string | null;
  /** A quiet line below, updated every few seconds. */
  readonly aside?: () => string;
  /** Shows a sign for each character, and takes the answer untrimmed; Ctrl-T reveals it. */
  readonly secret?: boolean;
}

/** Longer pasted pieces are shown by their beginning: a prompt cannot redraw what has scrolled away. */
const longPiece = 200;
const asideEvery = 10_000;

interface Shown {
  readonly before: string;
  readonly rows: Rows;
  readonly problem: string;
  readonly final: boolean;
  readonly revealed: boolean;
}

const nothing: Shown = {
  before: '',
  rows: { rows: [''], at: 0, cursor: 0 },
  problem: '',
  final: false,
  revealed: false,
};

export const linePrompt = createPrompt<string | typeof endOfInput, LineConfig>((config, done) => {
  const [shown, show] = useState(nothing);
  const [, tick] = useState({});
  const draft = useRef(new Draft(config.secret === true));
  const waiting = useRef(false);
  const showDraft = (rl: Edited, problem = '') => {
    const drawn = draft.current.drawnOn(config.look);
    hold(rl, drawn.rows.rows[drawn.rows.at] ?? '', drawn.rows.cursor);
    show({ ...nothing, ...drawn, problem });
  };
  const end = (seen: string, answer: string) => {
    show({ ...nothing, before: seen, final: true });
    done(answer);
  };

  useEffect((rl) => {
    const heard = { ended: () => done(endOfInput), tick: () => tick({}), redraw: () => showDraft(rl) };
    const stop = listen(config, { rl, ...heard });
    if (config.prefill !== undefined) {
      draft.current.edit(config.prefill);
      showDraft(rl);
    }
    return stop;
  }, []);

  useKeypress((key: EditorKey, rl) => {
    if (key.name === 'escape' && config.escape !== undefined) {
      // The first Esc clears the line, so that no text is lost by a step back. The answer of Esc need not pass the
      // check.
      return draft.current.clear() ? showDraft(rl) : end('/back', config.escape);
    }
    draft.current.press(key);
    const { length } = draft.current.editor.line.text;
    // Readline closes at Ctrl-D when its own line is empty; and it measures that line at every key of a paste.
    hold(rl, length === 0 ? '' : '.', length === 0 ? 0 : 1);
    if (waiting.current) return;
    // All keys of one piece of input arrive in one turn of the event loop: an Enter inside is a line break.
    waiting.current = true;
    setImmediate(() => {
      waiting.current = false;
      draft.current.settle(length);
      if (draft.current.entered) submit(rl);
      else showDraft(rl);
    });
  });

  function submit(rl: Edited): void {
    const { text, put } = answerOf(draft.current.before, config);
    const problem = config.check?.(text) ?? null;
    if (problem === null) end(put, text);
    else {
      draft.current.edit(draft.current.before);
      showDraft(rl, problem);
    }
  }

  return draw(config, shown);
});

interface Listening {
  readonly rl: {
    on(event: 'close', heard: () => void): unknown;
    removeListener(event: 'close', heard: () => void): unknown;
  };
  readonly ended: () => void;
  readonly tick: () => void;
  readonly redraw: () => void;
}

/** Listens to events other than keys until the question is answered; the returned function stops it. */
function listen({ look, aside }: LineConfig, { rl, ended, tick, redraw }: Listening): () => void {
  rl.on('close', ended);
  look.terminal(paste.on);
  const timer = aside === undefined ? undefined : setInterval(tick, asideEvery);
  const ignore = look.onReturn(redraw);
  return () => {
    clearInterval(timer);
    ignore();
    rl.removeListener('close', ended);
    look.terminal(paste.off);
  };
}

/** The answer, and what remains of it on the screen. */
function answerOf(
  typed: string,
  { secret, byDefault = '' }: LineConfig,
): { readonly text: string; readonly put: string } {
  const given = secret ? typed : typed.trim();
  const text = given === '' ? byDefault : given;
  return { text, put: secret ? '*'.repeat([...text].length) : text };
}

/** Readline's own line: it has handled each key before the draft does, and is set to the result. */
interface Edited {
  line: string;
  cursor?: number;
}

/** Inquirer places the cursor by readline's line, which is the end of what is drawn. */
export function hold(rl: Edited, line: string, cursor: number): void {
  rl.line = line;
  rl.cursor = cursor;
}

function rowsOn({ mark, width, columns }: Look, line: TypedLine): Rows {
  const room = columns() - 1;
  return rowsOf(line, { first: room - width(mark) - 1, room, width });
}

/** The typed text: finished lines, and the one being edited. */
class Draft {
  before = '';
  readonly editor = new LineEditor();
  /** The last key was Enter. */
  entered = false;
  readonly #isSecret: boolean;
  #revealed = false;
  #pasting = false;

  constructor(isSecret: boolean) {
    this.#isSecret = isSecret;
  }

  drawnOn(look: Look): Pick<Shown, 'before' | 'rows' | 'revealed'> {
    const { line } = this.editor;
    const rows = rowsOn(look, this.#isSecret && !this.#revealed ? masked(line, '*') : line);
    return { before: this.before, rows, revealed: this.#revealed };
  }

  press(key: EditorKey): void {
    if (this.#isSecret && key.ctrl && key.name === 't') this.#revealed = !this.#revealed;
    else if (key.name === 'paste-start' || key.name === 'paste-end') this.#pasting = key.name === 'paste-start';
    else if (isEnter(key)) this.#enter(key.meta === true);
    else this.#type(key);
  }

  #enter(newLine: boolean): void {
    this.#finishLine();
    if (this.#pasting || newLine || this.entered) this.before += '\n';
    this.entered = !this.#pasting && !newLine;
  }

  #type(key: EditorKey): void {
    if (this.entered) this.before += '\n';
    this.entered = false;
    // Backspace at the beginning of a line continues in the line above.
    if (key.name === 'backspace' && this.editor.line.text === '') this.edit(this.before.replace(/\n$/, ''));
    else this.editor.press(key);
  }

  /** False when it was empty already. */
  clear(): boolean {
    const hadText = this.before !== '' || this.editor.line.text !== '';
    this.edit('');
    return hadText;
  }

  /** Edits the last line of a text. */
  edit(text: string): void {
    const cut = text.lastIndexOf('\n') + 1;
    this.entered = false;
    this.before = text.slice(0, cut);
    this.editor.set(text.slice(cut));
  }

  /**
   * After a piece of input, before which the line had this length: a long line that grew by a paste is shown shortened.
   */
  settle(length: number): void {
    this.editor.settle();
    const { text } = this.editor.line;
    if (!this.#pasting && text.length > longPiece && text.length - length > 20) this.#finishLine();
  }

  #finishLine(): void {
    this.before += this.editor.line.text;
    this.editor.set('');
  }
}

function draw(
  { message, look, byDefault, aside, secret }: LineConfig,
  { before, rows: { rows, at }, problem, final, revealed }: Shown,
): [string, string] {
  const offered = byDefault === undefined || byDefault === '' || final ? '' : ` ${look.dim(`(${byDefault})`)}`;
  const question = message === '' ? '' : `${look.strong(message)}${offered}\n`;
  if (final) return [`${question}${look.mark} ${look.answer(beginning(before))}`, ''];
  const put = secret && !revealed ? '*'.repeat([...before].length) : before;
  const earlier = before === '' ? '' : `${look.dim(`  ${beginning(put)}`)}\n`;
  const below = [
    ...rows.slice(at + 1),
    ...(problem === '' ? [] : [look.bad(problem)]),
    ...(aside === undefined ? [] : [look.dim(aside())]),
    ...(secret ? [look.dim(`Ctrl-T ${revealed ? 'hides' : 'shows'} what is typed`)] : []),
  ];
  return [
    `${question}${earlier}${look.mark} ${rows.slice(0, at + 1).join('\n')}`,
    below.filter((text) => text !== '').join('\n'),
  ];
}

function beginning(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim()];
  const more = characters.length - longPiece;
  return more <= 0
    ? characters.join('')
    : `${characters.slice(0, longPiece).join('')} … (${characters.length} characters)`;
}
