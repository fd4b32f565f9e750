/** Finds the customer that a text refers to. */
import type { Customer } from '../../domain/customer.ts';
import type { WayOut } from '../../domain/operation.ts';
import { isNumber } from '../../domain/phone-number.ts';
import type { Store } from '../../store/store.ts';

type CustomerMatch =
  | { readonly kind: 'one'; readonly customer: Customer }
  | { readonly kind: 'several'; readonly customers: readonly Customer[] }
  /** No customer has this name; these are similar. Never to be used without asking. */
  | { readonly kind: 'near'; readonly customers: readonly Customer[] }
  /** There was a customer with this number. */
  | { readonly kind: 'gone'; readonly way: string }
  /** No customer has this phone number, or this e-mail address. */
  | { readonly kind: 'nobody'; readonly having: 'number' | 'address' };

function oneOrSeveral(customers: readonly Customer[]): CustomerMatch | null {
  const [only] = customers;
  if (only === undefined) return null;
  return customers.length === 1 ? { kind: 'one', customer: only } : { kind: 'several', customers };
}

const isAddress = (text: string) => /^\s*[^\s@]+@[^\s@]+\s*$/.test(text);

/** The most near matches to offer. */
const mostNear = 10;

/** By number, external id, part of a name, phone number in any spelling, or e-mail address. */
export async function findCustomer(
  store: Pick<Store, 'customers' | 'search' | 'operations'>,
  text: string,
): Promise<CustomerMatch> {
  const named = oneOrSeveral(await store.customers.find(text));
  if (named !== null) return named;
  const gone = /^\d{1,15}$/.test(text) ? await store.operations.wayOut(Number(text)) : null;
  if (gone !== null) return { kind: 'gone', way: await wayOf(store, gone) };
  if (isNumber(text)) {
    const having = await store.customers.some(await store.search.havingNumber(text));
    return oneOrSeveral(having) ?? { kind: 'nobody', having: 'number' };
  }
  if (isAddress(text)) {
    return oneOrSeveral(await store.customers.havingAddress(text)) ?? { kind: 'nobody', having: 'address' };
  }
  const { hits } = await store.search.find(text, 100);
  const near = hits.filter(({ words }) => words === null).map(({ customerId }) => customerId);
  return { kind: 'near', customers: await store.customers.some([...new Set(near)].slice(0, mostNear)) };
}

/** `merged into 4`, also by way of others; a customer erased after that counts as erased. */
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
