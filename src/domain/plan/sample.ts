/** A large book is judged by every second, third … customer, with the room reduced in proportion. */
import { toEpochDay } from '../day.ts';
import { longestInterval } from './cadence.ts';
import { byStake, type PlannerSettings } from './planner.ts';
import { type PlanCustomer, yearDays } from './slot.ts';
import { scaled } from './workdays.ts';

interface Sample {
  readonly customers: readonly PlanCustomer[];
  readonly settings: PlannerSettings;
  /** One in this many was taken. */
  readonly every: number;
}

/** About `most` customers out of all that are on a rhythm. */
export function sampleOf(customers: readonly PlanCustomer[], settings: PlannerSettings, most: number): Sample {
  const every = Math.max(1, Math.ceil(customers.length / most));
  const some = [...customers].sort(byStake).filter((_, i) => i % every === every >> 1);
  if (every === 1) return { customers: some, settings, every };
  const held = new Map([...settings.held].map(([day, calls]) => [day, Math.round(calls / every)]));
  const span = { from: toEpochDay(settings.today), length: yearDays + longestInterval + 1 };
  const calendar = scaled(settings.calendar, { ...span, share: 1 / every });
  return { customers: some, settings: { ...settings, held, calendar, team: undefined }, every };
}
