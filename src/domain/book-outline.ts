/** What each of two copies of one book has that the other lacks. */
import type { Day } from './day.ts';

/** What was done in a book. */
export interface BookOutline {
  /** What all copies of one book have in common. */
  readonly book: string | null;
  readonly customers: number;
  /** Each as a text that is the same in every copy. */
  readonly touches: readonly string[];
  readonly operations: readonly string[];
  /** The day of the newest operation; null when there is none. */
  readonly newest: Day | null;
}

export interface OnlyIn {
  readonly operations: number;
  readonly touches: number;
}

interface OutlineDifference {
  readonly onlyInBook: OnlyIn;
  readonly onlyInCopy: OnlyIn;
}

export function compareOutlines(book: BookOutline, copy: BookOutline): OutlineDifference {
  return { onlyInBook: onlyIn(book, copy), onlyInCopy: onlyIn(copy, book) };
}

const onlyIn = (one: BookOutline, other: BookOutline): OnlyIn => ({
  operations: missing(one.operations, other.operations),
  touches: missing(one.touches, other.touches),
});

/** How many of these are not among the others; duplicates count separately. */
function missing(these: readonly string[], others: readonly string[]): number {
  const left = new Map<string, number>();
  for (const other of others) left.set(other, (left.get(other) ?? 0) + 1);
  return these.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  }).length;
}
