import type { Workspace } from '../../context.ts';
import { type Customer, displayName } from '../../domain/customer.ts';
import { MayNot } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

/** A customer with their figures. On a server, somebody whom a caller added has none until a keeper works them out. */
export async function rankedCustomer({ today }: Pick<Workspace, 'today'>, store: Store, customer: Customer) {
  const [ranked] = await store.standings.ranked(today, [customer.id]);
  if (ranked !== undefined) return ranked;
  if (store.role === 'keeper') throw new Error(`customer ${customer.id} has no standing`);
  throw new MayNot(`${displayName(customer)} was added since the figures were worked out, and has none`, {
    hint: 'they are shown, and on lists, once a keeper has worked out new ones: cadence rank',
  });
}
