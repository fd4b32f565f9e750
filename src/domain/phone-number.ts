/** Telephone numbers as people type them, compared by their digits alone. */

/** By so many digits a number is found; it has at least as many. */
export const lastDigits = 7;

/** The digits of a number, without the signs between them. */
export const digitsOf = (number: string): string => number.replace(/\D/g, '');

/** Whether a text can be a telephone number: digits, and the signs that stand between them. */
export function isNumber(text: string): boolean {
  return /^[\d\s()+./-]+$/.test(text) && digitsOf(text).length >= lastDigits;
}

/** Of the same digits, but for what stands before them where one is called from elsewhere: +1, 001, a 0 in front. */
export function isSameNumber(a: string, b: string): boolean {
  const [one, other] = [withoutZeros(a), withoutZeros(b)];
  const shorter = Math.min(one.length, other.length);
  return shorter >= lastDigits && (one.endsWith(other) || other.endsWith(one));
}

function withoutZeros(number: string): string {
  return digitsOf(number.replace(/\(0\)/g, '')).replace(/^0+/, '');
}

/** What an index has of numbers, a list in JSON: all digits of each, and the last ones. */
export function numberWords(numbers: string): string {
  const list = JSON.parse(numbers) as readonly string[];
  return list
    .map(digitsOf)
    .flatMap((digits) => (digits.length > lastDigits ? [digits, digits.slice(-lastDigits)] : [digits]))
    .join(' ');
}
