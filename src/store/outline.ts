/** The contents of a book in a form that can be compared with a copy. */
import type { BookOutline } from '../domain/book-outline.ts';
import type { Day } from '../domain/day.ts';
import { type Db, one } from './db.ts';
import { readMeta } from './meta.ts';

const rowTexts = (rows: readonly object[]) => rows.map((row) => JSON.stringify(Object.values(row)));

export async function outlineOf(db: Db): Promise<BookOutline> {
  const { customers } = await one<{ customers: number }>(db, 'SELECT count(*) AS customers FROM customer');
  // Each computer gives its own numbers; the customer and the time are the same.
  const touches = await db.all<object>(
    `SELECT customer.external_id AS whose, customer.name, touch.day, time, kind, outcome, note
     FROM touch JOIN customer ON customer.id = touch.customer_id`,
  );
  const operations = await db.all<object>('SELECT at, kind, command, summary FROM operation');
  const { newest } = await one<{ newest: Day | null }>(db, 'SELECT max(day) AS newest FROM operation');
  const book = await readMeta(db, 'book');
  return { book, customers, touches: rowTexts(touches), operations: rowTexts(operations), newest };
}
