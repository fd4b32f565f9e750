/** Which days a call can use: those of the customer's caller; for customers without a caller, what the callers leave free. */
import { type Day, fromEpochDay } from '../day.ts';
import { firstTriesOf, type OwnShare, type PlannedCall, type PlannerSettings } from './planner.ts';
import type { PlanCustomer } from './slot.ts';
import { type Calendar, calendarOver } from './workdays.ts';

/** The room of several callers together, without what their days hold. */
export function whatIsFree(shares: readonly OwnShare[]): Calendar {
  return calendarOver({
    isWorkday: (day) => shares.some(({ calendar }) => calendar.isWorkday(day)),
    capacityOn: (day) =>
      shares.reduce((sum, { calendar, held }) => sum + Math.max(0, calendar.capacityOn(day) - heldOn(held, day)), 0),
  });
}

/** By epoch day; keys of days are text, and most days hold nothing. */
function heldOn(held: ReadonlyMap<Day, number>, day: number): number {
  return held.size === 0 ? 0 : (held.get(fromEpochDay(day)) ?? 0);
}

/** The settings for this caller's customers, or (null) for customers without a caller. */
function shareOf(settings: PlannerSettings, owner: string | null): PlannerSettings {
  const { team, ...rest } = settings;
  if (team === undefined) return settings;
  const own = owner === null ? undefined : team.own.get(owner);
  if (own !== undefined) return { ...rest, ...own };
  const shares = [...team.own.values()].map((share) => ({ ...share, calendar: firstTriesOf({ ...rest, ...share }) }));
  return { ...rest, calendar: whatIsFree(shares), held: team.shared, firstTries: 1 };
}

type Place = (customers: readonly PlanCustomer[], settings: PlannerSettings) => PlannedCall[];

/** Places the calls of each caller's customers, then those of customers without a caller around them. */
export function inShares(customers: readonly PlanCustomer[], settings: PlannerSettings, place: Place): PlannedCall[] {
  const { team } = settings;
  if (team === undefined) return place(customers, settings);
  const byOwner = Map.groupBy(customers, ({ owner }) => (owner !== null && team.own.has(owner) ? owner : null));
  const own = new Map(team.own);
  const placed: PlannedCall[] = [];
  for (const [key, share] of team.own) {
    const theirs = byOwner.get(key) ?? [];
    const calls = place(theirs, shareOf(settings, key));
    placed.push(...calls);
    own.set(key, { ...share, held: heldWith(share.held, theirs, calls) });
  }
  const rest = byOwner.get(null) ?? [];
  if (rest.length > 0) placed.push(...place(rest, shareOf({ ...settings, team: { ...team, own } }, null)));
  return placed;
}

/** What the days hold with these calls added; retries have their own room. */
export function heldWith(
  held: ReadonlyMap<Day, number>,
  customers: readonly PlanCustomer[],
  calls: readonly PlannedCall[],
): ReadonlyMap<Day, number> {
  const now = new Map(held);
  const moved = new Map(calls.map(({ customer, planned, reason }) => [customer.id, { planned, reason }]));
  for (const { id, planned, plannedReason } of customers) {
    const { planned: day, reason } = moved.get(id) ?? { planned, reason: plannedReason };
    if (day !== null && reason !== 'retry') now.set(day, (now.get(day) ?? 0) + 1);
  }
  return now;
}
