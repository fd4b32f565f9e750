import { describe, expect, it } from 'vitest';
import { addDays, type Day, daysBetween } from '../../../src/domain/day.ts';
import {
  type Clock,
  defaultIntervals,
  intervalOf,
  lapsedOn,
  parseInterval,
  windowOf,
} from '../../../src/domain/plan/cadence.ts';
import { fc } from '../../support/properties.ts';

const today: Day = '2026-11-22';
const aClock = (facts: Partial<Clock> = {}): Clock => ({
  interval: 100,
  lastConversation: '2026-10-01',
  createdOn: '2026-01-01',
  lastCard: null,
  ...facts,
});

describe('intervalOf', () => {
  it.each([
    [{ interval: null, tier: 'A' as const }, 90],
    [{ interval: null, tier: 'C' as const }, 365],
    [{ interval: null, tier: null }, 180],
    [{ interval: 14, tier: 'A' as const }, 14],
    [{ interval: 730, tier: 'A' as const }, 730],
    [{ interval: 0, tier: 'A' as const }, null],
  ])('%j is called every %s days', (customer, days) => {
    expect(intervalOf(customer, defaultIntervals)).toBe(days);
  });

  it('holds a tier to a conversation a year, and to the rest between unasked calls', () => {
    const intervals = { A: 7, B: 180, C: 730 };
    expect(intervalOf({ interval: null, tier: 'A' }, intervals)).toBe(21);
    expect(intervalOf({ interval: null, tier: 'C' }, intervals)).toBe(365);
  });
});

describe('parseInterval', () => {
  it.each([
    ['60d', 60],
    ['60', 60],
    ['8 weeks', 56],
    ['3m', 90],
    ['1y', 365],
    ['none', 0],
    ['never', 0],
    [' 7D ', 7],
    ['10 days', 10],
    ['1 week', 7],
    ['2w', 14],
    ['1 month', 30],
    ['2 months', 60],
    ['1 year', 365],
    ['2 years', 730],
    ['730', 730],
  ])('%s is %i days', (text, days) => {
    expect(parseInterval(text)).toEqual({ days });
  });

  it.each(['0', '-5', '10000', '6d', '731', 'often', '', '9999999'])('%s is refused', (text) => {
    expect(parseInterval(text)).toEqual({ problem: expect.stringMatching(/interval/) });
  });

  it.each([
    [' about 60d ', '"about 60d" is not an interval'],
    ['60 dozens', '"60 dozens" is not an interval'],
    ['1 day', 'an interval of 1 days is outside 7 to 730'],
  ])('%s is refused in these words', (text, problem) => {
    expect(parseInterval(text)).toEqual({ problem });
  });
});

describe('windowOf', () => {
  it('counts from the last conversation', () => {
    expect(windowOf(aClock(), today)).toEqual({
      dueFrom: '2026-12-10',
      prefer: '2026-12-25',
      due: '2027-01-09',
    });
  });

  it('opens on the day of import for a customer who was never called', () => {
    const window = windowOf(aClock({ lastConversation: null, createdOn: '2026-11-20' }), today);
    expect(window).toEqual({ dueFrom: '2026-11-20', prefer: '2026-11-20', due: '2026-11-20' });
  });

  it('takes a conversation in the future for one held today', () => {
    const window = windowOf(aClock({ lastConversation: '2030-01-01' }), today);
    expect(window.due).toBe(addDays(today, 100));
  });

  it.each([
    ['long before it is due', '2026-10-15', 0],
    ['shortly before it is due', '2027-01-01', 12],
    ['on the day it is due', '2027-01-09', 20],
    ['long after', '2027-06-01', 20],
  ])('a card %s delays the call', (_, lastCard, days) => {
    const plain = windowOf(aClock(), '2027-06-02');
    const delayed = windowOf(aClock({ lastCard: lastCard as Day }), '2027-06-02');
    expect(daysBetween(plain.due, delayed.due)).toBe(days);
    expect(daysBetween(plain.dueFrom, delayed.dueFrom)).toBe(days);
  });

  it('a card of before the last conversation changes nothing', () => {
    expect(windowOf(aClock({ lastCard: '2026-09-30' }), today)).toEqual(windowOf(aClock(), today));
  });

  it('a card never moves a yearly call beyond the year', () => {
    const clock = aClock({ interval: 365, lastConversation: '2026-01-01', lastCard: '2026-12-30' });
    expect(windowOf(clock, '2026-12-31').due).toBe('2027-01-01');
  });

  it('is in order, and never delayed by more than a fifth', () => {
    const clocks = fc.record({
      interval: fc.integer({ min: 7, max: 730 }),
      ago: fc.integer({ min: -50, max: 2000 }),
      cardAgo: fc.option(fc.integer({ min: 0, max: 2000 })),
    });
    fc.assert(
      fc.property(clocks, ({ interval, ago, cardAgo }) => {
        const lastConversation = addDays(today, -ago);
        const lastCard = cardAgo === null ? null : addDays(today, -cardAgo);
        const window = windowOf(aClock({ interval, lastConversation, lastCard }), today);
        expect([window.dueFrom, window.prefer, window.due]).toEqual([window.dueFrom, window.prefer, window.due].sort());
        const start = lastConversation > today ? today : lastConversation;
        expect(daysBetween(start, window.due)).toBeLessThanOrEqual(interval * 1.2);
      }),
    );
  });
});

describe('lapsedOn', () => {
  it.each([
    ['2027-04-18', null],
    ['2027-04-19', '2027-04-19'],
    ['2028-01-01', '2027-04-19'],
  ])('on %s it says %s', (day, lapsed) => {
    expect(lapsedOn(aClock(), day as Day)).toBe(lapsed);
  });

  it('says nothing of somebody who was never called', () => {
    expect(lapsedOn(aClock({ lastConversation: null }), '2030-01-01')).toBeNull();
  });
});
