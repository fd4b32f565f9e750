/** What choosing days anew would bring: as few calls as possible move, and more are in time. */

import type { Tier } from '../customer.ts';
import { toEpochDay } from '../day.ts';
import { arrange } from './arrange.ts';
import { comingUp } from './carry-over.ts';
import { inTimeUntil, type PlanCustomer, slotOf, yearDays } from './placement.ts';
import { firstTriesOf, type Placed, type ProgrammeSettings } from './programme.ts';

/** Calls more that are made in time; of customers without a tier too. */
export type Gained = Readonly<Record<Tier | 'none', number>>;

export interface Rebalance {
  readonly moved: readonly Placed[];
  readonly gained: Gained;
}

/** The calls that are to move, and what that brings. */
export function rebalanced(customers: readonly PlanCustomer[], settings: ProgrammeSettings): Rebalance {
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

/** Whether it is worth proposing: nobody of tier A loses, and all together gain. */
export function isWorthIt({ gained }: Rebalance): boolean {
  return gained.A >= 0 && gained.A + gained.B + gained.C + gained.none > 0;
}

/** How many next calls are made in time, if each day takes as many first tries as it has room for, by tier. */
function inTime(customers: readonly PlanCustomer[], settings: ProgrammeSettings): Gained {
  const today = toEpochDay(settings.today);
  const comes = comingUp(customers, { ...settings, calendar: firstTriesOf(settings) }, yearDays);
  const counts = { A: 0, B: 0, C: 0, none: 0 };
  for (const [customer, day] of comes)
    if (toEpochDay(day) <= inTimeUntil(customer, slotOf(customer, today))) counts[customer.tier ?? 'none']++;
  return counts;
}
