/** The history of the schema on PostgreSQL, which began with that of SQLite at number 27: append only. */
import { firstBook } from './first-book.ts';

/** That of the first books on servers. */
export const firstSchema = 27;

/** Each brings a book from one schema to the next, in one transaction with its number. */
const later: readonly string[] = [];

/** The schema this program knows. */
export const schemaVersion = firstSchema + later.length;

/** What brings a book of this schema up to date; 0 is none yet. */
export function migrationsSince(version: number): readonly string[] {
  return version === 0 ? [firstBook, ...later] : later.slice(version - firstSchema);
}
