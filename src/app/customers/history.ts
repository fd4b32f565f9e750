/** What was done to one customer, for `history`. */
import type { Customer } from '../../domain/customer.ts';
import type { Deed } from '../../domain/history.ts';
import type { Store } from '../../store/store.ts';

interface CustomerHistory {
  /** The latest first. */
  readonly deeds: readonly Deed[];
  /** The names of the customer's people, by number. */
  readonly names: ReadonlyMap<number, string>;
}

export async function customerHistory(store: Store, { id }: Customer): Promise<CustomerHistory> {
  const people = await store.people.of(id);
  return { deeds: await store.operations.historyOf(id), names: new Map(people.map((one) => [one.id, one.name])) };
}
