import { describe, expect, it } from 'vitest';
import { type Day, fromEpochDay, toEpochDay } from '../../../src/domain/day.ts';
import {
  capacityPerWeek,
  firstCallingDay,
  formatDaysOff,
  parseCapacity,
  parseDaysOff,
  parseWorkdays,
} from '../../../src/domain/plan/workdays.ts';
import { aCalendar, monday } from '../../support/plan.ts';

describe('makeCalendar', () => {
  const calendar = aCalendar({
    capacity: [0, 4, 8, 8, 8, 2, 0],
    holidays: new Set<Day>(['2026-11-26']),
    daysOff: [{ from: '2026-12-24', to: '2027-01-02' }],
  });

  it.each([
    ['2026-11-23', 4],
    ['2026-11-24', 8],
    ['2026-11-26', 0],
    ['2026-11-27', 2],
    ['2026-11-28', 0],
    ['2026-12-24', 0],
    ['2027-01-02', 0],
    ['2027-01-04', 4],
  ])('%s holds %i calls', (day, calls) => {
    expect(calendar.capacityOn(toEpochDay(day as Day))).toBe(calls);
  });

  it.each([
    ['2026-11-28', 0, '2026-11-30'],
    ['2026-11-24', 0, '2026-11-24'],
    ['2026-11-24', 1, '2026-11-25'],
    ['2026-11-25', 1, '2026-11-27'],
    ['2026-12-23', 3, '2027-01-06'],
  ])('the working day after %s by %i is %s', (day, by, after) => {
    expect(fromEpochDay(calendar.workdayAfter(toEpochDay(day as Day), by) ?? 0)).toBe(after);
  });

  it('says so when there is no day to call on', () => {
    const closed = aCalendar({ daysOff: [{ from: '2026-01-01', to: '2036-01-01' }] });
    expect(closed.workdayAfter(toEpochDay(monday), 1)).toBeNull();
    expect(firstCallingDay(closed, monday)).toBeNull();
  });

  it('counts the calls of a week over the year', () => {
    expect(capacityPerWeek(aCalendar(), monday)).toBe(40);
  });
});

describe('settings as people write them', () => {
  it.each([
    ['mon-fri', [1, 2, 3, 4, 5]],
    ['sun-thu', [0, 1, 2, 3, 4]],
    ['fri-mon', [0, 1, 5, 6]],
    ['Monday, wed', [1, 3]],
  ])('workdays %s', (text, days) => {
    const parsed = parseWorkdays(text);
    expect('value' in parsed && [...parsed.value].sort()).toEqual(days);
  });

  it.each(['', 'mon-xyz', 'noday', 'mon-tue-wed'])('workdays "%s" are refused', (text) => {
    expect(parseWorkdays(text)).toHaveProperty('problem');
  });

  it.each([
    ['8', [8, 8, 8, 8, 8, 8, 8]],
    ['mon:4,fri:2', [0, 4, 0, 0, 0, 2, 0]],
    ['8, fri:4', [8, 8, 8, 8, 8, 4, 8]],
    ['120m/15m', [8, 8, 8, 8, 8, 8, 8]],
    ['fri:50m/20m', [0, 0, 0, 0, 0, 2, 0]],
  ])('capacity %s', (text, value) => {
    expect(parseCapacity(text)).toEqual({ value });
  });

  it.each(['0', '', '-1', '1.5', 'many', '8:8:8', 'noday:4', '5000', '10m/0m', 'mon:0'])(
    'capacity "%s" is refused',
    (text) => {
      expect(parseCapacity(text)).toHaveProperty('problem');
    },
  );

  it('days off are days and ranges', () => {
    expect(parseDaysOff('2026-11-27, 2026-12-24..2027-01-02')).toEqual({
      value: [
        { from: '2026-11-27', to: '2026-11-27' },
        { from: '2026-12-24', to: '2027-01-02' },
      ],
    });
    expect(parseDaysOff('')).toEqual({ value: [] });
  });

  it.each(['2026-02-30', 'christmas', '2027-01-02..2026-12-24', '2026-01-01..2026-01-02..2026-01-03'])(
    'days off "%s" are refused',
    (text) => {
      expect(parseDaysOff(text)).toHaveProperty('problem');
    },
  );

  it('days off that touch are stored as one range', () => {
    const parsed = parseDaysOff('2026-12-27..2026-12-31, 2026-12-24..2026-12-26, 2027-02-01, 2026-12-25');
    expect('value' in parsed && formatDaysOff(parsed.value)).toBe('2026-12-24..2026-12-31, 2027-02-01');
  });
});
