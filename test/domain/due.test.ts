import { describe, expect, it } from 'vitest';
import { daysOverdue, isCallableAt, sinceConversation, timeIn } from '../../src/domain/due.ts';

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
    expect(isCallableAt(new Date(moment), 'Europe/Berlin')).toBe(callable);
  });

  it('are by our own clock where the zone is not known', () => {
    const noon = new Date(2026, 10, 23, 12);
    const night = new Date(2026, 10, 23, 3);
    for (const zone of [null, 'Atlantis/Capital'])
      expect([isCallableAt(noon, zone), isCallableAt(night, zone)]).toEqual([true, false]);
  });
});

it('tells the time where the customer is', () => {
  const moment = new Date('2026-11-23T08:05:00Z');
  expect(timeIn(moment, 'America/New_York')).toBe('03:05');
  expect([timeIn(moment, null), timeIn(moment, 'Atlantis/Capital')]).toEqual([null, null]);
});

it.each([
  [null, 'never called'],
  ['2026-11-23', 'talked today'],
  ['2026-11-22', 'talked yesterday'],
  ['2026-11-21', 'last talked 2 days ago'],
  ['2027-01-01', 'talked today'],
] as const)('a last conversation on %s reads "%s"', (lastConversation, words) => {
  expect(sinceConversation({ lastConversation }, '2026-11-23')).toBe(words);
});

it('counts the days past a due day, and none before it', () => {
  expect(daysOverdue('2026-11-20', '2026-11-23')).toBe(3);
  expect(daysOverdue('2026-11-24', '2026-11-23')).toBe(0);
  expect(daysOverdue(null, '2026-11-23')).toBe(0);
});
