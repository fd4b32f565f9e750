import { describe, expect, it } from 'vitest';
import { backupsAmong, formatKeep, parseKeep, superfluous } from '../../src/domain/backup.ts';
import type { Day } from '../../src/domain/day.ts';

describe('how many copies are kept', () => {
  it.each([
    ['20', 20, 0],
    ['20 copies', 20, 0],
    ['30d', 1, 30],
    ['30 days', 1, 30],
    ['20,30d', 20, 30],
    ['30d, 20', 20, 30],
    ['20 copies; 1 day', 20, 1],
  ])('%s', (text, count, days) => {
    expect(parseKeep(text)).toEqual({ value: { count, days } });
    expect(parseKeep(formatKeep({ count, days }))).toEqual({ value: { count, days } });
  });

  it.each(['', 'abc', '-1', '1.5', '20,30', '3d,4d', '20,30d,5', '20 30', '99999'])('refuses %s', (text) => {
    expect(parseKeep(text)).toMatchObject({ problem: expect.stringContaining('neither a number of copies nor days') });
  });

  it.each(['0', '0,30d'])('refuses %s: one copy has to be kept', (text) => {
    expect(parseKeep(text)).toEqual({ problem: 'at least one copy has to be kept' });
  });
});

describe('the copies that may go', () => {
  const copiesOf = (...days: Day[]) =>
    backupsAmong(
      days.map((day) => `book.${day}T09-00-00.by-hand.db`),
      'book.db',
    );
  const gone = (days: Day[], keep: { count: number; days: number }) =>
    superfluous(copiesOf(...days), '2026-11-23', keep).map(({ day }) => day);

  it('are neither among the latest so many nor younger than so many days', () => {
    const days: Day[] = ['2026-11-01', '2026-11-10', '2026-11-20', '2026-11-22'];
    expect(gone(days, { count: 1, days: 0 })).toEqual(['2026-11-20', '2026-11-10', '2026-11-01']);
    expect(gone(days, { count: 3, days: 0 })).toEqual(['2026-11-01']);
    expect(gone(days, { count: 1, days: 13 })).toEqual(['2026-11-01']);
  });

  it('do not go because a clock that was wrong left copies of a later year', () => {
    expect(gone(['2026-11-20', '2026-11-22', '2030-01-01'], { count: 2, days: 0 })).toEqual([]);
  });
});
