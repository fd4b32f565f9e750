import { type Day, fromEpochDay, toEpochDay } from '../day.ts';
import { emptiestDay } from './matching.ts';
import { isOwnDay } from './own-days.ts';
import { byValue, firstTriesOf, loadOf, type PlannedCall, type PlannerSettings } from './planner.ts';
import { inShares } from './shares.ts';
import { mayMove, outsideWindow, type PlanCustomer, reasonFor, type Slot, shift, slotOf, yearDays } from './slot.ts';

/**
 * Moves the calls that a day can no longer hold because it became a holiday or its capacity fell: the least valuable of
 * the day, or all of them on a closed day; callbacks stay. Each gets a new day, and so do calls that had none, as far
 * as there is room now; no other call moves. Of several callers, each one's calls stay on the days of that caller.
 */
export function moveOverflow(customers: readonly PlanCustomer[], settings: PlannerSettings): PlannedCall[] {
  return inShares(customers, settings, overflowOfShare);
}

function overflowOfShare(customers: readonly PlanCustomer[], settings: PlannerSettings): PlannedCall[] {
  const { today } = settings;
  const { moving, held } = whoMoves(customers, settings);
  const without = customers.filter((customer) => customer.planned === null);
  const first = toEpochDay(today);
  const open = [...moving, ...without]
    .sort(byValue)
    .map((customer) => ({ customer, slot: shift(slotAround(customer, today), -first) }));
  // A book may have a million calls without a day: the days are laid out once, not for each call.
  const days = open.reduce((most, { slot }) => Math.max(most, slot.deadline + 1), yearDays);
  const capacity = firstTriesOf(settings).capacities(first, days);
  const load = loadOf(held, first, days);
  const capacityFor = ({ callDays }: PlanCustomer) =>
    callDays === null ? capacity : capacity.map((calls, day) => (isOwnDay(callDays, first + day) ? calls : 0));
  const placed = open.map(({ customer, slot }) => {
    const room = capacityFor(customer);
    const day = emptiestDay(slot, load, room) ?? outsideWindow(slot, load, room);
    if (day !== null) load[day] = (load[day] as number) + 1;
    return {
      customer,
      planned: day === null ? null : fromEpochDay(day + first),
      reason: mayMove(customer, today) ? reasonFor(customer, slot) : (customer.plannedReason ?? 'by hand'),
      inWindow: day !== null && day >= slot.release && day <= slot.deadline,
    };
  });
  return placed.filter(({ customer, planned }) => planned !== customer.planned);
}

/** The calls that leave their days, and what the days hold without them. */
function whoMoves(
  customers: readonly PlanCustomer[],
  { today, calendar, held: besides }: PlannerSettings,
): { readonly moving: readonly PlanCustomer[]; readonly held: ReadonlyMap<Day, number> } {
  const held = new Map(besides);
  const moving: PlanCustomer[] = [];
  for (const [day, calls] of callsByDay(customers, today)) {
    const room = Math.max(0, calendar.capacityOn(toEpochDay(day)) - (held.get(day) ?? 0));
    const goes = calls.filter((call, place) => call.plannedReason !== 'callback' && place >= room);
    moving.push(...goes);
    held.set(day, (held.get(day) ?? 0) + calls.length - goes.length);
  }
  return { moving, held };
}

/** Best first on each day. */
function callsByDay(customers: readonly PlanCustomer[], today: Day): Map<Day, PlanCustomer[]> {
  const ahead = customers.filter(({ planned }) => planned !== null && planned >= today);
  return Map.groupBy(ahead.sort(byValue), ({ planned }) => planned ?? today);
}

/** The customer's own window; for a day that a person chose, the days from that one on. */
function slotAround(customer: PlanCustomer, today: Day): Slot {
  if (mayMove(customer, today)) return slotOf(customer, toEpochDay(today));
  const day = toEpochDay(customer.planned ?? today);
  return { earliest: day, early: day, release: day, deadline: day + 14, prefer: day, asap: true };
}
