/** Moves the days of calls where that brings more of them in time. */
import type { Workspace } from '../../context.ts';
import type { Day } from '../../domain/day.ts';
import type { PlannedCall } from '../../domain/plan/planner.ts';
import { type Offer, offerOf, type Rebalance, rebalanced } from '../../domain/plan/rebalance.ts';
import { plural } from '../../domain/plural.ts';
import type { Store } from '../../store/store.ts';

/** What a rebalance would bring, after a setting changed that decides about days; null when it would bring nothing. */
export async function rebalanceOffer(store: Store, today: Day): Promise<Offer | null> {
  return offerOf(await store.plan.customers(today), await store.plan.settings(today));
}

interface PlannedRebalance extends Rebalance {
  /** All calls on a rhythm, moved or not. */
  readonly customers: number;
}

/** The calls that would move; nothing is written. */
export async function planRebalance({ today }: Workspace, store: Store): Promise<PlannedRebalance> {
  const customers = await store.plan.customers(today);
  return { ...rebalanced(customers, await store.plan.settings(today)), customers: customers.length };
}

export async function applyRebalance({ today }: Workspace, store: Store, moved: readonly PlannedCall[]): Promise<void> {
  await store.atomically({ kind: 'plan', command: 'plan --rebalance', day: today }, async (book) => {
    await book.plan.record(moved);
    await book.summarize(`moved ${plural(moved.length, 'call')}`);
  });
}
