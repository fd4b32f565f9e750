import { withoutApostrophes, wordsOf } from '../domain/folded.ts';
import { endOf, isNumber, isSameNumber, numbersIn } from '../domain/phone-number.ts';
import { nearest, slipsAllowed } from '../domain/spelling.ts';
import { findableNames } from '../domain/typed-name.ts';
import type { Db, KeepWork } from './db.ts';
import type { FullText, TextHit } from './dialect.ts';

export interface SearchHits {
  /** The words searched for; in place of mistyped ones, the corrected ones. */
  readonly words: readonly string[];
  readonly mended: boolean;
  /** The best first. */
  readonly hits: readonly TextHit[];
}

/** Finds customers by name, number, or anything noted about or said by them. */
export class Search {
  readonly #db: Db;
  readonly #keep: KeepWork;
  readonly #fullText: FullText;

  constructor(db: Db, keep: KeepWork, fullText: FullText) {
    this.#db = db;
    this.#keep = keep;
    this.#fullText = fullText;
  }

  async find(text: string, most: number): Promise<SearchHits> {
    await this.#fullText.catchUp(this.#db, this.#keep);
    const dialled = isNumber(text) ? await this.#havingNumber(text, most) : [];
    if (dialled.length > 0) return { words: wordsOf(text), mended: false, hits: dialled };
    const typed = wordsOf(text);
    if (typed.length === 0) return { words: [], mended: false, hits: [] };
    const hits = await this.#match(typed, most);
    if (hits.length > 0) return { words: typed, mended: false, hits };
    const plain = wordsOf(withoutApostrophes(text));
    const found = plain.length === typed.length ? [] : await this.#match(plain, most);
    if (found.length > 0) return { words: plain, mended: false, hits: found };
    const words: string[] = [];
    for (const word of typed) words.push(await this.#meant(word));
    const mended = words.some((word, i) => word !== typed[i]);
    return mended ? { words, mended, hits: await this.#match(words, most) } : { words, mended, hits };
  }

  /** The customers with this phone number, in any spelling; including archived ones, who may call as well. */
  async havingNumber(text: string): Promise<number[]> {
    await this.#fullText.catchUp(this.#db, this.#keep);
    const hits = await this.#havingNumber(text, wide);
    const archived = `SELECT id, phones, contact_types AS types FROM customer WHERE archived = 1 AND (phones <> '[]' OR contact_types IS NOT NULL)`;
    const rows = await this.#db.all<StoredNumbers>(archived);
    return [...new Set([...hits.map(({ customerId }) => customerId), ...idsHaving(rows, text)])];
  }

  /** Rows with all the words; otherwise customers who have the words in different places. */
  async #match(words: readonly string[], most: number): Promise<readonly TextHit[]> {
    const together = await this.#having(words, most);
    if (together.length > 0 || words.length === 1) return together;
    const each: TextHit[][] = [];
    for (const word of words) each.push(await this.#having([word], wide));
    const customers = each.map((hits) => new Set(hits.map((hit) => hit.customerId)));
    return each
      .flat()
      .filter((hit) => customers.every((having) => having.has(hit.customerId)))
      .slice(0, most);
  }

  /** Rows with all the words: names of customers, then people of companies, then what was said. */
  async #having(words: readonly string[], most: number): Promise<TextHit[]> {
    const people = await this.#people(words);
    const hits = await this.#fullText.match(this.#db, words, most);
    if (people.length === 0) return hits;
    const isName = (hit: TextHit) => hit.words === null;
    return [...hits.filter(isName), ...people, ...hits.filter((hit) => !isName(hit))].slice(0, most);
  }

  /** By name or role. They are not in the index: even of thousands, a look at each takes no time. */
  async #people(words: readonly string[]): Promise<TextHit[]> {
    const rows = await this.#db.all<readonly [customerId: number, name: string, key: string, role: string | null]>(
      `SELECT customer_id, person.name, person.name_key, role FROM person JOIN customer ON customer.id = customer_id
       WHERE archived = 0 ORDER BY person.id DESC`,
      [],
      'arrays',
    );
    return rows.flatMap(([customerId, name, key, role]) => {
      const known = wordsOf(findableNames(key, role));
      // As in the index: the last word may be typed in part.
      const fits = (word: string, i: number) =>
        known.some((one) => (i === words.length - 1 ? one.startsWith(word) : one === word));
      if (!words.every(fits)) return [];
      return [{ customerId, foundIn: 'person', day: null, words: role === null ? name : `${name}, ${role}` }];
    });
  }

  /** Customers with this phone number, in any spelling; similar numbers do not count. */
  async #havingNumber(text: string, most: number): Promise<TextHit[]> {
    const hits = await this.#fullText.match(this.#db, [endOf(text)], wide);
    const ids = this.#db.list(new Set(hits.map(({ customerId }) => customerId)));
    const sql = `SELECT id, phones, contact_types AS types FROM customer WHERE id IN ${this.#db.listed('?')}`;
    const having = new Set(idsHaving(await this.#db.all<StoredNumbers>(sql, [ids]), text));
    return hits.filter(({ customerId, words }) => words === null && having.has(customerId)).slice(0, most);
  }

  async #meant(word: string): Promise<string> {
    if (slipsAllowed(word) === 0 || (await this.#fullText.isKnown(this.#db, word))) return word;
    // A typo is seldom in both of the first two letters: one of them is right, or they are swapped.
    const [first = '', second = ''] = word;
    for (const beginning of [first + second, first, second]) {
      const meant = nearest(word, await this.#fullText.wordsLike(this.#db, word, beginning));
      if (meant !== null) return meant;
    }
    return word;
  }
}

interface StoredNumbers {
  readonly id: number;
  /** A JSON list, and the types of contacts. */
  readonly phones: string;
  readonly types: string | null;
}

function idsHaving(rows: readonly StoredNumbers[], text: string): number[] {
  const has = ({ phones, types }: StoredNumbers) =>
    numbersIn(phones, types).some((number) => isSameNumber(number, text));
  return rows.filter(has).map(({ id }) => id);
}

/** How many rows of one word are considered when others must be found for the same customer. */
const wide = 2_000;
