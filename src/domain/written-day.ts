/** Days as people type and say them. */
import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  easterSunday,
  mondayOf,
  monthNames,
  parseIsoDay,
  weekdayNames,
  weekdayOf,
} from './day.ts';
import { inEnglish } from './foreign-day.ts';
import { withPlainDates } from './numeric-date.ts';

/**
 * A day as people type it: `2026-12-01`, `today`, `tomorrow`, `yesterday`, `friday`, `next friday`, `last monday`,
 * `+3d`, `-2w`, `in 2 weeks`, `in a fortnight`, `3 days ago`, `1 dec`, `December 1, 2026`, `in may`, `end of the month`,
 * `mid january`, `easter`, `after christmas`. A weekday without `last` is the next such day after today; a date without a
 * year is the next one to come. Dates in figures are read where they can be read in one way only (`15.1.2027`, `1/15/2027`). Null when it is none of these.
 */
export function parseDay(text: string, today: Day): Day | null {
  const words = inDigits(withPlainDates(text, today).trim().toLowerCase().replaceAll(',', ' ').replace(/\s+/g, ' '));
  const later = /^after (.+)$/.exec(words)?.[1];
  const day = later === undefined ? (dayIn(words, today) ?? parseForeign(words, today)) : dayAfter(later, today);
  return day !== null && /^\d{4}-/.test(day) && day <= lastDay ? day : null;
}

/** Years have four digits, and the plan counts some years ahead from any day. */
const lastDay: Day = '9990-12-31';

function dayIn(words: string, today: Day): Day | null {
  return (
    parseIsoDay(words) ??
    parseNamedDay(words, today) ??
    parseWeekdayForm(words, today) ??
    parseOffset(words, today) ??
    parseFeast(words, today)?.first ??
    parsePartOfPeriod(words, today) ??
    parseMonthDay(words, today)
  );
}

/** `nächsten dienstag`, `mardi prochain`, `el martes`: read last, when the words are not an English day. */
function parseForeign(words: string, today: Day): Day | null {
  const english = inEnglish(words);
  if (english === null) return null;
  return english.startsWith('after ') ? dayAfter(english.slice(6), today) : dayIn(inDigits(english), today);
}

const counts = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];

/** `in two weeks`, `in a couple of days` and `in a fortnight`, with the number as digits. */
function inDigits(words: string): string {
  return words
    .replace(/\b(?:a )?fortnight\b/, '2 weeks')
    .replace(/\ba couple of\b/, '2')
    .replace(/\b[a-z]+(?= (?:day|week|month|year)s?\b)/, (word) => {
      const count = counts.indexOf(word) + 1;
      return count === 0 ? word : String(count);
    });
}

/** The first day after the period named. */
function dayAfter(words: string, today: Day): Day | null {
  const last = parseFeast(words, today)?.last ?? parseDay(words, today);
  return last === null ? null : addDays(last, 1);
}

const feasts: Readonly<Record<string, (year: number) => { readonly first: Day; readonly last: Day }>> = {
  easter: (year) => ({ first: easterSunday(year), last: addDays(easterSunday(year), 1) }),
  christmas: (year) => ({ first: `${year}-12-24`, last: `${year}-12-26` }),
  'new year': (year) => ({ first: `${year}-01-01`, last: `${year}-01-01` }),
};

