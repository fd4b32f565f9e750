/** What completion reads of a book: as much as it offers, however many customers there are. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { glanceAt } from '../../src/store/glance.ts';
import { onlyKey } from '../../src/store/keys.ts';
import { bookFile } from '../support/book-file.ts';
import { ownFolder } from '../support/folder.ts';
import { sentBy } from '../support/statements.ts';

it('finds names by their beginning in an index, and never goes through all customers', async () => {
  const path = join(ownFolder(), 'cadence.db');
  await bookFile(path, 'Name,Company\nAda Finch,Finch Bakery\nBo Reed,Reed Oil\n');
  const { statements } = await sentBy(async () => {
    expect(await glanceAt(path, onlyKey(''), ({ names }) => names('fin', 10))).toEqual(['Finch Bakery']);
  });
  const book = new Database(path, { readonly: true });
  const lookups = statements.filter((sql) => /name_key|company_key/.test(sql));
  expect(lookups).toHaveLength(3);
  const steps = lookups.flatMap((sql) => book.prepare(`EXPLAIN QUERY PLAN ${sql}`).all('fin', 'fio') as Plan[]);
  book.close();
  expect(steps.filter(({ detail }) => /SCAN customer|LIST SUBQUERY/.test(detail))).toEqual([]);
});

interface Plan {
  readonly detail: string;
}
