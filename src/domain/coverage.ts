/** How far the plan is kept: which customers were talked to within their interval. */

/** Shares, 0 to 1, of customers talked to within their interval; null when there are none. */
export interface Coverage {
  readonly A: number | null;
  readonly B: number | null;
  readonly C: number | null;
  readonly all: number | null;
  /** The share of last year's revenue that belongs to them. */
  readonly revenue: number | null;
}
