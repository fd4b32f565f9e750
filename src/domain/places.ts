/** Places in a list, ties together. Values are given unsorted; the ascending copy is made once. */

export interface Places {
  readonly ascending: Float64Array;
  /** 1 for the highest; equal values share the best of their places. */
  placeOf(value: number): number;
  /** Share of the values above zero that this one is ahead of, half of its ties and itself included: 0 to 100. */
  scoreOf(value: number): number;
  /** The smallest value that is still among the highest `share` of all, by count. */
  threshold(share: number): number;
}

export function placesOf(values: Float64Array): Places {
  const ascending = Float64Array.from(values).sort();
  const size = ascending.length;
  const positiveFrom = above(ascending, 0);
  return {
    ascending,
    placeOf: (value) => size - above(ascending, value) + 1,
    scoreOf(value) {
      if (!(value > 0)) return 0;
      const low = below(ascending, value) - positiveFrom;
      const high = above(ascending, value) - positiveFrom;
      return (100 * ((low + high + 1) / 2)) / (size - positiveFrom);
    },
    threshold: (share) => (size === 0 ? 0 : (ascending[size - Math.max(1, Math.round(size * share))] as number)),
  };
}

/** How many are less than `value`. */
function below(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** How many are at most `value`. */
function above(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
