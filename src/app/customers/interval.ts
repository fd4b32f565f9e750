/** How often a customer is called, by whose wish, and what follows from it. */
import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Day } from '../../domain/day.ts';
import { intervalFor } from '../../domain/plan/plan-settings.ts';
import type { Store } from '../../store/store.ts';

export interface IntervalOf {
  readonly customer: Customer;
  /** Null: no regular calls. */
  readonly days: number | null;
  readonly dueFrom: Day | null;
  readonly due: Day | null;
  readonly planned: Day | null;
}

export async function intervalNow(ctx: Workspace, store: Store, customer: Customer): Promise<IntervalOf> {
  const settings = await store.settings.book();
  const standing = await store.standings.of(customer.id, ctx.today);
  const { dueFrom = null, due = null, planned = null } = standing ?? {};
  return { customer, days: intervalFor(customer, standing?.tier ?? null, settings), dueFrom, due, planned };
}