/** The coming feast, or the present one. */
function parseFeast(words: string, today: Day): { readonly first: Day; readonly last: Day } | null {
  const name = words
    .replace(/^(?:at|on|the) /, '')
    .replace(/^xmas/, 'christmas')
    .replace(/^new year[’']?s?(?: day)?$/, 'new year');
  const feast = Object.hasOwn(feasts, name) ? feasts[name] : undefined;
  const year = Number(today.slice(0, 4));
  return feast === undefined ? null : ([year, year + 1].map(feast).find(({ last }) => last >= today) ?? null);
}

/** `end of the month`, `end of next week`, `mid january`, `early may`, `this week`. A week ends on Friday; on the weekend it means the coming one. */
function parsePartOfPeriod(words: string, today: Day): Day | null {
  const match =
    /^(?:at |in )?(?:the )?(?:(early|beginning of|start of|mid|middle of|late|end of)[ -])?(?:in )?(?:the )?(.+)$/.exec(
      words,
    );
  const [, part = 'end', period = ''] = match ?? [];
  const first = startOfPeriod(period, today);
  if (first === null || (match?.[1] === undefined && period !== 'this week')) return null;
  const week = period.endsWith('week');
  if (/^(?:early|beginning|start)/.test(part)) return first;
  const year = period.endsWith('year');
  if (part.startsWith('mid')) return year ? addMonths(first, 6) : addDays(first, week ? 2 : 14);
  return week ? addDays(first, 4) : addDays(addMonths(first, year ? 12 : 1), -1);
}

function startOfPeriod(period: string, today: Day): Day | null {
  const match = /^(?:(this|next) )?(week|month|year)$/.exec(period);
  const further = match?.[1] === 'next' ? 1 : 0;
  switch (match?.[2]) {
    case 'week':
      return addDays(mondayOf(today), further === 1 || [6, 0].includes(weekdayOf(today)) ? 7 : 0);
    case 'month':
      return `${addMonths(today, further).slice(0, 8)}01` as Day;
    case 'year':
      return `${Number(today.slice(0, 4)) + further}-01-01`;
    default:
      return startOfMonth(period, today);
  }
}

/** The coming month, or the present one. */
function startOfMonth(name: string, today: Day): Day | null {
  const month = /^[a-z]{3,9}$/.test(name) ? startingWith(monthNames, name) + 1 : 0;
  if (month === 0) return null;
  const year = Number(today.slice(0, 4)) + (month < Number(today.slice(5, 7)) ? 1 : 0);
  return dayOf(year, month, 1);
}

function parseNamedDay(words: string, today: Day): Day | null {
  if (words === 'today' || words === 'now') return today;
  if (words === 'tomorrow') return addDays(today, 1);
  if (words === 'yesterday') return addDays(today, -1);
  if (words === 'next week') return addDays(mondayOf(today), 7);
  if (words === 'next year') return `${Number(today.slice(0, 4)) + 1}-01-01`;
  if (/^(?:(?:on |at )?the|this|(?:on )?this) weekend$/.test(words)) return weekendOf(today);
  if (words === 'next month') return `${addMonths(today, 1).slice(0, 8)}01` as Day;
  const match = /^(?:(next|last|on|this) )?([a-z]{3,9})$/.exec(words);
  const weekday = match === null ? -1 : startingWith(weekdayNames, match[2] ?? '');
  if (weekday < 0) return null;
  const ahead = (weekday - weekdayOf(today) + 7) % 7 || 7;
  const back = (weekdayOf(today) - weekday + 7) % 7 || 7;
  return addDays(today, match?.[1] === 'last' ? -back : ahead);
}

/** Its Saturday, or what is left of it. */
function weekendOf(today: Day): Day {
  return weekdayOf(today) === 0 ? today : addDays(mondayOf(today), 5);
}

const weekdayForms =
  /^(?:on )?([a-z]{3,9}) (?:(?:of |in )?(next week)|(?:in )?(?:a |1 )?(weeks?)|in (\d{1,2}) weeks|(?:the )?(\d{1,2}\D.*|[a-z]{3,9} \d{1,2}.*))$/;
const weekdayBehind = /^(?:(next week)(?: on)?|(?:a|1) (weeks?) (?:from|after)) ([a-z]{3,9})$/;

/** `tuesday next week`, `next week tuesday`, `monday week`, `a week from today`, `monday in 2 weeks`, `thursday, november 26`. */
function parseWeekdayForm(words: string, today: Day): Day | null {
  const [, before, next = '', later = '', count, date] = weekdayForms.exec(words) ?? [];
  const [, nextBefore = '', laterBefore = '', behind] = weekdayBehind.exec(words) ?? [];
  const name = before ?? behind ?? '';
  const from = name === 'today' ? today : name === 'tomorrow' ? addDays(today, 1) : null;
  const weekday = startingWith(weekdayNames, name);
  if (from === null && weekday < 0) return null;
  if (date !== undefined) return weekday < 0 ? null : parseMonthDay(date, today);
  if (next !== '' || nextBefore !== '') return weekday < 0 ? null : addDays(mondayOf(today), 7 + ((weekday + 6) % 7));
  const first = from ?? addDays(today, (weekday - weekdayOf(today) + 7) % 7);
  return later === '' && laterBefore === '' && count === undefined ? null : addDays(first, 7 * Number(count ?? 1));
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
  // Leap days are four years apart, or eight.
  const days = Array.from({ length: 9 }, (_, i) => dayOf(thisYear + i, month, date));
  return days.find((day) => day !== null && day >= today) ?? null;
}

/** The index of the only name that begins with these letters (at least three); -1 otherwise. */
function startingWith(names: readonly string[], letters: string): number {
  return letters.length < 3 ? -1 : names.findIndex((name) => name.startsWith(letters));
}
