import { describe, expect, it } from 'vitest';
import { firstTriesShare, sameReach } from '../../../src/domain/plan/reach.ts';
import { type Attempt, attemptsInARow, nextStep } from '../../../src/domain/plan/retry.ts';
import type { Outcome } from '../../../src/domain/touch.ts';
import { aCalendar, monday } from '../../support/plan.ts';

const stepAfter = (outcome: Outcome, facts: Partial<Attempt> = {}) =>
  nextStep({ outcome, before: [], day: monday, time: '10:00', interval: 90, ...facts }, aCalendar());

describe('nextStep', () => {
  it('no answer: the next working day, another time of day', () => {
    expect(stepAfter('no_answer')).toMatchObject({ kind: 'again', on: '2026-11-24', otherTimeOfDay: true });
    expect(stepAfter('no_answer', { day: '2026-11-27' })).toMatchObject({ on: '2026-11-30' });
  });

  it('counts working days past the weekend, and plain days where there is no working day at all', () => {
    const closed = aCalendar({ daysOff: [{ from: '2020-01-01', to: '2040-01-01' }] });
    const attempt: Attempt = { outcome: 'no_answer', before: [], day: monday, time: null, interval: 90 };
    expect(nextStep(attempt, closed)).toMatchObject({ on: '2026-11-24' });
    expect(nextStep({ ...attempt, before: ['busy', 'busy'] }, closed)).toMatchObject({
      kind: 'rest',
      on: '2026-12-23',
    });
  });

  it('busy: two hours later, or the next working day when that is too late', () => {
    expect(stepAfter('busy')).toMatchObject({ kind: 'again', on: monday, notBefore: '12:00' });
    expect(stepAfter('busy')).toMatchObject({ otherTimeOfDay: false, leaveNo: null });
    expect(stepAfter('busy', { time: '07:05' })).toMatchObject({ on: monday, notBefore: '09:05' });
    expect(stepAfter('busy', { time: '15:30' })).toMatchObject({ on: monday, notBefore: '17:30' });
    const tomorrow = { on: '2026-11-24', notBefore: null, otherTimeOfDay: true };
    expect(stepAfter('busy', { time: '15:31' })).toMatchObject(tomorrow);
    expect(stepAfter('busy', { time: null })).toMatchObject(tomorrow);
  });

  it('voicemail: three working days later, and no third voicemail', () => {
    expect(stepAfter('left_voicemail')).toMatchObject({ kind: 'again', on: '2026-11-26', leaveNo: null });
    expect(stepAfter('left_voicemail', { before: ['left_voicemail'] })).toMatchObject({ leaveNo: 'left_voicemail' });
    expect(stepAfter('left_voicemail', { before: ['no_answer'] })).toMatchObject({ leaveNo: null });
    expect(stepAfter('no_answer', { before: ['left_voicemail'] })).toMatchObject({ leaveNo: null });
  });

  it('three attempts in a row: stop, and come back a third of the interval later', () => {
    expect(stepAfter('no_answer', { before: ['busy', 'no_answer'] })).toEqual({
      kind: 'rest',
      on: '2026-12-23',
      attempts: 3,
    });
    expect(stepAfter('no_answer', { before: ['busy', 'busy'], interval: 30 })).toMatchObject({ on: '2026-12-03' });
    expect(stepAfter('no_answer', { before: ['busy', 'busy'], interval: null })).toMatchObject({ on: '2026-12-23' });
  });

  it.each([
    ['a third of the time that is left', 365, '2027-11-23', '2027-03-25'],
    ['three weeks at least', 180, '2026-12-01', '2026-12-14'],
    ['eight days where they are called once a quarter', 90, '2026-12-01', '2026-12-01'],
    ['eight days when that is over', 90, '2026-11-01', '2026-12-01'],
    ['eight days too when a year without a conversation is nearly over', 365, '2026-12-13', '2026-12-01'],
    ['the same on a shorter interval', 180, '2026-06-11', '2026-12-01'],
    ['three weeks before that', 180, '2026-06-13', '2026-12-14'],
    ['the same, for whom two years are meant', 730, '2026-12-13', '2026-12-01'],
    ['a third of a short interval', 21, '2026-11-30', '2026-11-30'],
  ] as const)('comes back sooner where they are due: after %s', (_, interval, due, on) => {
    expect(stepAfter('no_answer', { before: ['busy', 'busy'], interval, due })).toMatchObject({ on });
  });

  it.each([
    [0.6, '2026-12-01', '2026-12-14'],
    [0.35, '2026-12-01', '2026-12-14'],
    [0.25, '2026-11-30', '2026-12-04'],
    [0.1, '2026-11-30', '2026-12-02'],
  ])(
    'who is called once a quarter or a year rests the less the seldomer calls reach somebody: %d',
    (reach, on, yearly) => {
      const facts = {
        before: ['busy', 'busy'],
        interval: 90,
        due: '2026-12-01',
        firstTries: firstTriesShare(sameReach(reach)),
      } as const;
      expect(stepAfter('no_answer', facts)).toMatchObject({ on });
      expect(stepAfter('no_answer', { ...facts, interval: 180 })).toMatchObject({ on: '2026-12-14' });
      expect(stepAfter('no_answer', { ...facts, interval: 365, due: '2026-12-20' })).toMatchObject({ on: yearly });
    },
  );

  it.each([
    ['connected', 'rhythm'],
    ['callback', 'named day'],
    ['not_now', 'named day'],
    ['do_not_call', 'none'],
    ['wrong_number', 'again'],
  ] as const)('%s: %s', (outcome, kind) => {
    expect(stepAfter(outcome).kind).toBe(kind);
  });
});

describe('attemptsInARow', () => {
  const call = (outcome: Outcome) => ({ kind: 'call', outcome, unfinished: false }) as const;

  it.each<[readonly Outcome[], number]>([
    [[], 0],
    [['no_answer', 'busy', 'connected'], 2],
    [['no_answer', 'no_answer', 'no_answer', 'connected'], 0],
    [['busy', 'no_answer', 'no_answer', 'no_answer'], 1],
    [['no_answer', 'callback', 'no_answer'], 1],
  ])('%j counts %i', (outcomes, count) => {
    expect(attemptsInARow(outcomes.map(call))).toEqual(outcomes.slice(0, count));
  });

  it('passes over what is no call or has no outcome, and ends at a visit', () => {
    const missed = call('no_answer');
    const card = { kind: 'card', outcome: null, unfinished: false } as const;
    const open = { kind: 'call', outcome: null, unfinished: true } as const;
    const odd = { kind: 'email', outcome: 'busy', unfinished: false } as const;
    const visit = { kind: 'visit', outcome: null, unfinished: false } as const;
    expect(attemptsInARow([missed, card, open, odd, missed])).toEqual(['no_answer', 'no_answer']);
    expect(attemptsInARow([missed, visit, missed])).toEqual(['no_answer']);
  });
});
