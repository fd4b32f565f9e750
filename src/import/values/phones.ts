import type { CountryCode } from 'libphonenumber-js/core';
import { getCountryCallingCode, isSupportedCountry, Metadata } from 'libphonenumber-js/core';
import phoneMetadata from 'libphonenumber-js/metadata.min.json';
import { type ContactType, type ContactTypes, isSilent } from '../../domain/contact-type.ts';
import { asciiFigures } from '../../domain/figures.ts';
import { extension } from '../../domain/phone-number.ts';
import { plural } from '../../domain/plural.ts';
import { isMangledByExcel } from '../text.ts';
import { numberTypeIn } from './contact-types.ts';

export interface PhoneCell {
  /** As written, without labels, guard apostrophe and separators; the first one preferred. None of a fax. */
  readonly phones: readonly string[];
  /** What labels in the cell say of its numbers, where they do; those of faxes stand here alone. */
  readonly types?: ContactTypes;
  /** What of the cell is not a number to dial, and why. */
  readonly problem: string | null;
}

/** What a phone number is compared by: digits with the country's calling code where it is known, `;ext=` kept apart. */
type PhoneKey = string;

/** Characters, enough for every number of a company; whatever is longer is not looked through. */
const longest = 1_000;
const fewestDigits = 6;
const plainNumber = /^\+?[\d\s().\-/]{6,24}$/;
const internationalNumber = /^\+[\d ().-]*\d$/;
/** The trunk zero is not dialled from abroad: that needs a closer look. */
const trunkZero = '(0)';
/** What separates numbers in a cell without letters. */
const severalPlain = /\/\/|\n| \/ /;
const severalNumbers =
  /:::|[|\n]|;(?!\s*ext=)|,(?=;)|,(?=\s*\+?[\d(])|\/\/|(?<=[\d)]) (?:or|and|oder|und|ou|et|o|y|e|&) (?=\+?[\d(])/;
/** Whose number it is, or which: `07700 900123 (wife)`, `0170 1234567 mobil`. */
const labelBehind = /(?<=\d) ?(?:\(([\p{L}\p{M}' .-]{1,30})\)| ([\p{L}\p{M}'.-]{2,20}))$/u;
const labelBefore =
  /(?:^|\s)((?:(?:work|home|office|mobile|business|privat) )?(?:p|t|m|f|tel|tél|phone|telephone|telefon|ph|mobile|mobil|mob|cell|gsm|work|home|office|main|other|pager|fax|telefax|büro|privat|handy))\s*[:.]{1,2}\s*(?=[+\d(])/gi;
/** Stands between a label and its number while a cell is taken apart; no cell has it. */
const labelMark = '\0';
/** Labels of one letter. */
const letters: Readonly<Record<string, ContactType>> = { m: 'mobile', f: 'fax' };
/** Zeros, one digit over and over, or the digits in a row: typed in because a form asked for a number. */
const placeholder = /^(\d?)\1*$|^0?123456789?0?$/;
const absent = /^(?:|-+|–|—|n\/?a|n\.a\.|null|none|unknown|0+|\.|\?)$/i;

/** The numbers in a cell: several with separators or labels, each as written. */
export function parsePhones(cell: string): PhoneCell {
  const raw = asWritten(asciiFigures(cell));
  if (plainNumber.test(raw) && !severalPlain.test(raw)) return single(raw);
  if (raw.length > longest) return wrong('is not a phone number');
  const text = raw.trim().replace(/^'/, '').replace(/^tel:/i, '');
  if (absent.test(text)) return nothing;
  if (isMangledByExcel(text)) return wrong('was shortened by the spreadsheet; its digits are lost');
  if (!/\d/.test(text)) return wrong('has no digits');
  const parts = text.replace(labelBefore, `;$1${labelMark}`).split(severalNumbers).flatMap(betweenSlashes);
  const cells = parts.map(labelled);
  const phones = [...new Set(cells.flatMap((cell) => cell.phones))];
  const told = cells.filter((cell) => cell.types !== undefined);
  return {
    phones,
    problem: cells.find((cell) => cell.problem !== null)?.problem ?? null,
    ...(told.length > 0 && { types: Object.assign({}, ...told.map(({ types }) => types)) }),
  };
}

/** A number with what stands before it. */
function labelled(part: string): PhoneCell {
  const at = part.indexOf(labelMark);
  if (at < 0) return single(part);
  const label = part.slice(0, at).trim().toLowerCase();
  return typed(single(part.slice(at + 1)), letters[label] ?? numberTypeIn(label));
}

/** Of the numbers of which the cell itself says no other type. */
function typed(cell: PhoneCell, type: ContactType | null): PhoneCell {
  if (type === null || cell.phones.length === 0) return cell;
  const types = { ...Object.fromEntries(cell.phones.map((phone) => [phone, type])), ...cell.types };
  return { ...cell, phones: isSilent(type) ? [] : cell.phones, types };
}

/** `030 123456 / 0170 1234567` are two numbers, `030 / 123456` is one. */
function betweenSlashes(text: string): string[] {
  const parts = text.split(/ \/ (?=[+(\d])/);
  const first = digitsOf(parts[0] ?? '').length;
  return first > 0 && first < fewestDigits ? [text] : parts;
}

const nothing: PhoneCell = { phones: [], problem: null };
const wrong = (problem: string): PhoneCell => ({ ...nothing, problem });

function single(raw: string): PhoneCell {
  const whole = asWritten(raw).trim().replace(/^'/, '').trim();
  // Neither a label nor an extension is without letters.
  if (plainNumber.test(whole) && /\d$/.test(whole)) return dialled(whole, whole);
  const behind = extension.test(whole) ? null : labelBehind.exec(whole);
  const text = behind === null ? whole : whole.slice(0, behind.index);
  const number = text.replace(extension, '');
  if (!/^\+?[\d\s().\-/–]+$/.test(number)) {
    return absent.test(text) ? nothing : wrong('is not a phone number');
  }
  return typed(dialled(text, number), behind === null ? null : numberTypeIn(behind[1] ?? behind[2] ?? ''));
}

/** The text of a number, if it has as many digits as one: `number` is without its extension. */
function dialled(text: string, number: string): PhoneCell {
  const digits = digitsOf(number);
  if (placeholder.test(digits)) return nothing;
  if (digits.length < fewestDigits) return wrong(`has only ${plural(digits.length, 'digit')}`);
  if (digits.length > 15) return wrong('has more digits than a phone number');
  return { ...nothing, phones: [text] };
}

/** `3125550260.0` and `="3125550260"`: a number that a spreadsheet took for an amount, or was kept from it. */
function asWritten(raw: string): string {
  if (!raw.startsWith('=') && !raw.endsWith('0')) return raw;
  return raw.replace(/^="([^"]*)"$/, '$1').replace(/^(\+?\d{6,15})\.0+$/, '$1');
}

function digitsOf(text: string): string {
  let digits = '';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 48 && code <= 57) digits += text[i];
  }
  return digits;
}

/**
 * Makes the function that turns a number as written into its key. With a country, national numbers get its calling
 * code by the country's own rules (trunk prefix, length), so `(312) 555-0101` and `+1 312 555 0101` are one.
 */
export function phoneKeys(country: string | null): (phone: string) => PhoneKey {
  const plan = country !== null && isSupportedCountry(country as CountryCode, phoneMetadata) ? planOf(country) : null;
  return (written) => {
    const ascii = asciiFigures(written);
    const phone = ascii.endsWith('0') ? asWritten(ascii) : ascii;
    if (internationalNumber.test(phone) && !phone.includes(trunkZero)) return `+${digitsOf(phone)}`;
    const ext = /[a-z#]/i.test(phone) ? extension.exec(phone) : null;
    if (ext === null) return keyOf(phone, plan);
    return `${keyOf(phone.slice(0, ext.index), plan)};ext=${ext[1]}`;
  };
}

function keyOf(phone: string, plan: ((digits: string) => string) | null): PhoneKey {
  const number = phone.replace(trunkZero, '');
  const digits = digitsOf(number);
  if (number.trimStart().startsWith('+')) return `+${digits}`;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  return plan === null ? digits : plan(digits);
}

/** What the library's numbering plan has besides its published type. */
interface UntypedPlan {
  nationalNumberPattern(): string;
  nationalPrefixForParsing(): string | undefined;
  possibleLengths(): number[];
}

function nationalRules(country: string) {
  const metadata = new Metadata(phoneMetadata);
  metadata.selectNumberingPlan(country as CountryCode);
  const plan = metadata.numberingPlan as unknown as UntypedPlan | undefined;
  const trunk = plan?.nationalPrefixForParsing() ?? null;
  return {
    pattern: new RegExp(`^(?:${plan?.nationalNumberPattern() ?? '\\d+'})$`),
    prefix: trunk === null ? null : new RegExp(`^(?:${trunk})`),
    lengths: new Set(plan?.possibleLengths() ?? []),
  };
}

/** The rules of a country, taken from the library once: matching two patterns a number is 20 times faster than parsing it. */
function planOf(country: string): (digits: string) => string {
  const callingCode = getCountryCallingCode(country as CountryCode, phoneMetadata);
  const { pattern, prefix, lengths } = nationalRules(country);
  const hasCode = (digits: string) => digits.startsWith(callingCode) && pattern.test(digits.slice(callingCode.length));
  return (digits) => {
    const national = prefix === null ? digits : digits.replace(prefix, '');
    if (pattern.test(national)) return `+${callingCode}${national}`;
    if (pattern.test(digits)) return `+${callingCode}${digits}`;
    if (hasCode(digits)) return `+${digits}`;
    return lengths.has(national.length) ? `+${callingCode}${national}` : digits;
  };
}
