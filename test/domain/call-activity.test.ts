import { describe, expect, it } from 'vitest';
import {
  type ActivityMaterial,
  attemptsForReach,
  callActivityOf,
  type PromisesKept,
} from '../../src/domain/call-activity.ts';
import type { PromiseOwed } from '../../src/domain/promise.ts';
import type { Touch } from '../../src/domain/touch.ts';

const today = '2026-11-25'; // a Wednesday

const call: Touch = {
  id: 1,
  customerId: 1,
  kind: 'call',
  direction: 'outbound',
  outcome: 'connected',
  day: today,
  time: null,
  note: null,
  purpose: null,
  sentiment: null,
  minutes: null,
  by: 'Ann',
  script: null,
  unfinished: false,
  imported: false,
  personId: null,
  beganWithId: null,
};
const missed: Touch = { ...call, outcome: 'no_answer' };
const visit: Touch = { ...call, kind: 'visit', outcome: null };
const card: Touch = { ...call, kind: 'card', outcome: null };

const habit = (material: Partial<ActivityMaterial>) =>
  callActivityOf({ touches: [], promises: [], today, firstWeekday: 1, ...material });

describe('the weeks', () => {
  it('are the last thirteen from Monday to Sunday, this one the last', () => {
    const weeks = habit({}).weeks;
    expect(weeks.map(({ from }) => from)).toEqual([
      ...['2026-08-31', '2026-09-07', '2026-09-14', '2026-09-21', '2026-09-28', '2026-10-05', '2026-10-12'],
      ...['2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'],
    ]);
    expect(weeks.every(({ calls, conversations }) => calls === 0 && conversations === 0)).toBe(true);
  });

  it.each([
    [0, '2026-08-30', '2026-11-22'],
    [1, '2026-08-31', '2026-11-23'],
    [6, '2026-08-29', '2026-11-21'],
  ] as const)('begin on weekday %i where the book has it so', (firstWeekday, first, last) => {
    const weeks = habit({ firstWeekday }).weeks.map(({ from }) => from);
    expect([weeks.length, weeks[0], weeks.at(-1)]).toEqual([13, first, last]);
  });

  it('count calls, and conversations by telephone or not', () => {
    const touches = [
      { ...call, day: '2026-11-15' }, // Sunday of the week before the last
      { ...missed, day: '2026-11-16' },
      { ...visit, day: '2026-11-18' },
      { ...call, day: '2026-11-22' },
      { ...card, day: '2026-11-22' },
    ] as const;
    expect(habit({ touches }).weeks.slice(-3)).toEqual([
      { from: '2026-11-09', calls: 1, conversations: 1 },
      { from: '2026-11-16', calls: 2, conversations: 2 },
      { from: '2026-11-23', calls: 0, conversations: 0 },
    ]);
  });
});

describe('whom one reaches when', () => {
  it('is told by the day and the part of the day, Monday morning first', () => {
    const at = (touch: Touch, day: Touch['day'], time: string | null): Touch => ({ ...touch, day, time });
    const touches = [
      at(call, '2026-11-22', '09:00'), // Sunday
      at(missed, '2026-11-17', '17:00'), // Tuesday
      at(call, '2026-11-16', '12:00'), // Monday
      at(missed, '2026-11-16', '16:59'),
      at(call, '2026-11-16', '11:59'),
      at(call, '2026-11-09', '08:00'), // another Monday
      ...Array.from({ length: attemptsForReach - 6 }, () => at(missed, '2026-11-18', null)),
    ];
    expect(habit({ touches }).reach).toEqual({
      attempts: attemptsForReach,
      reached: 4,
      by: [
        { weekday: 1, part: 'morning', attempts: 2, reached: 2 },
        { weekday: 1, part: 'afternoon', attempts: 2, reached: 1 },
        { weekday: 2, part: 'evening', attempts: 1, reached: 0 },
        { weekday: 0, part: 'morning', attempts: 1, reached: 1 },
      ],
    });
  });

  it('is not told of fewer than thirty attempts', () => {
    const few = Array.from({ length: 29 }, () => missed);
    expect(habit({ touches: few })).toMatchObject({ attempts: 29, reach: null });
    expect(habit({ touches: [...few, missed] })).toMatchObject({ attempts: 30, reach: { attempts: 30, reached: 0 } });
  });

  it.each<[string, Touch]>([
    ['a call that came in', { ...call, direction: 'inbound' }],
    ['a call that was only begun', { ...call, outcome: null }],
    ['a visit', visit],
    ['a card', { ...card, outcome: 'connected' }],
  ])('does not count %s', (_, touch) => {
    expect(habit({ touches: [missed, touch] }).attempts).toBe(1);
  });
});

describe('the callers', () => {
  it('are told with the most conversations first, then with the most calls', () => {
    const of = (by: string | null, ...touches: Touch[]) => touches.map((touch) => ({ ...touch, by }));
    const touches = [
      ...of('Cy', call),
      ...of(null, missed),
      ...of('Ann', call, missed),
      ...of('Bo', visit, call),
      ...of('Cy', card),
      ...of('Di', card), // neither called nor talked
    ];
    expect(habit({ touches }).callers).toEqual([
      { by: 'Bo', calls: 1, conversations: 2 },
      { by: 'Ann', calls: 2, conversations: 1 },
      { by: 'Cy', calls: 1, conversations: 1 },
      { by: null, calls: 1, conversations: 0 },
    ]);
  });
});

describe('the promises', () => {
  const promise = (due: PromiseOwed['due'], toldOn: PromiseOwed['toldOn'], doneOn = toldOn): PromiseOwed => ({
    ...{ id: 1, customerId: 1, touchId: null, kind: 'promise', text: '', about: null, time: null },
    ...{ madeOn: '2026-11-01', due, doneOn, toldOn, personId: null, beganWithId: null },
  });

  it.each<[string, PromiseOwed, keyof PromisesKept | null]>([
    ['told on the day', promise('2026-11-20', '2026-11-20'), 'onTime'],
    ['told before', promise('2026-11-20', '2026-11-19'), 'onTime'],
    ['told a day late', promise('2026-11-20', '2026-11-21'), 'late'],
    ['not told yet', promise('2026-11-24', null), 'open'],
    ['done in time, but not told', promise('2026-11-24', null, '2026-11-20'), 'open'],
    ['due today and told', promise(today, today), 'onTime'],
    ['due today, which is not over', promise(today, null), null],
    ['due tomorrow', promise('2026-11-26', null), null],
    ['due tomorrow and told already', promise('2026-11-26', today), null],
  ])('%s: %s', (_, one, counted) => {
    const none: PromisesKept = { onTime: 0, late: 0, open: 0 };
    expect(habit({ promises: [one] }).promises).toEqual(counted === null ? none : { ...none, [counted]: 1 });
  });
});
