import { describe, expect, it } from 'vitest';
import { firstWeekdayOf, weekBegins, weekendOf, workWeekOf } from '../../src/domain/country-weeks.ts';
import type { Weekday } from '../../src/domain/day.ts';

interface WeekInfo {
  readonly firstDay: number;
  readonly weekend: readonly number[];
}

/** Node 22 has it as an accessor, later ones as a method. */
function weekInfo(country: string): WeekInfo {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getWeekInfo?(): WeekInfo; weekInfo?: WeekInfo };
  const info = locale.getWeekInfo?.() ?? locale.weekInfo;
  if (info === undefined) throw new Error('Intl says nothing of weeks');
  return info;
}

const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
const gone = new Set(['BU', 'RH', 'YD']);
const countries = letters
  .flatMap((first) => letters.map((second) => first + second))
  .filter((code) => names.of(code) !== undefined && !gone.has(code));

describe('the week of a country', () => {
  it('is as Intl has it', () => {
    const ours = (country: string) => ({
      firstDay: firstWeekdayOf(country) || 7,
      weekend: [...weekendOf(country)].map((day) => day || 7).toSorted(),
    });
    const theirs = (country: string) => {
      const { firstDay, weekend } = weekInfo(country);
      return { firstDay, weekend: [...weekend] };
    };
    expect(countries.length).toBeGreaterThan(200);
    for (const country of countries) expect({ country, ...ours(country) }).toEqual({ country, ...theirs(country) });
  });

  it('begins on Monday and ends with Saturday and Sunday where it is not known', () => {
    expect([firstWeekdayOf(null), [...weekendOf(null)]]).toEqual([1, [6, 0]]);
  });
});

describe('a week of work', () => {
  it.each<[string | null, string, Weekday]>([
    ['DE', '12345', 1],
    ['US', '12345', 0],
    ['DE', '01234', 0],
    [null, '01234', 0],
    ['EG', '01234', 6],
    ['DE', '0123456', 1],
    ['US', '0123456', 0],
    ['DE', '0145', 4], // the longest rest is from Tuesday to Thursday
    ['DE', '', 1],
  ])('of %s with the days %s begins on %i', (country, days, first) => {
    const workdays = new Set([...days].map((day) => Number(day) as Weekday));
    expect(weekBegins(country, workdays)).toBe(first);
  });
});

it.each([
  [null, 'mon-fri'],
  ['US', 'mon-fri'],
  ['IL', 'sun-thu'],
  ['AF', 'sat-wed'],
  ['IR', 'sat-thu'],
  ['IN', 'mon-sat'],
])('the working week of %s is %s', (country, text) => {
  expect(workWeekOf(country).text).toBe(text);
});
