/** What is to be said of a list of people at companies. */
import { displayName } from '../../domain/customer.ts';
import type { PeopleReport } from '../../domain/import-report.ts';
import { plain } from '../../domain/plain.ts';
import { plural } from '../../domain/plural.ts';
import type { ImportFile } from '../../import/file.ts';
import type { Transaction } from '../../store/store.ts';
import type { CustomerWriter } from './apply-import.ts';
import type { AtTwo } from './people-moves.ts';

const mostNamed = 5;

export async function peopleTexts(book: Transaction, file: ImportFile, customers: CustomerWriter): Promise<string[]> {
  if (file.kind !== 'customers') return [];
  return [
    ...groupingText(file, customers.people.report()),
    ...(await movedText(book, customers)),
    ...atTwoText(customers),
    ...aloneText(customers.alone),
  ];
}

function groupingText(file: ImportFile, report: PeopleReport | null): string[] {
  const { of, isClear, companies, rows } = file.grouping();
  if (of === 'company') {
    if (report === null || report.companies === 0) return [];
    const read = `${plural(report.rows, 'row is', 'rows are')} about people of ${plural(report.companies, 'company', 'companies')}`;
    return [`${read}, and each company is one customer; for each row to be one: --people-of none`];
  }
  if (isClear) return [];
  const named = `${plural(companies, 'company is', 'companies are')} named on ${rows} of the first rows`;
  return [`${named}, and each row is a customer; for one customer per company: --people-of company`];
}

async function movedText(book: Transaction, { people: { moved } }: CustomerWriter): Promise<string[]> {
  if (moved.length === 0) return [];
  const some = moved.slice(0, mostNamed);
  const found = await book.customers.some([...new Set(some.flatMap(({ from, to }) => [from, to]))]);
  const names = new Map(found.map((customer) => [customer.id, plain(displayName(customer))]));
  const named = some.map(({ name, from, to }) => `${plain(name)} (${names.get(from) ?? ''} to ${names.get(to) ?? ''})`);
  const more = moved.length > some.length ? `; and ${moved.length - some.length} more` : '';
  return [`${plural(moved.length, 'person is', 'people are')} at another company now: ${named.join('; ')}${more}`];
}

function atTwoText({ people }: CustomerWriter): string[] {
  const addresses = [...new Set(people.atTwo.map(({ email }) => plain(email)))];
  if (addresses.length === 0) return [];
  const some = addresses.slice(0, mostNamed).join(', ');
  const given = `${plural(addresses.length, 'address is', 'addresses are')} given for people of two companies: ${some}`;
  return [`${given}; both companies stay, and orders with only the address count for the first`];
}

/** Somebody whose address is at two companies, by name. */
export interface SharedAddress {
  readonly email: string;
  readonly name: string;
  readonly companies: readonly [string, string];
}

/** What may be asked about them; each address once. */
export async function sharedAddresses(book: Transaction, atTwo: readonly AtTwo[]): Promise<readonly SharedAddress[]> {
  if (atTwo.length === 0) return [];
  const found = await book.customers.some([...new Set(atTwo.flatMap(({ customers }) => customers))]);
  const names = new Map(found.map((customer) => [customer.id, displayName(customer)]));
  const nameOf = (id: number) => names.get(id) ?? '';
  const once = new Map(atTwo.toReversed().map((one) => [one.email, one]));
  return [...once.values()].reverse().map(({ email, name, customers: [first, second] }) => ({
    email,
    name,
    companies: [nameOf(first), nameOf(second)],
  }));
}

function aloneText(rows: number): string[] {
  if (rows === 0) return [];
  const about = `${plural(rows, 'row is', 'rows are')} about people at companies whose other people are customers of their own`;
  return [`${about}: they are, too; to join them: cadence duplicates --companies`];
}
