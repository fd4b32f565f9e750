import { styleText } from 'node:util';
import type { Io } from '../context.ts';
import { displayWidth } from '../domain/display-width.ts';

/** How prompts are drawn on this terminal. */
export interface Look {
  readonly mark: string;
  readonly strong: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly answer: (text: string) => string;
  readonly bad: (text: string) => string;
  /** The columns a text takes. */
  readonly width: (text: string) => number;
  /** The text, cut to end on its line when it begins after `behind` columns; empty when nothing fits. */
  readonly fit: (text: string, behind: number) => string;
  /** The terminal's columns. */
  readonly columns: () => number;
  /** The terminal's lines. */
  readonly rows: () => number;
  /** Calls the listener after a resize; the returned function stops that. */
  readonly onResize: (listener: () => void) => () => void;
  /**
   * Calls the listener when the program is back in front after a stop, on another screen; the returned function stops
   * that.
   */
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
    // Dim text and cyan are hard to read on white.
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
