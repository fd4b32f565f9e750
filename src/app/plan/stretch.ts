/** Lengthens the intervals of all tiers by one factor when the year has more calls than room. */
import type { Workspace } from '../../context.ts';
import { tiers } from '../../domain/customer.ts';
import { arrange } from '../../domain/plan/arrange.ts';
import { longestInterval } from '../../domain/plan/cadence.ts';
import type { Stretch } from '../../domain/plan/overload.ts';
import { UserError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { type PlanBasis, yearPlan } from './year-plan.ts';

interface PlannedStretch {
  readonly stretch: Stretch;
  readonly calls: number;
}

/** Null when all calls fit as it is. */
export async function planStretch(
  { today }: Workspace,
  store: Store,
  basis: PlanBasis,
): Promise<PlannedStretch | null> {
  const { overload, calls } = await yearPlan(store, today, basis);
  if (overload.feasible) return null;
  if (overload.stretch === null) {
    throw new UserError('no stretch helps: even one call a year for everyone does not fit', {
      hint: 'cadence plan says how much is missing; cadence config set capacity changes the calls a day',
    });
  }
  return { stretch: overload.stretch, calls: calls.length };
}

/** Sets the longer intervals and gives every call a day for them, as one operation. */
export async function applyStretch({ today }: Workspace, store: Store, { factor, intervals }: Stretch): Promise<void> {
  await store.atomically({ kind: 'plan', command: 'plan --stretch', day: today }, async (book) => {
    for (const tier of tiers)
      await book.settings.set(`intervals.${tier}`, `${Math.min(longestInterval, intervals[tier])}d`);
    const placed = arrange(await book.plan.customers(today), await book.plan.settings(today));
    await book.plan.record(placed.filter(({ customer, planned }) => planned !== customer.planned));
    await book.summarize(`intervals ${factor} times as long`);
  });
}
