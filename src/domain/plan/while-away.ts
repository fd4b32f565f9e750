/** What becomes of the calls of somebody who is away. */
import { type Day, toEpochDay } from '../day.ts';
import { moveOverflow } from './overflow.ts';
import type { PlannedCall, PlannerSettings } from './planner.ts';
import { dueOf, mayMove, type PlanCustomer } from './slot.ts';

export interface WhileAway {
  /** Calls that can wait until they are back, with their days from then on. */
  readonly waiting: readonly PlannedCall[];
  /** Calls that fall due before and stay on their days, for somebody else to make. */
  readonly due: readonly PlanCustomer[];
}

/** `customers` are theirs, and their days in `settings` are closed until they are `back`. */
export function whileAway(customers: readonly PlanCustomer[], settings: PlannerSettings, back: Day): WhileAway {
  const { today } = settings;
  const mayWait = (customer: PlanCustomer) => dueOf(customer, toEpochDay(today)) >= toEpochDay(back);
  const waiting = moveOverflow(customers, settings).filter(
    ({ customer, planned }) =>
      customer.planned !== null && planned !== null && planned >= back && mayMove(customer, today) && mayWait(customer),
  );
  const moved = new Set(waiting.map(({ customer }) => customer.id));
  const due = customers.filter(({ id, planned }) => planned !== null && planned < back && !moved.has(id));
  return { waiting, due };
}
