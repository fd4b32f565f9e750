import { type Day, fromEpochDay, toEpochDay } from '../day.ts';
import { mayMove, type PlanCustomer, placeOne, reasonFor, type Slot, slotOf } from './placement.ts';
import { byValue, type Placed, type ProgrammeSettings } from './programme.ts';

/**
 * The calls that a day can no longer hold, because it became a holiday or its capacity fell: of each such day the least
 * valuable, on a closed day all but those a customer asked for. Each gets a new day, and so do calls that had none as
 * far as there is room now; nobody else moves.
 */
export function displaced(customers: readonly PlanCustomer[], settings: ProgrammeSettings): Placed[] {
  const { today, calendar } = settings;
  const load = new Map<number, number>();
  for (const [day, calls] of settings.held) load.set(toEpochDay(day), calls);
  const moving: PlanCustomer[] = [];
  for (const [day, calls] of callsByDay(customers, today)) {
    const epochDay = toEpochDay(day);
    const room = Math.max(0, calendar.capacityOn(epochDay) - (load.get(epochDay) ?? 0));
    const staying = calls.filter((call, place) => call.plannedReason === 'callback' || place < room);
    moving.push(...calls.filter((call) => !staying.includes(call)));
    load.set(epochDay, (load.get(epochDay) ?? 0) + staying.length);
  }
  const without = customers.filter((customer) => customer.planned === null);
  const placed = [...moving, ...without].sort(byValue).map((customer) => {
    const slot = slotAround(customer, today);
    const day = placeOne(slot, (at) => load.get(at) ?? 0, calendar, toEpochDay(today));
    if (day !== null) load.set(day, (load.get(day) ?? 0) + 1);
    return {
      customer,
      planned: day === null ? null : fromEpochDay(day),
      reason: mayMove(customer, today) ? reasonFor(customer, slot) : (customer.plannedReason ?? 'by hand'),
      inWindow: day !== null && day >= slot.release && day <= slot.deadline,
    };
  });
  return placed.filter(({ customer, planned }) => planned !== customer.planned);
}

/** Best first on each day. */
function callsByDay(customers: readonly PlanCustomer[], today: Day): Map<Day, PlanCustomer[]> {
  const byDay = new Map<Day, PlanCustomer[]>();
  for (const customer of [...customers].sort(byValue)) {
    if (customer.planned === null || customer.planned < today) continue;
    byDay.set(customer.planned, [...(byDay.get(customer.planned) ?? []), customer]);
  }
  return byDay;
}

/** The customer's own window; for a day that somebody chose, the days from it on. */
function slotAround(customer: PlanCustomer, today: Day): Slot {
  if (mayMove(customer, today)) return slotOf(customer, toEpochDay(today));
  const day = toEpochDay(customer.planned ?? today);
  return { earliest: day, early: day, release: day, deadline: day + 14, prefer: day, asap: true };
}
