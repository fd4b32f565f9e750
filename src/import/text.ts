/** Cells as text, without what spreadsheets, terminals or direction overrides left around a value. */

import { asciiFigures } from '../domain/figures.ts';
import { guardOfFormula } from '../domain/formula-cell.ts';
import { controls, reordering, zeroWidth } from '../domain/invisible.ts';

const terminalCodes = /\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[@-Z\\-_])/g;
/** Tabs and line breaks are white space. */
const invisible = new RegExp(`(?![\\t\\n\\r])[${controls}${reordering}${zeroWidth}]`, 'g');
const needsWork =
  /[\x00-\x1f\x7f-\xa0\u061c\u2000-\u200b\u200e\u200f\u2028-\u202f\u205f-\u2069\u3000\ufeff]|^ | $| {2}|^'|[\u0300-\u036f]/;
/** Excel's text mark in front of a number; the apostrophe of 't Hooft stays. */
const markOfText = /^'(?=\d)/;
const onlyJoiners = /^[\s\u200c\u200d]*$/;

/** One line of text: white space collapsed, control characters and the guard apostrophe removed, letters in NFC. */
export function cleanText(raw: string): string {
  if (raw === '' || !needsWork.test(raw)) return raw;
  const cleaned = stripInvisible(raw)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(guardOfFormula, '')
    .replace(markOfText, '')
    .normalize('NFC');
  return onlyJoiners.test(cleaned) ? '' : cleaned;
}

/** Like `cleanText`, but keeps the line breaks of a note or an address. */
export function cleanLines(raw: string): string {
  const lines = stripInvisible(raw).split(/\r\n|\r|\n/);
  return lines
    .map((line) => cleanText(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function stripInvisible(raw: string): string {
  return raw.replace(terminalCodes, '').replace(invisible, '');
}

const absent = new Set([
  '-',
  '--',
  '---',
  '\u2013',
  '\u2014',
  'n/a',
  'na',
  'n.a.',
  'null',
  '(null)',
  'none',
  'nil',
  '\\n',
  '#n/a n/a',
  'k.a.',
  'unknown',
  '(blank)',
  '.',
  '?',
]);

/** `N/A`, `-`, `NULL` and the like: an explicitly empty cell. Expects cleaned text. */
export function isAbsent(text: string): boolean {
  return text === '' || (text.length <= 8 && absent.has(text.toLowerCase()));
}

/** Cleaned text, or null for an empty or explicitly empty cell. */
export function textOrNull(raw: string | undefined): string | null {
  if (raw === undefined || raw === '') return null;
  const text = cleanText(raw);
  return isAbsent(text) ? null : text;
}

/**
 * A header in the form in which headers are compared: letters and digits only, without accents, `#` as `number`.
 * `E-Mail `, `e_mail` and `eMail` are the same; so are `Order #` and `order number`.
 */
export function headerKey(header: string): string {
  return header
    .replaceAll('ß', 'ss')
    .replaceAll('#', ' number ')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ø', 'o')
    .replace(/[^\p{L}\p{N}]/gu, '');
}

const plainAscii = /^[!-~]+(?: [!-~]+)*$/;

/** A text in the form in which names are compared. */
export function nameKey(name: string): string {
  if (plainAscii.test(name)) return name.toLowerCase();
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\u200c\u200d]+/gu, ' ')
    .trim();
}

/** Scientific notation: Excel shortened a long number, and its digits are lost. `504925e623` is a hexadecimal id. */
export function isMangledByExcel(text: string): boolean {
  return /^\d(?:[.,]\d*)?E\+\d{1,3}$|^\d[.,]\d*E\d{1,3}$/i.test(text);
}

/** An id as in the other program: spreadsheets make `101.0`, `101,0`, `="101"` and `'101` of 101. */
export function plainId(written: string): string {
  const text = asciiFigures(written);
  const first = text.charCodeAt(0);
  // The usual case: no equals sign or apostrophe before, no zero after.
  if (first !== 61 && first !== 39 && !(text.endsWith('0') && /[.,]/.test(text))) return text;
  const inner = /^=\s*"([^"]*)"$/.exec(text)?.[1] ?? text;
  return /^['=]?\d+(?:\.0+|,0)?$/.test(inner) ? inner.replace(/^['=]/, '').replace(/(?:\.0+|,0)$/, '') : inner;
}
