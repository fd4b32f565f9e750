import { Chalk } from 'chalk';

/** Emphasis, or the text as it is where colour is not wanted. Colour never says what a word does not say. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** Colours for a terminal with this background, or none. */
export type Color = false | 'dark' | 'light';

export function paintFor(color: Color): Paint {
  if (color === 'light') return onLight;
  const chalk = new Chalk({ level: color === false ? 0 : 1 });
  return {
    strong: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    warn: (text) => chalk.yellow(text),
    bad: (text) => chalk.redBright(text),
  };
}

const dark = new Chalk({ level: 2 });
/** The terminal's own green and yellow can hardly be read on white, nor can dim text: fixed dark colours, 5 : 1 and more. */
const onLight: Paint = {
  strong: (text) => dark.bold(text),
  dim: (text) => text,
  good: (text) => dark.ansi256(22)(text),
  warn: (text) => dark.ansi256(94)(text),
  bad: (text) => dark.ansi256(124)(text),
};
