/** First calls have a window, not a debt: they are spread over it, the best first. */

import type { Tier } from '../customer.ts';
import { firstTriesOf, type PlannerSettings } from './planner.ts';
import { type PlanCustomer, type Slot, sharedSlots, yearDays } from './slot.ts';
import { capacityPerWeek } from './workdays.ts';

/** No week gets more than this many times the calls of a usual one. */
const mostOfAWeek = 2;

/**
 * Spreads first calls over their windows, the best first: tier A's from the first day on, the others after these (the
 * fringe's share begins with the first week regardless). Tier A gets more time where it would overfill a week or take
 * the fringe's share of it.
 */
export function spreadFirsts(
  slots: readonly Slot[],
  customers: readonly PlanCustomer[],
  settings: PlannerSettings,
): readonly Slot[] {
  const spread = [...slots];
  const firstsOf = (wanted: (tier: Tier | null) => boolean) =>
    Array.from(slots.keys()).filter(
      (i) => slots[i]?.first === true && !slots[i]?.nearest && wanted(customers[i]?.tier ?? null),
    );
  const ofA = firstsOf((tier) => tier === 'A');
  const usual = customers.reduce((sum, { interval }) => sum + 7 / interval, 0);
  const room = capacityPerWeek(firstTriesOf(settings), settings.today);
  const ofAWeek = Math.min((mostOfAWeek * usual) / (1 + settings.fringe), room * (1 - settings.fringe));
  const needed = Math.min(yearDays - 1, Math.ceil((7 * ofA.length) / ofAWeek));
  const window = (i: number) => (slots[i] as Slot).deadline - (slots[i] as Slot).release;
  const days = ofA.reduce((most, i) => Math.max(most, window(i)), ofA.length > 0 ? needed : 0);
  evenly(spread, ofA, () => ({ from: 0, days }));
  for (const one of ['B', 'C', null])
    evenly(
      spread,
      firstsOf((tier) => tier === one),
      (i) => ({ from: Math.min(days, window(i) >> 1), days: window(i) }),
    );
  return spread;
}

/** Gives these calls preferred days one after the other between `from` and `days` after their release. */
function evenly(slots: Slot[], calls: readonly number[], span: (call: number) => { from: number; days: number }): void {
  const shared = sharedSlots();
  calls.forEach((call, nth) => {
    const slot = slots[call] as Slot;
    const { from, days } = span(call);
    const prefer = slot.release + from + Math.floor(((days - from) * nth) / calls.length);
    slots[call] = shared({ ...slot, prefer, deadline: Math.max(slot.deadline, slot.release + days) });
  });
}
