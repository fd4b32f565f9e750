import type { Tier } from '../customer.ts';
import { tiers } from '../customer.ts';
import { floorDays, type Intervals, tierInterval } from './cadence.ts';
import { type Reach, sameReach } from './reach.ts';

/** How many customers are called how often. */
interface Demand {
  /** Customers on their tier's interval. A customer without a tier counts as B. */
  readonly byTier: Readonly<Record<Tier, number>>;
  /** Intervals, in days, of customers who have one of their own; the planner does not stretch these. */
  readonly own: readonly { readonly tier: Tier; readonly interval: number }[];
}

/**
 * Above this share of the room the queue grows: by chance alone, some weeks have more to do than they hold. Measured in
 * simulated years.
 */
export const fullest = 0.85;

/** The factor that makes every tier's interval long enough for the calls to fit. */
export interface Stretch {
  /** One factor for all intervals, so that the ratios between the tiers stay. */
  readonly factor: number;
  /** Days, with the ratios kept; `tierInterval` limits them to one conversation a year. */
  readonly intervals: Intervals;
}

export interface Overload {
  /** Attempts a week: the conversations wanted, each divided by the share of attempts that reach somebody. */
  readonly demandPerWeek: number;
  readonly conversationsPerWeek: number;
  readonly capacityPerWeek: number;
  /** There is room for the calls, and for the slack that keeps a queue short. */
  readonly feasible: boolean;
  /** Attempts a week that are missing until it is enough. */
  readonly missingPerWeek: number;
  /** Attempts a week for one conversation a year with everyone, customers' own intervals kept. */
  readonly yearlyPerWeek: number;
  /** Null when all fits, and when even yearly calls do not. */
  readonly stretch: Stretch | null;
}

export function demandOf(customers: Iterable<{ readonly tier: Tier | null; readonly own: number | null }>): Demand {
  const byTier = { A: 0, B: 0, C: 0 };
  const own: { tier: Tier; interval: number }[] = [];
  for (const customer of customers) {
    const tier = customer.tier ?? 'B';
    if (customer.own === null) byTier[tier]++;
    else own.push({ tier, interval: customer.own });
  }
  return { byTier, own };
}

/** Attempts a week if every customer is called exactly on their interval; conversations with `sameReach(1)`. */
export function callsPerWeek(demand: Demand, intervals: Intervals, reach: Reach): number {
  const onTiers = tiers.reduce(
    (sum, tier) => sum + (demand.byTier[tier] * 7) / tierInterval(intervals[tier]) / reach[tier],
    0,
  );
  return demand.own.reduce((sum, { tier, interval }) => sum + 7 / interval / reach[tier], onTiers);
}

interface Room {
  readonly capacityPerWeek: number;
  readonly reach: Reach;
}

export function overloadOf(demand: Demand, intervals: Intervals, room: Room): Overload {
  const { capacityPerWeek, reach } = room;
  const demandPerWeek = callsPerWeek(demand, intervals, reach);
  const feasible = demandPerWeek <= capacityPerWeek * fullest;
  return {
    demandPerWeek,
    conversationsPerWeek: callsPerWeek(demand, intervals, sameReach(1)),
    capacityPerWeek,
    feasible,
    missingPerWeek: Math.max(0, demandPerWeek / fullest - capacityPerWeek),
    yearlyPerWeek: callsPerWeek(demand, { A: floorDays, B: floorDays, C: floorDays }, reach),
    stretch: feasible ? null : stretchFor(demand, intervals, room),
  };
}

/** The smallest factor, in hundredths, with which the calls fit: found by bisection, as demand only falls. */
function stretchFor(demand: Demand, intervals: Intervals, { capacityPerWeek, reach }: Room): Stretch | null {
  const fits = (hundredths: number) =>
    callsPerWeek(demand, stretched(intervals, hundredths / 100), reach) <= capacityPerWeek * fullest;
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
