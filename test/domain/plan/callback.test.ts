import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/domain/day.ts';
import type { ClockTime } from '../../../src/domain/due.ts';
import { type CallbackEvents, callbacksAfter, type OpenCallback } from '../../../src/domain/plan/callback.ts';
import { outcomeNames, touchKinds } from '../../../src/domain/touch.ts';
import { aCalendar, monday } from '../../support/plan.ts';

const friday = addDays(monday, 4);
const here: ClockTime = { time: '09:00', weekday: 1 };
const dates = (today: Day, there: ClockTime | null = null) => ({
  ...{ today, calendar: aCalendar() },
  clocks: { there, here },
});
/** They asked on Monday to be called on Friday at ten. */
const callback: OpenCallback = { id: 7, touchId: 1, due: friday, time: '10:00', madeOn: monday, isRetry: false };
const nothing: CallbackEvents = {
  touch: null,
  attempts: [],
  interval: 90,
  doNotCall: false,
  archived: false,
  putOffTo: null,
  hasNumber: true,
};
type Touched = NonNullable<CallbackEvents['touch']>;
const plainCall = { id: 2, kind: 'call', direction: 'outbound', outcome: 'connected', time: null } as const;
const touch = (facts: Partial<Touched>, day: Day = friday): CallbackEvents => ({
  ...nothing,
  touch: { ...plainCall, day, unfinished: false, ...facts },
});

/** What becomes of it: "kept", "let go", a day and hour, or that it stays. */
function fate(events: CallbackEvents, today: Day = friday, own: OpenCallback = callback): string {
  const [found] = callbacksAfter([own], events, dates(today));
  if (found === undefined) return 'stays';
  const { change } = found;
  if ('due' in change) return `${change.due}${change.time === null ? '' : ` ${change.time}`}`;
  return change.doneOn === null ? `let go ${change.toldOn}` : `kept ${change.doneOn}`;
}

