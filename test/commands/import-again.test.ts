/** Books that earlier versions filled (fixtures/books), into which the same exports are imported again. */
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
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
  // Its version read no contact persons.
  companies: ['cards.vcf', 'companies.csv', 'reachable.csv', 'orders.csv'],
  // Its version took other columns for the customer, the number or the amount, and the month for the first of two ambiguous figures.
  otherwise: ['bookings.csv', 'matrixify.csv', 'bexio.csv', 'vendas.csv', 'szamlak.csv'],
  // Its version read no series: a number of another series became an order joined with the first one.
  series: ['facturas.csv', 'facturas-con-serie.csv', 'facturi.csv', 'facturi-serii.csv'],
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

describe('a book in which orders of two series are one', () => {
  it('takes a corrected amount where no later file has changed the order', async () => {
    const { importing, fileAt, list } = copied('series');
    const rows = readFileSync(fileAt('facturas.csv'), 'utf8').replace('48,40', '44,00').replace('121,00', '110,00');
    writeFileSync(fileAt('facturas.csv'), rows);
    expect(await importing('facturas.csv')).toMatchObject({ added: 0, updated: 1, unchanged: 2 });
    const values = (await list()).map(({ value }: { value: number }) => value);
    expect(values).toEqual([191.5, 44, 181.5, 30]);
  });

  it('takes what a file that has grown says', async () => {
    const { importing, fileAt, list } = copied('series');
    const rows = readFileSync(fileAt('facturas.csv'), 'utf8');
    writeFileSync(fileAt('facturas.csv'), `${rows}18;24/11/2026;Taller Sol;10,00\n`);
    expect(await importing('facturas.csv')).toMatchObject({ added: 1, updated: 1 });
    expect((await list())[0]).toMatchObject({ name: 'Bar Luna', value: 131 });
  });
});

