/**
 * Splits a line of words as a person types it: an alias, a view, a program with its arguments. Quotes work as in a
 * shell, so that `a"b c"` is one word; nothing in them is run, and an unclosed quote is plain text. Backslashes are
 * plain text as well, because Windows paths have them. How bash itself splits a line that is still being typed, with
 * escapes, is in command-line/bash-line.ts.
 */
export function commandWords(text: string): string[] {
  const words = text.match(/(?:"[^"]*"|'[^']*'|\S)+/g) ?? [];
  return words.map((word) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single));
}

/** One text that `commandWords` splits into these words again. */
export function typedAs(words: readonly string[]): string {
  const quoted = (word: string) => (word.includes('"') ? `'${word}'` : `"${word}"`);
  return words.map((word) => (/^[^\s"']+$/.test(word) ? word : quoted(word))).join(' ');
}
