/** Places in a list, ties together. Values are given unsorted; the ascending copy is made once. */

export interface Places {
  readonly ascending: Float64Array;
  /** How many values are at most this one; the place from the top is `size - upTo + 1`, shared by equals. */
  upTo(value: number): number;
  /** 0 to 100 among the values above zero, ties averaged; `upTo` is that of the value. */
  scoreOf(value: number, upTo: number): number;
  /** The smallest value that is still among the highest `share` of all, by count. */
  threshold(share: number): number;
}

export function placesOf(values: Float64Array): Places {
  const ascending = values.slice().sort();
  const size = ascending.length;
  const positiveFrom = atMost(ascending, 0);
  return {
    ascending,
    upTo: (value) => atMost(ascending, value),
    scoreOf(value, upTo) {
      if (!(value > 0)) return 0;
      // Without ties, which is the usual case, no second search is needed.
      const tied = upTo > 1 && ascending[upTo - 2] === value;
      const low = (tied ? below(ascending, value) : upTo - 1) - positiveFrom;
      const high = upTo - positiveFrom;
      return (100 * ((low + high + 1) / 2)) / (size - positiveFrom);
    },
    threshold: (share) => (size === 0 ? 0 : (ascending[size - Math.max(1, Math.round(size * share))] as number)),
  };
}

/** How many values are less than `value`. */
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

/** How many values are at most `value`. */
function atMost(ascending: Float64Array, value: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low;
}
