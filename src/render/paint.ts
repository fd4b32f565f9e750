import type { ChalkInstance } from 'chalk';

/** Emphasis, or plain text without colours. Colour never carries meaning that the words do not have. */
export interface Paint {
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly good: (text: string) => string;
  readonly warn: (text: string) => string;
  readonly bad: (text: string) => string;
}

/** Colours for a terminal with this background, or none. */
export type Color = false | 'dark' | 'light';

/** chalk is loaded only for colours: output to a file or a pipe starts a little sooner. */
export async function paintFor(color: Color): Promise<Paint> {
  if (color === false) return unpainted;
  const { Chalk } = await import('chalk');
  if (color === 'light') return onLight(new Chalk({ level: 2 }));
  const chalk = new Chalk({ level: 1 });
  return {
    strong: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    warn: (text) => chalk.yellow(text),
    bad: (text) => chalk.redBright(text),
  };
}

/**
 * The same without chalk, for what is shown at the start of the day: loading it takes a fortieth of the time until the
 * desk is drawn.
 */
export function paintAtOnce(color: Color): Paint {
  if (color === false) return unpainted;
  const weights = { strong: between('1', '22'), dim: color === 'light' ? asItIs : between('2', '22') };
  const [good, warn, bad] = color === 'light' ? ['38;5;22', '38;5;94', '38;5;124'] : ['32', '33', '91'];
  return { ...weights, good: between(good, '39'), warn: between(warn, '39'), bad: between(bad, '39') };
}

/** As chalk does it: what is painted inside goes on in this colour, and no colour goes over the end of a line. */
function between(on: string, off: string): (text: string) => string {
  const [open, close] = [`\u001b[${on}m`, `\u001b[${off}m`];
  return (text) =>
    text === ''
      ? ''
      : open + text.replaceAll(close, close + open).replaceAll(/\r?\n/g, (end) => `${close}${end}${open}`) + close;
}

const asItIs = (text: string) => text;
export const unpainted: Paint = { strong: asItIs, dim: asItIs, good: asItIs, warn: asItIs, bad: asItIs };

/**
 * The terminal's own green and yellow are hard to read on white, and so is dim text: fixed dark colours, 5 : 1 and
 * more.
 */
const onLight = (chalk: ChalkInstance): Paint => ({
  strong: (text) => chalk.bold(text),
  dim: asItIs,
  good: (text) => chalk.ansi256(22)(text),
  warn: (text) => chalk.ansi256(94)(text),
  bad: (text) => chalk.ansi256(124)(text),
});
