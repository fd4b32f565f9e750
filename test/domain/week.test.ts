import { describe, expect, it } from 'vitest';
import { readBookSettings } from '../../src/domain/book-settings.ts';
import { weekBegins } from '../../src/domain/country-weeks.ts';
import type { Day } from '../../src/domain/day.ts';
import type { DueCall } from '../../src/domain/due.ts';
import { calendarOf } from '../../src/domain/plan/plan-settings.ts';
import { callsIn, daysOf, lookBack, shownDays, spread, type WeekDay, weekFor } from '../../src/domain/week.ts';
import { aTouch } from '../support/book.ts';

describe('the week of a list', () => {
  it.each<[Day, string, Day]>([
    ['2026-11-23', 'mon-fri', '2026-11-23'], // Monday
    ['2026-11-27', 'mon-fri', '2026-11-23'], // Friday
    ['2026-11-28', 'mon-fri', '2026-11-30'], // Saturday: the coming week
    ['2026-11-29', 'mon-fri', '2026-11-30'], // Sunday
    ['2026-11-28', 'mon-sat', '2026-11-23'], // a shop that calls on Saturdays
    ['2026-11-26', 'mon,wed', '2026-11-30'], // nothing left of this week
    ['2026-12-30', 'mon-fri', '2026-12-28'], // across the turn of the year
    ['2026-11-28', 'sun-thu', '2026-11-29'], // Saturday of who works from Sunday
    ['2026-12-05', 'sun-thu', '2026-12-06'],
    ['2026-12-03', 'sun-thu', '2026-11-29'], // Thursday
    ['2026-11-28', 'mon-fri US', '2026-11-29'], // where weeks begin on Sunday
    ['2026-11-29', 'mon-fri US', '2026-11-29'],
    ['2026-11-27', 'mon-fri US', '2026-11-22'],
    ['2026-11-27', 'sun-thu EG', '2026-11-28'], // Friday, where weeks begin on Saturday
    ['2026-11-28', 'sun-thu EG', '2026-11-28'],
  ])('on %s with the working days %s begins on %s', (today, words, from) => {
    const [workdays = '', country] = words.split(' ');
    const stored = new Map([['workdays', workdays], ...(country === undefined ? [] : [['country', country] as const])]);
    const settings = readBookSettings(new Map(stored));
    const week = weekFor(today, calendarOf(settings), weekBegins(settings.country, settings.workdays));
    expect(week.from).toBe(from);
    expect(daysOf(week)).toHaveLength(7);
    expect(daysOf(week).at(-1)).toBe(week.to);
  });
});

describe('spreading what was left over', () => {
  it('gives the free places of later days to those who waited, a day keeping its own', () => {
    const laid = spread(
      [3, 4, 5],
      [
        { date: '2026-11-24', planned: [6], room: 2 },
        { date: '2026-11-25', planned: [], room: 0 },
        { date: '2026-11-26', planned: [7, 8], room: 1 },
        { date: '2026-11-27', planned: [], room: 2 },
      ],
    );
    expect([...laid.values()]).toEqual([[6, 3], [], [7], [4, 5]]);
  });

  it('lets who found no room on their own day wait for the next one, behind those who waited before', () => {
    const laid = spread(
      [1],
      [
        { date: '2026-11-24', planned: [2, 3, 4], room: 2 },
        { date: '2026-11-25', planned: [5], room: 2 },
        { date: '2026-11-26', planned: [], room: 5 },
      ],
    );
    expect([...laid]).toEqual([
      ['2026-11-24', [2, 3]],
      ['2026-11-25', [5, 1]],
      ['2026-11-26', [4]],
    ]);
  });

  it('gives nothing to a day on which more was called than it holds', () => {
    expect([...spread([1], [{ date: '2026-11-24', planned: [2], room: -1 }]).values()]).toEqual([[]]);
  });
});

