/** Telephone numbers as people type them, compared by their digits alone. */
import { asciiFigures } from './figures.ts';

/** By so many digits a number is found; it has at least as many. */
const lastDigits = 7;

/** The digits of a number, without the signs between them. */
export const digitsOf = (number: string): string => number.replace(/\D/g, '');

/** Of somebody behind a switchboard: `x12`, `ext. 12`, `Durchwahl 12`; the group is what is dialled then. */
export const extension = /(?<![\s,;])[\s,;]*(?:ext(?:ension)?|x|dw|durchwahl|poste|#)[.=]?\s*(\d{1,6})\s*$/i;

/** What is dialled first, in the digits of ASCII: without an extension, and without the `tel:` of a link. */
function dialled(number: string): string {
  return asciiFigures(number).trim().replace(/^tel:/i, '').replace(extension, '');
}

/** Whether a text can be a telephone number: digits, and the signs that stand between them. */
export function isNumber(text: string): boolean {
  const number = dialled(text);
  return /^[\d\s()+./-]+$/.test(number) && digitsOf(number).length >= lastDigits;
}

/** The digits by which an index finds a number. */
export const endOf = (number: string): string => digitsOf(dialled(number)).slice(-lastDigits);

/** Of the same digits, but for what stands before them where one is called from elsewhere: +1, 001, a 0 in front. */
export function isSameNumber(a: string, b: string): boolean {
  const [one, other] = [withoutZeros(a), withoutZeros(b)];
  const shorter = Math.min(one.length, other.length);
  return shorter >= lastDigits && (one.endsWith(other) || other.endsWith(one));
}

function withoutZeros(number: string): string {
  return digitsOf(dialled(number).replace(/\(0\)/g, '')).replace(/^0+/, '');
}

/** What an index has of numbers, a list in JSON: all digits of each, and the last ones. */
export function numberWords(numbers: string): string {
  const list = JSON.parse(numbers) as readonly string[];
  return list
    .map((number) => digitsOf(dialled(number)))
    .flatMap((digits) => (digits.length > lastDigits ? [digits, digits.slice(-lastDigits)] : [digits]))
    .join(' ');
}
