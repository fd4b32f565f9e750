import type { Tier } from '../customer.ts';
import { tiers } from '../customer.ts';
import { floorDays, type Intervals, tierInterval } from './cadence.ts';

/** How many customers are called how often. */
interface Demand {
  /** Customers on their tier's interval. A customer without a tier counts as B. */
  readonly byTier: Readonly<Record<Tier, number>>;
  /** Intervals, in days, of customers who have one of their own; the programme does not stretch these. */
  readonly own: readonly number[];
}

/** A longer interval for every tier with which the calls fit. */
export interface Stretch {
  /** The one factor by which all intervals grow, so that the ratios between the tiers stay. */
  readonly factor: number;
  /** Days, the ratios kept; what the floor of one conversation a year makes of them is `tierInterval`. */
  readonly intervals: Intervals;
}

export interface Overload {
  readonly demandPerWeek: number;
  readonly capacityPerWeek: number;
  readonly feasible: boolean;
  /** Calls a week that do not fit. */
  readonly missingPerWeek: number;
  /** What one call a year for everyone needs, own wishes kept. */
  readonly yearlyPerWeek: number;
  /** Null when all fits, and when even yearly calls do not. */
  readonly stretch: Stretch | null;
}

export function demandOf(customers: Iterable<{ readonly tier: Tier | null; readonly own: number | null }>): Demand {
  const byTier = { A: 0, B: 0, C: 0 };
  const own: number[] = [];
  for (const customer of customers) {
    if (customer.own === null) byTier[customer.tier ?? 'B']++;
    else own.push(customer.own);
  }
  return { byTier, own };
}

/** Calls a week, if nobody waits longer than the interval and nobody is called sooner. */
export function callsPerWeek(demand: Demand, intervals: Intervals): number {
  const onTiers = tiers.reduce((sum, tier) => sum + (demand.byTier[tier] * 7) / tierInterval(intervals[tier]), 0);
  return demand.own.reduce((sum, interval) => sum + 7 / interval, onTiers);
}

export function overloadOf(demand: Demand, intervals: Intervals, capacityPerWeek: number): Overload {
  const demandPerWeek = callsPerWeek(demand, intervals);
  const feasible = demandPerWeek <= capacityPerWeek;
  return {
    demandPerWeek,
    capacityPerWeek,
    feasible,
    missingPerWeek: Math.max(0, demandPerWeek - capacityPerWeek),
    yearlyPerWeek: callsPerWeek(demand, { A: floorDays, B: floorDays, C: floorDays }),
    stretch: feasible ? null : stretchFor(demand, intervals, capacityPerWeek),
  };
}

/** The smallest factor, in hundredths, with which the calls fit: found by halving, as demand only falls. */
function stretchFor(demand: Demand, intervals: Intervals, capacityPerWeek: number): Stretch | null {
  const fits = (hundredths: number) => callsPerWeek(demand, stretched(intervals, hundredths / 100)) <= capacityPerWeek;
  let [tooSmall, enough] = [100, Math.ceil((floorDays * 100) / Math.min(...Object.values(intervals)))];
  if (!fits(enough)) return null;
  while (enough - tooSmall > 1) {
    const middle = Math.floor((tooSmall + enough) / 2);
    if (fits(middle)) enough = middle;
    else tooSmall = middle;
  }
  return { factor: enough / 100, intervals: stretched(intervals, enough / 100) };
}

function stretched(intervals: Intervals, factor: number): Intervals {
  const stretch = (days: number) => Math.round(days * factor);
  return { A: stretch(intervals.A), B: stretch(intervals.B), C: stretch(intervals.C) };
}
