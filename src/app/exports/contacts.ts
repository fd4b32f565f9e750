import type { Customer } from '../../domain/customer.ts';
import type { Store } from '../../store/store.ts';

/** Whom other programs are told of: archived customers are none to be called from there either. */
export async function contacts(store: Store): Promise<readonly Customer[]> {
  return (await store.customers.all()).filter((customer) => !customer.archived);
}
