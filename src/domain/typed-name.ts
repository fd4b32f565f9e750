/** Finding customers as one types: by parts of their names, by their own number, by phone numbers. */
import { beginsAWord, folded, withoutApostrophes } from './folded.ts';
import { digitsOf } from './phone-number.ts';

/** What customers are found by. */
export interface Findable {
  readonly id: number;
  /** Of `findableNames`. */
  readonly names: string;
  /** The digits of each phone number, separated by spaces. */
  readonly digits: string;
}

/** Name, company and people, all folded, each on a line; then the same without apostrophes, if they have any. */
export function findableNames(name: string, company: string | null, people: readonly string[] = []): string {
  const names = [name, ...(company === null ? [] : [company]), ...people].join('\n');
  const plain = withoutApostrophes(names);
  return plain === names ? names : `${names}\n${plain}`;
}

interface Typed {
  readonly whole: string;
  readonly words: readonly string[];
  /** A typed number, without signs and without leading zeros, which depend on where one calls from. */
  readonly digits: string;
  /** It may be a customer's own number; null where it is none. */
  readonly number: number | null;
  /** It may be a part of a telephone number. */
  readonly isLong: boolean;
}

/** Fewer digits match nearly every phone number. */
const fewestDigits = 3;
/** How well a text matches a customer; smaller is better. */
export const fits = { exactly: 0, atTheBeginning: 1, beginningsOfWords: 2, somewhere: 3 } as const;
export const worstFit = fits.somewhere;

export function readTyped(text: string): Typed {
  const whole = folded(text).trim().replaceAll(/\s+/g, ' ');
  const isNumber = /^[\d\s()+./-]+$/.test(text);
  const digits = isNumber ? digitsOf(text.replaceAll('(0)', '')).replace(/^0+/, '') : '';
  const number = digits === '' ? null : Number(digits);
  return { whole, words: whole.split(' '), digits, number, isLong: digits.length >= fewestDigits };
}

/** Gives each customer's match with the text: null when there is none. */
export function fitOf(text: string): (customer: Findable) => number | null {
  const { whole, words, digits, number, isLong } = readTyped(text);
  return ({ id, names, digits: numbers }) => {
    if (id === number) return fits.exactly;
    if (isLong && numbers.includes(digits)) return fits.atTheBeginning;
    for (const word of words) if (!names.includes(word)) return null;
    if (names.startsWith(whole)) return fits.atTheBeginning;
    return words.every((word) => beginsAWord(names, word)) ? fits.beginningsOfWords : fits.somewhere;
  };
}
