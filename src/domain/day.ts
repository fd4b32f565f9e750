/**
 * Days of the calendar. A `Day` is a date without a clock or a zone, written `YYYY-MM-DD`, so it sorts as text.
 * This is the only file that does arithmetic on days; it calculates in UTC, where every day has 24 hours.
 */
// The mini class does all but formatting; the full one makes three formatters when loaded, 13 ms of every start.
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addMonths as addMonthsTo } from 'date-fns/addMonths';
import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';

export type Day = `${number}-${number}-${number}`;

/** 0 Sunday to 6 Saturday, as `Date.getUTCDay`. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const monthNames = 'january february march april may june july august september october november december'.split(' ');

const msPerDay = 86_400_000;

/** The day with this year, month (1 to 12) and date, or null when the calendar has no such day. */
export function dayOf(year: number, month: number, date: number): Day | null {
  if (!Number.isInteger(year) || year < 1 || year > 9999) return null;
  if (!Number.isInteger(month) || month < 1 || month > 12) return null;
  if (!Number.isInteger(date) || date < 1 || date > daysInMonth(year, month)) return null;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}` as Day;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Exactly `YYYY-MM-DD` and a real day; null otherwise. */
export function parseIsoDay(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return match === null ? null : dayOf(Number(match[1]), Number(match[2]), Number(match[3]));
}

/** Days since 1970-01-01; the scorer and the planner count in these. */
export function toEpochDay(day: Day): number {
  return epochDayAt(day, 0);
}

/**
 * The same of a day that stands inside a text. Half a million of them are read at a time, so it is whole-number
 * arithmetic on the digits, with the years counted from March so that the leap day comes last.
 */
export function epochDayAt(text: string, at: number): number {
  const digit = (i: number) => text.charCodeAt(at + i) - 48;
  const month = digit(5) * 10 + digit(6);
  const year = digit(0) * 1000 + digit(1) * 100 + digit(2) * 10 + digit(3) - (month > 2 ? 0 : 1);
  const monthFromMarch = month > 2 ? month - 3 : month + 9;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + digit(8) * 10 + digit(9) - 1;
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400);
  return year * 365 + leapDays + dayOfYear - 719_468;
}

/** Days as they were written before: a book has a few thousand, and asks for each of them hundreds of times. */
const written = new Map<number, Day>();
const mostWritten = 50_000;

export function fromEpochDay(epochDay: number): Day {
  const known = written.get(epochDay);
  if (known !== undefined) return known;
  const day = new Date(epochDay * msPerDay).toISOString().slice(0, 10) as Day;
  if (written.size < mostWritten) written.set(epochDay, day);
  return day;
}

export function addDays(day: Day, days: number): Day {
  return fromEpochDay(toEpochDay(day) + days);
}

/** The same date so many months on; the last of the month where that month is shorter. */
export function addMonths(day: Day, months: number): Day {
  return addMonthsTo(new UTCDateMini(day), months).toISOString().slice(0, 10) as Day;
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return toEpochDay(to) - toEpochDay(from);
}

export function weekdayOf(day: Day): Weekday {
  return weekdayOfEpochDay(toEpochDay(day));
}

/** 1970-01-01 was a Thursday. */
export function weekdayOfEpochDay(epochDay: number): Weekday {
  return ((((epochDay + 4) % 7) + 7) % 7) as Weekday;
}

/** The Monday of this day's week. */
export function mondayOf(day: Day): Day {
  return addDays(day, -((weekdayOf(day) + 6) % 7));
}

/** `2026-W48`: the ISO 8601 week, which names a weekly list. */
export function isoWeekOf(day: Day): string {
  const date = new UTCDateMini(day);
  return `${getISOWeekYear(date)}-W${String(getISOWeek(date)).padStart(2, '0')}`;
}

/** The day of a moment on this machine's wall clock. (Intl would say it too, and take 10 ms to be loaded.) */
export function dayOnTheWall(moment: Date): Day {
  return dayOf(moment.getFullYear(), moment.getMonth() + 1, moment.getDate()) ?? '1970-01-01';
}

/**
 * A day as people type it: `2026-12-01`, `today`, `tomorrow`, `yesterday`, `friday`, `next friday`, `last monday`,
 * `+3d`, `-2w`, `in 2 weeks`, `3 days ago`, `1 dec`, `December 1, 2026`, `in may`. A weekday without `last` is the
 * next such day after today; a date without a year is the next one to come. Null when it is none of these.
 */
export function parseDay(text: string, today: Day): Day | null {
  const words = text.trim().toLowerCase().replaceAll(',', ' ').replace(/\s+/g, ' ');
  return parseIsoDay(words) ?? parseNamedDay(words, today) ?? parseOffset(words, today) ?? parseMonthDay(words, today);
}

function parseNamedDay(words: string, today: Day): Day | null {
  if (words === 'today' || words === 'now') return today;
  if (words === 'tomorrow') return addDays(today, 1);
  if (words === 'yesterday') return addDays(today, -1);
  if (words === 'next week') return addDays(mondayOf(today), 7);
  if (words === 'next month') return `${addMonths(today, 1).slice(0, 8)}01` as Day;
  const match = /^(?:(next|last|on|this) )?([a-z]{3,9})$/.exec(words);
  const weekday = match === null ? -1 : startingWith(weekdayNames, match[2] ?? '');
  if (weekday < 0) return null;
  const ahead = (weekday - weekdayOf(today) + 7) % 7 || 7;
  const back = (weekdayOf(today) - weekday + 7) % 7 || 7;
  return addDays(today, match?.[1] === 'last' ? -back : ahead);
}

function parseOffset(words: string, today: Day): Day | null {
  const match = /^(?:in )?([+-]?)(\d{1,4}|an?) ?(d|days?|w|weeks?|m|months?|y|years?)( ago)?$/.exec(words);
  if (match === null) return null;
  const count = match[2]?.startsWith('a') ? 1 : Number(match[2]);
  const signed = match[1] === '-' || match[4] !== undefined ? -count : count;
  switch (match[3]?.[0]) {
    case 'd':
      return addDays(today, signed);
    case 'w':
      return addDays(today, signed * 7);
    case 'm':
      return addMonths(today, signed);
    default:
      return addMonths(today, signed * 12);
  }
}

function parseMonthDay(words: string, today: Day): Day | null {
  const dayFirst = /^(?:on )?(\d{1,2})(?:st|nd|rd|th|\.)? ?([a-z]{3,9})\.?(?: (\d{4}))?$/.exec(words);
  const monthFirst = /^(?:in |on )?([a-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?(?: (\d{4}))?$/.exec(words);
  const month = startingWith(monthNames, dayFirst?.[2] ?? monthFirst?.[1] ?? '') + 1;
  if (month === 0) return null;
  const date = Number(dayFirst?.[1] ?? monthFirst?.[2] ?? 1);
  const year = dayFirst?.[3] ?? monthFirst?.[3];
  if (year !== undefined) return dayOf(Number(year), month, date);
  const thisYear = Number(today.slice(0, 4));
  const first = dayOf(thisYear, month, date);
  return first !== null && first >= today ? first : dayOf(thisYear + 1, month, date);
}

/** The index of the one name that begins with these letters (at least three); -1 otherwise. */
function startingWith(names: readonly string[], letters: string): number {
  return letters.length < 3 ? -1 : names.findIndex((name) => name.startsWith(letters));
}

/** `Sunday 22 November 2026`, or short: `Sun 22 Nov`. */
export function formatDay(day: Day, form: 'long' | 'short' = 'long'): string {
  const weekday = capital(weekdayNames[weekdayOf(day)] ?? '');
  const month = monthOf(day);
  const date = Number(day.slice(8));
  return form === 'long'
    ? `${weekday} ${date} ${month} ${day.slice(0, 4)}`
    : `${weekday.slice(0, 3)} ${date} ${month.slice(0, 3)}`;
}

/** `December`. */
export function monthOf(day: Day): string {
  return capital(monthNames[Number(day.slice(5, 7)) - 1] ?? '');
}

function capital(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
