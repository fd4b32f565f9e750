import type { Workspace } from '../../context.ts';
import type { Customer, CustomerChange } from '../../domain/customer.ts';
import type { Store } from '../../store/store.ts';

interface Edit {
  /** Fields to set by hand: imports will not overwrite them. */
  readonly facts: CustomerChange;
  readonly archived: boolean | undefined;
}

/** False when the customer was like that already. */
export async function editCustomer(
  { today }: Workspace,
  store: Store,
  customer: Customer,
  { facts, archived }: Edit,
): Promise<boolean> {
  const named = Object.keys(facts);
  const handSet = [...new Set([...customer.handSet, ...named])];
  return await store.atomically({ kind: 'edit', day: today }, async (book) => {
    await book.summarize(`${customer.name}: ${[...named, ...(archived === undefined ? [] : ['archived'])].join(', ')}`);
    return await book.customers.change(customer.id, {
      ...facts,
      handSet,
      ...(archived === undefined ? {} : { archived }),
    });
  });
}
