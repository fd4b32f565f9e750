/** One line that is typed, as a value. */
import type { ScreenKey } from '../../context.ts';
import { plain } from '../../domain/plain.ts';

export interface Line {
  readonly before: string;
  /** Behind the cursor. */
  readonly after: string;
}

export const emptyLine: Line = { before: '', after: '' };
export const lineOf = (text: string): Line => ({ before: text, after: '' });
export const textOf = ({ before, after }: Line): string => before + after;

/** A line is no longer than this: what is pasted may be a file. */
const longest = 4_000;

/** The line after a key; null for a key that does nothing to a line. */
export function edited(line: Line, { name, text, ctrl }: ScreenKey): Line | null {
  const { before, after } = line;
  if (text !== '') return inserted(line, text);
  switch (ctrl ? `ctrl-${name}` : name) {
    case 'backspace':
    case 'ctrl-h':
      return { before: withoutLast(before), after };
    case 'delete':
      return { before, after: after.slice(firstOf(after).length) };
    case 'left':
    case 'ctrl-b':
      return { before: withoutLast(before), after: before.slice(withoutLast(before).length) + after };
    case 'right':
    case 'ctrl-f':
      return { before: before + firstOf(after), after: after.slice(firstOf(after).length) };
    case 'home':
    case 'ctrl-a':
      return { before: '', after: before + after };
    case 'end':
    case 'ctrl-e':
      return { before: before + after, after: '' };
    case 'ctrl-u':
      return { before: '', after };
    case 'ctrl-k':
      return { before, after: '' };
    case 'ctrl-w':
      return { before: before.slice(0, before.trimEnd().lastIndexOf(' ') + 1), after };
    default:
      return null;
  }
}

/** Line breaks of a paste become spaces: it is one line. */
export function inserted({ before, after }: Line, text: string): Line {
  const room = Math.max(0, longest - before.length - after.length);
  return { before: before + plain(text).slice(0, room), after };
}

/** What is read as one character is never parted. */
function withoutLast(text: string): string {
  if (/[ -~]$/.test(text)) return text.slice(0, -1);
  const last = [...new Intl.Segmenter().segment(text)].at(-1);
  return last === undefined ? '' : text.slice(0, last.index);
}

function firstOf(text: string): string {
  const [first] = new Intl.Segmenter().segment(text.slice(0, 64));
  return first?.segment ?? '';
}
