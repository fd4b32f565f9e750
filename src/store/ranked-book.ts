import type { Tier } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { BookColumns } from '../domain/rank/book-columns.ts';
import type { BookScores } from '../domain/rank/score.ts';
import type { RankedRow } from './read-book.ts';

/** The customers in the order of their numbers, with their figures by position. */
export interface RankedBook {
  readonly today: Day;
  readonly generation: number;
  readonly recording: boolean;
  /** Only the day is new; the data are the same as last time. */
  readonly onlyTheDay: boolean;
  readonly customers: readonly RankedRow[];
  readonly book: BookColumns;
  readonly standings: BookScores;
  /** The tier that was last recorded. */
  readonly keptOf: (customer: RankedRow) => Tier | null;
}
