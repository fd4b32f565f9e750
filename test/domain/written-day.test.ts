import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { parseDay } from '../../src/domain/written-day.ts';

const today = '2026-11-22'; // a Sunday

describe('a day by its name', () => {
  it.each([
    ['2026-12-01', '2026-12-01'],
    ['today', today],
    ['now', today],
    [' Tomorrow ', '2026-11-23'],
    ['yesterday', '2026-11-21'],
    ['monday', '2026-11-23'],
    ['Sat', '2026-11-28'],
    ['sunday', '2026-11-29'], // the next one, when today is one
    ['next  friday', '2026-11-27'],
    ['this friday', '2026-11-27'],
    ['on friday', '2026-11-27'],
    ['last friday', '2026-11-20'],
    ['last monday', '2026-11-16'],
    ['last sunday', '2026-11-15'],
    ['next week', '2026-11-23'],
    ['next month', '2026-12-01'],
    ['next year', '2027-01-01'],
    ['tuesday next week', '2026-11-24'],
    ['sunday of next week', '2026-11-29'],
    ['next week on friday', '2026-11-27'],
    ['next week', '2026-11-23'],
    ['monday week', '2026-11-30'],
    ['sunday week', '2026-11-29'],
    ['a week from monday', '2026-11-30'],
    ['a week from today', '2026-11-29'],
    ['tomorrow in 2 weeks', '2026-12-07'],
    ['Thursday, November 26', '2026-11-26'],
    ['thursday 26th november 2026', '2026-11-26'],
    ['this weekend', '2026-11-22'],
    ['today next week', null],
    ['monday 26', null],
    ['monday months', null],
  ])('%j', (text, day) => {
    expect(parseDay(text, today)).toBe(day);
  });

  it('is counted on from a day in the middle of the week', () => {
    const wednesday = '2026-11-25';
    const days = ['monday', 'wednesday', 'friday', 'last monday', 'last wednesday', 'last friday'];
    expect(days.map((text) => parseDay(text, wednesday))).toEqual([
      ...['2026-11-30', '2026-12-02', '2026-11-27', '2026-11-23', '2026-11-18', '2026-11-20'],
    ]);
  });
});

describe('a day so far away', () => {
  it.each([
    ['+3d', '2026-11-25'],
    ['3 days', '2026-11-25'],
    ['in 1 day', '2026-11-23'],
    ['3 days ago', '2026-11-19'],
    ['a day ago', '2026-11-21'],
    ['-2w', '2026-11-08'],
    ['in 2 weeks', '2026-12-06'],
    ['1 week', '2026-11-29'],
    ['a week ago', '2026-11-15'],
    ['in an week', '2026-11-29'],
    ['in 100w', '2028-10-22'],
    ['2m', '2027-01-22'],
    ['in a month', '2026-12-22'],
    ['12 months ago', '2025-11-22'],
    ['1 y', '2027-11-22'],
    ['in 2 years', '2028-11-22'],
    ['-1 year', '2025-11-22'],
    ['in a fortnight', '2026-12-06'],
    ['in fortnight', '2026-12-06'],
    ['a fortnight ago', '2026-11-08'],
    ['in two weeks', '2026-12-06'],
    ['in one year', '2027-11-22'],
    ['in a couple of days', '2026-11-24'],
    ['in a couple of months', '2027-01-22'],
  ])('%j', (text, day) => {
    expect(parseDay(text, today)).toBe(day);
  });

  it('may have its number in words, up to twelve', () => {
    const words = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');
    expect(words.map((word) => parseDay(`in ${word} days`, today))).toEqual(
      words.map((_, i) => parseDay(`in ${i + 1} days`, today)),
    );
  });
});

