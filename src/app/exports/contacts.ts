import type { Contact } from '../../domain/contact.ts';
import { refusalsOf } from '../../domain/refusal.ts';
import type { Store } from '../../store/store.ts';
import { cardUids } from './card-uids.ts';

interface Contacts {
  readonly contacts: readonly Contact[];
  /** How many archived customers are left out, because other programs should not call them either. */
  readonly archived: number;
}

/** The customers as contacts for other programs. */
export async function contactsOf(store: Store): Promise<Contacts> {
  const customers = await store.customers.all();
  const refusals = Map.groupBy(await store.refusals.all(), ({ customerId }) => customerId);
  const uids = await cardUids(store);
  const current = customers.filter(({ archived }) => !archived);
  const contacts = current.map((customer) => ({
    customer,
    refusals: refusalsOf(customer, refusals.get(customer.id) ?? []),
    uid: uids.get(customer.id) ?? '',
  }));
  return { contacts, archived: customers.length - current.length };
}
