/**
 * The first day of the week and the weekend of each country, from CLDR 48 (supplemental/weekData.json). `Intl` knows
 * them too but takes 20 ms to load; a test compares the two.
 */
import { type Weekday, weekdayNames } from './day.ts';

const listed = (countries: string): ReadonlySet<string> => new Set(countries.split(' '));

const fridayFirst = listed('MV');
const saturdayFirst = listed('AF BH DJ DZ EG IQ IR JO KW LY OM QA SD SY');
const sundayFirst = listed(
  `AG AS BD BR BS BT BW BZ CA CO DM DO ET GT GU HK HN ID IL IN IS JM JP KE KH KR LA MH MM MO MT MX MZ NI NP PA PE PH PK PR PT PY
   SA SG SV TH TT TW UM US VE VI WS YE ZA ZW`.replaceAll(/\s+/g, ' '),
);
const mondayFirst: Weekday = 1;

/** Monday when the country is not known, as in most countries. */
export function firstWeekdayOf(country: string | null): Weekday {
  if (country === null) return mondayFirst;
  if (sundayFirst.has(country)) return 0;
  if (saturdayFirst.has(country)) return 6;
  return fridayFirst.has(country) ? 5 : mondayFirst;
}

const thursdayAndFriday = listed('AF');
const fridayAndSaturday = listed('BH DZ EG IL IQ JO KW LY OM QA SA SD SY YE');
const fridayOnly = listed('IR');
const sundayOnly = listed('IN UG');

const weekends = {
  usual: new Set<Weekday>([6, 0]),
  thursdayAndFriday: new Set<Weekday>([4, 5]),
  fridayAndSaturday: new Set<Weekday>([5, 6]),
  fridayOnly: new Set<Weekday>([5]),
  sundayOnly: new Set<Weekday>([0]),
} as const;

/** The weekend; Saturday and Sunday when the country is not known. */
export function weekendOf(country: string | null): ReadonlySet<Weekday> {
  if (country === null) return weekends.usual;
  if (fridayAndSaturday.has(country)) return weekends.fridayAndSaturday;
  if (sundayOnly.has(country)) return weekends.sundayOnly;
  if (thursdayAndFriday.has(country)) return weekends.thursdayAndFriday;
  return fridayOnly.has(country) ? weekends.fridayOnly : weekends.usual;
}

/** The days that are no weekend, and as one types them: `sun-thu`. */
export function workWeekOf(country: string | null): { readonly days: ReadonlySet<Weekday>; readonly text: string } {
  const weekend = weekendOf(country);
  const days = ([0, 1, 2, 3, 4, 5, 6] as const).filter((day) => !weekend.has(day));
  const named = (day: Weekday | undefined) => weekdayNames[day ?? 0].slice(0, 3);
  const first = days.find((day) => weekend.has(before(day)));
  const last = days.find((day) => weekend.has(after(day)));
  return { days: new Set(days), text: `${named(first)}-${named(last)}` };
}

/**
 * The first day of a working week: the country's, unless that would split the working days, as Monday does for a shop
 * that works from Sunday to Thursday; then the working day after the longest rest.
 */
export function weekBegins(country: string | null, workdays: ReadonlySet<Weekday>): Weekday {
  const first = firstWeekdayOf(country);
  const isCut = workdays.has(first) && workdays.has(before(first));
  if (!isCut || workdays.size === 7) return first;
  const starts = ([0, 1, 2, 3, 4, 5, 6] as const).filter((day) => workdays.has(day));
  return starts.reduce((best, day) => (restBefore(day, workdays) > restBefore(best, workdays) ? day : best), first);
}

const before = (day: Weekday): Weekday => ((day + 6) % 7) as Weekday;
const after = (day: Weekday): Weekday => ((day + 1) % 7) as Weekday;

function restBefore(day: Weekday, workdays: ReadonlySet<Weekday>): number {
  let rest = 0;
  for (let earlier = before(day); !workdays.has(earlier) && rest < 7; earlier = before(earlier)) rest++;
  return rest;
}