describe('a callback that is owed', () => {
  it.each<[string, string, CallbackEvents]>([
    ['kept', 'when they talked', touch({ outcome: 'connected' })],
    ['kept', 'when they called themselves', touch({ outcome: 'connected', direction: 'inbound' })],
    ['kept', 'by a visit', touch({ kind: 'visit', outcome: null })],
    ['kept', 'by a meeting', touch({ kind: 'meeting', outcome: null })],
    ['kept', 'when they name another day', touch({ outcome: 'callback' })],
    ['kept', 'when they answer that it is a bad moment', touch({ outcome: 'not_now' })],
    ['let go', 'when they want no calls', touch({ outcome: 'do_not_call' })],
    ['let go', 'when they are marked as do-not-call', { ...nothing, doNotCall: true }],
    ['let go', 'when they are archived', { ...nothing, archived: true }],
    [
      'let go',
      'when the number was wrong and there is no other',
      { ...touch({ outcome: 'wrong_number' }), hasNumber: false },
    ],
    [
      'let go',
      'when the number is dead and there is no other',
      { ...touch({ outcome: 'disconnected' }), hasNumber: false },
    ],
    ['stays', 'when the number was wrong and there is another', touch({ outcome: 'wrong_number' })],
    ['stays', 'when they tried to reach us', touch({ outcome: 'no_answer', direction: 'inbound' })],
    ['stays', 'while they are still being asked when', touch({ outcome: 'callback', unfinished: true })],
    ['stays', 'when nothing happened', nothing],
  ])('is %s %s', (expected, _, events) => {
    expect(fate(events)).toBe(expected === 'stays' ? expected : `${expected} ${friday}`);
  });

  it.each(touchKinds.filter((kind) => !['call', 'visit', 'meeting'].includes(kind)))('stays after a %s', (kind) => {
    expect(fate(touch({ kind, outcome: null }))).toBe('stays');
  });

  it.each<[string, string, CallbackEvents]>([
    ['to the next working day after no answer', '2026-11-30', touch({ outcome: 'no_answer' })],
    ['three working days on after a voicemail', '2026-12-02', touch({ outcome: 'left_voicemail' })],
    ['three working days on after a message', '2026-12-02', touch({ outcome: 'left_message' })],
    ['two hours on when the line was busy', `${friday} 12:15`, touch({ outcome: 'busy', time: '10:15' })],
    [
      'to the next working day when it was busy at the end of a day',
      '2026-11-30',
      touch({ outcome: 'busy', time: '16:15' }),
    ],
    ['to the end of a pause', '2027-02-01', { ...nothing, putOffTo: '2027-02-01' }],
    ['to the working day after a snooze that ends on a Sunday', '2026-12-07', { ...nothing, putOffTo: '2026-12-06' }],
  ])('moves %s', (_, expected, events) => {
    expect(fate(events)).toBe(expected);
  });

  it('stays on its day when a pause ends before it', () => {
    expect(fate({ ...nothing, putOffTo: addDays(monday, 1) }, monday)).toBe('stays');
  });

  it('stays on its day when somebody tried before that day', () => {
    expect(fate(touch({ outcome: 'no_answer' }, monday), monday)).toBe('stays');
  });

  it.each<[string, string, CallbackEvents]>([
    [
      'three working days on after a voicemail',
      '2026-12-01',
      touch({ outcome: 'left_voicemail' }, addDays(friday, -1)),
    ],
    ['nowhere where the next try would be no later', 'stays', touch({ outcome: 'no_answer' }, addDays(friday, -1))],
    [
      'out of the book after the third try',
      'let go 2026-11-26',
      { ...touch({ outcome: 'left_voicemail' }, addDays(friday, -1)), attempts: ['no_answer', 'no_answer'] },
    ],
  ])('whose day is only that of another try moves %s, also when somebody tries before it', (_, expected, events) => {
    expect(fate(events, addDays(friday, -1), { ...callback, time: null, isRetry: true })).toBe(expected);
  });

  it('never moves to a day that has passed', () => {
    expect(fate(touch({ outcome: 'no_answer' }), '2027-01-11')).toBe('2027-01-11');
    expect(fate(touch({ outcome: 'busy', time: '10:00' }), '2027-01-11')).toBe('2027-01-11');
    expect(fate(touch({ outcome: 'wrong_number' }), '2027-01-11')).toBe('2027-01-11');
  });

  it.each<[string, string, CallbackEvents, OpenCallback?]>([
    ['kept 2026-11-27', 'when they talked before a pause', { ...touch({}), putOffTo: '2027-02-01' }],
    ['kept 2026-11-23', 'when they talked later on the day on which it was made', touch({}, monday)],
    ['stays', 'after the call of that day in which it was made', touch({ id: 1 }, monday)],
    ['stays', 'after an earlier call of that day', touch({ id: 0 }, monday)],
    [
      'kept 2026-11-23',
      'when it was made in no call, and they talked that day',
      touch({}, monday),
      { ...callback, touchId: null },
    ],
    ['stays', 'after a call of which nobody said how it went', touch({ outcome: null })],
    [
      'stays',
      'on its day when the next try after a call before it would come later',
      touch({ outcome: 'left_voicemail' }, addDays(friday, -1)),
    ],
  ])('%s %s', (expected, _, events, own) => {
    expect(fate(events, friday, own)).toBe(expected);
  });

  it('is kept on the day of the talk, whenever that is logged', () => {
    expect(callbacksAfter([callback], touch({}), dates('2027-01-11'))).toEqual([
      { id: 7, change: { doneOn: friday, toldOn: friday } },
    ]);
  });

  it('moves to the day itself where nobody works any more', () => {
    const never = { ...dates(friday), calendar: aCalendar({ workdays: new Set() }) };
    expect(callbacksAfter([callback], { ...nothing, putOffTo: '2027-02-01' }, never)).toEqual([
      { id: 7, change: { due: '2027-02-01', time: null } },
    ]);
  });

  it('is let go after the third try, when a card and a rest follow', () => {
    const third = touch({ outcome: 'left_voicemail' });
    expect(fate({ ...third, attempts: ['no_answer', 'left_voicemail'] })).toBe(`let go ${friday}`);
  });

  it('is not closed by the call in which it was made, nor by an earlier one that is logged later', () => {
    expect(fate(touch({ id: 1, outcome: 'callback' }))).toBe('stays');
    expect(fate(touch({}, addDays(monday, -1)))).toBe('stays');
  });

  it('gives way to one made later, as after a merge', () => {
    const later = { ...callback, id: 9, touchId: 3 };
    expect(callbacksAfter([callback, later], nothing, dates(friday))).toEqual([
      { id: 7, change: { doneOn: null, toldOn: friday } },
    ]);
  });

  it('has a fate in every outcome', () => {
    const fates = outcomeNames.map((outcome) => fate({ ...touch({ outcome }), hasNumber: false }));
    expect(fates.filter((one) => one === 'stays')).toEqual([]);
  });
});
