import { styleText } from 'node:util';
import displayWidth from 'fast-string-width';
import type { Io } from '../context.ts';

/** How prompts are drawn on this terminal. */
export interface Look {
  readonly mark: string;
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly answer: (text: string) => string;
  readonly bad: (text: string) => string;
  /** Columns that a text takes. */
  readonly width: (text: string) => number;
  /** The text cut so that it ends on its line when it begins behind so many columns; empty where nothing fits. */
  readonly fit: (text: string, behind: number) => string;
  /** Columns that the terminal has. */
  readonly columns: () => number;
  /** Lines that the terminal has. */
  readonly rows: () => number;
  /** Calls when the terminal has got another size; gives what ends it. */
  readonly onResize: (listener: () => void) => () => void;
  /** Calls when the program is back in front after it was stopped, and the screen is another; gives what ends it. */
  readonly onReturn: (listener: () => void) => () => void;
  readonly hideCursor: string;
  /** Writes a control sequence straight to the terminal. */
  readonly terminal: (sequence: string) => void;
}

interface ScreenSize {
  readonly color: Io['color'];
  readonly columns: () => number;
  readonly rows: () => number;
  readonly onResize: Look['onResize'];
  readonly onReturn: Look['onReturn'];
  readonly terminal: Look['terminal'];
}

export function lookOf(options: ScreenSize): Look {
  const styled = (style: Parameters<typeof styleText>[0]) => (text: string) =>
    options.color === false ? text : styleText(style, text, { validateStream: false });
  const accent = styled(options.color === 'light' ? 'blue' : 'cyan');
  return {
    mark: accent('›'),
    strong: styled('bold'),
    // Dim text and cyan can hardly be read on white.
    dim: options.color === 'light' ? (text) => text : styled('dim'),
    answer: accent,
    bad: styled(options.color === 'light' ? 'red' : 'redBright'),
    width: displayWidth,
    fit: (text, behind) => cut(text, options.columns() - behind - 1),
    columns: options.columns,
    rows: options.rows,
    onResize: options.onResize,
    onReturn: options.onReturn,
    hideCursor: '\u001b[?25l',
    terminal: options.terminal,
  };
}

function cut(text: string, columns: number): string {
  if (columns < 8) return '';
  if (displayWidth(text) <= columns) return text;
  let kept = '';
  for (const character of text) {
    if (displayWidth(kept + character) > columns - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}
