/** What a user who knows better may change about the ranking. The defaults are the measured ones (docs/ranking.md). */

export type Potential = 'medium' | 'high';
export const potentials: readonly Potential[] = ['medium', 'high'];

export interface RankSettings {
  /** Share of all value at which tier A ends, and tier B; 0 to 1. */
  readonly shareA: number;
  readonly shareB: number;
  /** A tier changes only when the value is this far beyond the boundary: 0.25 is a quarter. */
  readonly band: number;
  /** Days after which money counts half; null takes it from the rhythm of the book. */
  readonly halfLife: number | null;
  /** Half-life of an order in the customer's own rhythms: after so many usual gaps it counts half. */
  readonly memory: number;
  /** Days of silence after which a customer counts as gone; null takes it from the rhythm of the book. */
  readonly gone: number | null;
  /** By how much a promised potential multiplies the rank. */
  readonly potential: Readonly<Record<Potential, number>>;
}

export const measuredSettings: RankSettings = {
  shareA: 0.8,
  shareB: 0.95,
  band: 0.25,
  halfLife: null,
  memory: 2,
  gone: null,
  potential: { medium: 1.5, high: 3 },
};

/** Fewer customers than this are given places instead of scores, and no tiers. */
export const smallBook = 30;
