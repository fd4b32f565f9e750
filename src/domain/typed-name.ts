/** Finding customers while somebody types: by parts of their names, by their own number, by telephone numbers. */
import { beginsAWord, folded, withoutApostrophes } from './folded.ts';
import { digitsOf } from './phone-number.ts';

/** What a customer is found by. */
export interface Findable {
  readonly id: number;
  /** Of `findableNames`. */
  readonly names: string;
  /** The digits of each telephone number, a space between two. */
  readonly digits: string;
}

/** Name and company, both folded, each on a line; behind them the same without apostrophes, where they have any. */
export function findableNames(name: string, company: string | null): string {
  const names = company === null ? name : `${name}\n${company}`;
  const plain = withoutApostrophes(names);
  return plain === names ? names : `${names}\n${plain}`;
}

interface Typed {
  readonly whole: string;
  readonly words: readonly string[];
  /** What was typed as a number, without the signs and the zeros in front that depend on where one calls from. */
  readonly digits: string;
}

/** Fewer digits are in nearly every telephone number. */
const fewestDigits = 3;
/** How well a text fits a customer; the smaller, the better. */
const fits = { exactly: 0, atTheBeginning: 1, beginningsOfWords: 2, somewhere: 3 } as const;
export const goodFit = fits.atTheBeginning;
export const worstFit = fits.somewhere;

function readTyped(text: string): Typed {
  const whole = folded(text).trim().replaceAll(/\s+/g, ' ');
  const isNumber = /^[\d\s()+./-]+$/.test(text);
  const digits = isNumber ? digitsOf(text.replaceAll('(0)', '')).replace(/^0+/, '') : '';
  return { whole, words: whole.split(' '), digits };
}

/** Tells of each customer how well the text fits: null where it does not. */
export function fitOf(text: string): (customer: Findable) => number | null {
  const { whole, words, digits } = readTyped(text);
  const isLong = digits.length >= fewestDigits;
  const number = digits === '' ? null : Number(digits);
  return ({ id, names, digits: numbers }) => {
    if (id === number) return fits.exactly;
    if (isLong && numbers.includes(digits)) return fits.atTheBeginning;
    for (const word of words) if (!names.includes(word)) return null;
    if (names.startsWith(whole)) return fits.atTheBeginning;
    return words.every((word) => beginsAWord(names, word)) ? fits.beginningsOfWords : fits.somewhere;
  };
}
