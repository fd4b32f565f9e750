/** Words with typos. */
import { isUnspaced, wordsOf } from './folded.ts';

export interface ExcerptPart {
  readonly text: string;
  /** One of the words searched for. */
  readonly match: boolean;
}

const wordsAround = 6;

/** A few words around the first hit in a text, cut with an ellipsis; the last word searched for may be incomplete. */
export function excerptOf(text: string, wanted: readonly string[]): ExcerptPart[] {
  const isWanted = (one: string) =>
    wanted.some((word) => (isUnspaced(word) ? one.includes(word) : one === word)) ||
    wanted.slice(-1).some((beginning) => one.startsWith(beginning));
  const parts = text.split(/(\s+)/).map((word) => ({ text: word, match: wordsOf(word).some(isWanted) }));
  const at = Math.max(
    0,
    parts.findIndex(({ match }) => match),
  );
  const from = Math.max(0, at - 2 * wordsAround);
  const to = at + 4 * wordsAround;
  const cut = { text: '…', match: false };
  return [...(from > 0 ? [cut] : []), ...parts.slice(from, to), ...(to < parts.length ? [cut] : [])];
}

/** No word of a language is longer; comparing longer ones takes time with the square of their length. */
const longestWord = 60;

/** How many typos are allowed in a word: none with digits, for another number is another thing. */
export function slipsAllowed(word: string): number {
  if (word.length > longestWord || /\p{N}/u.test(word) || isUnspaced(word)) return 0;
  return word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
}

/** The nearest of these words, or of their beginnings, that is near enough, the first of equals; null when none is. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let slips = slipsAllowed(word) + 1;
  for (const candidate of known) {
    const distance = slipsBetween(word, candidate.slice(0, word.length + 2), slips);
    if (distance < slips) {
      best = candidate;
      slips = distance;
    }
  }
  return best;
}

/** `Did you mean today? `, to put before a hint; empty when none of these names is near the word. */
export function didYouMean(word: string, names: Iterable<string>): string {
  const near = meant(word, [...names]);
  return near === null ? '' : `Did you mean ${near}? `;
}

/** Which of these names was probably meant, whatever its case; null when none is near. */
function meant(word: string, names: readonly string[]): string | null {
  const typed = word.toLowerCase();
  const begins = names.filter((name) => name.toLowerCase().startsWith(typed));
  const [only = null] = begins;
  if (typed !== '' && begins.length === 1) return only;
  const near = nearest(
    typed,
    names.map((name) => name.toLowerCase()),
  );
  return names.find((name) => name.toLowerCase() === near) ?? null;
}

/**
 * Letters to add, remove, change or swap with their neighbour to turn one word into the other (optimal string alignment
 * distance); gives up at `most`.
 */
export function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most;
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  let beforeLast = last;
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      let slips = Math.min((last[j] as number) + 1, (row[j - 1] as number) + 1, (last[j - 1] as number) + cost);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) slips = Math.min(slips, (beforeLast[j - 2] as number) + 1);
      row.push(slips);
    }
    if (Math.min(...row) >= most) return most;
    beforeLast = last;
    last = row;
  }
  return Math.min(most, last[b.length] as number);
}
