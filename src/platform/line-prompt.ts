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

interface Editor {
  write(text: string): void;
  clearLine(direction: 0): void;
}

interface Key extends KeypressEvent {
  readonly meta?: boolean;
}

/** Longer pieces that arrive at once are shown by their beginning: a screen cannot redraw what has scrolled away. */
const longPiece = 200;
const asideEvery = 10_000;
const bracketedPaste = { on: '\u001b[?2004h', off: '\u001b[?2004l' };

export const linePrompt = createPrompt<string | typeof endOfInput, LineConfig>((config, done) => {
  const [shown, show] = useState({ before: '', line: '', problem: '', final: false });
  const [, tick] = useState(0);
  // What is in front of the line that readline edits, and that line as it was before the key that ended it.
  const before = useRef('');
  const line = useRef('');
  const burst = useRef({ pasting: false, entered: false, waiting: false });

  useEffect((rl) => {
    const { terminal } = config.look;
    terminal(bracketedPaste.on);
    const ended = () => done(endOfInput);
    rl.on('close', ended);
    if (config.prefill !== undefined) edit(rl, config.prefill);
    const timer = config.aside === undefined ? undefined : setInterval(() => tick(Date.now()), asideEvery);
    return () => {
      clearInterval(timer);
      rl.removeListener('close', ended);
      terminal(bracketedPaste.off);
    };
  }, []);

  useKeypress((key: Key, rl) => {
    const now = burst.current;
    if (key.name === 'paste-start' || key.name === 'paste-end') {
      now.pasting = key.name === 'paste-start';
    } else if (isEnterKey(key)) {
      before.current += line.current;
      rl.clearLine(0);
      line.current = '';
      if (now.pasting || key.meta === true || now.entered) before.current += '\n';
      now.entered = !now.pasting && key.meta !== true;
    } else {
      if (now.entered) before.current += '\n';
      now.entered = false;
      if (isBackspaceKey(key) && line.current === '' && rl.line === '') takeBack(rl);
      line.current = rl.line;
    }
    // All keys of one piece of input arrive in one turn of the event loop: an Enter inside a piece is a line break.
    if (now.waiting) return;
    now.waiting = true;
    setImmediate(() => {
      now.waiting = false;
      if (now.entered) submit(rl);
      else if (line.current.length > longPiece && !now.pasting && line.current.length - shown.line.length > 20)
        fold(rl);
      else show({ before: before.current, line: rl.line, problem: '', final: false });
    });
  });

  /** Makes the last line of a text the one that is edited. */
  function edit(rl: Editor, text: string, problem = ''): void {
    const cut = text.lastIndexOf('\n') + 1;
    before.current = text.slice(0, cut);
    line.current = text.slice(cut);
    if (line.current !== '') rl.write(line.current);
    show({ before: before.current, line: line.current, problem, final: false });
  }

  /** Backspace at the beginning of a line goes on in the line above. */
  function takeBack(rl: Editor): void {
    edit(rl, before.current.replace(/\n$/, ''));
  }

  function fold(rl: Editor): void {
    before.current += line.current;
    line.current = '';
    rl.clearLine(0);
    show({ before: before.current, line: '', problem: '', final: false });
  }

  function submit(rl: Editor): void {
    burst.current.entered = false;
    const typed = before.current.trim();
    const text = typed === '' ? (config.byDefault ?? '') : typed;
    const problem = config.check?.(text) ?? null;
    if (problem === null) {
      show({ before: text, line: '', problem: '', final: true });
      done(text);
      return;
    }
    edit(rl, before.current, problem);
  }

  return draw(config, shown);
});

function draw(
  { message, look, byDefault, aside }: LineConfig,
  { before, line, problem, final }: { before: string; line: string; problem: string; final: boolean },
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
