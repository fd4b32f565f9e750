/** What choosing new days would bring: as few calls as possible move, and more are in time. */

import type { Tier } from '../customer.ts';
import { toEpochDay } from '../day.ts';
import { arrange } from './arrange.ts';
import { queueDays } from './daily-queue.ts';
import { firstTriesOf, type PlannedCall, type PlannerSettings } from './planner.ts';
import { sampleOf } from './sample.ts';
import { inTimeUntil, type PlanCustomer, slotOf, yearDays } from './slot.ts';

/** How many more calls are made in time, by tier. */
export type Gained = Readonly<Record<Tier | 'none', number>>;

export interface Rebalance {
  readonly moved: readonly PlannedCall[];
  readonly gained: Gained;
}

/** The calls to move, and what that brings. */
export function rebalanced(customers: readonly PlanCustomer[], settings: PlannerSettings): Rebalance {
  const placed = arrange(customers, settings, { staying: true });
  const moved = placed.filter(({ customer, planned }) => planned !== customer.planned);
  if (moved.length === 0) return { moved, gained: { A: 0, B: 0, C: 0, none: 0 } };
  const before = inTime(customers, settings);
  const after = inTime(
    placed.map(({ customer, planned, reason }) => ({ ...customer, planned, plannedReason: reason })),
    settings,
  );
  const gain = (tier: Tier | 'none') => after[tier] - before[tier];
  return { moved, gained: { A: gain('A'), B: gain('B'), C: gain('C'), none: gain('none') } };
}

/** For an offer, a larger book is judged by this many customers. */
const mostJudged = 2_500;

export interface Offer {
  readonly moves: number;
  readonly gained: Gained;
  /** Estimated from a part of the book. */
  readonly about: boolean;
}

/** What a rebalance would take and bring, estimated for a very large book; null when it is not worth it. */
export function offerOf(customers: readonly PlanCustomer[], settings: PlannerSettings): Offer | null {
  const sample = sampleOf(customers, settings, mostJudged);
  const found = rebalanced(sample.customers, sample.settings);
  if (!isWorthIt(found)) return null;
  const { A, B, C, none } = found.gained;
  const all = (some: number) => some * sample.every;
  const gained = { A: all(A), B: all(B), C: all(C), none: all(none) };
  return { moves: all(found.moved.length), gained, about: sample.every > 1 };
}

/** Worth proposing: tier A does not lose, and all tiers together gain. */
export function isWorthIt({ gained }: Rebalance): boolean {
  return gained.A >= 0 && gained.A + gained.B + gained.C + gained.none > 0;
}

/** How many next calls are made in time, if each day takes as many first tries as it has room for, by tier. */
function inTime(customers: readonly PlanCustomer[], settings: PlannerSettings): Gained {
  const today = toEpochDay(settings.today);
  const comes = queueDays(customers, { ...settings, calendar: firstTriesOf(settings) }, yearDays);
  const counts = { A: 0, B: 0, C: 0, none: 0 };
  for (const [customer, day] of comes)
    if (toEpochDay(day) <= inTimeUntil(customer, slotOf(customer, today))) counts[customer.tier ?? 'none']++;
  return counts;
}
