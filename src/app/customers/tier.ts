/** A customer's tier: from the ranking, or pinned by a person. */
import type { Workspace } from '../../context.ts';
import { type Customer, displayName, type Tier } from '../../domain/customer.ts';
import type { TierChange } from '../../domain/rank/tier-change.ts';
import type { Store } from '../../store/store.ts';
import { mustBeAsRead } from './as-read.ts';

/** A tier that overrides the ranking; null lets the ranking decide again. */
export interface TierPin {
  readonly pin: Tier | null;
  readonly reason: string | null;
}

/** Throws `ChangedMeanwhile` when somebody else pinned another tier since the customer was read. */
export async function pinTier(ctx: Workspace, store: Store, customer: Customer, asked: TierPin): Promise<void> {
  const { pin, reason } = asked;
  // The former tier must be known, so that the change is recorded.
  await store.standings.fresh(ctx.today);
  const command = pin === null ? 'tier --unpin' : 'tier --pin';
  await store.atomically({ kind: 'tier', command, day: ctx.today }, async (book) => {
    const wanted = { tierPin: pin, tierPinRequest: pin === null ? null : { on: ctx.today, reason } };
    const present = (await book.customers.get(customer.id)) ?? customer;
    mustBeAsRead<Customer>({ read: customer, present, wanted, name: displayName(present), id: customer.id });
    await book.customers.change(customer.id, wanted);
    // The new tier may need an earlier call.
    await book.plan.lookAgain(ctx.today);
    await book.summarize(`${displayName(customer)}${pin === null ? '' : `: ${pin}`}`);
  });
}

export interface TierOf {
  readonly customer: Customer;
  /** Null in a book too small for tiers. */
  readonly tier: Tier | null;
  readonly pinned: boolean;
  /** Why it was pinned. */
  readonly reason: string | null;
  readonly changes: readonly TierChange[];
}

/** The tier after a change, read again. */
export async function tierNow(ctx: Workspace, store: Store, before: Customer): Promise<TierOf> {
  await store.standings.fresh(ctx.today);
  const customer = (await store.customers.get(before.id)) ?? before;
  const standing = await store.standings.of(customer.id, ctx.today);
  const changes = await store.standings.tierChanges({ from: '0001-01-01', to: ctx.today, customerId: customer.id });
  const reason = customer.tierPinRequest?.reason ?? null;
  return { customer, tier: standing?.tier ?? null, pinned: customer.tierPin !== null, reason, changes };
}
