import { type Hits, NameSearch, type Page, pageOf } from '../../domain/name-search.ts';
import type { Findable } from '../../domain/typed-name.ts';
import type { Store } from '../../store/store.ts';

/**
 * Finds customers as the user types: in memory at each key, because SQL takes longer than typing in a book of 100,000.
 * Read in parts, so that no key waits for all of it.
 */
export class Finder {
  readonly #store: Store;
  #known: Page[] = [];
  #revision = -1;
  /** What is still to be read of this revision; null when all is known. */
  #rest: AsyncGenerator<Findable[]> | null = null;

  constructor(store: Store) {
    this.#store = store;
  }

  /**
   * Reads on, or from the beginning if the book changed since the last time; `part` is called after each part, and stops the
   * reading with false. True when something was read and all is known now.
   */
  async read(part: () => Promise<boolean>): Promise<boolean> {
    const revision = await this.#store.operations.revision();
    if (revision !== this.#revision) {
      this.#known = [];
      this.#rest = this.#store.customers.findable();
      this.#revision = revision;
    }
    if (this.#rest === null) return false;
    for (;;) {
      const { done, value } = await this.#rest.next();
      if (done) break;
      this.#known.push(pageOf(value));
      if (!(await part())) return false;
    }
    this.#rest = null;
    return true;
  }

  /** Searches the part that was read. */
  find(text: string, most: number): Hits {
    const search = new NameSearch(text, most);
    for (const page of this.#known) search.look(page);
    return search.hits();
  }
}
