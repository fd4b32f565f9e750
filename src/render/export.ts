/** The book in the forms other programs read. */
import { stringify } from 'csv-stringify/sync';
import type { Customer } from '../domain/customer.ts';
import { formulaSafe } from '../domain/formula-cell.ts';
import { escapeControls } from './json.ts';
import { plainLines } from './text.ts';

type Cell = string | number | null;

/** The first line of an export in JSON lines; `schema` is the schema of the book it was made from. */
interface ExportHead {
  readonly cadence: 'book';
  readonly schema: number;
  readonly book: string;
  readonly salt: string;
}

export function headLine(head: ExportHead): string {
  return line(head);
}

export function rowLine(table: string, row: Readonly<Record<string, Cell>>): string {
  return line({ table, row });
}

function line(value: unknown): string {
  return `${escapeControls(JSON.stringify(value))}\n`;
}

/** The header row of a table, `customer.id,customer.name`: by it `import` knows its own again. */
export function tableHeader(table: string, columns: readonly string[]): string {
  return stringify([columns.map((column) => `${table}.${column}`)]);
}

/** Text is quoted, so that an empty one differs from a fact that is absent. */
export function tableRow(columns: readonly string[], row: Readonly<Record<string, Cell>>): string {
  const cells = columns.map((column) => row[column] ?? null);
  return stringify([cells.map((cell) => (typeof cell === 'string' ? formulaSafe(cell) : cell))], {
    quoted_string: true,
  });
}

interface Layout {
  readonly [title: string]: (customer: Customer) => string | null;
}

const given = ({ name }: Customer) => name.split(' ').slice(0, -1).join(' ') || name;
const family = ({ name }: Customer) => (name.includes(' ') ? (name.split(' ').at(-1) ?? '') : '');
const nth = (values: readonly string[], index: number) => values[index] ?? null;

/** The columns that other programs call things by. */
const layouts = {
  customers: {
    'External ID': (one) => one.externalId,
    Name: (one) => one.name,
    Company: (one) => one.company,
    Email: (one) => one.emails.join('; ') || null,
    Phone: (one) => nth(one.phones, 0),
    'Phone 2': (one) => nth(one.phones, 1),
    Address: (one) => one.address,
    City: (one) => one.city,
    Region: (one) => one.region,
    'Postal code': (one) => one.postalCode,
    Country: (one) => one.country,
    Website: (one) => one.website,
    Owner: (one) => one.owner,
    Tags: (one) => one.tags.join(', ') || null,
    Birthday: (one) => one.birthday,
  },
  hubspot: {
    'First Name': given,
    'Last Name': family,
    'Company Name': (one) => one.company,
    'Email Address': (one) => nth(one.emails, 0),
    'Phone Number': (one) => nth(one.phones, 0),
    'Mobile Phone Number': (one) => nth(one.phones, 1),
    'Street Address': (one) => one.address,
    City: (one) => one.city,
    'State/Region': (one) => one.region,
    'Postal Code': (one) => one.postalCode,
    'Country/Region': (one) => one.country,
    'Website URL': (one) => one.website,
    'Contact owner': (one) => one.owner,
  },
  google: {
    'First Name': given,
    'Last Name': family,
    'Organization Name': (one) => one.company,
    Birthday: (one) => one.birthday,
    Labels: (one) => one.tags.join(' ::: ') || null,
    'E-mail 1 - Value': (one) => nth(one.emails, 0),
    'E-mail 2 - Value': (one) => nth(one.emails, 1),
    'Phone 1 - Value': (one) => nth(one.phones, 0),
    'Phone 2 - Value': (one) => nth(one.phones, 1),
    'Address 1 - Street': (one) => one.address,
    'Address 1 - City': (one) => one.city,
    'Address 1 - Region': (one) => one.region,
    'Address 1 - Postal Code': (one) => one.postalCode,
    'Address 1 - Country': (one) => one.country,
    'Website 1 - Value': (one) => one.website,
  },
} as const satisfies Record<string, Layout>;

export type LayoutName = keyof typeof layouts;

/** Customers as a spreadsheet or another program takes them. */
export function layoutCsv(name: LayoutName, customers: readonly Customer[]): string {
  const columns = Object.entries(layouts[name] as Layout);
  const safe = name === 'customers' ? formulaSafe : numberOrSafe;
  const rows = customers.map((customer) => columns.map(([, cell]) => safe(plainLines(cell(customer) ?? ''))));
  return stringify([columns.map(([title]) => title), ...rows]);
}

/** A telephone number is no formula, and the program that reads it would take the apostrophe for a part of it. */
function numberOrSafe(cell: string): string {
  return /^\+\d[\d .()/-]*$/.test(cell) ? cell : formulaSafe(cell);
}
