/** Dates in figures: `1/15/2027`, `15.1.2027`, `15/1`. Which figure is the month depends on the country. */
import { type Day, dayOf } from './day.ts';

/** Countries that write the month first. */
const monthFirst = new Set(['US', 'PH', 'PW', 'FM', 'MH', 'GU', 'PR', 'VI', 'AS', 'MP', 'UM']);

export const writesMonthFirst = (country: string) => monthFirst.has(country);

const dotted = /(?<![\d.])(\d{1,2})\.(\d{1,2})\.(\d{4}|\d{2})?(?![\d.])/g;
const slashed = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/g;

/**
 * Rewrites dates in figures as `2027-01-15`. Dots only follow the day; with slashes the country decides, and without a
 * country only unambiguous dates are rewritten. A date without a year is the next one to come.
 */
export function withPlainDates(text: string, today: Day, country: string | null = null): string {
  if (!/\d[./]\d/.test(text)) return text;
  return text
    .replace(dotted, (whole, day, month, year) => dateOf(day, month, year, today) ?? whole)
    .replace(slashed, (whole: string, one: string, other: string, year?: string) => {
      const readings = [dateOf(other, one, year, today), dateOf(one, other, year, today)] as const;
      const [asMonthFirst, asDayFirst] = readings;
      if (country !== null)
        return (monthFirst.has(country) ? asMonthFirst : asDayFirst) ?? asMonthFirst ?? asDayFirst ?? whole;
      return asMonthFirst === null || asDayFirst === null || one === other
        ? (asMonthFirst ?? asDayFirst ?? whole)
        : whole;
    });
}

/** Whether the text has a date whose meaning depends on the country. */
export function hasDateOfItsCountry(text: string, today: Day): boolean {
  return withPlainDates(text, today) !== withPlainDates(text, today, 'US');
}

function dateOf(day: string, month: string, year: string | undefined, today: Day): Day | null {
  const given = year === undefined || year === '' ? null : Number(year.length === 2 ? `20${year}` : year);
  if (given !== null) return dayOf(given, Number(month), Number(day));
  const thisYear = Number(today.slice(0, 4));
  // Leap days are four years apart, or eight.
  const days = Array.from({ length: 9 }, (_, i) => dayOf(thisYear + i, Number(month), Number(day)));
  return days.find((one) => one !== null && one >= today) ?? null;
}
