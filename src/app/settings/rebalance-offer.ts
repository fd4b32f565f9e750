/** After a setting changed that decides about days: what choosing the days of calls anew would bring. */
import type { Day } from '../../domain/day.ts';
import { isWorthIt, type Rebalance, rebalanced } from '../../domain/plan/rebalance.ts';
import type { Store } from '../../store/store.ts';

/** In a larger book nothing is worked out unasked: nobody is to wait for it. */
const mostCustomers = 20_000;

/** Null when it would bring nothing. */
export async function rebalanceOffer(store: Store, today: Day): Promise<Rebalance | null> {
  const customers = await store.plan.customers(today);
  if (customers.length > mostCustomers) return null;
  const found = rebalanced(customers, await store.plan.settings(today));
  return isWorthIt(found) ? found : null;
}
