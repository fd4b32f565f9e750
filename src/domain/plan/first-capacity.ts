/** How many calls a day to propose for a new book, and what other numbers would achieve. */
import type { Intervals } from './cadence.ts';
import type { OutlookSettings } from './outlook.ts';
import { demandOf, fullest, overloadOf } from './overload.ts';
import type { PlanCustomer } from './slot.ts';
import { type WhatIf, whatIf } from './what-if.ts';
import { capacityPerWeek } from './workdays.ts';

export interface CapacityChoice {
  /** Calls a day. */
  readonly suggestion: number;
  /** Attempts a week that the intervals ask for. */
  readonly neededPerWeek: number;
  /** By calls a day, the fewest first. */
  readonly rows: readonly { readonly perDay: number; readonly achieves: WhatIf }[];
}

/** More calls than this need more than one person: a shop with that many customers sets its own number. */
const mostSuggested = 40;
const few = 2;

/** Null when no customer is on a rhythm, or no day is for calling. `perDay`: the calls a day planned so far. */
export function capacityChoice(
  customers: readonly PlanCustomer[],
  intervals: Intervals,
  { perDay, ...settings }: OutlookSettings & { readonly perDay: number },
): CapacityChoice | null {
  const room = capacityPerWeek(settings.calendar, settings.today);
  if (customers.length === 0 || room === 0) return null;
  const { reach } = settings;
  const { demandPerWeek } = overloadOf(demandOf(customers), intervals, { capacityPerWeek: room, reach });
  const workdays = room / perDay;
  const needed = Math.max(1, Math.ceil(demandPerWeek / fullest / workdays));
  const suggestion = needed > mostSuggested ? perDay : needed;
  const numbers = [...new Set([few, suggestion, perDay])].sort((a, b) => a - b);
  const rows = whatIf(customers, settings, { factors: numbers.map((calls) => calls / perDay), anew: true });
  return {
    suggestion,
    neededPerWeek: demandPerWeek,
    rows: rows.map((achieves, at) => ({ perDay: numbers[at] ?? perDay, achieves })),
  };
}
