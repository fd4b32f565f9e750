/** What many say: recurring words and phrases of many short texts. Counts and tf-idf, nothing learnt anywhere. */

export interface Text {
  readonly customerId: number;
  readonly text: string;
}

export interface Theme {
  /** One to three words, or a #tag as it was typed. */
  readonly text: string;
  /** How many customers said it. */
  readonly customers: number;
  /** Which of the texts have it, by their index. */
  readonly texts: readonly number[];
}

interface ThemeSettings {
  /** Words that say nothing. */
  readonly stopWords: ReadonlySet<string>;
  /** The texts against which these stand out; a word that everybody says everywhere is no theme. */
  readonly background: readonly Text[];
  readonly most: number;
}

const longestPhrase = 3;

/** The themes that at least two customers have, the most telling first. */
export function themesOf(texts: readonly Text[], { stopWords, background, most }: ThemeSettings): Theme[] {
  const found = occurrences(texts, stopWords);
  const everywhere = background === texts ? found : occurrences(background, stopWords);
  const scored = [...found.entries()].flatMap(([term, where]) => {
    const customers = new Set(where.map((i) => texts[i]?.customerId)).size;
    if (customers < 2) return [];
    const among = everywhere.get(term)?.length ?? where.length;
    const rarity = Math.log(1 + Math.max(background.length, texts.length) / among);
    return [{ text: term, customers, texts: where, score: customers * rarity * wordsIn(term) ** 0.6 }];
  });
  scored.sort((a, b) => b.score - a.score || b.customers - a.customers || (a.text < b.text ? -1 : 1));
  const kept: Theme[] = [];
  for (const { score: _, ...theme } of scored) {
    if (kept.length === most) break;
    if (!kept.some((other) => overlaps(theme, other))) kept.push(theme);
  }
  return kept;
}

/** A phrase says more than a word. */
function wordsIn(term: string): number {
  return term.split(' ').length;
}

/** One theme are terms of the very same texts, and terms that share a word and most of their texts. */
function overlaps(theme: Theme, other: Theme): boolean {
  const others = new Set(other.texts);
  const common = theme.texts.filter((i) => others.has(i)).length;
  if (common === theme.texts.length && common === other.texts.length) return true;
  const words = new Set(other.text.split(' '));
  const shareAWord = theme.text.split(' ').some((word) => words.has(word));
  return shareAWord && common / Math.min(theme.texts.length, other.texts.length) >= 0.5;
}

/** Words and phrases with the texts that have them. A phrase neither begins nor ends with a word that says nothing. */
function occurrences(texts: readonly Text[], stopWords: ReadonlySet<string>): Map<string, number[]> {
  const found = new Map<string, number[]>();
  texts.forEach(({ text }, i) => {
    const terms = new Set<string>();
    for (const sentence of text.split(/[.!?;:\n,()"“”]/)) addTerms(sentence, stopWords, terms);
    for (const term of terms) {
      const where = found.get(term);
      if (where === undefined) found.set(term, [i]);
      else where.push(i);
    }
  });
  return found;
}

function addTerms(sentence: string, stopWords: ReadonlySet<string>, terms: Set<string>): void {
  const words = sentence.toLowerCase().match(/#?[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const says = (word: string | undefined) =>
    word !== undefined && word.length > 1 && !/^\d+$/.test(word) && !stopWords.has(word.replaceAll('’', "'"));
  words.forEach((first, from) => {
    if (!says(first)) return;
    for (let to = from; to < from + longestPhrase; to++)
      if (says(words[to])) terms.add(words.slice(from, to + 1).join(' '));
  });
}
