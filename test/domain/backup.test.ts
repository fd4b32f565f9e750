import { describe, expect, it } from 'vitest';
import {
  backupName,
  backupsAmong,
  draftsAmong,
  formatKeep,
  type KeepRule,
  parseKeep,
  superfluous,
  usualSize,
} from '../../src/domain/backup.ts';
import type { Day } from '../../src/domain/day.ts';

describe('a copy of the book', () => {
  const at = new Date('2026-11-23T09:05:59.999Z');

  it.each([
    ['cadence.db', 'cadence.2026-11-23T09-05-59.before-import.db'],
    ['shop.sqlite', 'shop.sqlite.2026-11-23T09-05-59.before-import.db'],
    ['my.dbase', 'my.dbase.2026-11-23T09-05-59.before-import.db'],
  ])('of %s is called %s', (book, name) => {
    expect(backupName(book, at, 'before-import')).toBe(name);
    expect(backupsAmong([name], book)).toEqual([{ name, day: '2026-11-23', time: '09:05:59', why: 'before-import' }]);
  });

  it.each([
    ...['by-hand', 'by-doctor', 'before-import', 'before-merge', 'before-erase', 'before-restore', 'before-fix'],
    ...['before-migration', 'before-move', 'damaged'],
  ])('is made by cadence when it says %s', (why) => {
    expect(backupsAmong([`shop.2026-11-23T09-00-00.${why}.db`], 'shop.db')).toHaveLength(1);
  });

  it('is an export where the book is on a server', () => {
    const name = backupName('cadence.db', at, 'by-hand', 'jsonl');
    expect(name).toBe('cadence.2026-11-23T09-05-59.by-hand.jsonl');
    expect(backupsAmong([name], 'cadence.db')).toHaveLength(1);
  });

  it.each([
    'shop.2026-11-23T09-00-00.my-own.db',
    'shop.2026-11-23T09-00-00..db',
    'shop.2026-02-30T09-00-00.by-hand.db',
    'shop.2026-11-23.by-hand.db',
    'shop.2026-11-23T09-00-00.by-hand.db.gz',
    'shop.old.2026-11-23T09-00-00.by-hand.db',
    'shop.sqlite.2026-11-23T09-00-00.by-hand.db',
    'other.2026-11-23T09-00-00.by-hand.db',
    'my-shop.2026-11-23T09-00-00.by-hand.db',
    'shop.db',
  ])('of shop.db is not %s', (name) => {
    expect(backupsAmong([name], 'shop.db')).toEqual([]);
  });

  it('comes before those that were made earlier', () => {
    const names = ['22T10-00-00', '23T09-00-00', '22T11-00-00'].map((at) => `shop.2026-11-${at}.by-hand.db`);
    expect(backupsAmong(names, 'shop.db').map(({ day, time }) => `${day} ${time}`)).toEqual([
      '2026-11-23 09:00:00',
      '2026-11-22 11:00:00',
      '2026-11-22 10:00:00',
    ]);
  });
});

describe('what a process was writing', () => {
  const drafts = (...names: string[]) => draftsAmong(names, (file) => file === 'shop.db');

  it.each([
    ['shop.db.123.tmp', 123, 'file'],
    ['shop.db.123.tmp-journal', 123, 'file'],
    ['shop.db.123.tmp-wal', 123, 'file'],
    ['shop.db.123.tmp-shm', 123, 'file'],
    ['shop.db.key.1.tmp', 1, 'file'],
    ['shop.db.4194304.tmp-AbC123', 4_194_304, 'folder'],
  ])('is %s, of the process %i: a %s', (name, process, kind) => {
    expect(drafts(name)).toEqual([{ name, of: 'shop.db', process, kind }]);
  });

  it.each([
    'other.db.123.tmp',
    'shop.db.tmp',
    'shop.db.12a.tmp',
    'shop.db.4194305.tmp', // no process has this number
    'shop.db.12345678.tmp',
    'shop.db.123.tmp-AbC12',
    'shop.db.123.tmp-AbC1234',
    'shop.db.123.tmp-AbC_12',
    'shop.db.123.tmp.old',
    'shop.db.123.tmpx',
    'shop.db.keys.123.tmp',
    'shop.db',
  ])('is not %s', (name) => {
    expect(drafts(name)).toEqual([]);
  });
});

describe('how many copies are kept', () => {
  it.each([
    ['20', 20, 0],
    ['20 copies', 20, 0],
    ['30d', 1, 30],
    ['30 days', 1, 30],
    ['20,30d', 20, 30],
    ['30d, 20', 20, 30],
    ['20 copies; 1 day', 20, 1],
    ['1 copy', 1, 0],
    [' 5 COPIES ', 5, 0],
    ['20 days', 1, 20],
    ['9999d', 1, 9999],
    ['20,0d', 20, 0],
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
    const { value } = parseKeep(text) as { value: KeepRule };
    expect(value.bytes).toBe(bytes);
    expect(parseKeep(formatKeep(value))).toEqual({ value });
  });

  it.each(['', 'abc', '-1', '1.5', '20,30', '3d,4d', '20,30d,5', '20 30', '99999', 'x20', '20x', '1GB,2GB', '20,'])(
    'refuses %s',
    (text) => {
      expect(parseKeep(text)).toMatchObject({
        problem: expect.stringContaining('is not a number of backups, days, or a size'),
      });
    },
  );

  it.each<[KeepRule, string]>([
    [{ count: 20, days: 30, bytes: 2e9 }, '20,30d,2GB'],
    [{ count: 1, days: 0, bytes: 5e8 }, '1,500MB'],
    [{ count: 3, days: 1, bytes: 1_500_000_000 }, '3,1d,1500MB'],
    [{ count: 3, days: 1, bytes: 2e12 }, '3,1d,2000GB'],
  ])('%j is written %s', (keep, written) => {
    expect(formatKeep(keep)).toBe(written);
  });

  it.each(['0', '0,30d'])('refuses %s: one copy has to be kept', (text) => {
    expect(parseKeep(text)).toEqual({ problem: 'at least one backup has to be kept' });
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
    expect(gone(days, { count: 1, days: 13 })).toEqual(['2026-11-01 10']); // ten days ago, and it is the first of its day
    expect(gone(days, { count: 1, days: 12 })).toEqual(['2026-11-10 11', '2026-11-01 10']);
    expect(gone(['2026-11-23', '2026-11-23'], { count: 1, days: 0 })).toEqual(['2026-11-23 10']); // today's too
    const busy: Day[] = ['2026-11-20', '2026-11-20', '2026-11-20', '2026-11-22', '2026-11-22'];
    expect(gone(busy, { count: 1, days: 13 })).toEqual(['2026-11-20 12', '2026-11-20 11']);
  });

  it('are the oldest when all of them take too much, but never the latest', () => {
    const days: Day[] = ['2026-11-01', '2026-11-10', '2026-11-20', '2026-11-22'];
    expect(gone(days, { count: 20, days: 30, bytes: 40 })).toEqual([]);
    expect(gone(days, { count: 20, days: 30, bytes: 39 })).toEqual(['2026-11-01 10']);
    expect(gone(days, { count: 20, days: 30, bytes: 25 })).toEqual(['2026-11-10 11', '2026-11-01 10']);
    expect(gone(days, { count: 20, days: 30, bytes: 1 })).toEqual(['2026-11-20 12', '2026-11-10 11', '2026-11-01 10']);
  });

  it('do not go because a clock that was wrong left copies of a later year', () => {
    expect(gone(['2026-11-20', '2026-11-22', '2030-01-01'], { count: 2, days: 0 })).toEqual([]);
  });
});