describe('the look back', () => {
  const week = { from: '2026-11-16', to: '2026-11-22' } as const;
  const promise = {
    id: 1,
    customerId: 1,
    touchId: null,
    kind: 'promise',
    text: '',
    time: null,
    madeOn: '2026-11-02',
    personId: null,
    about: null,
  } as const;

  it('counts a voicemail as a call, not as a conversation', () => {
    const touches = [
      { ...aTouch({ outcome: 'left_voicemail' }), id: 1 },
      { ...aTouch(), id: 2 },
      { ...aTouch({ kind: 'card', outcome: null }), id: 3 },
    ];
    expect(lookBack(touches, [], week)).toMatchObject({ calls: 2, conversations: 1 });
  });

  it.each<[string, { due: Day; toldOn: Day | null }, [kept: number, broken: number]]>([
    ['closed on its day', { due: '2026-11-17', toldOn: '2026-11-17' }, [1, 0]],
    ['due and closed on the Monday', { due: '2026-11-16', toldOn: '2026-11-16' }, [1, 0]],
    ['due on the Sunday and still open', { due: '2026-11-22', toldOn: null }, [0, 1]],
    ['due on the Monday and still open', { due: '2026-11-16', toldOn: null }, [0, 1]],
    ['due before and closed on the Sunday', { due: '2026-11-12', toldOn: '2026-11-22' }, [1, 0]],
    ['due in the week and closed after it', { due: '2026-11-20', toldOn: '2026-11-23' }, [0, 1]],
    ['due in the week and closed on the Sunday', { due: '2026-11-20', toldOn: '2026-11-22' }, [1, 0]],
    ['due and closed before', { due: '2026-11-12', toldOn: '2026-11-15' }, [0, 0]],
    ['due before and still open', { due: '2026-11-15', toldOn: null }, [0, 0]],
    ['due after and closed after', { due: '2026-11-23', toldOn: '2026-11-23' }, [0, 0]],
  ])('knows a promise that was %s', (_, days, [promisesKept, promisesBroken]) => {
    expect(lookBack([], [{ ...promise, doneOn: null, ...days }], week)).toMatchObject({ promisesKept, promisesBroken });
  });

  it('counts a promise as broken that was done, but of which nobody told the customer', () => {
    const done = { ...promise, due: '2026-11-17', doneOn: '2026-11-17', toldOn: null } as const;
    expect(lookBack([], [done], week)).toMatchObject({ promisesKept: 0, promisesBroken: 1 });
  });
});

describe('the days that are shown', () => {
  const call = { customer: {}, standing: {} } as DueCall;
  const days = (...counts: number[]): WeekDay[] =>
    counts.map((count, i) => ({
      date: `2026-11-2${i}` as Day,
      working: true,
      calls: Array.from({ length: count }, () => ({ ...call })),
    }));
  const shown = (counts: number[], all: boolean) =>
    shownDays({ days: days(...counts) }, all).map(({ day, calls, full, more }) => [
      Number(day.date.slice(-1)),
      calls.length,
      full ? 'in full' : 'in short',
      more,
    ]);

  it('are those with calls: the first in full, later ones by their best five', () => {
    expect(shown([0, 8, 0, 8, 5, 1], false)).toEqual([
      [1, 8, 'in full', 0],
      [3, 5, 'in short', 3],
      [4, 5, 'in short', 0],
      [5, 1, 'in short', 0],
    ]);
    const list = { days: days(1, 7) };
    expect(shownDays(list, false)[1]?.calls).toEqual(list.days[1]?.calls.slice(0, 5));
  });

  it('are all in full for who asks for all', () => {
    expect(shown([0, 8, 0, 8], true)).toEqual([
      [1, 8, 'in full', 0],
      [3, 8, 'in full', 0],
    ]);
  });

  it('hold as many calls as all of them together', () => {
    expect(callsIn({ days: days(3, 0, 8) })).toBe(11);
    expect(callsIn({ days: [] })).toBe(0);
  });
});
