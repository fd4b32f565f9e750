/** Looks for what somebody types through many customers at once: a book of 100,000 answers before the next key. */
import { isBetweenWords } from './folded.ts';
import { type Findable, fitOf, fits, readTyped, worstFit } from './typed-name.ts';

export interface Hits {
  /** The best first. */
  readonly ids: readonly number[];
  /** How many match; with `more`, more than these. */
  readonly total: number;
  readonly more: boolean;
}

/** Customers in the order of the book, as two texts: one search in a long text is many times faster than one in each of many short ones. */
export interface Page {
  readonly ids: readonly number[];
  readonly names: Packed;
  readonly digits: Packed;
}

interface Packed {
  /** A mark stands before each entry, and behind the last. */
  readonly text: string;
  /** Where the entries begin, and where one more would. */
  readonly starts: Int32Array;
}

const mark = '\0';

export function pageOf(customers: readonly Findable[]): Page {
  return {
    ids: customers.map(({ id }) => id),
    names: packed(customers.map(({ names }) => names)),
    digits: packed(customers.map(({ digits }) => digits)),
  };
}

function packed(entries: readonly string[]): Packed {
  const starts = new Int32Array(entries.length + 1);
  let next = 1;
  entries.forEach((entry, i) => {
    starts[i] = next;
    next += entry.length + 1;
  });
  starts[entries.length] = next;
  return { text: `${mark}${entries.join(mark)}${mark}`, starts };
}

/** Counting stops here once there are enough to show. */
const countedTo = 1_000;

export class NameSearch {
  readonly #most: number;
  readonly #fit: (customer: Findable) => number | null;
  readonly #whole: string;
  readonly #words: readonly string[];
  readonly #digits: string;
  readonly #number: number | null;
  /** By how well they fit. */
  readonly #found: number[][] = Array.from({ length: worstFit + 1 }, () => []);
  #total = 0;
  /** The worst fit that still makes a difference. */
  #wanted: number = fits.somewhere;

  constructor(text: string, most: number) {
    const { whole, words, digits, number, isLong } = readTyped(text);
    this.#most = most;
    this.#fit = fitOf(text);
    this.#whole = whole;
    this.#words = words;
    this.#digits = isLong ? digits : '';
    this.#number = number;
  }

  /** Looks through the next customers of the book. */
  look(page: Page): void {
    if (this.#number !== null && hasNumber(page.ids, this.#number)) this.#add(this.#number, fits.exactly);
    const byNumber = this.#digits === '' ? null : this.#lookForNumbers(page);
    if (!this.#isDone) this.#lookForNames(page, byNumber);
  }

  /** None of those to come would be shown, but for the customer whose own number was typed. */
  get #isDone(): boolean {
    return this.#wanted === fits.exactly;
  }

  hits(): Hits {
    const more = this.#wanted < fits.somewhere;
    const ids = this.#found.flatMap((alike) => alike.sort((a, b) => a - b));
    return { ids: [...new Set(ids)].slice(0, this.#most), total: more ? countedTo : this.#total, more };
  }

  #lookForNumbers({ ids, digits: { text, starts } }: Page): Set<number> {
    const found = new Set<number>();
    for (let at = text.indexOf(this.#digits); at >= 0 && !this.#isDone; ) {
      const place = placeAt(starts, at);
      const id = ids[place] as number;
      found.add(id);
      if (id !== this.#number) this.#add(id, fits.atTheBeginning);
      at = text.indexOf(this.#digits, starts[place + 1] as number);
    }
    return found;
  }

  #lookForNames({ ids, names: { text, starts } }: Page, known: ReadonlySet<number> | null): void {
    const probe = rarest(this.#words, text);
    for (let at = this.#next(text, probe, 0); at >= 0 && !this.#isDone; ) {
      const place = placeAt(starts, at);
      const [id, end] = [ids[place] as number, starts[place + 1] as number];
      if (id !== this.#number && !known?.has(id)) {
        const fit = this.#fit({ id, names: text.slice(starts[place], end - 1), digits: '' });
        if (fit !== null) this.#add(id, fit);
      }
      at = this.#next(text, probe, end);
    }
  }

  /** The next place where a customer may be named who would be shown; negative where there is none. */
  #next(text: string, probe: string, from: number): number {
    if (this.#wanted <= fits.atTheBeginning) {
      const at = text.indexOf(mark + this.#whole, Math.max(0, from - 1));
      return at < 0 ? at : at + 1;
    }
    for (let at = text.indexOf(probe, Math.max(1, from)); at >= 0; at = text.indexOf(probe, at + 1))
      if (this.#wanted === fits.somewhere || isBetweenWords(text.charCodeAt(at - 1))) return at;
    return -1;
  }

  #add(id: number, fit: number): void {
    this.#total += 1;
    const alike = this.#found[fit];
    if (alike !== undefined && alike.length < this.#most) alike.push(id);
    if (this.#total > countedTo) this.#want();
  }

  /** What fits no better than as many as are shown makes no difference any more. */
  #want(): void {
    let enough = 0;
    for (let fit = 0; fit <= this.#wanted; fit++) {
      enough += this.#found[fit]?.length ?? 0;
      if (enough >= this.#most) this.#wanted = Math.max(fits.exactly, fit - 1);
    }
  }
}

/** So often a word is looked for to see how rare it is. */
const sample = 32;

/** The word that leads to the fewest names that have to be looked at. */
function rarest(words: readonly string[], text: string): string {
  let [best = '', reached] = [words[0], -1];
  for (const word of words.length > 1 ? words : []) {
    let at = 0;
    for (let times = 0; times < sample && at >= 0; times++) at = text.indexOf(word, at + 1);
    const until = at < 0 ? text.length : at;
    if (until > reached) [best, reached] = [word, until];
  }
  return best;
}

/** Which entry stands at this place of the text. */
function placeAt(starts: Int32Array, at: number): number {
  let [low, high] = [0, starts.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] as number) <= at) low = middle;
    else high = middle;
  }
  return low;
}

/** `ids` rise. */
function hasNumber(ids: readonly number[], id: number): boolean {
  return (ids[0] ?? id + 1) <= id && (ids.at(-1) ?? id - 1) >= id && ids.includes(id);
}
