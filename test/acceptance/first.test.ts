/** What somebody does first, who has only just installed the program. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newHome, shell } from './support/program.ts';

const shop = ['customers.csv', 'orders.csv'];

describe('a dry run before the first book', () => {
  it.each([
    ['cadence import customers.csv --dry-run', /^customers\.csv: 60 rows/],
    ['cadence import customers.csv orders.csv --dry-run', /orders\.csv: 790 rows/],
    ['cadence import - --dry-run < customers.csv', /^standard input: 60 rows/],
    ['cadence --db new/folder/book.db import customers.csv --dry-run', /^customers\.csv: 60 rows/],
    ['cat customers.csv | cadence --db new/folder/book.db import - --dry-run', /^standard input: 60 rows/],
  ])('%s works and leaves nothing behind', async (line, printed) => {
    const home = newHome({ shop: true });
    expect(await shell(line, home)).toMatchObject({ code: 0, out: expect.stringMatching(printed) });
    expect(readdirSync(home)).toEqual(shop);
  });

  it('prints one JSON document', async () => {
    const home = newHome({ shop: true });
    const { code, out } = await shell('cadence import customers.csv --dry-run --json', home);
    expect([code, JSON.parse(out)]).toMatchObject([0, [{ rows: 60 }]]);
    expect(readdirSync(home)).toEqual(shop);
  });
});

it('leaves the folder it made where the book came into it', async () => {
  const home = newHome({ shop: true });
  expect(await shell('cadence import - < customers.csv', home)).toMatchObject({ code: 0 });
  expect(readdirSync(join(home, '.local/share/cadence'))).toContain('cadence.db');
});

it('has no book in memory: a book is a file', async () => {
  const home = newHome({ shop: true });
  expect(await shell('cadence --db :memory: import customers.csv', home)).toMatchObject({
    code: 2,
    out: '',
    err: expect.stringMatching(/^cadence: :memory: is not a file, .*\n {2}.*--dry-run\n$/),
  });
});
