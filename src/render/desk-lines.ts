/** Lines of the desk: texts from outside that fit and contain no control characters. */
import { displayWidth } from '../domain/display-width.ts';
import { cutTo } from './fitted.ts';
import { wrapped } from './labelled.ts';
import { plain } from './text.ts';

export interface Size {
  readonly rows: number;
  readonly columns: number;
}

/** Text from outside, on one line of at most `width` columns. */
export const short = (text: string, width: number): string => (width <= 0 ? '' : cutTo(plain(text), width));

/** Text from outside, folded between words into at most `most` lines, and at least one. */
export function foldedTo(text: string, width: number, most: number): string[] {
  const lines = wrapped(plain(text), width);
  if (lines.length <= most) return lines.map((line) => short(line, width));
  const last = cutBetweenWords(lines.slice(most - 1).join(' '), width);
  return [...lines.slice(0, most - 1), last].map((line) => short(line, width));
}

/** Half an amount would be another amount. A single word that is too wide is cut. */
function cutBetweenWords(text: string, width: number): string {
  const [first = ''] = wrapped(text, width - 1);
  return text.startsWith(`${first} `) ? `${first.replace(/[;,:]$/, '')}…` : text;
}

export const padded = (line: string, width: number): string =>
  line + ' '.repeat(Math.max(0, width - displayWidth(line)));

/** A line that does not fit is cut and loses its colours: half an escape sequence would control the terminal. */
export const whole = (line: string, width: number): string => (displayWidth(line) <= width ? line : short(line, width));
