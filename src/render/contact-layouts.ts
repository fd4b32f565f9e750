/** Customers in the columns of other programs. */
import { stringify } from 'csv-stringify/sync';
import { type Contact, isReached, type PersonOfContact } from '../domain/contact.ts';
import { nameOfContact } from '../domain/contact-name.ts';
import { anyTypeOf, type ContactType, silentNumbers } from '../domain/contact-type.ts';
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
  { atLeast, of }: { readonly atLeast: number; readonly of: (customer: Customer) => readonly (string | null)[] },
  columnsOf: (at: number, value: Value) => readonly Column[],
): readonly Column[] {
  const most = contacts.reduce((sofar, { customer }) => Math.max(sofar, of(customer).length), atLeast);
  return Array.from({ length: most }, (_, at) => columnsOf(at, (customer) => of(customer)[at] ?? null)).flat();
}

const phonesOf = ({ phones }: Customer) => phones;
const emailsOf = ({ emails }: Customer) => emails;
const faxesOf = (customer: Customer) => silentNumbers(customer).map(([number]) => number);
const joined = (texts: readonly string[], between: string) => texts.join(between) || null;

/** Of any number of the customer, faxes too; null where it is not known. */
function typeIn(customer: Customer, contact: string | null): ContactType | null {
  return contact === null ? null : anyTypeOf(customer, contact);
}

type Value = (customer: Customer) => string | null;

/** The column and, where it does not say so itself of everybody, a second one that says which number each is. */
function withTypes(
  contacts: Contacts,
  title: string,
  value: Value,
  usual: ContactType | null = null,
): readonly Column[] {
  const typed = (customer: Customer) => typeIn(customer, value(customer));
  const isSaid = contacts.every(({ customer }) => [null, usual].includes(typed(customer)));
  return [fact(title, value), ...(isSaid ? [] : [fact(`${title} type`, typed)])];
}

/** The types of several addresses in one cell, in their order; a blank where it is not known. */
function addressTypes(
  contacts: Contacts,
  title: string,
  of: (customer: Customer) => readonly string[],
): readonly Column[] {
  const types = (customer: Customer) => of(customer).map((email) => typeIn(customer, email));
  if (contacts.every(({ customer }) => types(customer).every((type) => type === null))) return [];
  const cell = (told: readonly (ContactType | null)[]) =>
    told.every((type) => type === null) ? null : told.map((type) => type ?? '').join('; ');
  return [fact(title, (customer) => cell(types(customer)))];
}

/** Numbers that must not be dialled, in as many columns as needed. */
function faxColumns(contacts: Contacts, title: string): readonly Column[] {
  return numbered(contacts, { atLeast: 0, of: faxesOf }, (at, value) =>
    withTypes(contacts, at === 0 ? title : `${title} ${at + 1}`, value, 'fax'),
  );
}

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

/** Columns that only people of companies have; left out when empty. */
function personColumns(
  contacts: Contacts,
  columns: readonly (readonly [title: string, of: (person: PersonOfContact) => string | null])[],
): readonly Column[] {
  return columns
    .map(([title, of]) => column(title, ({ person }) => (person === null ? null : of(person))))
    .filter(({ cell }) => contacts.some((contact) => cell(contact) !== null));
}

interface WrittenName {
  readonly first: string;
  readonly last: string;
  readonly company: string | null;
}

function writtenName(contact: Contact): WrittenName {
  const { parts, company } = nameOfContact(contact);
  const said = (...words: readonly string[]) => words.filter((word) => word !== '').join(' ');
  return { first: said(parts.prefix, parts.given), last: said(parts.family, parts.suffix), company };
}

