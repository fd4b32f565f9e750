/** How far the plan is kept: who was heard within their interval. */

/** Shares from 0 to 1 of the customers heard within their interval; null where there are none. */
export interface Coverage {
  readonly A: number | null;
  readonly B: number | null;
  readonly C: number | null;
  readonly all: number | null;
  /** The share of last year's revenue that belongs to them. */
  readonly revenue: number | null;
}
