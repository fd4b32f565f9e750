/** What `plan` says: the year as it stands, against what the days hold. */

import { type Tier, tiers } from '../customer.ts';
import { addDays, type Day, daysBetween, mondayOf, toEpochDay } from '../day.ts';
import type { Intervals } from './cadence.ts';
import { comingUp } from './carry-over.ts';
import { demandOf, type Overload, overloadOf } from './overload.ts';
import { inTimeUntil, type PlanCustomer, slotOf, yearDays } from './placement.ts';
import { type Placed, type ProgrammeSettings, reasonOf, type YearCall, yearAhead } from './programme.ts';
import { capacityPerWeek } from './workdays.ts';

export interface PlanWeek {
  /** Its Monday. */
  readonly from: Day;
  readonly calls: number;
  readonly capacity: number;
}

/** The share, 0 to 1, of a tier's customers who get every call of the year in time; null without customers. */
export type Coverage = Readonly<Record<Tier | 'all', number | null>>;

export interface PlanReport {
  readonly from: Day;
  readonly to: Day;
  readonly overload: Overload;
  readonly weeks: readonly PlanWeek[];
  readonly calls: readonly YearCall[];
  /** Customers for whom the year has no call although they are due one. */
  readonly notWithinYear: readonly PlanCustomer[];
  readonly coverage: Coverage;
}

export function planReport(
  customers: readonly PlanCustomer[],
  intervals: Intervals,
  settings: ProgrammeSettings,
): PlanReport {
  const { today } = settings;
  const placed = asItStands(customers, settings);
  const { calls } = yearAhead(placed, settings);
  const to = addDays(today, yearDays - 1);
  const inYear = new Set(calls.map((call) => call.customer));
  const notWithinYear = placed.filter(({ customer, planned }) => {
    const due = slotOf(customer, toEpochDay(today)).deadline - toEpochDay(today);
    return !inYear.has(customer) && (planned === null || due < yearDays);
  });
  return {
    from: today,
    to,
    overload: overloadOf(demandOf(customers), intervals, capacityPerWeek(settings.calendar, today)),
    weeks: weeksOf(calls, settings, to),
    calls,
    notWithinYear: notWithinYear.map(({ customer }) => customer),
    coverage: coverageOf(customers, calls, new Set(notWithinYear.map(({ customer }) => customer))),
  };
}

/** Every next call on the day on which today's list will show it. */
function asItStands(customers: readonly PlanCustomer[], settings: ProgrammeSettings): Placed[] {
  const today = toEpochDay(settings.today);
  const horizon = customers.reduce(
    (last, { planned }) => (planned === null ? last : Math.max(last, toEpochDay(planned) - today + 1)),
    yearDays,
  );
  const comes = comingUp(customers, settings, horizon);
  return customers.map((customer) => {
    const planned = comes.get(customer) ?? null;
    const slot = slotOf(customer, today);
    const inWindow = planned !== null && toEpochDay(planned) <= inTimeUntil(customer, slot);
    return { customer, planned, reason: reasonOf(customer, slot), inWindow };
  });
}

function weeksOf(calls: readonly YearCall[], settings: ProgrammeSettings, to: Day): PlanWeek[] {
  const first = mondayOf(settings.today);
  const weeks = Array.from({ length: Math.floor(daysBetween(first, to) / 7) + 1 }, (_, i) => ({
    from: addDays(first, i * 7),
    calls: 0,
    capacity: 0,
  }));
  for (let day = settings.today; day <= to; day = addDays(day, 1)) {
    const week = weeks[Math.floor(daysBetween(first, day) / 7)];
    if (week !== undefined) week.capacity += settings.calendar.capacityOn(toEpochDay(day));
  }
  for (const { day } of calls) {
    const week = weeks[Math.floor(daysBetween(first, day) / 7)];
    if (week !== undefined) week.calls++;
  }
  return weeks;
}

function coverageOf(
  customers: readonly PlanCustomer[],
  calls: readonly YearCall[],
  outside: ReadonlySet<PlanCustomer>,
): Coverage {
  const late = new Set(calls.filter((call) => call.late).map((call) => call.customer));
  const share = (some: readonly PlanCustomer[]) =>
    some.length === 0 ? null : some.filter((one) => !late.has(one) && !outside.has(one)).length / some.length;
  const ofTier = (tier: Tier) => share(customers.filter((customer) => (customer.tier ?? 'B') === tier));
  return {
    ...(Object.fromEntries(tiers.map((tier) => [tier, ofTier(tier)])) as Record<Tier, number>),
    all: share(customers),
  };
}
