import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import { longestInterval } from '../../domain/plan/cadence.ts';
import { intervalFor } from '../../domain/plan/plan-settings.ts';
import type { Store } from '../../store/store.ts';

/** After this many times in a row, the interval may be wrong. */
const often = 3;

/** A proposed longer interval for a customer who is snoozed again and again; days. */
export interface LongerInterval {
  /** Times in a row, this one included. */
  readonly times: number;
  readonly days: number;
  readonly longer: number;
}

/** The customers for whom this is the third snooze or more since the last conversation; by id. */
export async function longerIntervals(
  ctx: Workspace,
  store: Store,
  customers: readonly Customer[],
): Promise<Map<number, LongerInterval>> {
  const settings = await store.settings.book();
  const found = new Map<number, LongerInterval>();
  for (const customer of customers) {
    const standing = await store.standings.of(customer.id, ctx.today);
    const times = 1 + (await store.plan.snoozes(customer.id, standing?.lastConversation ?? null));
    const days = intervalFor(customer, standing?.tier ?? null, settings);
    if (times < often || days === null) continue;
    found.set(customer.id, { times, days, longer: Math.min(longestInterval, Math.round(days * 1.5)) });
  }
  return found;
}