const spreadsheet: Layout = (contacts) => [
  fact('External ID', (one) => one.externalId),
  fact('Name', (one) => one.name),
  fact('Company', (one) => one.company),
  fact('Email', (one) => joined(one.emails, '; ')),
  ...addressTypes(contacts, 'Email type', emailsOf),
  ...numbered(contacts, { atLeast: 2, of: phonesOf }, (at, value) =>
    withTypes(contacts, at === 0 ? 'Phone' : `Phone ${at + 1}`, value),
  ),
  ...faxColumns(contacts, 'Fax'),
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

/** HubSpot has a field for a telephone and one for a mobile; other numbers, or those that may not be mobile, go into the other one. */
function hubspotPhones(customer: Customer): readonly (string | null)[] {
  const { phones } = customer;
  const mobile = phones.find((phone) => typeIn(customer, phone)?.endsWith('mobile')) ?? null;
  const first = phones.find((phone) => phone !== mobile) ?? null;
  return [first, mobile, ...phones.filter((phone) => phone !== first && phone !== mobile)];
}

/** HubSpot accepts no contact without a person's name or an address: a company without them is called by its name. */
const hubspot: Layout = (contacts) => [
  column('First Name', (one) => {
    const { first, last, company } = writtenName(one);
    return first === '' && last === '' && one.customer.emails.length === 0 ? company : first;
  }),
  column('Last Name', (one) => writtenName(one).last),
  column('Company Name', (one) => writtenName(one).company),
  ...personColumns(contacts, [
    ['Job Title', ({ role }) => role],
    ['Preferred language', ({ language }) => language],
    ['Associated Company ID', ({ companyId }) => companyId],
  ]),
  ...withTypes(contacts, 'Email Address', (one) => one.emails[0] ?? null),
  ...(contacts.some(({ customer }) => customer.emails.length > 1)
    ? [
        fact('Additional email addresses', (one) => joined(one.emails.slice(1), ';')),
        ...addressTypes(contacts, 'Additional email addresses type', (one) => one.emails.slice(1)),
      ]
    : []),
  ...numbered(contacts, { atLeast: 2, of: hubspotPhones }, (at, value) => {
    if (at === 1) return withTypes(contacts, 'Mobile Phone Number', value, 'mobile');
    return withTypes(contacts, at === 0 ? 'Phone Number' : `Phone ${at}`, value);
  }),
  ...faxColumns(contacts, 'Fax Number'),
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

/** `Mobile`, `Work Fax`: Google's own words, and words of one's own where it has none. */
function googleLabel(customer: Customer, value: Value): string {
  const type = typeIn(customer, value(customer));
  if (type === 'fax') return 'Other Fax';
  return (type ?? '').replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** How Google separates several values in one cell. */
const between = ' ::: ';

const google: Layout = (contacts) => [
  column('First Name', (one) => writtenName(one).first),
  column('Last Name', (one) => writtenName(one).last),
  column('Organization Name', (one) => writtenName(one).company),
  ...personColumns(contacts, [['Organization Title', ({ role }) => role]]),
  fact('Birthday', (one) => one.birthday),
  column('Labels', (contact) => {
    const refused = refusableKinds.filter((kind) => refuses(contact, kind)).map((kind) => refusalLabels[kind]);
    return joined([...contact.customer.tags, ...refused], between);
  }),
  ...numbered(contacts, { atLeast: 2, of: emailsOf }, (at, value) => [
    // The star is Google's sign for the preferred one.
    fact(
      `E-mail ${at + 1} - Label`,
      (one) => `${at === 0 && one.emails.length > 1 ? '* ' : ''}${googleLabel(one, value)}` || null,
    ),
    fact(`E-mail ${at + 1} - Value`, value),
  ]),
  ...numbered(contacts, { atLeast: 2, of: (one) => [...one.phones, ...faxesOf(one)] }, (at, value) => [
    fact(`Phone ${at + 1} - Label`, (one) => googleLabel(one, value) || null),
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
  // Each row is a person; a company has one only if it has a number or address that belongs to no person.
  const written = contacts.filter((contact) => !contact.hasPeople || isReached(contact));
  const columns = layouts[name](written);
  const safe = name === 'csv' ? formulaSafe : numberOrSafe;
  const rows = written.map((contact) => columns.map(({ cell }) => safe(plainLines(cell(contact) ?? ''))));
  return stringify([columns.map(({ title }) => title), ...rows]);
}

/** A phone number is not a formula, and the reading program would take the apostrophe for a part of it. */
function numberOrSafe(cell: string): string {
  return /^\+\d[\d .()/-]*$/.test(cell) ? cell : formulaSafe(cell);
}
