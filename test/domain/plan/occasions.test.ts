import { describe, expect, it } from 'vitest';
import type { Day } from '../../../src/domain/day.ts';
import { cardDay, nextYearly } from '../../../src/domain/plan/occasions.ts';
import { aCalendar } from '../../support/plan.ts';

describe('a day of the year', () => {
  it.each<[string, Day, Day | null, number | null]>([
    ['1984-05-03', '2026-05-02', '2026-05-03', 42],
    ['1984-05-03', '2026-05-03', '2026-05-03', 42],
    ['1984-05-03', '2026-05-04', '2027-05-03', 43],
    ['--05-03', '2026-05-04', '2027-05-03', null],
    ['1984-02-29', '2026-01-01', '2026-02-28', 42],
    ['--02-29', '2028-01-01', '2028-02-29', null],
    ['--02-29', '2027-03-01', '2028-02-29', null],
    ['--02-30', '2026-01-01', null, null],
    ['--03-29', '2026-01-01', '2026-03-29', null],
    ['--04-31', '2026-01-01', null, null],
    ['at --05-03', '2026-01-01', null, null],
    ['--05-031', '2026-01-01', null, null],
    ['May', '2026-01-01', null, null],
  ])('%s seen from %s is %s', (date, from, day, years) => {
    expect(nextYearly(date, from)).toEqual(day === null ? null : { day, years });
  });
});

describe('the day for a card', () => {
  it.each<[string, Day, Day]>([
    ['ten days before', '2026-12-14', '2026-12-04'],
    ['the working day before that', '2026-12-16', '2026-12-04'],
  ])('is %s', (_, occasion, day) => {
    expect(cardDay(occasion, aCalendar())).toBe(day);
  });

  it('is at most two months earlier; without a working day it is any day', () => {
    const closedSince = (from: Day) => aCalendar({ daysOff: [{ from, to: '2027-12-31' }] });
    expect(cardDay('2026-12-14', closedSince('2026-10-07'))).toBe('2026-10-06');
    expect(cardDay('2026-12-14', closedSince('2026-10-06'))).toBe('2026-12-04');
    expect(cardDay('2026-12-14', closedSince('2026-10-05'))).toBe('2026-12-04');
  });
});
