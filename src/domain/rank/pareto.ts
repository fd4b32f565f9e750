import type { Tier } from '../customer.ts';
/** The 80:20 of a book: how few customers bring how much. */

export interface ParetoPoint {
  /** Share of the customers, best first, and of the value they bring; 0 to 1. */
  readonly customers: number;
  readonly value: number;
}

/** The curve at `steps` equal shares of the customers, from (0, 0) to (1, 1). Values below zero bring nothing. */
export function paretoCurve(values: Float64Array, steps: number): ParetoPoint[] {
  const ascending = Float64Array.from(values).sort();
  const size = ascending.length;
  const running = new Float64Array(size + 1);
  for (let k = 0; k < size; k++) {
    running[k + 1] = (running[k] as number) + Math.max(0, ascending[size - 1 - k] as number);
  }
  const all = running[size] as number;
  return Array.from({ length: steps + 1 }, (_, step) => {
    const upTo = Math.round((step * size) / steps);
    return { customers: step / steps, value: all > 0 ? (running[upTo] as number) / all : step / steps };
  });
}

export interface TierShare {
  readonly customers: number;
  /** Shares of all customers and of all value; 0 to 1. */
  readonly shareOfCustomers: number;
  readonly shareOfValue: number;
}

/** What each tier brings; `tiers` are tier codes aligned with `values`. */
export function tierShares(values: Float64Array, tiers: Uint8Array): TierShare[] {
  const all = values.reduce((sum, value) => sum + Math.max(0, value), 0);
  return [1, 2, 3].map((code) => {
    let customers = 0;
    let value = 0;
    for (let i = 0; i < values.length; i++) {
      if (tiers[i] !== code) continue;
      customers++;
      value += Math.max(0, values[i] as number);
    }
    return {
      customers,
      shareOfCustomers: values.length === 0 ? 0 : customers / values.length,
      shareOfValue: all > 0 ? value / all : 0,
    };
  });
}

/** How few customers bring how much of the value. */
export interface Pareto {
  readonly customers: number;
  /** Points of the curve, evenly spaced over the customers. */
  readonly curve: readonly ParetoPoint[];
  /** Null in a book too small for tiers. */
  readonly tiers: Readonly<Record<Tier, TierShare>> | null;
  /** The share that the best 20% of the customers bring; 0 to 1. */
  readonly topFifth: number;
}
