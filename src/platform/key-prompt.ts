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
  /** Index of the one that Enter takes at first. */
  readonly byDefault: number;
}

interface Key extends KeypressEvent {
  readonly sequence?: string;
}

/** Answers with the index of the choice. */
export const keyPrompt = createPrompt<number | typeof endOfInput, KeyConfig>((config, done) => {
  const { choices, look } = config;
  const [active, setActive] = useState(config.byDefault);
  const [final, setFinal] = useState(false);

  useEffect((rl) => {
    const ended = () => done(endOfInput);
    rl.on('close', ended);
    return () => rl.removeListener('close', ended);
  }, []);

  useKeypress((key: Key, rl) => {
    rl.clearLine(0);
    const pick = (index: number) => {
      setActive(index);
      setFinal(true);
      done(index);
    };
    const typed = choices.findIndex(({ key: its }) => its === key.sequence?.toLowerCase() || its === key.name);
    if (isEnterKey(key)) pick(active);
    else if (isUpKey(key)) setActive((active + choices.length - 1) % choices.length);
    else if (isDownKey(key)) setActive((active + 1) % choices.length);
    else if (typed >= 0 && !key.ctrl) pick(typed);
  });

  const chosen = choices[active];
  if (final) return `${look.strong(config.message)} ${look.answer(chosen?.label ?? '')}`;
  const wide = Math.max(...choices.map(({ label }) => look.width(label)));
  const rows = choices.map(({ key, label, hint = '' }, index) => {
    const padded = hint === '' ? label : label + ' '.repeat(wide - look.width(label));
    const row = `${index === active ? look.mark : ' '} ${look.strong(key)}  ${padded}`;
    return hint === '' ? row : `${row}  ${look.dim(look.fit(hint, wide + 6))}`;
  });
  return [look.strong(config.message), `${rows.join('\n')}${look.hideCursor}`];
});
