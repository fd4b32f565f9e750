import { type Day, fromEpochDay, toEpochDay, weekdayOf } from '../day.ts';
import { CallQueue, isChosen, type QueuedCall } from './call-queue.ts';
import { fringeSlots } from './fringe.ts';
import { byStake, type PlannerSettings } from './planner.ts';
import type { PlanCustomer } from './slot.ts';

/**
 * The day on which each call comes up if every day's list is worked through: calls whose day has passed, and calls
 * without a day, wait; each day takes the best of those waiting, as many as it holds. `today` shows the same, so that
 * the plan, the weekly list and today's list agree. Calls that do not come up within `days` are left out.
 */
export function queueDays(
  customers: readonly PlanCustomer[],
  settings: PlannerSettings,
  days: number,
): Map<PlanCustomer, Day> {
  const today = toEpochDay(settings.today);
  const capacity = settings.calendar.capacities(today, days);
  const kept = fringeSlots(capacity, settings.fringe, weekdayOf(settings.today) || 7);
  const arriving = arrivals(customers, today, days);
  const comes = new Map<PlanCustomer, Day>();
  const line = new CallQueue<OneWaiting>();
  for (let index = 0; index < days; index++) {
    const day = fromEpochDay(today + index);
    line.join(arriving[index] ?? [], today + index);
    const room = (capacity[index] as number) - (settings.held.get(day) ?? 0);
    for (const { customer } of line.take(room, kept[index] as number)) comes.set(customer, day);
  }
  return comes;
}

interface OneWaiting extends QueuedCall {
  readonly customer: PlanCustomer;
}

/** By the day on which they join the queue; calls without a day join on the first. */
function arrivals(customers: readonly PlanCustomer[], today: number, days: number): OneWaiting[][] {
  const byDay: OneWaiting[][] = Array.from({ length: days }, () => []);
  [...customers].sort(byStake).forEach((customer, order) => {
    const { tier, planned, plannedReason, lastConversation } = customer;
    const last = lastConversation === null ? null : toEpochDay(lastConversation);
    const day = planned === null ? 0 : Math.max(0, toEpochDay(planned) - today);
    const state = { last, created: toEpochDay(customer.createdOn), chosen: isChosen(plannedReason) };
    byDay[day]?.push({ customer, tier, order, ...state, hasDay: planned !== null });
  });
  return byDay;
}
