/** The input line at the bottom of the desk. */
import type { ScreenKey } from '../../context.ts';
import { plain } from '../../domain/plain.ts';
import * as typed from '../../domain/typed-line.ts';

/** The longest input: a paste may be a whole file. */
const longest = 4_000;

/** The line after a key; null for a key that does not edit. */
export function edited(line: typed.TypedLine, { name, text, ctrl }: ScreenKey): typed.TypedLine | null {
  if (text !== '') return insertedText(line, text);
  const called = ctrl ? `ctrl-${name}` : name;
  return typed.moved(line, called) ?? typed.deleted(line, called)?.line ?? null;
}

/** Line breaks of a paste become spaces. */
export function insertedText(line: typed.TypedLine, text: string): typed.TypedLine {
  const room = Math.max(0, longest - line.text.length);
  return typed.settled(typed.inserted(line, plain(text).slice(0, room)));
}
