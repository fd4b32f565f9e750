import type { Day } from '../../domain/day.ts';
import { dayOf, fromEpochDay } from '../../domain/day.ts';
import { asciiFigures } from '../../domain/figures.ts';
import { commonYear, withoutEra } from './calendars.ts';
import { monthNumber } from './months.ts';

/** Whether day or month comes first in `03/04/2026`. */
export type DateOrder = 'day-first' | 'month-first';

export interface DateContext {
  /** The column's order, null while undecided. */
  readonly order: DateOrder | null;
  readonly today: Day;
  /** Day 0 of serial numbers: 1900 for Excel, 1904 for old Excel on a Mac. */
  readonly epoch?: 1900 | 1904;
  /** The file is Thai: years with two digits may be of the Buddhist era. */
  readonly isThai?: boolean;
}

type DateValue =
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'absent' }
  /** `03/04/2026`: the day depends on the rest of the column. */
  | { readonly kind: 'ambiguous' }
  | { readonly kind: 'wrong'; readonly message: string };

/** In characters; a longer text is not a date and is not examined. */
const longest = 100;
const msPerDay = 86_400_000;
const excelDayZero = { 1900: -25_569, 1904: -24_107 } as const;
const iso = /^(\d{4})-(\d{2})-(\d{2})(?:$|[T ])/;
const absentDate =
  /^(?:|-+|–|—|n\/a|na|null|none|nil|never|nie|jamais|unknown|0|0[./-]0[./-]0{2}(?:0{2})?|00?[./-]00?[./-]0{2}(?:0{2})?|0000-00-00.*)$/i;
/** May follow a date: a time in any form, with or without a zone. */
const clock =
  /[T ,]+(?:(?:at|a las|à|às|um|om|alle(?: ore)?|kl\.?|klo|o godz\.) )?(?:\d{1,2}(?:[:.hH]\d{2}){0,2}(?:[.,]\d+)?)? ?(?:[ap]\.?m\.?)? ?(?:uhr|hrs?\.?|hs?\.?)? ?(?:z|utc|gmt|[a-z]{2,5}t)? ?(?:(?:gmt|utc)?[+-]\d{1,2}:?(?:\d{2})?)?(?: \([^)]*\))?$/i;
/** `2026年10月2日` and `2026년 10월 2일`. */
const eastAsianDate = /^(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일]/;
const numeric = /^(\d{1,4})([./\- ]) ?(\d{1,2})\2 ?(\d{1,4})$/;

/** `2026. 01. 05.` in Hungary, `05.01.2026.` in Croatia. */
const dotBehind = /^(\d{1,4}\. ?\d{1,2}\. ?\d{1,4})\.(?=$|[ ,])/;

/** A date as written by any program or person, read as the day on the page: never shifted between time zones. */
export function parseDate(raw: string, context: DateContext): DateValue {
  const fast = iso.exec(raw);
  if (fast !== null && raw.charCodeAt(0) !== 48) return onDay(Number(fast[1]), Number(fast[2]), Number(fast[3]));
  if (raw.length > longest) return { kind: 'wrong', message: 'is not a date' };
  const text = asciiFigures(raw)
    .trim()
    .replace(/^["']+|(?<!["'])["']+$/g, '');
  if (absentDate.test(text)) return { kind: 'absent' };
  if (/^\d+(?:\.\d+)?$/.test(text)) return fromNumber(text, context.epoch ?? 1900);
  const date = dropClock(withoutEra(text.replace(dotBehind, '$1')).replace(eastAsianDate, '$1-$2-$3'));
  return fromNumeric(date, context) ?? fromWords(date, context) ?? { kind: 'wrong', message: 'is not a date' };
}

/** What a single cell proves about its column's order: only a number above 12 does. */
export function orderEvidence(raw: string): DateOrder | 'either' | null {
  const match = raw.length > longest ? null : numeric.exec(dropClock(asciiFigures(raw).trim()));
  if (match === null || (match[1]?.length ?? 0) > 2 || match[2] === '.') return null;
  const first = Number(match[1]);
  const second = Number(match[3]);
  if (first > 12 && second <= 12) return 'day-first';
  if (second > 12 && first <= 12) return 'month-first';
  return first === second ? null : 'either';
}

/** A birthday: with the year, or `--MM-DD` without. */
export function parseBirthday(raw: string, context: DateContext): string | null | 'wrong' {
  const text = asciiFigures(raw).trim();
  const yearless = /^--?(\d{2})-?(\d{2})$/.exec(text);
  if (yearless !== null) return monthDay(Number(yearless[1]), Number(yearless[2]));
  const short = /^(\d{1,2})([./-])(\d{1,2})\.?$/.exec(text);
  if (short !== null) return shortBirthday(Number(short[1]), Number(short[3]), short[2] === '.', context.order);
  const named = monthAndDay(text);
  if (named !== null) return named;
  const value = parseDate(text, { ...context, order: context.order ?? 'month-first' });
  if (value.kind === 'absent') return null;
  return value.kind === 'day' ? fullBirthday(value.day, text, context.today) : 'wrong';
}

/** Years that programs write for an unknown one. */
const noYear = /^(?:1604|1900)/;

function fullBirthday(read: Day, text: string, today: Day): string {
  const day = read > today && twoDigitYear.test(text) ? earlierCentury(read) : read;
  if (day > today) return 'wrong';
  return noYear.test(day) ? `-${day.slice(4)}` : day;
}

