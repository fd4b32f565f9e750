import { describe, expect, it } from 'vitest';
import { type CalledOn, callTimes } from '../../src/domain/call-times.ts';
import type { Day } from '../../src/domain/day.ts';

const monday: Day = '2026-11-23';
const usual: CalledOn = { hours: null, country: 'DE', timeZone: 'Europe/Berlin' };

const times = (customers: readonly Partial<CalledOn>[], { day = monday, here = 'Europe/Berlin' } = {}) =>
  callTimes(
    day as Day,
    customers.map((facts) => ({ ...usual, ...facts })),
    here,
  ).map((start) => `${Math.floor(start / 60)}:${String(start % 60).padStart(2, '0')}`);

describe('the time of a call', () => {
  it.each<[string, Partial<CalledOn>[], string[]]>([
    ['without hours of their own: one after the other from nine', [{}, {}, {}], ['9:00', '9:20', '9:40']],
    ['without a zone: by our clock', [{ timeZone: null }, {}], ['9:00', '9:20']],
    ['in hours of their own', [{ hours: 'mon 14-15' }], ['14:00']],
    ['early: within our hours where that goes', [{ hours: 'mon 7-10' }], ['9:00']],
    ['earlier than ours: theirs', [{ hours: 'mon 7-9' }], ['7:00']],
    ['whoever has the least time comes first', [{}, { hours: 'mon 8-9:20' }, {}], ['9:20', '9:00', '9:40']],
    ['in a country behind ours', [{ timeZone: 'America/New_York', country: 'US' }], ['15:00']],
    ['in a country ahead of ours, before ours', [{ timeZone: 'Pacific/Auckland', country: 'NZ' }], ['21:00']],
    ['not on a day of theirs: all the same', [{ hours: 'tue 9-12' }], ['9:00']],
    [
      'after the first hours, in the second',
      [{ hours: 'mon 9-9:20,14-15' }, { hours: 'mon 9-9:20,14-15' }],
      ['9:00', '14:00'],
    ],
  ])('%s', (_, customers, expected) => {
    expect(times(customers)).toEqual(expected);
  });

  it('is nobody else’s, as long as the day has room', () => {
    const starts = times(Array.from({ length: 42 }, () => ({})));
    expect(new Set(starts).size).toBe(42);
    expect(starts.at(-1)).toBe('22:40');
  });

  it('stays in the day when it has none', () => {
    expect(new Set(times(Array.from({ length: 50 }, () => ({}))).slice(43))).toEqual(new Set(['23:00']));
  });
});
