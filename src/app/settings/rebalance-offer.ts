/** After a setting changed that decides about days: what choosing the days of calls anew would bring. */
import type { Day } from '../../domain/day.ts';
import { type Offer, offerOf } from '../../domain/plan/rebalance.ts';
import type { Store } from '../../store/store.ts';

/** Null when it would bring nothing. */
export async function rebalanceOffer(store: Store, today: Day): Promise<Offer | null> {
  return offerOf(await store.plan.customers(today), await store.plan.settings(today));
}
