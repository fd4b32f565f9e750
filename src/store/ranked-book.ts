import type { Tier } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { Book } from '../domain/rank/book.ts';
import type { Standings } from '../domain/rank/score.ts';
import type { CustomerRow } from './read-book.ts';

/** The customers in the order of their numbers, and what was worked out of each, by their place in it. */
export interface RankedBook {
  readonly today: Day;
  readonly generation: number;
  readonly recording: boolean;
  /** The data are those of the last time. */
  readonly onlyTheDay: boolean;
  readonly customers: readonly CustomerRow[];
  readonly book: Book;
  readonly standings: Standings;
  /** The tier as it was last recorded. */
  readonly keptOf: (customer: CustomerRow) => Tier | null;
}
