/** Digits as ASCII writes them, from any script, width or keyboard: every value is read through here. */
import { reordering, zeroWidth } from './invisible.ts';
import { late } from './late.ts';

const beyondAscii = /[^\x00-\x7f]/;
const foreign = /[^\x00-\x7f]/gu;
const digit = late(() => /\p{Nd}/u);
const invisible = new RegExp(`^[${reordering}${zeroWidth}]$`);
const blank = /^[\u00a0\u2007\u2009\u202f\u3000]$/;
const hyphen = /^[\u2010-\u2012\u2212\ufe63]$/;
/** Arabic marks of thousands and decimals, which mean nothing else. */
const arabicMarks = /[\u066b\u066c]/;
const signs: ReadonlyMap<string, string> = new Map(
  Object.entries({
    '\u066b': '.',
    '\u066c': ',',
    '\u060c': ',',
    '\u066a': '%',
    '￠': '¢',
    '￡': '£',
    '￥': '¥',
    '￦': '₩',
  }),
);
/** Looks up each character only once. */
const known = new Map<string, string>();
const mostKnown = 10_000;

/**
 * `١٢٣٫٥٠`, `१२३` and `１２３` with digits from 0 to 9, their marks and minus signs in ASCII, and without the direction marks
 * around them. Letters stay.
 */
export function asciiFigures(text: string): string {
  return beyondAscii.test(text) ? text.replace(foreign, asciiOf) : text;
}

/** Whether the text has marks that show by themselves which one precedes the decimals. */
export function hasArabicMarks(text: string): boolean {
  return arabicMarks.test(text);
}

function asciiOf(char: string): string {
  const met = known.get(char);
  if (met !== undefined) return met;
  const ascii = lookUp(char);
  if (known.size < mostKnown) known.set(char, ascii);
  return ascii;
}

function lookUp(char: string): string {
  if (digit().test(char)) return String(digitValue(char));
  if (invisible.test(char)) return '';
  if (blank.test(char)) return ' ';
  if (hyphen.test(char)) return '-';
  const code = char.codePointAt(0) ?? 0;
  const isFullWidth = code >= 0xff01 && code <= 0xff5e;
  return signs.get(char) ?? (isFullWidth ? String.fromCodePoint(code - 0xfee0) : char);
}

/** Unicode keeps the ten digits of a script together and in order, so the ones before a digit tell its value. */
function digitValue(char: string): number {
  const code = char.codePointAt(0) ?? 0;
  let before = 0;
  while (digit().test(String.fromCodePoint(code - before - 1))) before++;
  return before % 10;
}
