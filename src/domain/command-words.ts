/**
 * A line of words as a person types it: an alias, a view, a program with its arguments. Parted as a shell would, quotes included,
 * so that `a"b c"` is one word; nothing in them is run, and a quote that is not closed is text. Backslashes are text as well:
 * paths of Windows have them. What bash itself parts while a line is being typed, escapes and all, is in command-line/bash-line.ts.
 */
export function commandWords(text: string): string[] {
  const words = text.match(/(?:"[^"]*"|'[^']*'|\S)+/g) ?? [];
  return words.map((word) => word.replaceAll(/"([^"]*)"|'([^']*)'/g, (_, double, single) => double ?? single));
}

/** One text that `commandWords` parts into these words again. */
export function typedAs(words: readonly string[]): string {
  const quoted = (word: string) => (word.includes('"') ? `'${word}'` : `"${word}"`);
  return words.map((word) => (/^[^\s"']+$/.test(word) ? word : quoted(word))).join(' ');
}
