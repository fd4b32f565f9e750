/** Tiers: A makes the first 80% of all value, B goes to 95%, C is the rest. Cut on value, with a band. */
import { type Tier, tiers } from '../customer.ts';
import type { RankSettings } from './rank-settings.ts';

/** Tiers in typed arrays: 0 for none, 1 to 3 for A to C. */
export const noTier = 0;

export function tierCode(tier: Tier | null): number {
  return tier === null ? noTier : tiers.indexOf(tier) + 1;
}

export function tierOf(code: number): Tier | null {
  return tiers[code - 1] ?? null;
}

/** The value of the last customer inside A, and inside B; Infinity when no customer has any value. */
export interface TierBoundaries {
  readonly a: number;
  readonly b: number;
}

/** From all values, ascending. The customer at the boundary belongs to the higher tier. */
export function tierBoundaries(
  ascending: Float64Array,
  settings: Pick<RankSettings, 'shareA' | 'shareB'>,
): TierBoundaries {
  let sum = 0;
  for (let i = ascending.length - 1; i >= 0 && (ascending[i] as number) > 0; i--) sum += ascending[i] as number;
  return { a: boundary(ascending, sum * settings.shareA), b: boundary(ascending, sum * settings.shareB) };
}

/** As all values fade equally, the shares vary in the last bit; without this a tie would flip overnight. */
const rounding = 1 - 1e-9;

function boundary(ascending: Float64Array, share: number): number {
  let running = 0;
  let last = Number.POSITIVE_INFINITY;
  for (let i = ascending.length - 1; i >= 0 && (ascending[i] as number) > 0; i--) {
    last = ascending[i] as number;
    running += last;
    if (running >= share * rounding) break;
  }
  return last;
}

/**
 * The tier of a value, as a code. A customer with a tier moves up only at (1 + band) times the boundary and down only
 * below (1 − band) times it; without a tier there is no band. No value is always C.
 */
export function tierFor(value: number, previous: number, at: TierBoundaries, band: number): number {
  if (!(value > 0)) return 3;
  const reach = (boundaryCode: number) => {
    if (previous === noTier) return 1;
    return previous <= boundaryCode ? 1 - band : 1 + band;
  };
  if (value >= at.a * reach(1)) return 1;
  return value >= at.b * reach(2) ? 2 : 3;
}
