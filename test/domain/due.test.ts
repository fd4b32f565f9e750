import { describe, expect, it } from 'vitest';
import { clockHere, clockIn, daysOverdue, isCallable, sinceConversation, timeIn } from '../../src/domain/due.ts';

describe('the hours at which one may call', () => {
  it.each([
    ['on Monday at nine', '2026-11-23T08:00:00Z', true],
    ['a minute before nine', '2026-11-23T07:59:00Z', false],
    ['at half past five', '2026-11-23T16:30:00Z', true],
    ['a minute later', '2026-11-23T16:31:00Z', false],
    ['on Friday at noon', '2026-11-27T11:00:00Z', true],
    ['on Saturday at noon', '2026-11-28T11:00:00Z', false],
    ['on Sunday at noon', '2026-11-29T11:00:00Z', false],
  ])('are by the customer’s own clock: %s', (_when, moment, callable) => {
    const there = clockIn(new Date(moment), 'Europe/Berlin');
    expect(there !== null && isCallable(there, { country: 'DE', hours: null })).toBe(callable);
  });

  it.each<[string | null, string, boolean]>([
    ['EG', '2026-11-27', false], // Friday
    ['EG', '2026-11-29', true], // Sunday
    ['IN', '2026-11-28', true], // Saturday
    ['AF', '2026-11-26', false], // Thursday
    [null, '2026-11-28', false],
  ])('leave out the weekend of %s: noon on %s is %s', (country, day, callable) => {
    const there = clockIn(new Date(`${day}T12:00:00Z`), 'UTC');
    expect(there !== null && isCallable(there, { country, hours: null })).toBe(callable);
  });

  it('are by our own clock where the zone is not known', () => {
    expect(clockHere(new Date(2026, 10, 23, 3, 5))).toEqual({ time: '03:05', weekday: 1 });
  });
});

it('tells the time where the customer is', () => {
  const moment = new Date('2026-11-23T08:05:00Z');
  expect(timeIn(moment, 'America/New_York')).toBe('03:05');
  expect([timeIn(moment, null), timeIn(moment, 'Atlantis/Capital')]).toEqual([null, null]);
});

it.each([
  [null, null, 'never called'],
  [null, '2026-11-20', 'not reached yet (tried Fri 20 Nov)'],
  ['2026-11-23', '2026-11-23', 'talked today'],
  ['2026-11-22', null, 'talked yesterday'],
  ['2026-11-21', '2026-11-21', 'last talked 2 days ago'],
  ['2026-09-01', '2026-11-20', 'last talked 83 days ago (tried Fri 20 Nov)'],
  ['2027-01-01', null, 'talked today'],
] as const)('a last conversation on %s and a last try on %s read "%s"', (lastConversation, lastAttempt, words) => {
  expect(sinceConversation({ lastConversation, lastAttempt }, '2026-11-23')).toBe(words);
});

it('counts the days past a due day, and none before it', () => {
  expect(daysOverdue('2026-11-20', '2026-11-23')).toBe(3);
  expect(daysOverdue('2026-11-24', '2026-11-23')).toBe(0);
  expect(daysOverdue(null, '2026-11-23')).toBe(0);
});
