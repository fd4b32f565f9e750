/** Customers in the columns of other programs. */
import { stringify } from 'csv-stringify/sync';
import type { Contact } from '../domain/contact.ts';
import { contactName } from '../domain/contact-name.ts';
import type { Customer } from '../domain/customer.ts';
import { formulaSafe } from '../domain/formula-cell.ts';
import { type RefusableKind, refusableKinds, refusalLabels, refusalSentence } from '../domain/refusal.ts';
import { plainLines } from './text.ts';

interface Column {
  readonly title: string;
  readonly cell: (contact: Contact) => string | null;
}

type Contacts = readonly Contact[];
type Layout = (contacts: Contacts) => readonly Column[];

const column = (title: string, cell: Column['cell']): Column => ({ title, cell });
/** A field of the customer. */
const fact = (title: string, of: (customer: Customer) => string | null): Column =>
  column(title, ({ customer }) => of(customer));

/** As many columns as the customer with the most values needs, at least `atLeast`. */
function numbered(
  contacts: Contacts,
  { atLeast, of }: { readonly atLeast: number; readonly of: (customer: Customer) => readonly string[] },
  columnsOf: (at: number, value: (customer: Customer) => string | null) => readonly Column[],
): readonly Column[] {
  const most = contacts.reduce((sofar, { customer }) => Math.max(sofar, of(customer).length), atLeast);
  return Array.from({ length: most }, (_, at) => columnsOf(at, (customer) => of(customer)[at] ?? null)).flat();
}

const phonesOf = ({ phones }: Customer) => phones;
const emailsOf = ({ emails }: Customer) => emails;
const joined = (texts: readonly string[], between: string) => texts.join(between) || null;

const refuses = ({ refusals }: Contact, kind: RefusableKind) =>
  refusals.some((refusal) => refusal.kind === kind && refusal.who === null);

/**
 * A column for each refused kind, always one for calls and for mail; and one with the sentences, including people and
 * numbers, if there are any.
 */
function refusalColumns(
  contacts: Contacts,
  { yes, titles }: { readonly yes: string; readonly titles: Readonly<Record<RefusableKind, string>> },
): readonly Column[] {
  const kinds = refusableKinds.filter(
    (kind) => kind === 'call' || kind === 'email' || contacts.some((contact) => refuses(contact, kind)),
  );
  return [
    ...kinds.map((kind) => column(titles[kind], (contact) => (refuses(contact, kind) ? yes : null))),
    ...(contacts.some(({ refusals }) => refusals.length > 0)
      ? [column('Refusals', ({ refusals }) => joined(refusals.map(refusalSentence), '\n'))]
      : []),
  ];
}

interface WrittenName {
  readonly first: string;
  readonly last: string;
  readonly company: string | null;
}

function writtenName(customer: Customer): WrittenName {
  const { parts, company } = contactName(customer);
  const said = (...words: readonly string[]) => words.filter((word) => word !== '').join(' ');
  return { first: said(parts.prefix, parts.given), last: said(parts.family, parts.suffix), company };
}

const spreadsheet: Layout = (contacts) => [
  fact('External ID', (one) => one.externalId),
  fact('Name', (one) => one.name),
  fact('Company', (one) => one.company),
  fact('Email', (one) => joined(one.emails, '; ')),
  ...numbered(contacts, { atLeast: 2, of: phonesOf }, (at, value) => [
    fact(at === 0 ? 'Phone' : `Phone ${at + 1}`, value),
  ]),
  fact('Address', (one) => one.address),
  fact('City', (one) => one.city),
  fact('Region', (one) => one.region),
  fact('Postal code', (one) => one.postalCode),
  fact('Country', (one) => one.country),
  fact('Website', (one) => one.website),
  fact('Owner', (one) => one.owner),
  fact('Tags', (one) => joined(one.tags, ', ')),
  fact('Birthday', (one) => one.birthday),
  ...refusalColumns(contacts, { yes: 'yes', titles: refusalLabels }),
];

