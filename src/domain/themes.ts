/** Themes: words and phrases that recur in many short texts. Counts and tf-idf, no trained model. */
import { meantBy, readerOf, type Speech } from './spoken.ts';

export interface Text {
  readonly customerId: number;
  readonly text: string;
}

export interface Theme {
  /** One to three meaningful words in their usual wording, or a #tag as typed. */
  readonly text: string;
  /** How many customers mentioned it. */
  readonly customers: number;
  /** The texts that mention it, by index. */
  readonly texts: readonly number[];
}

/** The texts themes are compared with: a word that is common everywhere is not a theme. */
export interface Background {
  readonly size: number;
  readonly read: ReturnType<typeof readerOf>;
  readonly everywhere: ReadonlyMap<string, Occurrence>;
}

export function backgroundOf(texts: readonly Text[], speech: Speech): Background {
  const read = readerOf(
    texts.map(({ text }) => text),
    speech,
  );
  return { size: texts.length, read, everywhere: occurrences(texts, read) };
}

/** The themes of at least two customers, the most meaningful first. */
export function themesOf(texts: readonly Text[], { size, read, everywhere }: Background, most: number): Theme[] {
  const scored = [...occurrences(texts, read)].flatMap(([key, { where, wordings }]) => {
    const customers = new Set(where.map((i) => texts[i]?.customerId)).size;
    const text = usualOf(wordings);
    if (customers < 2 || text === null) return [];
    const among = everywhere.get(key)?.where.length ?? where.length;
    const rarity = Math.log(1 + Math.max(size, texts.length) / among);
    const words = key.split(' ');
    return [{ text, customers, texts: where, words, score: customers * rarity * words.length ** 0.6 }];
  });
  scored.sort((a, b) => b.score - a.score || b.customers - a.customers || (a.text < b.text ? -1 : 1));
  const kept: (Theme & { words: readonly string[] })[] = [];
  for (const { score: _, ...theme } of scored) {
    if (kept.length === most) break;
    if (!kept.some((other) => overlaps(theme, other))) kept.push(theme);
  }
  return kept.map(({ words: _, ...theme }) => theme);
}

/** The texts that mention it, in any wording; null unless the theme has one to three meaningful words. */
export function saying<One extends Text>(texts: readonly One[], theme: string, speech: Speech): One[] | null {
  const meant = [...meantBy(theme, speech)];
  if (meant.length === 0) return null;
  const read = readerOf(
    texts.map(({ text }) => text),
    speech,
  );
  return texts.filter(({ text }) => {
    const terms = read(text);
    return meant.some((key) => terms.has(key));
  });
}

type InWords = Pick<Theme, 'texts'> & { readonly words: readonly string[] };

/** Terms are one theme when they are in the same texts, or share a word and most of their texts. */
function overlaps(theme: InWords, other: InWords): boolean {
  const others = new Set(other.texts);
  const common = theme.texts.filter((i) => others.has(i)).length;
  if (common === theme.texts.length && common === other.texts.length) return true;
  const shareAWord = theme.words.some((word) => other.words.includes(word));
  return shareAWord && common / Math.min(theme.texts.length, other.texts.length) >= 0.5;
}

interface Occurrence {
  readonly where: number[];
  /** The wordings, and how often each was used. */
  readonly wordings: Map<string, number>;
}

function occurrences(texts: readonly Text[], read: ReturnType<typeof readerOf>): Map<string, Occurrence> {
  const found = new Map<string, Occurrence>();
  texts.forEach(({ text }, i) => {
    for (const [key, wording] of read(text)) {
      let one = found.get(key);
      if (one === undefined) {
        one = { where: [], wordings: new Map() };
        found.set(key, one);
      }
      one.where.push(i);
      if (wording !== null) one.wordings.set(wording, (one.wordings.get(wording) ?? 0) + 1);
    }
  });
  return found;
}

/** The most frequent wording; of equals the shortest, then by the alphabet. */
function usualOf(wordings: ReadonlyMap<string, number>): string | null {
  const [first] = [...wordings].sort(
    ([a, often], [b, asOften]) => asOften - often || a.length - b.length || (a < b ? -1 : 1),
  );
  return first?.[0] ?? null;
}
