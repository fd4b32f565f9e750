/**
 * An inquirer prompt for text of one line or many: what is pasted stays together whatever line breaks it holds, and
 * Alt-Enter begins a new line. Built on the parts inquirer's own prompts are built on.
 */
import {
  createPrompt,
  isBackspaceKey,
  isEnterKey,
  type KeypressEvent,
  useEffect,
  useKeypress,
  useRef,
  useState,
} from '@inquirer/core';
import type { Look } from './look.ts';

/** The answer when the input came to its end instead. */
export const endOfInput = Symbol('end of input');

export interface LineConfig {
  readonly message: string;
  readonly look: Look;
  /** What Enter alone means; shown behind the question. */
  readonly byDefault?: string;
  /** Text to begin with, to be mended. */
  readonly prefill?: string;
  /** What is wrong with the text, or null. */
  readonly check?: (text: string) => string | null;
  /** A quiet line below what is typed, asked for again every few seconds. */
  readonly aside?: () => string;
}

interface Key extends KeypressEvent {
  readonly meta?: boolean;
}

/** Longer pieces that arrive at once are shown by their beginning: a screen cannot redraw what has scrolled away. */
const longPiece = 200;
const asideEvery = 10_000;
const bracketedPaste = { on: '\u001b[?2004h', off: '\u001b[?2004l' };

interface Shown {
  readonly before: string;
  readonly line: string;
  readonly problem: string;
  readonly final: boolean;
}

export const linePrompt = createPrompt<string | typeof endOfInput, LineConfig>((config, done) => {
  const [shown, show] = useState<Shown>({ before: '', line: '', problem: '', final: false });
  const [, tick] = useState(0);
  const draft = useRef(new Draft());
  const waiting = useRef(false);
  const showDraft = (problem = '') =>
    show({ before: draft.current.before, line: draft.current.line, problem, final: false });

  useEffect((rl) => {
    const ended = () => done(endOfInput);
    rl.on('close', ended);
    config.look.terminal(bracketedPaste.on);
    if (config.prefill !== undefined) {
      draft.current.edit(config.prefill, rl);
      showDraft();
    }
    const timer = config.aside === undefined ? undefined : setInterval(() => tick(Date.now()), asideEvery);
    return () => {
      clearInterval(timer);
      rl.removeListener('close', ended);
      config.look.terminal(bracketedPaste.off);
    };
  }, []);

  useKeypress((key: Key, rl) => {
    draft.current.press(key, rl);
    if (waiting.current) return;
    waiting.current = true;
    // All keys of one piece of input arrive in one turn of the event loop: an Enter inside a piece is a line break.
    setImmediate(() => {
      waiting.current = false;
      if (draft.current.entered) submit(rl);
      else {
        draft.current.foldSince(shown.line.length, rl);
        showDraft();
      }
    });
  });

  function submit(rl: Editor): void {
    const text = draft.current.text === '' ? (config.byDefault ?? '') : draft.current.text;
    const problem = config.check?.(text) ?? null;
    if (problem === null) {
      show({ before: text, line: '', problem: '', final: true });
      done(text);
    } else {
      draft.current.edit(draft.current.before, rl);
      showDraft(problem);
    }
  }

  return draw(config, shown);
});

/** The line that readline edits; it has taken each key before the draft sees it. */
interface Editor {
  readonly line: string;
  write(text: string): void;
  clearLine(direction: 0): void;
}

/** What is typed: the lines that are finished, and the one that is being edited. */
class Draft {
  before = '';
  line = '';
  /** Enter was the last key. */
  entered = false;
  #pasting = false;

  get text(): string {
    return this.before.trim();
  }

  press(key: Key, rl: Editor): void {
    if (key.name === 'paste-start' || key.name === 'paste-end') this.#pasting = key.name === 'paste-start';
    else if (isEnterKey(key)) this.#enter(key.meta === true, rl);
    else this.#type(key, rl);
  }

  #enter(newLine: boolean, rl: Editor): void {
    this.before += this.line;
    this.line = '';
    rl.clearLine(0);
    if (this.#pasting || newLine || this.entered) this.before += '\n';
    this.entered = !this.#pasting && !newLine;
  }

  #type(key: Key, rl: Editor): void {
    if (this.entered) this.before += '\n';
    this.entered = false;
    // Backspace at the beginning of a line goes on in the line above.
    if (isBackspaceKey(key) && this.line === '' && rl.line === '') this.edit(this.before.replace(/\n$/, ''), rl);
    this.line = rl.line;
  }

  /** Makes the last line of a text the one that is edited. */
  edit(text: string, rl: Editor): void {
    const cut = text.lastIndexOf('\n') + 1;
    this.entered = false;
    this.before = text.slice(0, cut);
    this.line = text.slice(cut);
    if (this.line !== '') rl.write(this.line);
  }

  /** Puts a long line away that grew by more than one types at once. */
  foldSince(length: number, rl: Editor): void {
    if (this.#pasting || this.line.length <= longPiece || this.line.length - length <= 20) return;
    this.before += this.line;
    this.line = '';
    rl.clearLine(0);
  }
}

function draw(
  { message, look, byDefault, aside }: LineConfig,
  { before, line, problem, final }: Shown,
): [string, string] {
  const offered = byDefault === undefined || final ? '' : ` ${look.dim(`(${byDefault})`)}`;
  const question = message === '' ? '' : `${look.strong(message)}${offered}\n`;
  if (final) return [`${question}${look.mark} ${look.answer(beginning(before))}`, ''];
  const earlier = before === '' ? '' : `${look.dim(`  ${beginning(before)}`)}\n`;
  const below = [problem === '' ? '' : look.bad(problem), aside === undefined ? '' : look.dim(aside())];
  return [`${question}${earlier}${look.mark} ${line}`, below.filter((text) => text !== '').join('\n')];
}

function beginning(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ').trim()];
  const more = characters.length - longPiece;
  return more <= 0
    ? characters.join('')
    : `${characters.slice(0, longPiece).join('')} … (${characters.length} characters)`;
}
