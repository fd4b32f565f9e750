import type { Tier } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { BookColumns } from '../domain/rank/book-columns.ts';
import type { BookScores } from '../domain/rank/score.ts';
import type { RankedRow } from './read-book.ts';

/** The customers in the order of their numbers, and what was worked out of each, by their place in it. */
export interface RankedBook {
  readonly today: Day;
  readonly generation: number;
  readonly recording: boolean;
  /** The data are those of the last time. */
  readonly onlyTheDay: boolean;
  readonly customers: readonly RankedRow[];
  readonly book: BookColumns;
  readonly standings: BookScores;
  /** The tier as it was last recorded. */
  readonly keptOf: (customer: RankedRow) => Tier | null;
}
