/** Customers as vCards: 4.0 (RFC 6350), or 3.0 (RFC 2426) for phones that read no other. */

import type { Contact } from '../domain/contact.ts';
import { nameOfContact } from '../domain/contact-name.ts';
import { anyTypeOf, type ContactType, isSilent, silentNumbers } from '../domain/contact-type.ts';
import type { Customer } from '../domain/customer.ts';
import { refusableKinds, refusalLabels, refusalSentence } from '../domain/refusal.ts';
import { plain, steering } from './text.ts';

export const vcardVersions = ['3.0', '4.0'] as const;
export type VcardVersion = (typeof vcardVersions)[number];

/** Octets of a line before it is folded. */
const lineLength = 75;

export function vcards(contacts: readonly Contact[], version: VcardVersion = '4.0'): string {
  return contacts.map((contact) => vcard(contact, version)).join('');
}

function vcard(contact: Contact, version: VcardVersion): string {
  const { customer, refusals, uid, person } = contact;
  const { parts, company, kind } = nameOfContact(contact);
  const refused = refusableKinds.filter((one) =>
    refusals.some((refusal) => refusal.kind === one && refusal.who === null),
  );
  const labels = [...customer.tags, ...refused.map((one) => refusalLabels[one])];
  const sentences = refusals.map(refusalSentence);
  const property = (name: string, value: string | null) => textProperty(name, value, version);
  const lines = [
    'BEGIN:VCARD',
    `VERSION:${version}`,
    `UID:${uid}`,
    kind === 'company' ? { '3.0': 'X-ABShowAs:COMPANY', '4.0': 'KIND:org' }[version] : null,
    property('FN', customer.name),
    `N:${[parts.family, parts.given, '', parts.prefix, parts.suffix].map(escaped).join(';')}`,
    company === null ? null : `ORG:${escaped(company)}`,
    property('TITLE', person?.role ?? null),
    ...severalOf('EMAIL', customer, version).map(({ name, value }) => property(name, value)),
    ...severalOf('TEL', customer, version).map(({ name, value }) => property(name, value)),
    addressLine(customer),
    customer.website === null ? null : `URL:${plain(customer.website)}`,
    birthdayLine(customer.birthday, version),
    property('X-CADENCE-LANGUAGE', person?.language ?? null),
    person === null ? null : `X-CADENCE-COMPANY:${person.companyUid}`,
    labels.length === 0 ? null : `CATEGORIES:${labels.map(escaped).join(',')}`,
    property('NOTE', sentences.join('\n') || null),
    ...sentences.map((sentence) => property('X-CADENCE-REFUSAL', sentence)),
    'END:VCARD',
  ];
  return lines
    .filter((line) => line !== null)
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

/** Each with which it is. The first of several is preferred, and no fax is. */
function severalOf(property: 'EMAIL' | 'TEL', customer: Customer, version: VcardVersion) {
  const values = property === 'TEL' ? customer.phones : customer.emails;
  const faxes = property === 'TEL' ? silentNumbers(customer).map(([number]) => number) : [];
  const preference = { '3.0': ';TYPE=PREF', '4.0': ';PREF=1' }[version];
  return [...values, ...faxes].map((value, at) => {
    const types = typesFor(property, anyTypeOf(customer, value), version);
    const name = types.length === 0 ? property : `${property};TYPE=${types.join(',')}`;
    return { name: at === 0 && values.length > 1 ? `${name}${preference}` : name, value };
  });
}

/** Since 4.0 there is no type "internet" any more. A telephone of which nothing is known is one to talk on. */
function typesFor(property: 'EMAIL' | 'TEL', type: ContactType | null, version: VcardVersion): readonly string[] {
  const said = type === null ? [] : type.split(' ').map((word) => words[version][word] ?? word);
  const isVoice = type === null || (!isSilent(type) && !type.endsWith('mobile'));
  if (property === 'TEL') return inCase([...said, ...(isVoice ? ['voice'] : [])], version);
  return inCase([...(version === '3.0' ? ['internet'] : []), ...said], version);
}

const inCase = (types: readonly string[], version: VcardVersion) =>
  version === '3.0' ? types.map((type) => type.toUpperCase()) : types;

/** As the standard calls them, or else the telephones that read such cards. */
const words: Readonly<Record<VcardVersion, Readonly<Record<string, string>>>> = {
  '3.0': { mobile: 'cell' },
  '4.0': { mobile: 'cell', main: 'main-number', other: 'x-other' },
};

function addressLine({ address, city, region, postalCode, country }: Customer): string | null {
  const place = ['', '', address, city, region, postalCode, country].map((part) => part ?? '');
  return place.every((part) => part === '') ? null : `ADR:${place.map(escaped).join(';')}`;
}

/**
 * A single value. In 4.0 a semicolon may be escaped or not (3.4), and some readers show the backslash; in 3.0 it must
 * be.
 */
function textProperty(name: string, value: string | null, version: VcardVersion): string | null {
  if (value === null) return null;
  return `${name}:${version === '3.0' ? escaped(value) : escaped(value).replaceAll('\\;', ';')}`;
}

/**
 * 4.0 writes `1980-05-17` as `19800517` and `--05-17` as `--0517`. 3.0 has no day without a year: there it is written
 * as Apple's phones do, with a year to ignore.
 */
function birthdayLine(birthday: string | null, version: VcardVersion): string | null {
  if (birthday === null) return null;
  if (version === '3.0')
    return birthday.startsWith('--') ? `BDAY;X-APPLE-OMIT-YEAR=1604:1604${birthday.slice(1)}` : `BDAY:${birthday}`;
  return birthday.startsWith('--')
    ? `BDAY:--${birthday.slice(2).replaceAll('-', '')}`
    : `BDAY:${birthday.replaceAll('-', '')}`;
}
/** A part of a compound value. Line breaks become `\n`; other control characters would end or reorder what is read. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
    .replace(steering, '');
}

/** Lines longer than 75 octets continue in the next one, after a space, and never within a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const character of line) {
    const octets = Buffer.byteLength(character);
    if (size + octets > lineLength) {
      parts.push(part);
      part = ' ';
      size = 1;
    }
    part += character;
    size += octets;
  }
  return [...parts, part].join('\r\n');
}
