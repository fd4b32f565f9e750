import { describe, expect, it } from 'vitest';
import type { HourSpan } from '../../src/domain/call-hours.ts';
import type { Outcome, Touch } from '../../src/domain/touch.ts';
import {
  type HourOfCalls,
  hoursOfCalls,
  hourThere,
  minutesAhead,
  type Try,
  type TryFacts,
  triesSince,
  tryAgainAt,
} from '../../src/domain/try-again.ts';
import { triedText } from '../../src/render/try-again.ts';

const office: HourSpan[] = [{ from: '09:00', until: '17:30' }];
const tried = (...times: readonly (string | null)[]): Try[] => times.map((time) => ({ day: '2026-11-24', time }));
const best = (known: Partial<TryFacts>) => {
  const all: TryFacts = { tries: tried('10:00'), hours: office, own: [], tier: 'A', ofTier: [], ...known };
  const at = tryAgainAt(all);
  return at === null ? null : `${at.from} ${at.until} ${at.why}`;
};
const hour = (hour: number, attempts: number, reached: number): HourOfCalls => ({ hour, attempts, reached });

describe('before there are thirty calls, a part of the day not tried yet', () => {
  it.each<[string, string | null, Partial<TryFacts>]>([
    ['after a try in the morning, the end of the day', '17:00 17:30 untried', {}],
    ['after one in the afternoon, the morning', '09:00 11:00 untried', { tries: tried('16:00') }],
    ['after both, what lies between', '11:00 13:00 untried', { tries: tried('09:30', '15:30', '17:10') }],
    [
      'within their hours',
      '07:00 09:00 untried',
      { tries: tried('11:30'), hours: [{ from: '07:00', until: '12:00' }] },
    ],
    [
      'that has room for a call',
      '09:00 11:00 untried',
      { hours: [{ from: '09:00', until: '11:15' }], tries: tried('11:05') },
    ],
    [
      'within several hours of theirs',
      '14:00 15:00 untried',
      {
        hours: [
          { from: '09:00', until: '10:00' },
          { from: '14:00', until: '15:00' },
        ],
        tries: tried('09:30'),
      },
    ],
    [
      'once all were tried, the one farthest from the tries',
      '09:00 11:00 untried',
      {
        hours: [{ from: '09:00', until: '13:00' }],
        tries: tried('10:59', '11:30'),
      },
    ],
    ['nothing where no hour is known', null, { tries: tried(null) }],
    ['nothing where no hour is theirs', null, { hours: [] }],
  ])('%s: %s', (_, expected, known) => {
    expect(best(known)).toBe(expected);
  });
});

describe('from thirty calls on, the hour that answers best', () => {
  const thirty = [hour(9, 10, 2), hour(11, 10, 7), hour(15, 10, 3)];

  it.each<[string, string, Partial<TryFacts>]>([
    ['of this customer', '11:00 12:00 theirs', { own: thirty, ofTier: [hour(9, 99, 99)] }],
    ['else of the tier', '11:00 12:00 tier', { own: [hour(9, 29, 29)], ofTier: thirty }],
    ['not of 29 calls', '17:00 17:30 untried', { own: [hour(9, 29, 29)], ofTier: [hour(11, 29, 29)] }],
    ['not where nobody was reached', '17:00 17:30 untried', { own: [hour(9, 40, 0)] }],
    ['in their hours', '15:00 16:00 theirs', { own: thirty, hours: [{ from: '14:00', until: '18:00' }] }],
    ['no single lucky call', '11:00 12:00 theirs', { own: [...thirty, hour(16, 1, 1)] }],
    [
      'as much of it as is in their hours',
      '11:00 11:30 theirs',
      { own: thirty, hours: [{ from: '10:00', until: '11:30' }] },
    ],
  ])('%s: %s', (_, expected, known) => {
    expect(best(known)).toBe(expected);
  });
});

