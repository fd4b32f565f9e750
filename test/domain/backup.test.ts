import { describe, expect, it } from 'vitest';
import { backupsAmong, formatKeep, type Keep, parseKeep, superfluous, usualSize } from '../../src/domain/backup.ts';
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
    const value = { count, days, bytes: usualSize };
    expect(parseKeep(text)).toEqual({ value });
    expect(parseKeep(formatKeep(value))).toEqual({ value });
  });

  it.each([
    ['20, 30d, 500 MB', 500_000_000],
    ['3 GB', 3_000_000_000],
    ['20,2tb', 2_000_000_000_000],
  ])('%s', (text, bytes) => {
    const { value } = parseKeep(text) as { value: Keep };
    expect(value.bytes).toBe(bytes);
    expect(parseKeep(formatKeep(value))).toEqual({ value });
  });

  it.each(['', 'abc', '-1', '1.5', '20,30', '3d,4d', '20,30d,5', '20 30', '99999'])('refuses %s', (text) => {
    expect(parseKeep(text)).toMatchObject({
      problem: expect.stringContaining('is not a number of copies, days, or a size'),
    });
  });

  it.each(['0', '0,30d'])('refuses %s: one copy has to be kept', (text) => {
    expect(parseKeep(text)).toEqual({ problem: 'at least one copy has to be kept' });
  });
});

describe('the copies that may go', () => {
  const copiesOf = (...days: Day[]) =>
    backupsAmong(
      days.map((day, i) => `book.${day}T${10 + i}-00-00.by-hand.db`),
      'book.db',
    ).map((copy) => ({ ...copy, bytes: 10 }));
  const gone = (days: Day[], { bytes = usualSize, ...keep }: { count: number; days: number; bytes?: number }) =>
    superfluous(copiesOf(...days), '2026-11-23', { ...keep, bytes }).map(
      ({ day, time }) => `${day} ${time.slice(0, 2)}`,
    );

  it('are neither among the latest so many nor the first of a day of the last so many', () => {
    const days: Day[] = ['2026-11-01', '2026-11-10', '2026-11-20', '2026-11-22'];
    expect(gone(days, { count: 1, days: 0 })).toEqual(['2026-11-20 12', '2026-11-10 11', '2026-11-01 10']);
    expect(gone(days, { count: 3, days: 0 })).toEqual(['2026-11-01 10']);
    expect(gone(days, { count: 1, days: 13 })).toEqual(['2026-11-01 10']);
    const busy: Day[] = ['2026-11-20', '2026-11-20', '2026-11-20', '2026-11-22', '2026-11-22'];
    expect(gone(busy, { count: 1, days: 13 })).toEqual(['2026-11-20 12', '2026-11-20 11']);
  });

  it('are the oldest when all of them take too much, but never the latest', () => {
    const days: Day[] = ['2026-11-01', '2026-11-10', '2026-11-20', '2026-11-22'];
    expect(gone(days, { count: 20, days: 30, bytes: 25 })).toEqual(['2026-11-10 11', '2026-11-01 10']);
    expect(gone(days, { count: 20, days: 30, bytes: 1 })).toEqual(['2026-11-20 12', '2026-11-10 11', '2026-11-01 10']);
  });

  it('do not go because a clock that was wrong left copies of a later year', () => {
    expect(gone(['2026-11-20', '2026-11-22', '2030-01-01'], { count: 2, days: 0 })).toEqual([]);
  });
});
