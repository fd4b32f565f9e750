import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  type Day,
  dayOf,
  dayOnTheWall,
  daysBetween,
  easterSunday,
  epochDayAt,
  formatDay,
  fromEpochDay,
  isoWeekOf,
  looksLikeDay,
  mondayOf,
  monthNames,
  monthOf,
  parseIsoDay,
  toEpochDay,
  weekdayNames,
  weekdayOf,
} from '../../src/domain/day.ts';
import { fc } from '../support/properties.ts';

/** The first day there is to the last, as the machine's own calendar counts them. */
const epochDays = fc.integer({ min: -719_162, max: 2_932_896 });
const written = (epochDay: number) => new Date(epochDay * 86_400_000).toISOString().slice(0, 10) as Day;

describe('a day of the calendar', () => {
  it.each<[number, number, number, Day | null]>([
    [2026, 11, 23, '2026-11-23'],
    [1, 1, 1, '0001-01-01'],
    [9999, 12, 31, '9999-12-31'],
    [0, 1, 1, null],
    [10000, 1, 1, null],
    [2026, 0, 1, null],
    [2026, 13, 1, null],
    [2026, 1, 0, null],
    [2026, 1, 32, null],
    [2026.5, 1, 1, null],
    [2026, 1.5, 1, null],
    [2026, 1, 1.5, null],
    [Number.NaN, 1, 1, null],
  ])('%d, %d, %d is %s', (year, month, date, day) => {
    expect(dayOf(year, month, date)).toBe(day);
  });

  it.each([
    [2026, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]],
    [2028, [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]],
    [1900, [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]],
    [2000, [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]],
  ])('the months of %i have %j days', (year, lengths) => {
    for (const [i, length] of lengths.entries()) {
      expect(dayOf(year, i + 1, length)).not.toBeNull();
      expect(dayOf(year, i + 1, length + 1)).toBeNull();
    }
  });

  it.each([
    '2026-11-23 ',
    ' 2026-11-23',
    '2026-1-23',
    '2026-11-3',
    '26-11-23',
    '2026-02-29',
    '2026/11/23',
    'monday',
    '',
  ])('%j is none', (text) => {
    expect(parseIsoDay(text)).toBeNull();
  });

  it('is counted as the machine counts it', () => {
    fc.assert(
      fc.property(epochDays, (epochDay) => {
        const day = written(epochDay);
        expect([parseIsoDay(day), toEpochDay(day), fromEpochDay(epochDay)]).toEqual([day, epochDay, day]);
        expect(weekdayOf(day)).toBe(new Date(epochDay * 86_400_000).getUTCDay());
        expect(epochDayAt(`from ${day} on`, 5)).toBe(epochDay);
      }),
      { numRuns: 300 },
    );
  });

  it.each<[Day, number]>([
    ['1970-01-01', 0],
    ['1969-12-31', -1],
    ['1970-03-01', 59],
    ['2000-02-29', 11016],
    ['2000-03-01', 11017],
    ['1900-03-01', -25508],
    ['2026-12-31', 20818],
    ['0001-01-01', -719162],
  ])('%s is day %i', (day, epochDay) => {
    expect(toEpochDay(day)).toBe(epochDay);
    expect(fromEpochDay(epochDay)).toBe(day);
  });
});

describe('from day to day', () => {
  it.each<[Day, number, Day]>([
    ['2026-11-23', 0, '2026-11-23'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-03-01', -1, '2028-02-29'],
    ['2026-03-07', 2, '2026-03-09'],
    ['2026-11-23', 365, '2027-11-23'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to);
    expect(daysBetween(from, to)).toBe(days);
  });

  it.each<[Day, number, Day]>([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-11-23', 3, '2027-02-23'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to);
  });

  it.each<[Day, Day, string]>([
    ['2026-11-23', '2026-11-23', '2026-W48'],
    ['2026-11-29', '2026-11-23', '2026-W48'],
    ['2027-01-01', '2026-12-28', '2026-W53'],
    ['2027-01-04', '2027-01-04', '2027-W01'],
    ['2024-12-30', '2024-12-30', '2025-W01'],
  ])('%s is in the week of Monday %s, %s', (day, monday, week) => {
    expect(mondayOf(day)).toBe(monday);
    expect(isoWeekOf(day)).toBe(week);
  });

  it.each<[number, Day]>([
    [1954, '1954-04-18'],
    [1961, '1961-04-02'],
    [1981, '1981-04-19'],
    [1818, '1818-03-22'],
    [1943, '1943-04-25'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2100, '2100-03-28'],
    [2285, '2285-03-22'],
    [3000, '3000-04-13'],
  ])('Easter of %i is on %s', (year, day) => {
    expect(easterSunday(year)).toBe(day);
  });

  it('Easter of 2015 to 2034 is as it stands in the calendars', () => {
    const days =
      '04-05 03-27 04-16 04-01 04-21 04-12 04-04 04-17 04-09 03-31 04-20 04-05 03-28 04-16 04-01 04-21 04-13 03-28 04-17 04-09';
    expect(days.split(' ').map((_, i) => easterSunday(2015 + i).slice(5))).toEqual(days.split(' '));
    expect(easterSunday(999)).toMatch(/^0999-/);
  });

  it('Easter is a Sunday from 22 March to 25 April, in every year', () => {
    for (let year = 1583; year < 4100; year++) {
      const day = easterSunday(year);
      expect([weekdayOf(day), day.slice(5) >= '03-22', day.slice(5) <= '04-25']).toEqual([0, true, true]);
    }
  });

  it('the day of a moment is the one on the wall', () => {
    expect(dayOnTheWall(new Date(2026, 10, 23, 0, 0))).toBe('2026-11-23');
    expect(dayOnTheWall(new Date(2026, 0, 31, 23, 59))).toBe('2026-01-31');
    expect(dayOnTheWall(new Date(Number.NaN))).toBe('1970-01-01');
  });
});

describe('a day in words', () => {
  it.each<[Day, string, string]>([
    ['2026-11-22', 'Sunday 22 November 2026', 'Sun 22 Nov'],
    ['2026-05-01', 'Friday 1 May 2026', 'Fri 1 May'],
  ])('%s is %s, in short %s', (day, long, short) => {
    expect([formatDay(day), formatDay(day, 'short')]).toEqual([long, short]);
  });

  it('knows every weekday and every month by name', () => {
    expect(weekdayNames.map((_, i) => formatDay(addDays('2026-11-22', i)).split(' ')[0]?.toLowerCase())).toEqual([
      ...weekdayNames,
    ]);
    expect(monthNames).toHaveLength(12);
    expect(monthNames.map((_, i) => monthOf(dayOf(2026, i + 1, 1) as Day).toLowerCase())).toEqual(monthNames);
    expect([weekdayNames[0], weekdayNames[6], monthNames[0], monthNames[11]]).toEqual([
      'sunday',
      'saturday',
      'january',
      'december',
    ]);
  });
});

describe('what was stored as a day', () => {
  it.each(['2026-11-23', '0001-01-01', '9999-12-31', '2026-02-31'])('%s has its form', (text) => {
    expect(looksLikeDay(text)).toBe(true);
  });

  it.each([
    '',
    'zzz',
    '2026-00-10',
    '2026-13-10',
    '2026-11-00',
    '2026-11-32',
    '2026-1x-05',
    'x026-11-05',
    '2026/11/05',
    '2026-11/05',
    '2026-11-230',
  ])('%j has not', (text) => {
    expect(looksLikeDay(text)).toBe(false);
  });
});
