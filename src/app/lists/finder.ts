import { type Findable, fitOf, goodFit, worstFit } from '../../domain/typed-name.ts';
import type { Store } from '../../store/store.ts';

interface Hits {
  /** The best first. */
  readonly ids: readonly number[];
  /** How many match in all; with `more`, at least this many. */
  readonly total: number;
  readonly more: boolean;
}

/** Counting stops here when there are enough good matches: nobody reads on. */
const countedTo = 1_000;

/**
 * Finds customers as the user types: in memory at each key, because SQL takes longer than typing in a book of 100,000.
 * Read in parts, so that no key waits for all of it.
 */
export class Finder {
  readonly #store: Store;
  #known: Findable[] = [];
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
      for (const one of some) this.#known.push(one);
      if (!(await part())) return;
    }
    this.#revision = revision;
  }

  /** Searches the part that was read. */
  find(text: string, most: number): Hits {
    const fit = fitOf(text);
    const found: number[][] = Array.from({ length: worstFit + 1 }, () => []);
    const own = this.#numbered(text);
    let total = 0;
    let well = 0;
    let more = false;
    for (const one of this.#known) {
      const place = fit(one);
      if (place === null) continue;
      total += 1;
      if (place <= goodFit) well += 1;
      const alike = found[place];
      if (alike !== undefined && alike.length < most) alike.push(one.id);
      more = total > countedTo && well >= most;
      if (more) break;
    }
    const ids = [...new Set([...own, ...found.flat()])].slice(0, most);
    return { ids, total, more };
  }

  /** The customer with this number, who may come late in the book. */
  #numbered(text: string): readonly number[] {
    const id = /^\s*\d{1,15}\s*$/.test(text) ? Number(text) : Number.NaN;
    return this.#known.some((one) => one.id === id) ? [id] : [];
  }
}
