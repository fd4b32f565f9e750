/** The year at a glance: what the report shows, as values. */
import type { Tier } from './customer.ts';
import { addDays, addMonths, type Day, daysBetween, type Weekday } from './day.ts';
import type { Insights } from './insight.ts';
import type { PlanWeek } from './plan/plan-report.ts';
import { range } from './range.ts';
import type { ParetoPoint } from './rank/pareto.ts';
import type { RiskWord } from './rank/risk.ts';

export interface ReportCustomer {
  readonly id: number;
  readonly name: string;
  readonly tier: Tier | null;
  /** Money of the last twelve months, major units of the book's currency. */
  readonly lastYear: number;
  /** Days since the last order; null when none is known. */
  readonly silent: number | null;
  readonly riskWord: RiskWord | null;
}

/** A calendar day with the customers who were called, or are planned to be. */
export interface CallDay {
  readonly day: Day;
  readonly made: readonly string[];
  readonly planned: readonly string[];
}

interface CoverageAt {
  readonly day: Day;
  readonly tier: Tier;
  /** 0 to 1. */
  readonly share: number;
  readonly customers: number;
}

export interface Report {
  readonly today: Day;
  readonly currency: string | null;
  readonly customers: number;
  readonly curve: readonly ParetoPoint[];
  /** The best customers, by the money they bring. */
  readonly best: readonly ReportCustomer[];
  readonly days: readonly CallDay[];
  readonly coverage: readonly CoverageAt[];
  /** Those with the most at stake first. */
  readonly scatter: readonly ReportCustomer[];
  /** How many more customers the chart leaves out. */
  readonly left: number;
  readonly weeks: readonly PlanWeek[];
  /** The day on which the book's weeks begin. */
  readonly firstWeekday: Weekday;
  readonly insights: Insights;
}

/** A customer's past, as far as coverage needs it. */
export interface Heard {
  readonly tier: Tier;
  readonly interval: number;
  /** The first day on which they were known as a customer. */
  readonly since: Day;
  /** Days of conversations, the earliest first. */
  readonly conversations: readonly Day[];
}

/** At the end of each of the last twelve months: the share of each tier's customers talked to within their interval. */
export function coverageOverTime(customers: readonly Heard[], today: Day): CoverageAt[] {
  const days = range(-12, 0).map((months) => addMonths(today, months));
  return days.flatMap((day) =>
    (['A', 'B', 'C'] as const).flatMap((tier) => {
      const known = customers.filter((customer) => customer.tier === tier && customer.since <= day);
      if (known.length === 0) return [];
      const heard = known.filter((customer) => wasHeard(customer, day)).length;
      return [{ day, tier, share: heard / known.length, customers: known.length }];
    }),
  );
}

function wasHeard({ conversations, interval }: Heard, day: Day): boolean {
  const last = conversations.findLast((one) => one <= day);
  return last !== undefined && daysBetween(last, day) <= interval;
}

/** Every day of the past and the coming year with a call. */
export function callDays(
  made: readonly { readonly day: Day; readonly name: string }[],
  planned: readonly { readonly day: Day; readonly name: string }[],
  today: Day,
): CallDay[] {
  const [from, to] = [addDays(today, -364), addDays(today, 364)];
  const days = new Map<Day, { made: string[]; planned: string[] }>();
  const on = (day: Day) => {
    const known = days.get(day) ?? { made: [], planned: [] };
    days.set(day, known);
    return known;
  };
  for (const { day, name } of made) if (day >= from && day <= today) on(day).made.push(name);
  for (const { day, name } of planned) if (day >= today && day <= to) on(day).planned.push(name);
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, calls]) => ({ day, ...calls }));
}
