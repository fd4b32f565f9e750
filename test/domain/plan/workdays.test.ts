import { describe, expect, it } from 'vitest';
import { addDays, type Day, fromEpochDay, toEpochDay } from '../../../src/domain/day.ts';
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
    ['2026-12-28', 0],
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
    ['2026-11-29', 1, '2026-11-30'],
  ])('the working day after %s by %i is %s', (day, by, after) => {
    expect(fromEpochDay(calendar.workdayAfter(toEpochDay(day as Day), by) ?? 0)).toBe(after);
  });

  it('says so when there is no day to call on', () => {
    const closed = aCalendar({ daysOff: [{ from: '2026-01-01', to: '2036-01-01' }] });
    expect(closed.workdayAfter(toEpochDay(monday), 1)).toBeNull();
    expect(firstCallingDay(closed, monday)).toBeNull();
  });

  it('looks two years ahead, and no further', () => {
    const closedFor = (days: number) => aCalendar({ daysOff: [{ from: monday, to: addDays(monday, days - 1) }] });
    // 728 days from a Monday is a Monday.
    expect(firstCallingDay(closedFor(728), monday)).toBe(addDays(monday, 728));
    expect(firstCallingDay(closedFor(731), monday)).toBe(addDays(monday, 731));
    expect(firstCallingDay(closedFor(732), monday)).toBeNull();
    const today = toEpochDay(monday);
    expect(closedFor(731).workdayAfter(today, 1)).toBe(today + 731);
    expect(closedFor(732).workdayAfter(today, 1)).toBeNull();
  });

  it('counts a day off whatever its place in the range, both ends included', () => {
    const off = aCalendar({ daysOff: [{ from: '2026-11-24', to: '2026-11-26' }] });
    const week = [...off.capacities(toEpochDay(monday), 7)];
    expect(week).toEqual([8, 0, 0, 0, 8, 0, 0]);
    expect(firstCallingDay(off, '2026-11-24')).toBe('2026-11-27');
    expect(firstCallingDay(off, monday)).toBe(monday);
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
    ['mon - tue; SAT', [1, 2, 6]],
  ])('workdays %s', (text, days) => {
    const parsed = parseWorkdays(text);
    expect('value' in parsed && [...parsed.value].sort()).toEqual(days);
  });

  it.each([
    ['', 'there must be at least one working day'],
    ['mon-xyz', '"mon-xyz" is not a weekday'],
    ['fri, noday', '"noday" is not a weekday'],
    ['mo', '"mo" is not a weekday'],
    ['mon-tue-wed', '"mon-tue-wed" is not a weekday'],
  ])('workdays "%s" are refused', (text, problem) => {
    expect(parseWorkdays(text)).toEqual({ problem });
  });

  it.each([
    ['8', [8, 8, 8, 8, 8, 8, 8]],
    ['mon:4,fri:2', [0, 4, 0, 0, 0, 2, 0]],
    ['8, fri:4', [8, 8, 8, 8, 8, 4, 8]],
    ['120m/15m', [8, 8, 8, 8, 8, 8, 8]],
    ['fri:50m/20m', [0, 0, 0, 0, 0, 2, 0]],
    ['1000', [1000, 1000, 1000, 1000, 1000, 1000, 1000]],
    ['fri : 50 min / 20 min', [0, 0, 0, 0, 0, 2, 0]],
  ])('capacity %s', (text, value) => {
    expect(parseCapacity(text)).toEqual({ value });
  });

  const noCalls = (text: string) => `"${text}" is not a number of calls from 0 to 1000`;
  const noRoom = 'there must be room for at least one call a week';

  it.each([
    ['0', noRoom],
    ['', noRoom],
    ['mon:0', noRoom],
    ['-1', noCalls('-1')],
    ['1.5', noCalls('1.5')],
    ['many', noCalls('many')],
    ['1001', noCalls('1001')],
    ['10m/0m', noCalls('10m/0m')],
    ['about 60m/20m', noCalls('about 60m/20m')],
    ['60m/20m each', noCalls('60m/20m each')],
    ['mon:8, tue:8:8', noCalls('tue:8:8')],
    ['noday:4', '"noday" is not a weekday'],
  ])('capacity "%s" is refused', (text, problem) => {
    expect(parseCapacity(text)).toEqual({ problem });
  });

  it('days off are days and ranges', () => {
    expect(parseDaysOff('2026-11-27, 2026-12-24..2027-01-02')).toEqual({
      value: [
        { from: '2026-11-27', to: '2026-11-27' },
        { from: '2026-12-24', to: '2027-01-02' },
      ],
    });
    expect(parseDaysOff('')).toEqual({ value: [] });
    const range = { value: [{ from: '2026-12-24', to: '2027-01-02' }] };
    expect(parseDaysOff('2026-12-24 to 2027-01-02')).toEqual(range);
    expect(parseDaysOff('2026-12-24 .. 2027-01-02')).toEqual(range);
    expect(parseDaysOff('2026-12-24..2026-12-24')).toEqual(parseDaysOff('2026-12-24'));
  });

  const neither = (text: string) => `"${text}" is neither a day (2026-12-24) nor a range (2026-12-24..2027-01-02)`;

  it.each([
    ['2026-02-30', neither('2026-02-30')],
    ['christmas', neither('christmas')],
    ['2026-12-24..christmas', neither('2026-12-24..christmas')],
    ['2026-01-01..2026-01-02..2026-01-03', neither('2026-01-01..2026-01-02..2026-01-03')],
    ['2026-12-24atop2027-01-02', neither('2026-12-24atop2027-01-02')],
    ['2027-01-02..2026-12-24', '"2027-01-02..2026-12-24" ends before it begins'],
  ])('days off "%s" are refused', (text, problem) => {
    expect(parseDaysOff(text)).toEqual({ problem });
  });

  it('days off that touch are stored as one range', () => {
    const parsed = parseDaysOff('2026-12-27..2026-12-31, 2026-12-24..2026-12-26, 2027-02-01, 2026-12-25');
    expect('value' in parsed && formatDaysOff(parsed.value)).toBe('2026-12-24..2026-12-31, 2027-02-01');
  });
});
