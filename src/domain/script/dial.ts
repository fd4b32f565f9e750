/** The user's own dialler: a program and its arguments, never a line for a shell. */
import { commandWords } from '../command-words.ts';

/**
 * The command `open tel:{number}` as arguments to run, with the number wherever `{number}` is. Quotes keep words
 * together. Only characters that a phone dials remain of the number, so that it can be nothing but a number. Or what is
 * wrong, in words.
 */
export function dialCommand(
  template: string,
  number: string,
): { readonly command: readonly string[] } | { readonly problem: string } {
  const words = commandWords(template);
  if (words.length === 0) return { problem: 'it names no program' };
  if (!words.some((word) => word.includes('{number}'))) return { problem: '{number} is missing: open tel:{number}' };
  const dialled = number.replace(/[^\d+*#]/g, '');
  if (dialled === '') return { problem: `"${number}" holds nothing to dial` };
  return { command: words.map((word) => word.replaceAll('{number}', dialled)) };
}
