import type { Customer } from '../../domain/customer.ts';
import type { FoundCustomer } from '../../domain/found-customer.ts';
import { excerptOf } from '../../domain/spelling.ts';
import type { SearchHits } from '../../store/search.ts';
import type { Store } from '../../store/store.ts';

/** Rows searched for each customer shown: one customer may have said a word many times. */
const rowsEach = 5;

interface SearchResult {
  /** The words searched for; corrected ones when nothing was found. */
  readonly words: readonly string[];
  readonly mended: boolean;
  readonly customers: readonly FoundCustomer[];
}

/** At most `limit` customers, the best match first. */
export async function search(store: Store, text: string, limit: number): Promise<SearchResult> {
  const found = await store.search.find(text, limit * rowsEach);
  const customers = (await byCustomer(store, found)).slice(0, limit);
  return { words: found.words, mended: found.mended, customers };
}

/** Each customer once, in the order of their best match. */
async function byCustomer(store: Store, { hits, words: wanted }: SearchHits): Promise<FoundCustomer[]> {
  const matches = new Map<number, FoundCustomer['matches'][number][]>();
  for (const { customerId, foundIn, day, words } of hits) {
    const known = matches.get(customerId) ?? [];
    matches.set(customerId, [...known, { foundIn, day, excerpt: words === null ? [] : excerptOf(words, wanted) }]);
  }
  const customers = new Map<number, Customer>();
  for (const customer of await store.customers.some([...matches.keys()])) customers.set(customer.id, customer);
  return [...matches].flatMap(([id, found]) => {
    const customer = customers.get(id);
    return customer === undefined ? [] : [{ customer, matches: found }];
  });
}