describe('a day of a month', () => {
  it.each([
    ['1 dec', '2026-12-01'],
    ['on 1 Dec.', '2026-12-01'],
    ['1st december', '2026-12-01'],
    ['2nd dec', '2026-12-02'],
    ['3rd dec', '2026-12-03'],
    ['24th dec', '2026-12-24'],
    ['24. december', '2026-12-24'],
    ['24dec', '2026-12-24'],
    ['1 dec 2028', '2028-12-01'],
    ['1 dec 2020', '2020-12-01'],
    ['dec 1', '2026-12-01'],
    ['on dec 24th', '2026-12-24'],
    ['Dec. 2', '2026-12-02'],
    ['December 1, 2028', '2028-12-01'],
    ['december 2028', '2028-12-01'],
    ['in may', '2027-05-01'],
    ['may', '2027-05-01'],
    ['jan 31', '2027-01-31'],
    ['22 nov', today],
    ['21 nov', '2027-11-21'], // the next one to come
    ['29 feb', '2028-02-29'],
  ])('%j', (text, day) => {
    expect(parseDay(text, today)).toBe(day);
  });

  it('waits eight years for a leap day where a century has none', () => {
    expect(parseDay('feb 29', '2096-03-01')).toBe('2104-02-29');
  });
});

describe('a feast', () => {
  it.each([
    ['easter', '2027-03-28'],
    ['at Easter', '2027-03-28'],
    ['after Easter', '2027-03-30'],
    ['christmas', '2026-12-24'],
    ['on xmas', '2026-12-24'],
    ['after xmas', '2026-12-27'],
    ['new year', '2027-01-01'],
    ['new years', '2027-01-01'],
    ["new year's day", '2027-01-01'],
    ['new year’s day', '2027-01-01'],
    ['after the new year', '2027-01-02'],
  ])('%j', (text, day) => {
    expect(parseDay(text, today)).toBe(day);
  });

  it('that lasts today is meant, not next year’s', () => {
    expect(parseDay('easter', '2027-03-29')).toBe('2027-03-28');
    expect(parseDay('after christmas', '2026-12-26')).toBe('2026-12-27');
    expect(parseDay('after christmas', '2026-12-27')).toBe('2027-12-27');
  });
});

describe('a part of a week, a month or a year', () => {
  it.each([
    ['this week', '2026-11-27'], // to Friday; the coming one, on a Sunday
    ['end of the week', '2026-11-27'],
    ['early next week', '2026-11-23'],
    ['mid next week', '2026-11-25'],
    ['end of next week', '2026-11-27'],
    ['end of the month', '2026-11-30'],
    ['at the end of this month', '2026-11-30'],
    ['beginning of next month', '2026-12-01'],
    ['middle of next month', '2026-12-15'],
    ['the end of february', '2027-02-28'],
    ['mid january', '2027-01-15'],
    ['mid-november', '2026-11-15'], // the month that lasts
    ['in early may', '2027-05-01'],
    ['late may', '2027-05-31'],
    ['early october', '2027-10-01'],
    ['start of next year', '2027-01-01'],
    ['middle of next year', '2027-07-01'],
    ['end of the year', '2026-12-31'],
    ['end of next year', '2027-12-31'],
  ])('%j', (text, day) => {
    expect(parseDay(text, today)).toBe(day);
  });
});

describe('the day after', () => {
  it.each([
    ['after friday', '2026-11-28'],
    ['after 2026-12-31', '2027-01-01'],
    ['after the end of the month', '2026-12-01'],
  ])('%j', (text, day) => {
    expect(parseDay(text, today)).toBe(day);
  });
});

it.each([
  ...['', 'soon', 'after', 'after all', 'thereafter friday', 'mid', 'end of everything', 'end of ma', 'in some weeks'],
  ...['mo', 'mondays', 'next', 'first monday', 'friday 13', 'today too', 'not today'],
  ...['in 12345 days', '3 dogs', 'x 3 days', '3 days later', '+d'],
  ...[
    '30 feb',
    '32 dec',
    '0 dec',
    '123 dec',
    'dec 123',
    '1 de',
    '1 dec 27',
    '1 dec 2027 x',
    'x 1 dec',
    'xdec',
    'dec 1 x',
  ],
  ...['my easter', 'easter egg', 'old xmas', 'a new year', 'new yearling', 'new year day care'],
  ...['the week', 'the month', 'end of weekend', 'end of weeks', 'end of last week', 'end of may2'],
])('%j is no day', (text) => {
  expect(parseDay(text, today)).toBe(null);
});

it.each<[string, Day | null]>([
  ['9990-12-31', '9990-12-31'],
  ['9991-01-01', null], // the plan counts on for some years
  ['in 7980 years', null],
  ['in 9999 years', null],
  ['-2030 y', null],
])('years have four digits: %j is %s', (text, day) => {
  expect(parseDay(text, today)).toBe(day);
});
