/** Customers as vCards 4.0 (RFC 6350). */

import type { Customer } from '../domain/customer.ts';
import { steering } from './text.ts';

/** Octets of a line before it is folded. */
const lineLength = 75;

export function vcards(customers: readonly Customer[]): string {
  return customers.map(vcard).join('');
}

function vcard(customer: Customer): string {
  const words = customer.name.split(' ');
  const name = [words.length > 1 ? words.at(-1) : '', words.slice(0, -1).join(' ') || customer.name, '', '', ''];
  const { address, city, region, postalCode, country } = customer;
  const place = ['', '', address, city, region, postalCode, country].map((part) => part ?? '');
  const lines = [
    'BEGIN:VCARD',
    'VERSION:4.0',
    property('FN', customer.name),
    `N:${name.map((part) => escaped(part ?? '')).join(';')}`,
    customer.company === null ? null : `ORG:${escaped(customer.company)}`,
    ...customer.emails.map((email) => property('EMAIL', email)),
    ...customer.phones.map((phone) => property('TEL', phone)),
    place.every((part) => part === '') ? null : `ADR:${place.map(escaped).join(';')}`,
    property('URL', customer.website),
    customer.birthday === null ? null : `BDAY:${birthday(customer.birthday)}`,
    customer.tags.length === 0 ? null : `CATEGORIES:${customer.tags.map(escaped).join(',')}`,
    property('UID', customer.externalId),
    'END:VCARD',
  ];
  return lines
    .filter((line) => line !== null)
    .map((line) => `${folded(line)}\r\n`)
    .join('');
}

/** Of one value. A semicolon in it may be escaped or not (RFC 6350, 3.4); some readers take the sign of it for a letter. */
function property(name: string, value: string | null): string | null {
  return value === null ? null : `${name}:${escaped(value).replaceAll('\\;', ';')}`;
}

/** `1980-05-17` as `19800517`, `--05-17` as `--0517`. */
function birthday(text: string): string {
  return text.startsWith('--') ? `--${text.slice(2).replaceAll('-', '')}` : text.replaceAll('-', '');
}

/** A part of a value that has several. Line breaks become `\n`; other control characters would end or reorder what is read. */
function escaped(text: string): string {
  return text
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\r\n|[\r\n\u2028\u2029]/g, '\\n')
    .replace(steering, '');
}

/** Lines longer than 75 octets go on in the next one, behind a space, and never within a character. */
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
