import { type Hits, NameSearch, type Page, pageOf } from '../../domain/name-search.ts';
import type { Store } from '../../store/store.ts';

/**
 * Finds customers as the user types: in memory at each key, because SQL takes longer than typing in a book of 100,000.
 * Read in parts, so that no key waits for all of it.
 */
export class Finder {
  readonly #store: Store;
  #known: Page[] = [];
  #revision = -1;

  constructor(store: Store) {
    this.#store = store;
  }

  /** Reads what changed since the last time; `part` is called after each part, and stops the reading with false. */
  async read(part: () => Promise<boolean>): Promise<void> {
    const revision = await this.#store.operations.revision();
    if (revision === this.#revision) return;
    this.#known = [];
    this.#revision = -1;
    for await (const some of this.#store.customers.findable()) {
      this.#known.push(pageOf(some));
      if (!(await part())) return;
    }
    this.#revision = revision;
  }

  /** Searches the part that was read. */
  find(text: string, most: number): Hits {
    const search = new NameSearch(text, most);
    for (const page of this.#known) search.look(page);
    return search.hits();
  }
}
