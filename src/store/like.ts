/** SQLite refuses a pattern of more than 50,000 bytes; so much of a text is enough to find what it stands in. */
const longest = 5_000;

/** A text to be looked for with LIKE, whose own signs in it are taken as text: `… LIKE ? ESCAPE '\'`. */
export function likeText(text: string): string {
  return text.slice(0, longest).replace(/[\\%_]/g, '\\$&');
}
