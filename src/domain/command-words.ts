/** `pass show "my shop"` as the program and its arguments, for running without a shell. Quotes keep words together. */
export function commandWords(text: string): string[] {
  return [...text.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}