/** HubSpot accepts no contact without a person's name or an address: a company without them is called by its name. */
const hubspot: Layout = (contacts) => [
  fact('First Name', (one) => {
    const { first, last, company } = writtenName(one);
    return first === '' && last === '' && one.emails.length === 0 ? company : first;
  }),
  fact('Last Name', (one) => writtenName(one).last),
  fact('Company Name', (one) => writtenName(one).company),
  fact('Email Address', (one) => one.emails[0] ?? null),
  ...(contacts.some(({ customer }) => customer.emails.length > 1)
    ? [fact('Additional email addresses', (one) => joined(one.emails.slice(1), ';'))]
    : []),
  ...numbered(contacts, { atLeast: 2, of: phonesOf }, (at, value) => [
    fact(['Phone Number', 'Mobile Phone Number'][at] ?? `Phone ${at + 1}`, value),
  ]),
  fact('Street Address', (one) => one.address),
  fact('City', (one) => one.city),
  fact('State/Region', (one) => one.region),
  fact('Postal Code', (one) => one.postalCode),
  fact('Country/Region', (one) => one.country),
  fact('Website URL', (one) => one.website),
  fact('Contact owner', (one) => one.owner),
  fact('Date of birth', (one) => one.birthday),
  fact('Tags', (one) => joined(one.tags, ';')),
  fact('External ID', (one) => one.externalId),
  ...refusalColumns(contacts, {
    yes: 'true',
    titles: { ...refusalLabels, email: 'Unsubscribed from all email' },
  }),
];

/** How Google separates several values in one cell. */
const between = ' ::: ';

const google: Layout = (contacts) => [
  fact('First Name', (one) => writtenName(one).first),
  fact('Last Name', (one) => writtenName(one).last),
  fact('Organization Name', (one) => writtenName(one).company),
  fact('Birthday', (one) => one.birthday),
  column('Labels', (contact) => {
    const refused = refusableKinds.filter((kind) => refuses(contact, kind)).map((kind) => refusalLabels[kind]);
    return joined([...contact.customer.tags, ...refused], between);
  }),
  ...numbered(contacts, { atLeast: 2, of: emailsOf }, (at, value) => [
    // The star is Google's sign for the preferred one.
    fact(`E-mail ${at + 1} - Label`, (one) => (at === 0 && one.emails.length > 1 ? '* ' : null)),
    fact(`E-mail ${at + 1} - Value`, value),
  ]),
  ...numbered(contacts, { atLeast: 2, of: phonesOf }, (at, value) => [
    fact(`Phone ${at + 1} - Label`, () => null),
    fact(`Phone ${at + 1} - Value`, value),
  ]),
  fact('Address 1 - Label', () => null),
  fact('Address 1 - Street', (one) => one.address),
  fact('Address 1 - City', (one) => one.city),
  fact('Address 1 - Region', (one) => one.region),
  fact('Address 1 - Postal Code', (one) => one.postalCode),
  fact('Address 1 - Country', (one) => one.country),
  fact('Website 1 - Label', () => null),
  fact('Website 1 - Value', (one) => one.website),
  column('Custom Field 1 - Label', ({ refusals }) => (refusals.length === 0 ? null : 'Refusals')),
  column('Custom Field 1 - Value', ({ refusals }) => joined(refusals.map(refusalSentence), between)),
];

const layouts = { csv: spreadsheet, hubspot, google };
export type LayoutName = keyof typeof layouts;

/** Customers as CSV for a spreadsheet or another program. */
export function contactsCsv(name: LayoutName, contacts: Contacts): string {
  const columns = layouts[name](contacts);
  const safe = name === 'csv' ? formulaSafe : numberOrSafe;
  const rows = contacts.map((contact) => columns.map(({ cell }) => safe(plainLines(cell(contact) ?? ''))));
  return stringify([columns.map(({ title }) => title), ...rows]);
}

/** A phone number is not a formula, and the reading program would take the apostrophe for a part of it. */
function numberOrSafe(cell: string): string {
  return /^\+\d[\d .()/-]*$/.test(cell) ? cell : formulaSafe(cell);
}
