/** An inquirer prompt that is answered with one key; arrows and Enter work too. */
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
  /** Index of the one that Enter takes at first; -1 for none. */
  readonly byDefault: number;
  /** Index of the one that Esc takes; none where it is negative or absent. */
  readonly onEscape?: number;
}

interface Key extends KeypressEvent {
  readonly sequence?: string;
}

/** Answers with the index of the choice. */
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
    } else if (isUpKey(key)) setActive((Math.max(0, active) + choices.length - 1) % choices.length);
    else if (isDownKey(key)) setActive((active + 1) % choices.length);
    else if (typed >= 0 && !key.ctrl) pick(typed);
  });

  const chosen = choices[active];
  if (final) return `${look.strong(config.message)} ${look.answer(chosen?.label ?? '')}`;
  const wide = Math.max(...choices.map(({ label }) => look.width(label)));
  const rows = choices.map(({ key, label, hint = '' }, index) => {
    const padded = hint === '' ? label : label + ' '.repeat(wide - look.width(label));
    const row = `${index === active ? look.mark : ' '} ${look.strong(key)}  ${look.fit(padded, 5) || padded}`;
    return hint === '' ? row : `${row}  ${look.dim(look.fit(hint, wide + 7))}`;
  });
  const shown = inView(rows, active, look.rows() - config.message.split('\n').length - 1, look);
  return [look.strong(config.message), `${shown.join('\n')}${look.hideCursor}`];
});

/**
 * The choices around the active one that a small terminal has room for, below the question: a screen cannot redraw what
 * has scrolled away. The keys of the others work all the same.
 */
function inView(rows: readonly string[], active: number, room: number, look: Look): readonly string[] {
  if (rows.length <= room) return rows;
  const most = Math.max(1, room - 1);
  const from = Math.max(0, Math.min(active - Math.floor(most / 2), rows.length - most));
  return [...rows.slice(from, from + most), look.dim(`  ↑↓ ${rows.length - most} more`)];
}
