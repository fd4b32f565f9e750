import type { Workspace } from '../../context.ts';
import type { Customer, CustomerChange } from '../../domain/customer.ts';
import { fieldWords } from '../../domain/field-words.ts';
import type { Store } from '../../store/store.ts';

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

export async function editCustomer(
  { today }: Workspace,
  store: Store,
  customer: Customer,
  { facts, archived }: Edit,
): Promise<Edited> {
  const named = Object.keys(facts);
  const handSet = [...new Set([...customer.handSet, ...named])];
  const changed = await store.atomically({ kind: 'edit', day: today }, async (book) => {
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
