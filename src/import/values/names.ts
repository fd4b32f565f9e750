import { companyWords } from '../../domain/company-name.ts';
import { eastAsian, nameSuffixes as suffixes } from '../../domain/person-name.ts';

/** First and last name in spoken order; family name first in East Asian scripts. */
export function joinName(first: string, middle: string, last: string, suffix: string): string {
  const parts = eastAsian.test(first) && eastAsian.test(last) ? [last, middle, first] : [first, middle, last, suffix];
  return parts.filter((part) => part !== '').join(' ');
}

/** `Holloway, Maren` in spoken order; `Acme, Inc.` and anything else stays unchanged. */
export function sayName(full: string): string {
  if (!full.includes(',') || /[\d&@|=()/]/.test(full)) return full;
  const parts = full.split(',').map((part) => part.trim());
  const [last = '', second = '', third = ''] = parts;
  if (parts.some((part) => companyWords.test(part)) || parts.some((part) => part === '')) return full;
  if (parts.length === 3 && suffixes.test(second) && isGivenName(third)) return `${third} ${last}, ${second}`;
  if (parts.length !== 2 || suffixes.test(second) || !isGivenName(second) || last.split(' ').length > 3) return full;
  // `Azure Interior, Brandon Freeman`: a company and its person, as in Odoo.
  if (last.includes(' ') && second.includes(' ') && !/^(?:van|von|de|der|den|di|da|del|le|la|st\.?) /i.test(last))
    return full;
  return `${second} ${last}`;
}

function isGivenName(text: string): boolean {
  return text.split(' ').length <= 3 && /^[\p{L}\p{M}.'’\- ]+$/u.test(text);
}

const nameAndAddress = /^([^()<>@;]*[^()<>@;\s])\s*[(<]([^()<>@\s;]+@[^()<>@\s;]+)[)>]/;

/** `Ann Lee (ann@example.com)`: the name and the address; the first of several people. */
export function withoutAddress(full: string | null): { readonly full: string | null; readonly address: string | null } {
  const [, name, address] = full?.includes('@') ? (nameAndAddress.exec(full) ?? []) : [];
  return name === undefined || address === undefined ? { full, address: null } : { full: name, address };
}
