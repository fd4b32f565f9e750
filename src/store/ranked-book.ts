import type { Day } from '../domain/day.ts';
import type { BookColumns } from '../domain/rank/book-columns.ts';
import type { BookScores } from '../domain/rank/score.ts';
import type { CustomerColumns } from './customer-columns.ts';

/** The customers in the order of their numbers, with their figures by position. */
export interface RankedBook {
  readonly today: Day;
  readonly generation: number;
  readonly recording: boolean;
  /** Only the day is new, and the data are as they were: the epoch days of both, the earlier first; else null. */
  readonly onlyTheDay: readonly [number, number] | null;
  readonly customers: CustomerColumns;
  readonly book: BookColumns;
  readonly standings: BookScores;
}
