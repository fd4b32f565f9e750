import type { HolidayBook, UnknownPlace } from '../context.ts';
import { addDays, type Day } from '../domain/day.ts';

/**
 * The public holidays of a country (`US`) and region (`WI`) from date-holidays. Its tables are large (0.1 s to load),
 * so it is only loaded when needed, and commands store the result.
 */
export async function openHolidays(country: string, region: string | null): Promise<HolidayBook | UnknownPlace> {
  const { default: Holidays } = await import('date-holidays');
  const atlas = new Holidays();
  const countries = atlas.getCountries();
  if (countries[country] === undefined) return { unknown: 'country', known: countries };
  const regions = atlas.getStates(country) ?? {};
  if (region !== null && regions[region] === undefined) return { unknown: 'region', known: regions };
  const place = region === null ? { country } : { country, state: region };
  const book = new Holidays(place, { types: ['public'] });
  return {
    days: (years) => years.flatMap((year) => book.getHolidays(year).flatMap((holiday) => daysOf(holiday))),
  };
}

/** Every day whose noon is in the holiday: some begin at sunset the day before, some last several days. */
function daysOf(holiday: { date: string; start: Date; end: Date; name: string }): { day: Day; name: string }[] {
  const first = holiday.date.slice(0, 10) as Day;
  const startHour = Number(holiday.date.slice(11, 13));
  const hours = Math.round((holiday.end.getTime() - holiday.start.getTime()) / 3_600_000);
  const days = [];
  for (let noon = 12, day = first; noon < startHour + hours; noon += 24, day = addDays(day, 1)) {
    if (noon >= startHour) days.push({ day, name: holiday.name });
  }
  return days;
}
