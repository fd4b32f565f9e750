/** An inquirer prompt answered with one key; arrows and Enter work too. */
import {
  createPrompt,
  isDownKey,
  isEnterKey,
  isUpKey,
  type KeypressEvent,
  useEffect,
  useKeypress,
  useState,
} from '@inquirer/core';
import { endOfInput } from './line-prompt.ts';
import type { Look } from './look.ts';

export interface KeyConfig {
  readonly message: string;
  readonly look: Look;
  readonly choices: readonly { readonly key: string; readonly label: string; readonly hint?: string }[];
  /** Index of the default choice; -1 for none. */
  readonly byDefault: number;
  /** Index of the choice of Esc; none when negative or absent. */
  readonly onEscape?: number;
}

interface Key extends KeypressEvent {
  readonly sequence?: string;
}

/** Returns the index of the choice. */
export const keyPrompt = createPrompt<number | typeof endOfInput, KeyConfig>((config, done) => {
  const { choices, look, onEscape = -1 } = config;
  const [active, setActive] = useState(config.byDefault);
  const [final, setFinal] = useState(false);
  const [, redraw] = useState({});

  useEffect((rl) => {
    const ended = () => done(endOfInput);
    rl.on('close', ended);
    const ignored = [look.onResize(() => redraw({})), look.onReturn(() => redraw({}))];
    return () => {
      for (const ignore of ignored) ignore();
      rl.removeListener('close', ended);
    };
  }, []);

  useKeypress((key: Key, rl) => {
    rl.clearLine(0);
    const pick = (index: number) => {
      setActive(index);
      setFinal(true);
      done(index);
    };
    const typed = choices.findIndex(({ key: its }) => its === key.sequence?.toLowerCase() || its === key.name);
    if (isEnterKey(key)) {
      if (active >= 0) pick(active);
    } else if (key.name === 'escape') {
      if (onEscape >= 0) pick(onEscape);
      else done(endOfInput);
    } else if (isUpKey(key)) setActive((Math.max(0, active) + choices.length - 1) % choices.length);
    else if (isDownKey(key)) setActive((active + 1) % choices.length);
    else if (typed >= 0 && !key.ctrl) pick(typed);
  });

  const chosen = choices[active];
  if (final) return answered(config, chosen?.label ?? '');
  const room = look.rows() - config.message.split('\n').length - 1;
  const shown = inView(rowsOf(config, active, room), active, room, look);
  return [look.strong(config.message), `${shown.join('\n')}${look.hideCursor}`];
});

/** An answer that does not fit behind the question begins a new line: the terminal would break a word. */
function answered({ message, look }: KeyConfig, label: string): string {
  const isLong = look.width(message) + 1 + look.width(label) > look.columns();
  return `${look.strong(message)}${isLong ? '\n' : ' '}${look.answer(label)}`;
}

/**
 * A hint that does not fit behind its label goes below it if that leaves half of the screen; otherwise it is shortened.
 */
function rowsOf({ choices, look }: KeyConfig, active: number, room: number): readonly string[] {
  const wide = Math.max(...choices.map(({ label }) => look.width(label)));
  const behind = wide + 7;
  const isTooLong = (hint: string) => look.fit(hint, behind) !== hint;
  const areFolded = choices.length + choices.filter(({ hint = '' }) => isTooLong(hint)).length <= room / 2;
  return choices.map(({ key, label, hint = '' }, index) => {
    const isFolded = areFolded && isTooLong(hint);
    const padded = hint === '' || isFolded ? label : label + ' '.repeat(wide - look.width(label));
    const row = `${index === active ? look.mark : ' '} ${look.strong(key)}  ${look.fit(padded, 5) || padded}`;
    if (hint === '') return row;
    const indent = 7;
    return isFolded
      ? `${row}\n${' '.repeat(indent)}${look.dim(betweenWords(hint, indent, look))}`
      : `${row}  ${look.dim(betweenWords(hint, behind, look))}`;
  });
}

/** After a clause, else between words: half a date would be another date. A single word that is too long is cut. */
function betweenWords(text: string, behind: number, look: Look): string {
  const cut = look.fit(text, behind);
  if (cut === text || cut === '') return cut;
  const kept = cut.slice(0, -1);
  const words = /[ ,;]/.test(text[kept.length] ?? '')
    ? kept
    : kept.slice(0, Math.max(0, kept.lastIndexOf(' '))).trimEnd();
  const clause = /^(.*)[,;]/.exec(words)?.[1] ?? words;
  return clause === '' ? cut : `${clause}…`;
}

/**
 * The choices around the active one that fit below the question on a small terminal: a prompt cannot redraw what has
 * scrolled away. The keys of the others still work.
 */
function inView(rows: readonly string[], active: number, room: number, look: Look): readonly string[] {
  if (rows.length <= room) return rows;
  const most = Math.max(1, room - 1);
  const from = Math.max(0, Math.min(active - Math.floor(most / 2), rows.length - most));
  return [...rows.slice(from, from + most), look.dim(`  ↑↓ ${rows.length - most} more`)];
}
