/** The meaningful words of a text, and which of them are forms of the same word. */
import { late } from './late.ts';

export interface SpokenLanguage {
  readonly name: string;
  /** Stop words; how many of them a text has tells its language, too. */
  readonly stopWords: ReadonlySet<string>;
  /** The common part of all forms of a word: "delivery" and "deliveries". */
  readonly stem: (word: string) => string;
}

export interface Speech {
  readonly languages: readonly SpokenLanguage[];
  /** Stop words of any of the languages: a text may have a few of another one. */
  readonly stopWords: ReadonlySet<string>;
  /** Words that end a phrase: "delivery was not late" does not say that delivery is late. */
  readonly turns: ReadonlySet<string>;
}

/** Terms by their stems, with the wording; null when the words are not next to each other. */
type Terms = ReadonlyMap<string, string | null>;

const longestPhrase = 3;
/**
 * Words of a phrase are at most this many meaningful words apart, so that long sentences cost no more than short ones.
 */
const reach = 4;

/** What an apostrophe joins to a word: l'été, dell'olio; customer's, we're. */
const joinedBefore = late(() => /^(?:\p{L}|qu|jusqu|lorsqu|(?:d|n|s|c)ell|[ads]ll|quest|un)'(?=\p{L}{2})/u);
const joinedBehind = /'(?:s|re|ll|ve|d|m|t)$/;

/** Reads texts of a book, most of which are in one language. */
export function readerOf(texts: readonly string[], speech: Speech): (text: string) => Terms {
  const usual = usualLanguage(texts, speech);
  const known = new Map<string, Terms>();
  return (text) => {
    let terms = known.get(text);
    if (terms === undefined) {
      const marks = marksOf(text, speech);
      const best = mostOf(marks);
      terms = termsOf(text, speech, speech.languages[marks[best] === marks[usual] ? usual : best]);
      known.set(text, terms);
    }
    return terms;
  };
}

/** The language that most of the texts are in. */
function usualLanguage(texts: readonly string[], speech: Speech): number {
  const counts = speech.languages.map(() => 0);
  for (const text of texts) {
    marksOf(text, speech).forEach((mark, i) => {
      counts[i] = (counts[i] ?? 0) + mark;
    });
  }
  return mostOf(counts);
}

/** What a person who types this theme means, in each of the languages; empty for no word or more than three. */
export function meantBy(theme: string, speech: Speech): ReadonlySet<string> {
  const keys = speech.languages.flatMap((language) => {
    const telling = clausesOf(theme.replace(/[.!?;:\n,()"“”]/g, ' '), { ...speech, turns: new Set() }).flatMap(
      ({ words, telling: places }) => places.map((at) => language.stem(bare(words[at] ?? ''))),
    );
    return telling.length === 0 || telling.length > longestPhrase ? [] : [keyOf(telling)];
  });
  return new Set(keys);
}

/** How many stop words of each language a text has. */
function marksOf(text: string, { languages }: Speech): number[] {
  const words = spokenWords(text);
  return languages.map(({ stopWords }) => words.filter((word) => stopWords.has(plainly(word))).length);
}

function mostOf(counts: readonly number[]): number {
  return counts.indexOf(Math.max(...counts));
}

function spokenWords(text: string): string[] {
  return text.toLowerCase().match(/#?[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
}

/** With any kind of apostrophe. */
const plainly = (word: string) => word.replaceAll('’', "'");

function bare(word: string): string {
  return plainly(word).replace(joinedBefore(), '').replace(joinedBehind, '');
}

/** don't, wasn't. */
const isNegated = (word: string) => plainly(word).endsWith("n't");

interface Clause {
  readonly words: readonly string[];
  /** The positions of meaningful words. */
  readonly telling: readonly number[];
}

function clausesOf(text: string, { stopWords, turns }: Speech): Clause[] {
  const tells = (word: string) =>
    word.length > 1 &&
    !/^\d+$/.test(word) &&
    !isNegated(word) &&
    ![plainly(word), bare(word)].some((form) => form.length < 2 || stopWords.has(form));
  return text.split(/[.!?;:\n,()"“”]/).flatMap((sentence) => {
    const clauses: string[][] = [[]];
    for (const word of spokenWords(sentence)) {
      if (turns.has(word) || isNegated(word)) clauses.push([]);
      clauses.at(-1)?.push(word);
    }
    return clauses.map((words) => ({ words, telling: words.flatMap((word, at) => (tells(word) ? [at] : [])) }));
  });
}

function termsOf(text: string, speech: Speech, language: SpokenLanguage | undefined): Terms {
  const terms = new Map<string, string | null>();
  for (const { words, telling } of clausesOf(text, speech)) {
    const stems = telling.map((at) => language?.stem(bare(words[at] ?? '')) ?? '');
    for (const places of phrases(telling.length)) {
      const key = keyOf(places.map((place) => stems[place] ?? ''));
      const [first = 0, last = first] = [places[0], places.at(-1)];
      const together = last - first === places.length - 1;
      const put = together ? words.slice(telling[first], (telling[last] ?? 0) + 1).join(' ') : null;
      if ((terms.get(key) ?? null) === null) terms.set(key, put);
    }
  }
  return terms;
}

/** Which words make a phrase: one to three near each other. */
function* phrases(count: number): Iterable<readonly number[]> {
  for (let a = 0; a < count; a++) {
    yield [a];
    for (let b = a + 1; b < Math.min(count, a + reach); b++) {
      yield [a, b];
      for (let c = b + 1; c < Math.min(count, a + reach); c++) yield [a, b, c];
    }
  }
}

/** "delivery is late" and "late deliveries" are the same. */
function keyOf(stems: readonly string[]): string {
  return [...new Set(stems)].sort().join(' ');
}
