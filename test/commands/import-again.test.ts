/** Books that earlier versions filled (fixtures/books), into which the same exports are imported again. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';

/** The files of each book in the order in which they were imported. */
const books = {
  imported: [
    'customers.csv',
    'orders.csv',
    'lines.csv',
    'statement.csv',
    'shopify-orders_export.csv',
    'freshbooks-invoice_details.csv',
    'paypal-activity.csv',
  ],
  // Its version took people who share a telephone, an address of a marketplace or a name for one.
  merged: ['people.csv', 'phone-orders.csv', 'phone-sales.csv', 'marketplace.csv'],
} as const;

type Book = keyof typeof books;

function copied(book: Book) {
  const folder = ownFolder();
  for (const file of readdirSync(join('fixtures/books', book)))
    copyFileSync(join('fixtures/books', book, file), join(folder, file));
  const database = join(folder, 'book.db');
  const fileAt = (file: string) => join(folder, file);
  return {
    database,
    fileAt,
    importing: async (file: string) =>
      JSON.parse((await runCadence(['import', fileAt(file), '--json'], { database })).out)[0],
    list: async () => JSON.parse((await runCadence('list --sort id --json', { database })).out),
    before: listedBefore(fileAt('list.json')),
  };
}

interface ListedBefore {
  readonly id: number;
  readonly value: number;
}

/** Worked out by formulas that are others since. */
const figures = ['rank', 'risk', 'riskWord', 'priority', 'score', 'timeZone'];

/** What the version that made the book listed, but for these figures. */
function listedBefore(file: string): readonly ListedBefore[] {
  const listed = JSON.parse(readFileSync(file, 'utf8')) as ListedBefore[];
  return listed.map(
    (one) =>
      Object.fromEntries(Object.entries(one).filter(([name]) => !figures.includes(name))) as unknown as ListedBefore,
  );
}

describe.each(Object.keys(books) as Book[])('the book %s', (book) => {
  it('is changed by nothing, and nothing doubles', async () => {
    const { importing, list, before } = copied(book);
    expect(await list()).toMatchObject(before);
    for (const file of books[book])
      expect(await importing(file), file).toMatchObject({ added: 0, updated: 0, takenBack: 0, import: null });
    expect(await list()).toMatchObject(before);
  });

  it('is taken back import by import, as its version would have', async () => {
    const { database } = copied(book);
    for (let number = books[book].length; number > 0; number--)
      expect((await runCadence(`undo ${number} --yes`, { database })).code, `undo ${number}`).toBe(0);
    expect(JSON.parse((await runCadence('list --json', { database })).out)).toEqual([]);
  });
});

describe('a book in which two people on one telephone are one', () => {
  it.each([
    ['phone-orders.csv', '504,2026-11-20,Rik Holt,312-555-0120,9.00\n', 3],
    ['phone-sales.csv', '2026-11-20,Jan Sand,312-555-0130,Jug,9.00\n', 4],
  ])('gets a new order in %s once, and the old ones not again', async (file, row, id) => {
    const { importing, fileAt, list, before } = copied('merged');
    writeFileSync(fileAt(file), readFileSync(fileAt(file), 'utf8') + row);
    expect(await importing(file)).toMatchObject({ added: 1, updated: 0 });
    const sum = (customers: readonly { readonly value: number }[]) =>
      customers.reduce((total, { value }) => total + value, 0);
    expect(sum(await list())).toBe(sum(before) + 9);
    expect((await list()).find((customer: { id: number }) => customer.id === id)).toMatchObject(
      before.find((customer) => customer.id === id) ?? {},
    );
    expect(await importing(file)).toMatchObject({ added: 0, updated: 0 });
  });

  it('gets the second one as a customer when the list has grown', async () => {
    const { importing, fileAt, list, before } = copied('merged');
    const rows = readFileSync(fileAt('people.csv'), 'utf8');
    writeFileSync(fileAt('people.csv'), `${rows}Ivo,Berg,312-555-0110,Chicago,60601,70.00\n`);
    expect(await importing('people.csv')).toMatchObject({ added: 3, updated: 0 });
    expect(await list()).toHaveLength(before.length + 3);
    expect(await importing('people.csv')).toMatchObject({ added: 0, updated: 0 });
  });
});
