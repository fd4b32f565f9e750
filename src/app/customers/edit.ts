import type { Workspace } from '../../context.ts';
import { type Customer, type CustomerChange, displayName } from '../../domain/customer.ts';
import { fieldWords } from '../../domain/field-words.ts';
import type { Store } from '../../store/store.ts';
import { mustBeAsRead } from './as-read.ts';

interface Edit {
  /** Fields to set by hand: imports will not overwrite them. */
  readonly facts: CustomerChange;
  readonly archived: boolean | undefined;
}

interface Edited {
  /** As they are now. */
  readonly customer: Customer;
  /** False when they were like that already. */
  readonly changed: boolean;
}

/** Throws `ChangedMeanwhile` when somebody else changed one of these fields since the customer was read. */
export async function editCustomer(
  { today }: Workspace,
  store: Store,
  customer: Customer,
  { facts, archived }: Edit,
): Promise<Edited> {
  const named = Object.keys(facts);
  const changed = await store.atomically({ kind: 'edit', day: today }, async (book) => {
    const present = (await book.customers.get(customer.id)) ?? customer;
    mustBeAsRead({ read: customer, present, wanted: facts, name: displayName(present), id: present.id });
    const handSet = [...new Set([...present.handSet, ...named])];
    const what = [...named.map(fieldWords), ...(archived === undefined ? [] : ['archived'])];
    await book.summarize(`${customer.name}: ${what.join(', ')}`);
    return await book.customers.change(customer.id, {
      ...facts,
      handSet,
      ...(archived === undefined ? {} : { archived }),
    });
  });
  return { customer: (await store.customers.get(customer.id)) ?? customer, changed };
}
