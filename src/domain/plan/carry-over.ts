import type { Tier } from '../customer.ts';
import { type Day, fromEpochDay, toEpochDay, weekdayOf } from '../day.ts';
import { fringeSlots } from './fringe.ts';
import type { PlanCustomer } from './placement.ts';
import { byStake, type ProgrammeSettings } from './programme.ts';

/**
 * The day on which each call will come up if every day's list is worked through: calls whose day has passed, and those
 * without a day, wait; each day takes the best of those who wait, as many as it holds. It is what `today` will show, so
 * that the plan, the weekly list and today's list agree. Those who never come up within the days are left out.
 */
export function comingUp(
  customers: readonly PlanCustomer[],
  settings: ProgrammeSettings,
  days: number,
): Map<PlanCustomer, Day> {
  const today = toEpochDay(settings.today);
  const capacity = settings.calendar.capacities(today, days);
  const kept = fringeSlots(capacity, settings.fringe, weekdayOf(settings.today) || 7);
  const arriving = arrivals(customers, today, days);
  const comes = new Map<PlanCustomer, Day>();
  let waiting: Waiting = { planned: [], unplanned: arriving.unplanned };
  for (let index = 0; index < days; index++) {
    const day = fromEpochDay(today + index);
    waiting = { ...waiting, planned: mergeInOrder(waiting.planned, arriving.byDay[index] ?? []) };
    const room = (capacity[index] as number) - (settings.held.get(day) ?? 0);
    if (room <= 0) continue;
    const chosen = choose(waiting, room, kept[index] as number);
    if (chosen.size === 0) continue;
    for (const customer of chosen) comes.set(customer, day);
    const left = (list: readonly PlanCustomer[]) => list.filter((customer) => !chosen.has(customer));
    waiting = { planned: left(waiting.planned), unplanned: left(waiting.unplanned) };
  }
  return comes;
}

interface Waiting {
  /** Best first. */
  readonly planned: readonly PlanCustomer[];
  /** The year had no room for them: they take what is left. */
  readonly unplanned: readonly PlanCustomer[];
}

function arrivals(customers: readonly PlanCustomer[], today: number, days: number) {
  const byDay: PlanCustomer[][] = Array.from({ length: days }, () => []);
  const unplanned: PlanCustomer[] = [];
  for (const customer of [...customers].sort(byStake)) {
    if (customer.planned === null) unplanned.push(customer);
    else byDay[Math.max(0, toEpochDay(customer.planned) - today)]?.push(customer);
  }
  return { byDay, unplanned };
}

function choose({ planned, unplanned }: Waiting, room: number, kept: number): ReadonlySet<PlanCustomer> {
  const chosen = new Set(chooseWithFringe(planned, room, kept));
  for (const customer of unplanned) {
    if (chosen.size >= room) break;
    chosen.add(customer);
  }
  return chosen;
}

/** The first so many of those who wait, of whom at least `kept` are tier C if so many wait. */
export function chooseWithFringe<T extends { readonly tier: Tier | null }>(
  waiting: readonly T[],
  room: number,
  kept: number,
): ReadonlySet<T> {
  const chosen = new Set(waiting.filter(({ tier }) => tier === 'C').slice(0, Math.min(kept, room)));
  for (const one of waiting) {
    if (chosen.size >= room) break;
    chosen.add(one);
  }
  return chosen;
}

/** Both lists are best first; so is the result. */
function mergeInOrder(waiting: readonly PlanCustomer[], arriving: readonly PlanCustomer[]): readonly PlanCustomer[] {
  if (arriving.length === 0) return waiting;
  const merged: PlanCustomer[] = [];
  let next = 0;
  for (const customer of waiting) {
    while (next < arriving.length && byStake(arriving[next] as PlanCustomer, customer) < 0) {
      merged.push(arriving[next++] as PlanCustomer);
    }
    merged.push(customer);
  }
  return merged.concat(arriving.slice(next));
}
