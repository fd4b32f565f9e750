import { describe, expect, it } from 'vitest';
import { dayHere, inOrderHere, onTheirClock, owedOn, timeHere } from '../../src/domain/owed-here.ts';

describe('an hour of theirs on our clock', () => {
  it.each([
    ['10:00', { time: '12:00', weekday: 1 }, { time: '18:00', weekday: 1 }, { time: '16:00', daysLater: 0 }],
    ['10:00', { time: '09:00', weekday: 2 }, { time: '21:00', weekday: 1 }, { time: '22:00', daysLater: -1 }],
    ['17:00', { time: '21:00', weekday: 6 }, { time: '09:00', weekday: 0 }, { time: '05:00', daysLater: 1 }],
    ['10:00', { time: '09:00', weekday: 0 }, { time: '21:00', weekday: 6 }, { time: '22:00', daysLater: -1 }],
    ['10:00', { time: '09:00', weekday: 2 }, { time: '09:00', weekday: 1 }, { time: '10:00', daysLater: -1 }],
    ['10:00', { time: '09:00', weekday: 2 }, { time: '09:00', weekday: 2 }, null],
    ['10:00', null, { time: '09:00', weekday: 2 }, null],
  ] as const)('is told with its day: %s', (time, there, here, expected) => {
    expect(timeHere(time, there, here)).toEqual(expected);
  });
});

const monday = '2026-11-23';
const tuesday = '2026-11-24';
/** Nine on Tuesday in Sydney is 14:00 on Monday in California, and noon on Monday in Honolulu is Tuesday in Auckland. */
const sydney = { there: { time: '09:00', weekday: 2 }, here: { time: '14:00', weekday: 1 } } as const;
const honolulu = { there: { time: '12:00', weekday: 1 }, here: { time: '11:00', weekday: 2 } } as const;
const unknown = { there: null, here: { time: '14:00', weekday: 1 } } as const;

describe('the day here', () => {
  it.each([
    ['their Tuesday morning', tuesday, '10:00', sydney, monday],
    ['their Tuesday night', tuesday, '23:00', sydney, tuesday],
    ['their Monday noon', monday, '12:00', honolulu, tuesday],
    ['their Monday at one', monday, '00:30', honolulu, monday],
    ['their Tuesday without an hour', tuesday, null, sydney, tuesday],
    ['a Tuesday where the zone is unknown', tuesday, '10:00', unknown, tuesday],
  ] as const)('of %s', (_, due, time, clocks, expected) => {
    expect(dayHere({ due, time }, clocks)).toBe(expected);
  });

  it.each([
    [monday, '15:00', sydney, { due: tuesday, time: '10:00' }],
    [tuesday, '11:00', honolulu, { due: monday, time: '12:00' }],
    [monday, '15:00', unknown, { due: monday, time: '15:00' }],
    [monday, null, sydney, { due: monday, time: null }],
  ] as const)('and hour on their clock: %s %s', (due, time, clocks, expected) => {
    expect(onTheirClock({ due, time }, clocks)).toEqual(expected);
  });

  it('decides on the order of what is owed', () => {
    const owed = (id: number, due: typeof monday | typeof tuesday, more = {}) =>
      ({ promise: { id, due, time: null }, ...more }) as unknown as Parameters<typeof owedOn>[0];
    const morning = owed(1, tuesday);
    const evening = owed(2, tuesday, { dayHere: monday, timeHere: { time: '21:00', daysLater: -1 } });
    const before = owed(3, monday);
    expect(inOrderHere([morning, evening, before]).map(owedOn)).toEqual([monday, monday, tuesday]);
    expect(inOrderHere([morning, evening, before])).toEqual([before, evening, morning]);
  });
});