const touch = (outcome: Outcome, time: string | null, facts: Partial<Touch> = {}): Touch => ({
  ...{ id: 1, customerId: 1, kind: 'call', direction: 'outbound', outcome, day: '2026-11-24', time, note: null },
  ...{ purpose: null, sentiment: null, minutes: null, by: null, script: null, unfinished: false, imported: false },
  personId: null,
  beganWithId: null,
  ...facts,
});

describe('the tries', () => {
  it('are the last three since a conversation, the earliest first, on their clock', () => {
    const touches = [
      touch('no_answer', '20:00'),
      touch('busy', null),
      touch('no_answer', '09:00', { direction: 'inbound' }),
      touch('wrong_number', '09:00'),
      touch('left_voicemail', '09:00', { day: '2026-11-20' }),
      touch('no_answer', '09:00', { day: '2026-11-19' }),
      touch('connected', '09:00', { day: '2026-11-18' }),
      touch('no_answer', '09:00', { day: '2026-11-17' }),
    ];
    expect(triesSince(touches, 5 * 60)).toEqual([
      { day: '2026-11-20', time: '14:00' },
      { day: '2026-11-24', time: null },
      { day: '2026-11-25', time: '01:00' },
    ]);
  });

  it('and talks are counted by the hour of their day', () => {
    const touches = [
      touch('no_answer', '09:10'),
      touch('connected', '09:50'),
      touch('connected', null),
      touch('no_answer', '23:00'),
    ];
    expect(hoursOfCalls(touches, 90)).toEqual([hour(0, 1, 0), hour(10, 1, 0), hour(11, 1, 1)]);
  });
});

it.each([
  [{ weekday: 1, time: '09:00' }, { weekday: 1, time: '15:00' }, -360],
  [{ weekday: 1, time: '01:00' }, { weekday: 0, time: '15:00' }, 600],
  [{ weekday: 6, time: '23:00' }, { weekday: 0, time: '09:00' }, -600],
] as const)('a clock at %j is ahead of one at %j by %i minutes', (there, here, ahead) => {
  expect(minutesAhead(there, here)).toBe(ahead);
});

it.each([
  [9, 0, 9],
  [9, 330, 15],
  [23, 120, 1],
  [1, -120, 23],
])('hour %i is, %i minutes ahead, hour %i', (here, ahead, there) => {
  expect(hourThere(here, ahead)).toBe(there);
});

it.each([
  [['2026-11-24', '10:00'], ['2026-11-25', '15:00'], 'Tue 10:00 and Wed 15:00; try before 09:00'],
  [['2026-11-10', '10:00'], ['2026-11-25', null], 'Tue 10 Nov 10:00 and Wed; try before 09:00'],
] as const)('%j and %j read "%s"', ([day, time], [later, laterTime], text) => {
  const tries = [
    { day, time },
    { day: later, time: laterTime },
  ];
  const hours = [{ from: '07:00', until: '17:00' }];
  expect(triedText({ tries, at: { from: '07:00', until: '09:00', why: 'untried' }, hours }, '2026-11-26')).toBe(text);
});

it.each([
  [{ from: '17:00', until: '17:30', why: 'untried' }, 'try after 17:00'],
  [{ from: '11:00', until: '13:00', why: 'untried' }, 'try between 11:00 and 13:00'],
  [
    { from: '11:00', until: '12:00', why: 'theirs', tier: 'A', hour: 11, attempts: 10, reached: 7 },
    'they answer best from 11:00 to 12:00 (7 of 10 calls)',
  ],
  [
    { from: '11:00', until: '12:00', why: 'tier', tier: 'A', hour: 11, attempts: 10, reached: 7 },
    'tier A answers best from 11:00 to 12:00 (7 of 10 calls)',
  ],
] as const)('%j reads "%s"', (at, text) => {
  expect(triedText({ tries: tried('10:00'), at, hours: office }, '2026-11-25')).toBe(`Tue 10:00; ${text}`);
});
