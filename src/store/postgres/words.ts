/** Words as PostgreSQL's full text writes them, and how much a row with them weighs. */
import { indexWords } from '../../domain/folded.ts';

/** What is looked for: these words in a row, in one column; the last one may be the beginning of a word. */
export interface Phrase {
  readonly words: readonly string[];
  readonly isBeginning: boolean;
  /** The same name in two words, looked for in names and numbers only. */
  readonly apart: readonly string[] | null;
}

/** Of columns: the name, what else a customer is reached by, what was said. */
const columns = [
  { letter: 'A', weight: 10 },
  { letter: 'B', weight: 5 },
  { letter: 'C', weight: 1 },
] as const;

/** No phrase reaches from one column into the next. */
const gap = 2;

/** PostgreSQL's longest word, in bytes. */
const longest = 2_000;

/** A row's words with their places; and how many they are. */
export function vectorOf(texts: readonly string[]): { readonly size: number; readonly text: string } {
  const places = new Map<string, string[]>();
  let [at, size] = [1, 0];
  for (const [column, text] of texts.entries()) {
    for (const word of text.split(' ')) {
      if (word === '' || Buffer.byteLength(word) > longest) continue;
      const known = places.get(word);
      const place = `${Math.min(at++, 16_383)}${columns[column]?.letter}`;
      if (known === undefined) places.set(word, [place]);
      else known.push(place);
      size += 1;
    }
    at += gap;
  }
  return { size, text: [...places].map(([word, found]) => `${quoted(word)}:${found.join()}`).join(' ') };
}

/** One that no row has. */
const nowhere = "'-'";

/** A word that is too long is in no vector, and the server takes none in a query. */
const quoted = (word: string) => (Buffer.byteLength(word) > longest ? nowhere : `'${word.replace(/['\\]/g, '$&$&')}'`);

/**
 * Every word as it is, the last one also as a beginning, while it is being typed. A number is not a beginning of
 * another one. The index has O'Brien as two words in a row: a name typed as one word is searched for as both.
 */
export function phraseOf(word: string, isLast: boolean): Phrase {
  const [, before, after] = elided.exec(word) ?? [];
  const words = indexWords(word)
    .split(' ')
    .filter((one) => one !== '');
  const isBeginning = isLast && !/^\p{N}+$/u.test(word);
  return { words, isBeginning, apart: before === undefined || after === undefined ? null : [before, after] };
}

/** Elided beginnings of names. */
const elided = /^(dell|dall|nell|sant|[odlmnst])(\p{L}{3,})$/u;

/** As a `tsquery`. */
export function queryOf({ words, isBeginning, apart }: Phrase): string {
  const query = (parts: readonly string[], letters: string) => {
    const last = parts.length - 1;
    const marks = (at: number) => `${isBeginning && at === last ? '*' : ''}${letters}`;
    return parts.map((part, at) => `${quoted(part)}${marks(at) === '' ? '' : `:${marks(at)}`}`).join(' <-> ');
  };
  return apart === null ? `(${query(words, '')})` : `((${query(words, '')}) | (${query(apart, 'AB')}))`;
}

interface Surroundings {
  /** Of each phrase: the rarer, the more it weighs. */
  readonly rarity: readonly number[];
  /** How many words a row has on average. */
  readonly average: number;
}

/** The weight of a row by BM25, as SQLite works it out. */
export function weigh(
  { size, words }: { readonly size: number; readonly words: string },
  phrases: readonly Phrase[],
  { rarity, average }: Surroundings,
): number {
  const [k1, b] = [1.2, 0.75];
  const placed = placesIn(words);
  const long = k1 * (1 - b + (b * size) / average);
  let weight = 0;
  for (const [at, phrase] of phrases.entries()) {
    const often =
      timesIn(placed, phrase.words, phrase.isBeginning) +
      (phrase.apart === null ? 0 : timesIn(placed, phrase.apart, phrase.isBeginning));
    weight += (rarity[at] ?? 0) * ((often * (k1 + 1)) / (often + long));
  }
  return weight;
}

interface Place {
  readonly word: string;
  readonly weight: number;
}

/** The words of a vector by their places: `'ada':1A 'finch':2A`. Words are letters and digits only. */
function placesIn(vector: string): ReadonlyMap<number, Place> {
  const placed = new Map<number, Place>();
  for (const item of vector.split(' ')) {
    const at = item.lastIndexOf(':');
    const [word, places] = [item.slice(1, at - 1), item.slice(at + 1)];
    for (const place of places.split(',')) {
      const weight = columns.find(({ letter }) => place.endsWith(letter))?.weight ?? 1;
      placed.set(Number.parseInt(place, 10), { word, weight });
    }
  }
  return placed;
}

/** How often the words stand in a row, each time by the weight of the column. */
function timesIn(placed: ReadonlyMap<number, Place>, words: readonly string[], isBeginning: boolean): number {
  let times = 0;
  const fits = (word: string | undefined, wanted: string, isLast: boolean) =>
    word !== undefined && (isLast && isBeginning ? word.startsWith(wanted) : word === wanted);
  for (const [at, { weight }] of placed)
    if (words.every((wanted, step) => fits(placed.get(at + step)?.word, wanted, step === words.length - 1)))
      times += weight;
  return times;
}