describe('a book that knows companies by their names', () => {
  const told = async (file: string, text: string) => {
    const { importing, fileAt, list } = copied('companies');
    const before = await list();
    writeFileSync(fileAt(file), text);
    const report = await importing(file);
    return { report, before, after: (await list()) as readonly { readonly id: number }[], importing };
  };

  it.each([
    ['an address', 'Company,Contact person,City,Email,Total\nMuller GmbH,Ann Beck,Bonn,ann@muller.example,100\n'],
    ['another contact person', 'Company,Contact person,City,Total\nMuller GmbH,Nora Veit,Bonn,100\n'],
    ['no place', 'Company,Contact person,Total\nMULLER GMBH,Ann Beck,100\n'],
    ['the word of another language', 'Firma,Ansprechpartner,Ort,Umsatz\nMuller GmbH,Ann Beck,Bonn,100\n'],
    ['a name', 'Company,Name,City,Total\nMuller GmbH,Ann Beck,Bonn,100\n'],
    ['a first and a last name', 'Company,First Name,Last Name,City,Total\nMuller GmbH,Ann,Beck,Bonn,100\n'],
    ['a first name in Bulgarian', 'Фирма;Първо име;Град;Оборот\nMuller GmbH;Ann;Bonn;100\n'],
    ['a partner in French', 'Société;Partenaire;Ville;Total\nMuller GmbH;Ann Beck;Bonn;100\n'],
    ['a name and nothing sold', 'Company,Name,City,Total\nMuller GmbH,Ann Beck,Bonn,0\n'],
  ])('takes %s beside the same company for nobody new', async (_, text) => {
    const { report, before, after } = await told('companies.csv', text);
    expect(report).toMatchObject({ added: 0 });
    expect(after.map(({ id }) => id)).toEqual(before.map(({ id }: { id: number }) => id));
  });

  it.each([
    ['another city', 'Company,Contact person,City,Total\nMuller GmbH,Ann Beck,Kiel,100\n'],
    ['another address', 'Company,Contact person,Email,Total\nAdler GmbH,Uwe Alt,uwe@adler.example,9\n'],
    ['another number', 'Company,Contact person,Phone,Total\nBiber AG,Uwe Alt,+49 30 5550199,9\n'],
    ['another city beside the name', 'Company,Name,City,Total\nMuller GmbH,Ann Beck,Kiel,100\n'],
    ['another address beside the name', 'Company,Name,Email,Total\nAdler GmbH,Uwe Alt,uwe@adler.example,9\n'],
    ['an address and nothing sold', 'Company,Name,Email,Total\nMuller GmbH,Uwe Alt,uwe@muller.example,0\n'],
    ['an address of their own and no money', 'Company,Contact name,Email\nMuller GmbH,Uwe Alt,uwe@muller.example\n'],
  ])('keeps somebody with %s apart', async (_, text) => {
    expect((await told('new.csv', text)).report).toMatchObject({ added: 1 });
  });

  it('leaves the next order where those before it are, whoever ordered', async () => {
    const order = 'Order ID,Order date,Company,Contact person,Amount\n4,2026-04-10,Dachs OHG,Mia Thon,40.00\n';
    const { report, before, after, importing } = await told('orders.csv', order);
    expect(report).toMatchObject({ added: 1 });
    expect(after).toHaveLength(before.length);
    expect(after.find(({ id }) => id === 8)).toMatchObject({ name: 'Dachs OHG', value: 70, orders: 3 });
    expect(await importing('orders.csv')).toMatchObject({ added: 0, updated: 0 });
  });

  it('keeps what it calls customers at the counter', async () => {
    const { importing, fileAt, list, database } = copied('companies');
    await runCadence(['add', 'Peşin satış'], { database });
    writeFileSync(fileAt('totals.csv'), 'Müşteri,Toplam harcama\nPeşin satış,50\n');
    await importing('totals.csv');
    expect((await list()).at(-1)).toMatchObject({ name: 'Peşin satış', value: 50 });
    expect(await importing('totals.csv')).toMatchObject({ added: 0, updated: 0 });
  });

  it('says which contact person it has not taken', async () => {
    const { report } = await told(
      'companies.csv',
      'Company,Contact person,City,Total\nMuller GmbH,Ann Beck,Bonn,100\n',
    );
    expect(JSON.stringify(report)).toContain(
      "is the contact person of Muller GmbH: the customer keeps the company's name",
    );
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

describe('a book whose version read a file of orders otherwise', () => {
  it('says how to read it anew, and does so once that import is undone', async () => {
    const { importing, database, list } = copied('otherwise');
    const report = await importing('bookings.csv');
    expect(report).toMatchObject({ added: 0, unchanged: 2, totals: [{ orders: 2, amount: 290 }] });
    expect(report.warnings.join()).toMatch(
      /earlier version .* on 2026-\d\d-\d\d .* cadence undo 1, then import it again/,
    );
    expect((await runCadence('undo 1 --yes', { database })).code).toBe(0);
    expect(await importing('bookings.csv')).toMatchObject({ added: 2 });
    expect(await list()).toEqual(
      expect.arrayContaining([expect.objectContaining({ name: 'Nia Holt', value: 140, orders: 1 })]),
    );
  });

  it('takes what came later, in a file of that name as well', async () => {
    const { importing, fileAt } = copied('otherwise');
    const rows = 'Booking,Guest,Contact,Check-in,Total,Status\n';
    writeFileSync(
      fileAt('bookings.csv'),
      `${rows}B8,Ida Berg,+1 312-555-0239,2026-03-01,10.00,Completed\nB9,Ida Berg,+1 312-555-0239,2026-11-24,10.00,Completed\n`,
    );
    expect(await importing('bookings.csv')).toMatchObject({ added: 2 });
  });

  it('corrects a day that was read with the month first', async () => {
    const { importing, fileAt, database } = copied('otherwise');
    const [before, after] = ['2026-01-03', '2026-03-01'].map(
      (day) => `Order,Order date,Customer,Amount\n8,${day},Ana Gil,15.00\n`,
    );
    writeFileSync(fileAt('one.csv'), before ?? '');
    await importing('one.csv');
    const earlier = new Database(database);
    earlier.exec('UPDATE purchase SET layout = NULL');
    earlier.close();
    writeFileSync(fileAt('two.csv'), after ?? '');
    expect(await importing('two.csv')).toMatchObject({ added: 0, updated: 1 });
  });
});
