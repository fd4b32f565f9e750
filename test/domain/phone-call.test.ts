import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import {
  kindOfCall,
  minutesOfPhoneCall,
  missedCallOf,
  newCalls,
  outcomeOfCall,
  type PhoneCall,
} from '../../src/domain/phone-call.ts';
import type { Touch } from '../../src/domain/touch.ts';

const today = '2026-11-23';
const call = (facts: Partial<PhoneCall> = {}): PhoneCall => ({
  ...{ direction: 'outbound', day: today, time: '10:00', seconds: 300, busy: false },
  ...facts,
});
type Known = Parameters<typeof newCalls>[1][number];
const entry = (facts: Partial<Known> = {}): Known => ({
  ...{ kind: 'call', direction: 'outbound', outcome: 'connected', day: today, time: '10:00', imported: false },
  ...{ unfinished: null as unknown as Touch['unfinished'] },
  ...facts,
});

it.each<[PhoneCall['direction'], number | null, boolean, string, string | null, number | null]>([
  ['outbound', 300, false, 'to confirm', null, 5],
  ['outbound', 30, false, 'to confirm', null, 1],
  ['outbound', 29, false, 'tried', 'no_answer', 1],
  ['outbound', 0, false, 'tried', 'no_answer', null],
  ['outbound', 0, true, 'tried', 'busy', null],
  ['outbound', null, false, 'to confirm', null, null],
  ['inbound', 0, false, 'missed', 'no_answer', null],
  ['inbound', 0, true, 'missed', 'no_answer', null],
  ['inbound', 29, false, 'brief', 'no_answer', 1],
  ['inbound', 30, false, 'to confirm', null, 1],
  ['inbound', 61, false, 'to confirm', null, 2],
])('%s, %s seconds, busy %s: %s', (direction, seconds, busy, kind, outcome, minutes) => {
  const one = call({ direction, seconds, busy });
  expect([kindOfCall(one), outcomeOfCall(one), minutesOfPhoneCall(one)]).toEqual([kind, outcome, minutes]);
});

describe('a call of the log', () => {
  it.each<[string, Partial<PhoneCall>, Partial<Known>, boolean]>([
    ['of the same minute', {}, {}, true],
    ['of another day', {}, { day: '2026-11-22' }, false],
    ['logged ten minutes before', {}, { time: '09:50' }, true],
    ['logged eleven minutes before', {}, { time: '09:49' }, false],
    ['logged half an hour after its end', {}, { time: '10:35' }, true],
    ['logged later than that', {}, { time: '10:36' }, false],
    ['logged half an hour after one that was not connected', { seconds: 0 }, { time: '10:30' }, true],
    ['logged half an hour after one of unknown length', { seconds: null }, { time: '10:31' }, false],
    ['logged without an hour', {}, { time: null }, true],
    ['logged without an hour, the other way round', {}, { time: null, direction: 'inbound' }, false],
    ['a conversation the other way round', {}, { time: '10:05', direction: 'inbound' }, true],
    ['a try the other way round', {}, { time: '10:05', direction: 'inbound', outcome: 'no_answer' }, false],
    [
      'too short, beside a conversation the other way round',
      { seconds: 5 },
      { time: '10:05', direction: 'inbound' },
      false,
    ],
    ['of which a file said something', {}, { imported: true }, false],
    ['beside a card', {}, { kind: 'card' }, false],
  ])('%s: it is in the book: %s', (_, facts, known, isThere) => {
    expect(newCalls([call(facts)], [entry(known)])).toHaveLength(isThere ? 0 : 1);
  });

  it('is one entry, and an entry is one call, the surest first', () => {
    const [near, exact] = [call({ time: '10:05' }), call({ time: '10:00' })];
    expect(newCalls([near, exact], [entry()])).toEqual([near]);
    expect(newCalls([near, exact], [entry(), entry({ time: null })])).toEqual([]);
    expect(newCalls([near, exact], [])).toEqual([near, exact]);
  });
});

describe('a call back', () => {
  const missed = (day: Day, time = '10:00') => call({ direction: 'inbound', seconds: 0, day, time });

  it.each<[string, readonly PhoneCall[], readonly Known[], PhoneCall | null]>([
    [
      'for the latest missed call',
      [missed('2026-11-20'), missed('2026-11-22'), missed('2026-11-21')],
      [],
      missed('2026-11-22'),
    ],
    ['for the latest of a day', [missed(today, '11:00'), missed(today, '09:00')], [], missed(today, '11:00')],
    ['for one of two weeks ago', [missed('2026-11-09')], [], missed('2026-11-09')],
    ['not for an older one', [missed('2026-11-08')], [], null],
    ['not for calls that were answered', [call({ direction: 'inbound' })], [], null],
    ['not once they called again', [missed(today), call({ direction: 'inbound', time: '11:00' })], [], null],
    ['after a talk before it', [missed(today), call({ time: '09:00' })], [], missed(today)],
    ['after a talk in the same minute', [missed(today), call()], [], missed(today)],
    ['after a try', [missed(today), call({ time: '11:00', seconds: 3 })], [], missed(today)],
    ['not after a conversation in the book', [missed(today)], [entry({ time: '11:00' })], null],
    ['not after one of that day without an hour', [missed(today)], [entry({ time: null })], null],
    [
      'after a conversation of the day before',
      [missed(today)],
      [entry({ day: '2026-11-22', time: null })],
      missed(today),
    ],
    ['not after a visit', [missed('2026-11-20')], [entry({ kind: 'visit', outcome: null })], null],
    ['after a try in the book', [missed(today)], [entry({ time: '11:00', outcome: 'no_answer' })], missed(today)],
    ['after a wrong number', [missed(today)], [entry({ time: '11:00', outcome: 'wrong_number' })], missed(today)],
    ['not after a call at a bad moment', [missed(today)], [entry({ time: '11:00', outcome: 'not_now' })], null],
    [
      'not after a call of which nobody said how it went',
      [missed(today)],
      [entry({ time: '11:00', outcome: null })],
      null,
    ],
    [
      'after one that a file brought',
      [missed(today)],
      [entry({ time: '11:00', outcome: null, imported: true })],
      missed(today),
    ],
    ['after a card', [missed(today)], [entry({ kind: 'card', time: '11:00', outcome: null })], missed(today)],
  ])('is owed %s', (_, calls, touches, owed) => {
    expect(missedCallOf(calls, touches, today)).toEqual(owed);
  });
});
