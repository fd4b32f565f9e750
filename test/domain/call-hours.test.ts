import { describe, expect, it } from 'vitest';
import { hoursOn, nextHours, parseCallHours } from '../../src/domain/call-hours.ts';
import { type Weekday, weekdayNames } from '../../src/domain/day.ts';
import { isCallable } from '../../src/domain/due.ts';
import { fc } from '../support/properties.ts';

const on = (hours: string | null, weekday: Weekday, country: string | null = 'DE') =>
  hoursOn({ hours, country }, weekday).map(({ from, until }) => `${from}-${until}`);

describe('hours as they are typed', () => {
  it.each([
    ['tue-fri 7-10', 'tue-fri 7-10'],
    ['Tuesday to Friday 7 to 10', 'tue-fri 7-10'],
    ['tue – fri 07:00 – 10:00', 'tue-fri 7-10'],
    ['mon-fri 9-12,14-17', 'mon-fri 9-12,14-17'],
    ['mon-fri 14-17, 9-12', 'mon-fri 9-12,14-17'],
    ['mon-fri 9-12, 11-13:30', 'mon-fri 9-13:30'],
    ['mon-fri 9-12; sat 10-12', 'mon-fri 9-12; sat 10-12'],
    ['mon-fri 9-12 sat 10-12', 'mon-fri 9-12; sat 10-12'],
    ['mon, wed, fri 9-12', 'mon,wed,fri 9-12'],
    ['mon wed', 'mon,wed'],
    ['mon,tue', 'mon,tue'],
    ['sun-thu 8-16', 'sun-thu 8-16'],
    ['fri-mon 8-16', 'fri-mon 8-16'],
    ['mon-sun 0-24', 'mon-sun 0-24'],
    ['7-10', '7-10'],
    ['7am-10am', '7-10'],
    ['7 am - 12 pm', '7-12'],
    ['2-5pm', '14-17'],
    ['9-5pm', '9-17'],
    ['12am-6am', '0-6'],
    ['7h-10h30', '7-10:30'],
    ['7.30-10.15', '7:30-10:15'],
  ])('%s: %s', (typed, stored) => {
    expect(parseCallHours(typed)).toEqual({ value: stored });
    expect(parseCallHours(stored)).toEqual({ value: stored });
  });

  it.each([
    ['', 'there are neither days nor hours in it'],
    [' ; ', 'there are neither days nor hours in it'],
    ['someday 7-10', '"someday" is not a weekday'],
    ['tue-fri seven', '"seven" is not a weekday'],
    ['tue-fri 7', '"7" is not a time of day such as 9-12 or 14-17:30'],
    ['7-10-12', '"7-10-12" is not a time of day such as 9-12 or 14-17:30'],
    ['9-5', '"9-5" ends before it begins (5 in the afternoon is 17)'],
    ['17-14', '"17-14" ends before it begins'],
    ['9-9', '"9-9" ends before it begins (9 in the afternoon is 21)'],
    ['9-25', '"9-25": a day has the hours 0 to 24'],
    ['9-24:30', '"9-24:30": a day has the hours 0 to 24'],
    ['9:70-12', '"9:70-12": a day has the hours 0 to 24'],
  ])('%s is refused: %s', (typed, problem) => {
    expect(parseCallHours(typed)).toEqual({ problem });
  });

  it('never throw, and what is stored is read as it was meant', () => {
    const word = fc.constantFrom(
      'mon',
      'tue-fri',
      'sat',
      '7-10',
      '9-12',
      '14-17:30',
      ',',
      ';',
      ' ',
      '-',
      'to',
      'x',
      '24',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (words) => {
        const parsed = parseCallHours(words.join(' '));
        if ('problem' in parsed) return;
        expect(parseCallHours(parsed.value)).toEqual(parsed);
        for (const day of weekdayNames.keys()) {
          for (const { from, until } of hoursOn({ hours: parsed.value, country: null }, day as Weekday))
            expect(from < until).toBe(true);
        }
      }),
    );
  });
});

it.each<[string | null, Weekday, string[]]>([
  ['tue-fri 7-10', 1, ['07:00']],
  ['mon 7-10; thu 8-9', 2, ['08:00']],
  ['mon 7-10', 2, ['07:00']],
  [null, 6, ['09:00']],
])('of %s from weekday %i on, the next hours begin at %j', (hours, weekday, from) => {
  expect(nextHours({ hours, country: 'DE' }, weekday).map((span) => span.from)).toEqual(from);
});

describe('the hours of a day', () => {
  it.each<[string | null, Weekday, string | null, string[]]>([
    [null, 1, 'DE', ['09:00-17:30']],
    [null, 0, 'DE', []],
    [null, 5, 'EG', []],
    [null, 0, 'EG', ['09:00-17:30']],
    ['tue-fri 7-10', 1, 'DE', []],
    ['tue-fri 7-10', 2, 'DE', ['07:00-10:00']],
    ['sat', 6, 'DE', ['09:00-17:30']],
    ['7-10', 6, 'DE', []],
    ['7-10', 5, 'EG', []],
    ['7-10', 6, 'EG', []],
    ['7-10', 0, 'EG', ['07:00-10:00']],
    ['mon 9-12,14-17', 1, null, ['09:00-12:00', '14:00-17:00']],
    ['mon 9-12; mon 14-17', 1, null, ['09:00-12:00', '14:00-17:00']],
    ['no hours at all', 1, 'DE', ['09:00-17:30']],
  ])('%s on weekday %i in %s: %j', (hours, weekday, country, spans) => {
    expect(on(hours, weekday, country)).toEqual(spans);
  });

  it.each([
    ['06:59', false],
    ['07:00', true],
    ['10:00', true],
    ['10:01', false],
    ['13:59', false],
    ['14:30', true],
  ])('at %s: %s', (time, callable) => {
    expect(isCallable({ time, weekday: 2 }, { hours: 'tue-fri 7-10,14-17', country: null })).toBe(callable);
    expect(isCallable({ time, weekday: 1 }, { hours: 'tue-fri 7-10,14-17', country: null })).toBe(false);
  });
});
