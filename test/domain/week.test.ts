import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { calendarOf, readBookSettings } from '../../src/domain/settings.ts';
import { lookBack, spread, weekFor } from '../../src/domain/week.ts';
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
  ])('on %s with the working days %s begins on %s', (today, workdays, from) => {
    const settings = readBookSettings(new Map([['workdays', workdays]]));
    expect(weekFor(today, calendarOf(settings)).from).toBe(from);
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
  } as const;

  it('counts a voicemail as a call, not as a conversation', () => {
    const touches = [
      { ...aTouch({ outcome: 'left_voicemail' }), id: 1 },
      { ...aTouch(), id: 2 },
      { ...aTouch({ kind: 'card', outcome: null }), id: 3 },
    ];
    expect(lookBack(touches, [], week)).toMatchObject({ calls: 2, conversations: 1 });
  });

  it('counts a promise as broken while nobody has told the customer', () => {
    const promises = [
      { ...promise, due: '2026-11-17', doneOn: '2026-11-17', toldOn: '2026-11-18' },
      { ...promise, due: '2026-11-17', doneOn: '2026-11-17', toldOn: null },
      { ...promise, due: '2026-11-20', doneOn: '2026-11-23', toldOn: '2026-11-23' },
    ] as const;
    expect(lookBack([], promises, week)).toMatchObject({ promisesKept: 1, promisesBroken: 2 });
  });
});
