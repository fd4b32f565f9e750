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
  const chalk = new Chalk({ level: color === false ? 0 : 1 });
  const light = color === 'light';
  return {
    strong: (text) => chalk.bold(text),
    // Dim grey and yellow can hardly be read on white.
    dim: (text) => (light ? text : chalk.dim(text)),
    good: (text) => chalk.green(text),
    warn: (text) => (light ? chalk.magenta(text) : chalk.yellow(text)),
    bad: (text) => chalk.red(text),
  };
}
