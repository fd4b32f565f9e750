import { nearest, slipsAllowed, wordsOf } from '../domain/spelling.ts';
import { catchUp, forget, isKnown, match, type TextHit, wordsLike } from './sqlite/full-text.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

export interface Found {
  /** The words that were looked for, where one was mistyped: those that were meant. */
  readonly words: readonly string[];
  readonly mended: boolean;
  /** The best first. */
  readonly hits: readonly TextHit[];
}

/** Finds customers by name, number, or anything that was said of or by them. */
export class Search {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  async find(text: string, most: number): Promise<Found> {
    await catchUp(this.#sqlite);
    const typed = wordsOf(text);
    if (typed.length === 0) return { words: [], mended: false, hits: [] };
    const hits = this.#match(typed, most);
    if (hits.length > 0) return { words: typed, mended: false, hits };
    const words = typed.map((word) => this.#meant(word));
    const mended = words.some((word, i) => word !== typed[i]);
    return mended ? { words, mended, hits: this.#match(words, most) } : { words, mended, hits };
  }

  /** Rows came or went past the journal. */
  forget(): void {
    forget(this.#sqlite);
  }

  /** Rows with all the words; else customers who have one word in one place and the others in another. */
  #match(words: readonly string[], most: number): TextHit[] {
    const together = match(this.#sqlite, words, most);
    if (together.length > 0 || words.length === 1) return together;
    const wide = 2_000;
    const each = words.map((word) => match(this.#sqlite, [word], wide));
    const customers = each.map((hits) => new Set(hits.map((hit) => hit.customerId)));
    return each
      .flat()
      .filter((hit) => customers.every((having) => having.has(hit.customerId)))
      .slice(0, most);
  }

  #meant(word: string): string {
    if (slipsAllowed(word) === 0 || isKnown(this.#sqlite, word)) return word;
    // A slip is seldom in the first two letters; then it is the second, or the first, or they changed places.
    const [first = '', second = ''] = word;
    for (const beginning of [first + second, first, second]) {
      const meant = nearest(word, wordsLike(this.#sqlite, word, beginning));
      if (meant !== null) return meant;
    }
    return word;
  }
}
