/**
 * How good a ranking was, judged by what followed. Customers with the same score share their places, so that the order
 * of rows does not matter.
 */

/** Customers best first: those from `from` to `to` (exclusive) of `rows` have the same score. */
export interface Ties {
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

/** What the best `count` customers brought in `gain`, each counted as often as `times` says. */
export function topSum(
  ties: readonly Ties[],
  { gain, times, count }: { gain: Float64Array; times: ArrayLike<number>; count: number },
): number {
  let left = count;
  let sum = 0;
  for (const { from, to, rows } of ties) {
    let [tied, size] = [0, 0];
    for (let k = from; k < to; k++) {
      const row = rows[k] as number;
      tied += (gain[row] as number) * (times[row] as number);
      size += times[row] as number;
    }
    const take = Math.min(left, size);
    if (size > 0) sum += (tied * take) / size;
    left -= take;
    if (left <= 0) break;
  }
  return sum;
}
