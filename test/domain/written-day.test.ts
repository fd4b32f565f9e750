import { describe, expect, it } from 'vitest';
import { easterSunday } from '../../src/domain/day.ts';
import { parseDay } from '../../src/domain/written-day.ts';

const today = '2026-11-22'; // a Sunday

describe('days in words', () => {
  it.each([
    ['in a fortnight', '2026-12-06'],
    ['in two weeks', '2026-12-06'],
    ['in a couple of days', '2026-11-24'],
    ['a week ago', '2026-11-15'],
    ['easter', '2027-03-28'],
    ['after Easter', '2027-03-30'],
    ['christmas', '2026-12-24'],
    ['after xmas', '2026-12-27'],
    ["new year's day", '2027-01-01'],
    ['after the new year', '2027-01-02'],
    ['after friday', '2026-11-28'],
    ['this week', '2026-11-20'],
    ['end of next week', '2026-11-27'],
    ['end of the month', '2026-11-30'],
    ['the end of february', '2027-02-28'],
    ['mid january', '2027-01-15'],
    ['mid-november', '2026-11-15'],
    ['beginning of next month', '2026-12-01'],
    ['end of the year', '2026-12-31'],
    ['in early may', '2027-05-01'],
  ])('%j', (text, day) => {
    expect(parseDay(text, today)).toBe(day);
  });

  it.each(['9999-12-31', 'in 7980 years', 'after', 'after all', 'end of everything', 'mid', 'in some weeks'])(
    '%j is no day',
    (text) => {
      expect(parseDay(text, today)).toBe(null);
    },
  );

  it('takes the feast that lasts today, not next year’s', () => {
    expect(parseDay('after christmas', '2026-12-26')).toBe('2026-12-27');
    expect(parseDay('after christmas', '2026-12-27')).toBe('2027-12-27');
  });
});

it.each([
  [1961, '1961-04-02'],
  [2000, '2000-04-23'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2038, '2038-04-25'],
])('Easter Sunday of %i', (year, day) => {
  expect(easterSunday(year)).toBe(day);
});
