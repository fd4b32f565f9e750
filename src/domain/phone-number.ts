/** Phone numbers as people type them, compared by their digits alone. */
import { type ContactTypes, silentNumbers } from './contact-type.ts';
import { asciiFigures } from './figures.ts';

/** A number is found by its last digits; it has at least as many. */
const lastDigits = 7;

/** The digits of a number, without the signs between them. */
export const digitsOf = (number: string): string => number.replace(/\D/g, '');

/** Behind a switchboard: `x12`, `ext. 12`, `Durchwahl 12`; the group is the extension. */
export const extension = /(?<![\s,;])[\s,;]*(?:ext(?:ension)?|x|dw|durchwahl|poste|#)[.=]?\s*(\d{1,6})\s*$/i;

/** The part dialled first, in ASCII digits: without an extension, and without the `tel:` of a link. */
function dialled(number: string): string {
  return asciiFigures(number).trim().replace(/^tel:/i, '').replace(extension, '');
}

/** Whether a text can be a phone number: digits and the usual signs between them. */
export function isNumber(text: string): boolean {
  const number = dialled(text);
  return /^[\d\s()+./-]+$/.test(number) && digitsOf(number).length >= lastDigits;
}

/** The digits by which an index finds a number. */
export const endOf = (number: string): string => digitsOf(dialled(number)).slice(-lastDigits);

/** The same digits, except for prefixes that depend on where one calls from: +1, 001, a leading 0. */
export function isSameNumber(a: string, b: string): boolean {
  const [one, other] = [withoutZeros(a), withoutZeros(b)];
  const shorter = Math.min(one.length, other.length);
  return shorter >= lastDigits && (one.endsWith(other) || other.endsWith(one));
}

function withoutZeros(number: string): string {
  return digitsOf(dialled(number).replace(/\(0\)/g, '')).replace(/^0+/, '');
}

/** All numbers of somebody, those of faxes with them: the list and the types of contacts as they are stored. */
export function numbersIn(phones: string, types: string | null): readonly string[] {
  const list = JSON.parse(phones) as readonly string[];
  if (types === null) return list;
  const reach = { phones: list, contactTypes: JSON.parse(types) as ContactTypes };
  return [...list, ...silentNumbers(reach).map(([number]) => number)];
}

/** The text under which the index keeps numbers: all digits of each, and the last ones. */
export function numberWords(numbers: readonly string[]): string {
  return numbers
    .map((number) => digitsOf(dialled(number)))
    .flatMap((digits) => (digits.length > lastDigits ? [digits, digits.slice(-lastDigits)] : [digits]))
    .join(' ');
}
