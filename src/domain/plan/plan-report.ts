/** What `plan` says: the year as it stands, against what the days hold. */

import { addDays, type Day, daysBetween, toEpochDay, type Weekday, weekStart } from '../day.ts';
import type { Intervals } from './cadence.ts';
import { queueDays } from './daily-queue.ts';
import { type ForecastCoverage, type Outlook, outlookOf } from './outlook.ts';
import { demandOf, type Overload, overloadOf } from './overload.ts';
import { type PlannedCall, type PlannerSettings, planReasonOf } from './planner.ts';
import type { Misses, Reach } from './reach.ts';
import { inTimeUntil, type PlanCustomer, slotOf, yearDays } from './slot.ts';
import { capacityPerWeek } from './workdays.ts';
import { type YearCall, yearAhead } from './year.ts';

export interface PlanWeek {
  /** Its first day. */
  readonly from: Day;
  /** Attempts that will probably be made. */
  readonly calls: number;
  readonly capacity: number;
}

export interface PlanReport {
  readonly from: Day;
  readonly to: Day;
  readonly overload: Overload;
  /** There is enough room, and tier A is in time; in a book without tiers, everyone. */
  readonly fits: boolean;
  readonly reach: Reach;
  readonly outlook: Outlook;
  readonly weeks: readonly PlanWeek[];
  readonly calls: readonly YearCall[];
  /** Customers for whom the year has no call although they are due one. */
  readonly notWithinYear: readonly PlanCustomer[];
  /** Probably in time on the last day. */
  readonly coverage: ForecastCoverage;
}

export interface PlanSettings extends PlannerSettings {
  readonly reach: Reach;
  readonly misses: Misses;
  /** The day on which the book's weeks begin. */
  readonly firstWeekday: Weekday;
}

/** The plan "fits" when this share of tier A will be in time. */
const inTimeEnough = 0.95;

/** There is enough room and some are late nevertheless: perhaps their days were chosen when room was short. */
export function isLateWithRoom({ overload, fits, outlook }: PlanReport): boolean {
  return overload.feasible && (!fits || Math.round(outlook.notTalkedTo) > 0);
}

export function planReport(
  customers: readonly PlanCustomer[],
  intervals: Intervals,
  settings: PlanSettings,
): PlanReport {
  const { today, reach } = settings;
  const placed = asItStands(customers, settings);
  const { calls } = yearAhead(placed, settings);
  const to = addDays(today, yearDays - 1);
  const inYear = new Set(calls.map((call) => call.customer));
  const notWithinYear = placed.filter(({ customer, planned }) => {
    const due = slotOf(customer, toEpochDay(today)).deadline - toEpochDay(today);
    return !inYear.has(customer) && (planned === null || due < yearDays);
  });
  const outlook = outlookOf(customers, settings, { days: yearDays });
  const { inTime } = outlook;
  const perWeek = capacityPerWeek(settings.calendar, today);
  const overload = overloadOf(demandOf(customers), intervals, { capacityPerWeek: perWeek, reach });
  return {
    ...{ from: today, to, overload, reach, outlook, calls },
    fits: overload.feasible && (inTime.A ?? inTime.all ?? 1) >= inTimeEnough,
    weeks: weeksOf(outlook.perDay, settings, to),
    notWithinYear: notWithinYear.map(({ customer }) => customer),
    coverage: inTime,
  };
}

/** Every next call on the day on which today's list will show it. */
function asItStands(customers: readonly PlanCustomer[], settings: PlannerSettings): PlannedCall[] {
  const today = toEpochDay(settings.today);
  const horizon = customers.reduce(
    (last, { planned }) => (planned === null ? last : Math.max(last, toEpochDay(planned) - today + 1)),
    yearDays,
  );
  const comes = queueDays(customers, settings, horizon);
  return customers.map((customer) => {
    const planned = comes.get(customer) ?? null;
    const slot = slotOf(customer, today);
    const inWindow = planned !== null && toEpochDay(planned) <= inTimeUntil(customer, slot);
    return { customer, planned, reason: planReasonOf(customer, slot), inWindow };
  });
}

function weeksOf(perDay: readonly number[], settings: PlanSettings, to: Day): PlanWeek[] {
  const first = weekStart(settings.today, settings.firstWeekday);
  const weeks = Array.from({ length: Math.floor(daysBetween(first, to) / 7) + 1 }, (_, i) => ({
    from: addDays(first, i * 7),
    calls: 0,
    capacity: 0,
  }));
  perDay.forEach((calls, index) => {
    const day = addDays(settings.today, index);
    const week = weeks[Math.floor(daysBetween(first, day) / 7)];
    if (week === undefined) return;
    week.calls += calls;
    week.capacity += settings.calendar.capacityOn(toEpochDay(day));
  });
  return weeks.map((week) => ({ ...week, calls: Math.round(week.calls) }));
}
