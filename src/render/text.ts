export { plain, plainLines, steering } from '../domain/plain.ts';
export { plural } from '../domain/plural.ts';

/** At most `length` characters, with a mark at the cut. */
export function shorten(text: string, length: number): string {
  const characters = [...text];
  return characters.length <= length
    ? text
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}