/** `Mar 05`, `5 March`, `5. März`: a birthday without its year. */
function monthAndDay(text: string): string | 'wrong' | null {
  const words = text
    .toLowerCase()
    .replace(/(\d)(?:st|nd|rd|th)\b/, '$1')
    .split(/[\s.\-/]+/)
    .filter((word) => word !== '');
  const [first = '', second = ''] = words;
  if (words.length !== 2) return null;
  if (/^\d{1,2}$/.test(first) && monthNumber(second) > 0) return monthDay(monthNumber(second), Number(first));
  return monthNumber(first) > 0 && /^\d{1,2}$/.test(second) ? monthDay(monthNumber(first), Number(second)) : null;
}

const twoDigitYear = /(?:^|\D)\d{1,2}[./-]\d{1,2}[./-]\d{2}$/;

function earlierCentury(day: Day): Day {
  return `${Number(day.slice(0, 4)) - 100}${day.slice(4)}` as Day;
}

function shortBirthday(first: number, second: number, dotted: boolean, order: DateOrder | null): string | 'wrong' {
  const dayFirst = dotted || order === 'day-first' || first > 12;
  return dayFirst ? monthDay(second, first) : monthDay(first, second);
}

function monthDay(month: number, date: number): string | 'wrong' {
  const day = dayOf(2024, month, date);
  return day === null ? 'wrong' : `-${day.slice(4)}`;
}

function onDay(written: number, month: number, date: number): DateValue {
  const year = commonYear(written);
  if (year === null) return { kind: 'wrong', message: 'is a day of the Persian or Islamic calendar, not of ours' };
  const day = dayOf(year, month, date);
  return day === null ? { kind: 'wrong', message: 'is a day that the calendar does not have' } : { kind: 'day', day };
}

function dropClock(text: string): string {
  const at = text.search(
    /\d[T ,]+(?:(?:at|a las|à|às|um|om|alle(?: ore)?|kl\.?|klo|o godz\.) )?\d{1,2}(?:[:.hH]\d{2}| ?[ap]\.?m\b)/i,
  );
  if (at < 0) return text;
  const rest = text.slice(at + 1);
  return clock.test(rest) ? text.slice(0, at + 1) : text;
}

function fromNumeric(text: string, context: DateContext): DateValue | null {
  const match = numeric.exec(text);
  if (match === null) return null;
  const [, one = '', separator, two = '', three = ''] = match;
  const [first, second, third] = [Number(one), Number(two), Number(three)];
  if (one.length >= 3 && three.length <= 2) return onDay(first, second, third);
  if (one.length > 2 || three.length % 2 === 1) return null;
  const year = three.length === 2 ? fullYear(third, context) : third;
  const order = separator === '.' ? 'day-first' : (context.order ?? orderOf(first, second));
  if (order === null) return { kind: 'ambiguous' };
  return order === 'day-first' ? onDay(year, second, first) : onDay(year, first, second);
}

/** From the two numbers: one of them is not a month, or they are equal. */
function orderOf(first: number, second: number): DateOrder | null {
  if (first > 12) return 'day-first';
  return second > 12 || first === second ? 'month-first' : null;
}

/** `พ.ย.`: a month of two parts. */
const thaiMonth = /([\u0e01-\u0e4c]{1,3})\.([\u0e01-\u0e4c]{1,2})\./;

/** `4 Mar 2026`, `Mar 4, 2026`, `4. März 2026`, `4 de marzo de 2026`, `Wednesday, March 4th, 2026`, `04-Mar-26`. */
function fromWords(text: string, context: DateContext): DateValue | null {
  const words = text
    .toLowerCase()
    .replace(thaiMonth, '$1$2 ')
    .replace(/(\d)(?:(?:st|nd|rd|th|er)\b|[ºª])/g, '$1')
    .split(/[\s,./-]+/)
    .filter((word) => !['', 'de', 'del', 'of', 'the'].includes(word));
  const months = words.map(monthNumber);
  const at = months.findIndex((month) => month !== 0);
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word));
  if (at < 0 || numbers.length !== 2 || words.length > 4) return null;
  const [first = '', second = ''] = numbers;
  const yearFirst = first.length === 4;
  const yearText = yearFirst ? first : second;
  const year =
    yearText.length === 4 ? Number(yearText) : yearText.length === 2 ? fullYear(Number(yearText), context) : 0;
  return onDay(year, months[at] ?? 0, Number(yearFirst ? second : first));
}

/** Compact dates, a spreadsheet's serial numbers, seconds and milliseconds since 1970. */
function fromNumber(text: string, epoch: 1900 | 1904): DateValue {
  const number = Number(text);
  if (/^(?:19|20)\d{6}$/.test(text)) {
    return onDay(Number(text.slice(0, 4)), Number(text.slice(4, 6)), Number(text.slice(6, 8)));
  }
  if (/^(?:19|20)\d{10}(?:\d{2})?$/.test(text)) return fromNumber(text.slice(0, 8), epoch);
  if (number >= 10_000 && number < 80_000)
    return { kind: 'day', day: fromEpochDay(Math.floor(number) + excelDayZero[epoch]) };
  if (/^\d{9,10}$/.test(text)) return { kind: 'day', day: fromEpochDay(Math.floor((number * 1000) / msPerDay)) };
  if (/^\d{12,13}$/.test(text)) return { kind: 'day', day: fromEpochDay(Math.floor(number / msPerDay)) };
  return { kind: 'wrong', message: 'is not a date' };
}

/**
 * 26 is 2026; years more than ten ahead belong to the last century. In a Thai file 69 is 2569, our 2026, if that is in
 * this century and not ahead: no file lists purchases from the 1960s.
 */
function fullYear(short: number, { today, isThai = false }: DateContext): number {
  const thai = commonYear(2500 + short) ?? 0;
  if (isThai && thai >= 2000 && thai <= Number(today.slice(0, 4)) + 1) return thai;
  const century = Math.floor(Number(today.slice(0, 4)) / 100) * 100;
  return century + short > Number(today.slice(0, 4)) + 10 ? century - 100 + short : century + short;
}
