/**
 * Days of the calendar. A `Day` is a date without a clock or a zone, written `YYYY-MM-DD`, so it sorts as text.
 * This is the only file that does arithmetic on days; it calculates in UTC, where every day has 24 hours.
 */
// The mini class does all but formatting; the full one makes three formatters when loaded, 13 ms of every start.

import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addMonths as addMonthsTo } from 'date-fns/addMonths';
import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';
import { startOfWeek } from 'date-fns/startOfWeek';
import { capital } from './capital.ts';
import { writtenForm } from './written-form.ts';

export type Day = `${number}-${number}-${number}`;

/** 0 Sunday to 6 Saturday, as `Date.getUTCDay`. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

export const weekdayNames = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
export const monthNames = 'january february march april may june july august september october november december'.split(
  ' ',
);

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

/**
 * Whether the text looks like a day, with a month and a day of the month that exist: a cheap check for days we stored
 * ourselves.
 */
export function looksLikeDay(text: string): boolean {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return false;
  const month = Number(text.slice(5, 7));
  const day = Number(text.slice(8));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && Number(text.slice(0, 4)) >= 0;
}

/** Days since 1970-01-01; the scorer and the planner count in these. */
export function toEpochDay(day: Day): number {
  return epochDayAt(day, 0);
}

/**
 * Epoch day of the day written at `at` inside a text. Half a million of them are read at a time, so it is whole-number
 * arithmetic on the digits, with years counted from March so that the leap day comes last.
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

/** A cache: a book has a few thousand different days, and asks for each of them hundreds of times. */
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

/** The same date this many months later; the last of the month when that month is shorter. */
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

/** Easter Sunday of a year, by the Gregorian rule (Meeus, Astronomical Algorithms, chapter 8). */
export function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const leaps = Math.floor(century / 4);
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leaps - moonShift + 15) % 30;
  const sunday = (32 + 2 * (century % 4) + 2 * Math.floor((year % 100) / 4) - epact - ((year % 100) % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * sunday) / 451);
  const count = epact + sunday - 7 * late + 114;
  return `${String(year).padStart(4, '0')}-${String(Math.floor(count / 31)).padStart(2, '0')}-${String((count % 31) + 1).padStart(2, '0')}` as Day;
}

/** The Monday of this day's week. */
export function mondayOf(day: Day): Day {
  return weekStart(day, 1);
}

/** The first day of this day's week, where weeks begin on `first`. */
export function weekStart(day: Day, first: Weekday): Day {
  return startOfWeek(new UTCDateMini(day), { weekStartsOn: first }).toISOString().slice(0, 10) as Day;
}

/** `2026-W48`: the ISO 8601 week, which names a weekly list. */
export function isoWeekOf(day: Day): string {
  const date = new UTCDateMini(day);
  return `${getISOWeekYear(date)}-W${String(getISOWeek(date)).padStart(2, '0')}`;
}

/** The day of a moment on this machine's clock. (Intl would work too, but takes 10 ms to load.) */
export function dayOnTheWall(moment: Date): Day {
  return dayOf(moment.getFullYear(), moment.getMonth() + 1, moment.getDate()) ?? '1970-01-01';
}

/**
 * For people, in the form of the book's country: `Sunday 22 November 2026`, short `Sun 22 Nov`, dated `Sun 22 Nov
 * 2026`, or in figures as the country writes them: `22.11.2026`, `Nov 22, 2026`; without a country `2026-11-22`.
 */
export function formatDay(day: Day, form: 'long' | 'short' | 'dated' | 'figures' = 'long'): string {
  if (form === 'figures') return inFigures(day);
  const weekday = weekdayName(day);
  const month = monthOf(day);
  const date = Number(day.slice(8));
  const { monthFirst } = writtenForm();
  const year = day.slice(0, 4);
  if (form === 'long') {
    return monthFirst ? `${weekday}, ${month} ${date}, ${year}` : `${weekday} ${date} ${month} ${year}`;
  }
  const short = month.slice(0, 3);
  const inShort = `${weekday.slice(0, 3)} ${monthFirst ? `${short} ${date}` : `${date} ${short}`}`;
  return form === 'short' ? inShort : `${inShort}${monthFirst ? ',' : ''} ${year}`;
}

/** `Tuesday`. */
export function weekdayName(day: Day): string {
  return capital(weekdayNames[weekdayOf(day)] ?? '');
}

/** In figures; `otherwise` when there is no day. */
export function dayText(day: Day | null, otherwise = ''): string {
  return day === null ? otherwise : formatDay(day, 'figures');
}

/** The same, padded to equal width for lists. */
export function paddedDay(day: Day): string {
  return dayText(day).padEnd(dayText('2026-12-31').length);
}

function inFigures(day: Day): string {
  const { days } = writtenForm();
  if (days === 'Y-M-D') return day;
  const [year = '', month = '', date = ''] = day.split('-');
  if (days === 'Mon D, Y') return `${monthOf(day).slice(0, 3)} ${Number(date)}, ${year}`;
  return days.replaceAll(' ', '\u00a0').replace('Y', year).replace('M', month).replace('D', date);
}

/** `December`. */
export function monthOf(day: Day): string {
  return capital(monthNames[Number(day.slice(5, 7)) - 1] ?? '');
}
