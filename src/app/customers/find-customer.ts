/** Finding the customer whom a text means. */
import type { Customer } from '../../domain/customer.ts';
import type { WayOut } from '../../domain/operation.ts';
import type { Store } from '../../store/store.ts';

type FoundCustomer =
  | { readonly kind: 'one'; readonly customer: Customer }
  | { readonly kind: 'several'; readonly customers: readonly Customer[] }
  /** No customer is called so; these are called nearly so. Never to be taken without asking. */
  | { readonly kind: 'near'; readonly customers: readonly Customer[] }
  /** There was one of this number. */
  | { readonly kind: 'gone'; readonly way: string };

/** How many near matches there are at most. */
const mostNear = 10;

/** By number, external id, or part of a name. */
export async function findCustomer(
  store: Pick<Store, 'customers' | 'search' | 'operations'>,
  text: string,
): Promise<FoundCustomer> {
  const found = await store.customers.find(text);
  const [only] = found;
  if (only !== undefined)
    return found.length === 1 ? { kind: 'one', customer: only } : { kind: 'several', customers: found };
  const gone = /^\d{1,15}$/.test(text) ? await store.operations.wayOut(Number(text)) : null;
  if (gone !== null) return { kind: 'gone', way: await wayOf(store, gone) };
  const { hits } = await store.search.find(text, 100);
  const named = hits.filter(({ words }) => words === null).map(({ customerId }) => customerId);
  return { kind: 'near', customers: await store.customers.some([...new Set(named)].slice(0, mostNear)) };
}

/** `merged into 4`, also by way of others; who was erased after that is erased. */
async function wayOf(
  { customers, operations }: Pick<Store, 'customers' | 'operations'>,
  gone: WayOut,
): Promise<string> {
  const ways: number[] = [];
  for (let way: WayOut | null = gone; way !== null; ) {
    if (way.kind === 'erased' || ways.includes(way.into)) break;
    ways.push(way.into);
    way = (await customers.get(way.into)) === null ? await operations.wayOut(way.into) : null;
  }
  return ways.length === 0 ? 'erased' : `merged into ${ways.join(', and that into ')}`;
}
