/** How good a ranking was, by what followed. Customers with the same score share their places, so row order is nothing. */

/** What the best `count` customers by `score` brought in `gain`. */
export function topSum(score: Float64Array, gain: Float64Array, count: number): number {
  let left = count;
  let sum = 0;
  for (const { from, to, rows } of tiesOf(score)) {
    let tied = 0;
    for (let k = from; k < to; k++) tied += gain[rows[k] as number] as number;
    const take = Math.min(left, to - from);
    sum += (tied * take) / (to - from);
    left -= take;
  }
  return sum;
}

export interface Ties {
  /** Positions in `rows`, best first: those from `from` to `to` (exclusive) have the same score. */
  readonly from: number;
  readonly to: number;
  readonly rows: Uint32Array;
}

export function tiesOf(score: Float64Array): Ties[] {
  const rows = Uint32Array.from(score, (_, i) => i).sort((a, b) => (score[b] as number) - (score[a] as number));
  const ties: Ties[] = [];
  let from = 0;
  for (let to = 1; to <= rows.length; to++) {
    if (to < rows.length && score[rows[to] as number] === score[rows[from] as number]) continue;
    ties.push({ from, to, rows });
    from = to;
  }
  return ties;
}
