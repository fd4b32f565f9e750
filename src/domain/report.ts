/** A period at a glance: what the report shows, as values. */
import { type PromisesKept, promisesKept } from './call-activity.ts';
import type { Tier } from './customer.ts';
import { addDays, type Day, daysBetween, type Weekday } from './day.ts';
import type { ComplaintRecord, Insights } from './insight.ts';
import type { Currency, Money } from './money.ts';
import type { PlanWeek } from './plan/plan-report.ts';
import type { PromiseOwed } from './promise.ts';
import { range } from './range.ts';
import type { ParetoPoint } from './rank/pareto.ts';
import type { RiskWord } from './rank/risk.ts';
import { isConversation, isOwnCall, type Touch } from './touch.ts';

/** Both days included. */
export interface Period {
  readonly from: Day;
  readonly to: Day;
}

/** As many days, up to the day before it begins. */
export function periodBefore({ from, to }: Period): Period {
  return { from: addDays(from, -daysBetween(from, to) - 1), to: addDays(from, -1) };
}

export interface ReportCustomer {
  readonly id: number;
  readonly name: string;
  readonly tier: Tier | null;
  /** Money of the last twelve months, major units of the book's currency. */
  readonly lastYear: number;
  readonly currency: Currency | null;
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

/** What was done in a period. */
interface PeriodFigures {
  readonly calls: number;
  readonly conversations: number;
  /** Customers who were talked to, also where that was only imported: as the clock counts. */
  readonly heard: number;
  /** Of those that were due in the period. */
  readonly promises: PromisesKept;
  readonly complaints: number;
}

/** Customers with what they brought in the last twelve months, a sum for each currency. */
export interface MoneyOf {
  readonly customers: number;
  readonly sums: readonly Money[];
}

export interface Report extends Period {
  readonly today: Day;
  /** What the company is called; null when no setting says so. */
  readonly shop: string | null;
  /** Whose customers these are, when not all. */
  readonly of: { readonly owner: string | undefined; readonly tier: Tier | undefined };
  readonly currency: Currency | null;
  readonly customers: number;
  readonly figures: PeriodFigures;
  readonly before: Period & PeriodFigures;
  readonly heard: MoneyOf;
  readonly notHeard: MoneyOf;
  /** Those slipping away with the most money, at most ten. */
  readonly slipping: readonly ReportCustomer[];
  /** Made in the period, and those still open. */
  readonly complaints: readonly ComplaintRecord[];
  readonly curve: readonly ParetoPoint[];
  /** The best customers, by the money they bring. */
  readonly best: readonly ReportCustomer[];
  readonly days: readonly CallDay[];
  readonly coverage: readonly CoverageAt[];
  /** Those with the most at stake first. */
  readonly scatter: readonly ReportCustomer[];
  /** How many more customers the chart leaves out. */
  readonly left: number;
  /** The weeks ahead; empty when the report is about some customers only, for a day holds calls of all. */
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

const coveragePoints = 12;

/** At thirteen days from the one before the period to its last: the share of each tier's customers talked to within their interval. */
export function coverageOverTime(customers: readonly Heard[], { from, to }: Period): CoverageAt[] {
  const before = addDays(from, -1);
  const length = daysBetween(before, to);
  const steps = Math.min(coveragePoints, length);
  const days = range(0, steps).map((step) => addDays(before, Math.round((step * length) / steps)));
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

interface Named {
  readonly day: Day;
  readonly name: string;
}

/** Every day with a call: made in the period, planned for the year from today on. */
export function callDays(
  made: readonly Named[],
  planned: readonly Named[],
  { from, to, today }: Period & { readonly today: Day },
): CallDay[] {
  const days = new Map<Day, { made: string[]; planned: string[] }>();
  const on = (day: Day) => {
    const known = days.get(day) ?? { made: [], planned: [] };
    days.set(day, known);
    return known;
  };
  for (const { day, name } of made) if (day >= from && day <= to) on(day).made.push(name);
  const last = addDays(today, 364);
  for (const { day, name } of planned) if (day >= today && day <= last) on(day).planned.push(name);
  return [...days].sort(([a], [b]) => (a < b ? -1 : 1)).map(([day, calls]) => ({ day, ...calls }));
}

/** Counts what was done in a period. A promise counts where it was due, as it stood on the last day. */
export function periodFigures(
  touches: readonly Touch[],
  promises: readonly PromiseOwed[],
  { from, to }: Period,
): PeriodFigures {
  const within = (day: Day) => day >= from && day <= to;
  const here = touches.filter((touch) => within(touch.day));
  const conversations = here.filter(isConversation);
  const asOf = (day: Day | null) => (day !== null && day <= to ? day : null);
  const due = promises
    .filter((promise) => within(promise.due))
    .map((promise) => ({ ...promise, toldOn: asOf(promise.toldOn) }));
  return {
    calls: here.filter(isOwnCall).length,
    conversations: conversations.filter(({ imported }) => !imported).length,
    heard: new Set(conversations.map(({ customerId }) => customerId)).size,
    promises: promisesKept(due, to),
    complaints: promises.filter(({ kind, madeOn }) => kind === 'complaint' && within(madeOn)).length,
  };
}
