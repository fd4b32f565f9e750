/** The history of the schema on PostgreSQL, which began with that of SQLite at number 27: append only. */
import { firstBook } from './first-book.ts';

/** That of the first books on servers. */
export const firstSchema = 27;

/** Until schema 28 the name of a list said whose it is: 2026-W48 Ann. */
const ownersOfLists = "UPDATE sending SET owner = substr(list, 10) WHERE owner IS NULL AND substr(list, 9, 1) = ' '";

/** Each brings a book from one schema to the next, in one transaction with its number. */
const later: readonly string[] = [
  `ALTER TABLE sending ADD COLUMN owner TEXT; ${ownersOfLists};`,
  // 29: a product holds from a day to another one, so that a new day of the same orders reads none of their lines.
  `
    DROP TABLE stopped_product;
    CREATE TABLE stopped_product (
      id BIGINT PRIMARY KEY, customer_id BIGINT NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
      product TEXT NOT NULL, since TEXT NOT NULL, every DOUBLE PRECISION NOT NULL, holds_from TEXT NOT NULL,
      holds_until TEXT NOT NULL
    );
    CREATE INDEX stopped_product_customer ON stopped_product (customer_id);
    DELETE FROM change WHERE table_name = 'stopped_product';
    DELETE FROM stamp WHERE name = 'standing';
  `,
  // 30: the few rows that a call or a week begins with are found however many touches, promises, facts and answers there are.
  `
    CREATE INDEX touch_unfinished ON touch (id) WHERE unfinished = 1;
    CREATE INDEX promise_told ON promise (told_on) WHERE told_on IS NOT NULL;
    CREATE INDEX fact_dated ON fact (substr(day, length(day) - 4)) WHERE day IS NOT NULL AND kind <> 'fact';
    CREATE INDEX answer_day ON answer (day);
  `,
];

/** The schema this program knows. */
export const schemaVersion = firstSchema + later.length;

/** What brings a book of this schema up to date; 0 is none yet. */
export function migrationsSince(version: number): readonly string[] {
  return version === 0 ? [firstBook, ...later] : later.slice(version - firstSchema);
}

/** What is learned from the rows of an export of this schema. */
export function factsSince(version: number): readonly string[] {
  return version < 28 ? [ownersOfLists] : [];
}
