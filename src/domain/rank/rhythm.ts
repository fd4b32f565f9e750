/** How often customers order: the usual gap of one, and of the whole book. Days. */
import { occasionsOf } from './occasions.ts';
import type { Runs } from './run.ts';

/** What the formulae take from the whole book, in days. */
export interface BookRhythm {
  /** G, the book's usual gap between orders. */
  readonly gap: number;
  /** H, the half-life of money: an order this old counts half. */
  readonly halfLife: number;
  /**
   * H for the rank alone: in a young book from the pace of its few days, in a book with bursts from the pace between
   * these.
   */
  readonly rankHalfLife: number;
  /** W: after this many days of silence a customer counts as gone. */
  readonly gone: number;
  /** Half-life of an order in the customer's own gaps. */
  readonly memory: number;
}

/** With fewer repeat customers than this, the book's gap is blended with the assumed one. */
const enoughRepeaters = 10;
const assumedGap = 60;

/** By customer, in days, from occasion to occasion; `NaN` with fewer than two of them. */
interface OwnGaps {
  /** Epoch day of the first purchase in the book; infinity in a book without orders. */
  readonly first: number;
  readonly median: Float64Array;
  readonly mean: Float64Array;
}

export function ownGaps(runs: Runs, size: number): OwnGaps {
  const own = { first: Number.POSITIVE_INFINITY, median: new Float64Array(size), mean: new Float64Array(size) };
  const days: number[] = [];
  for (let i = 0; i < size; i++) {
    const run = runs.of(i);
    if (run.from < run.to) own.first = Math.min(own.first, run.day[run.from] as number);
    occasionsOf(run, null, days);
    own.mean[i] = meanGap(days);
    own.median[i] = medianGap(days);
  }
  return own;
}

/**
 * G: the median, over the customers who ordered on at least two occasions, of their own median gap (of their mean gap for
 * the half-life of the rank); blended with 60 days while there are fewer than ten of them; 14 to 730 days.
 */
export function bookGap(own: Float64Array): number {
  // Sorting puts `NaN` last.
  const sorted = own.slice().sort();
  let repeaters = sorted.length;
  while (Number.isNaN(sorted[repeaters - 1])) repeaters--;
  const known = sorted.subarray(0, repeaters);
  const middle = known.length === 0 ? assumedGap : median(known);
  const missing = Math.max(0, enoughRepeaters - known.length);
  const blended = missing === 0 ? middle : (middle * known.length + assumedGap * missing) / enoughRepeaters;
  return clamp(blended, 14, 730);
}

/** Measures of a whole book: its usual gap by the median and by the mean of each customer, and its age, in days. */
interface BookGaps {
  readonly median: number;
  readonly mean: number;
  readonly age: number;
}

export function bookRhythm(
  { median: gap, mean, age }: BookGaps,
  settings: { readonly halfLife: number | null; readonly gone: number | null; readonly memory: number },
): BookRhythm {
  return {
    gap,
    halfLife: settings.halfLife ?? clamp(2 * gap, 120, 365),
    rankHalfLife: settings.halfLife ?? Math.min(clamp(2 * mean, 120, 365), Math.max(45, age / 2)),
    gone: settings.gone ?? clamp(5 * gap, 180, 730),
    memory: settings.memory,
  };
}

/** 0 / 0 for a single day, which is `NaN`. */
const meanGap = (days: readonly number[]): number =>
  ((days.at(-1) ?? 0) - (days[0] ?? 0)) / Math.max(0, days.length - 1);

/** Replaces the days by the gaps. */
function medianGap(days: number[]): number {
  for (let k = 1; k < days.length; k++) days[k - 1] = (days[k] as number) - (days[k - 1] as number);
  days.length = Math.max(0, days.length - 1);
  if (days.length < 32) insertionSort(days);
  else days.sort((a, b) => a - b);
  return median(days);
}

/** Most customers have only a few gaps; the engine's own sort costs several times as much for those. */
function insertionSort(values: number[]): void {
  for (let i = 1; i < values.length; i++) {
    const value = values[i] as number;
    let at = i - 1;
    for (; at >= 0 && (values[at] as number) > value; at--) values[at + 1] = values[at] as number;
    values[at + 1] = value;
  }
}

/** `NaN` for an empty array. */
function median(sorted: ArrayLike<number>): number {
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
