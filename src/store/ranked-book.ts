import type { Day } from '../domain/day.ts';
import type { BookColumns } from '../domain/rank/book-columns.ts';
import type { BookScores } from '../domain/rank/score.ts';
import type { RowOf, StoredOf } from './columns.ts';
import type { CustomerColumns } from './customer-columns.ts';
import type { standing } from './schema.ts';

/** A standing as it is stored. */
export type StoredStanding = Omit<StoredOf<RowOf<typeof standing>>, 'id'>;

/** What of the scores is stored; the rest is not held on to. */
export type WrittenScores = Omit<
  BookScores,
  'pace' | 'back' | 'ownGap' | 'daysThisYear' | 'daysYearBefore' | 'refunded' | 'lastSeason'
>;

/** The customers in the order of their numbers, with their figures by position. */
export interface RankedBook {
  readonly today: Day;
  readonly generation: number;
  readonly recording: boolean;
  /** Only the day is new, and the data are as they were: the epoch days of both, the earlier first; else null. */
  readonly onlyTheDay: readonly [number, number] | null;
  readonly customers: CustomerColumns;
  readonly book: BookColumns;
  readonly standings: WrittenScores;
}

export function writtenOf(scores: BookScores): WrittenScores {
  const { pace: _pace, back: _back, ownGap: _gap, refunded: _refunded, lastSeason: _season, ...others } = scores;
  const { daysThisYear: _this, daysYearBefore: _before, ...written } = others;
  return written;
}
