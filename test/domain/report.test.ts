import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import type { PromiseOwed } from '../../src/domain/promise.ts';
import {
  callDays,
  coverageOverTime,
  type Heard,
  type Period,
  periodBefore,
  periodFigures,
} from '../../src/domain/report.ts';
import type { Touch } from '../../src/domain/touch.ts';
import { aTouch } from '../support/book.ts';

const today = '2026-11-23';
const year: Period = { from: '2025-11-24', to: today };
const quarterly: Heard = { tier: 'A', interval: 90, since: '2020-01-01', conversations: ['2026-06-01', '2026-09-01'] };

describe('coverage over time', () => {
  const shares = (...customers: Heard[]) =>
    Object.fromEntries(
      coverageOverTime(customers, year).map(({ day, tier, share }) => [`${day.slice(0, 7)} ${tier}`, share]),
    );

  it('looks at each day as it was then', () => {
    const found = shares(quarterly, { ...quarterly, conversations: [] });
    expect(found).toMatchObject({
      '2026-05 A': 0,
      '2026-06 A': 0.5,
      '2026-08 A': 0.5,
      '2026-10 A': 0.5,
      '2026-11 A': 0.5,
    });
    expect(shares({ ...quarterly, interval: 30 })).toMatchObject({
      '2026-06 A': 1,
      '2026-07 A': 0,
      '2026-09 A': 1,
      '2026-11 A': 0,
    });
  });

  it('counts nobody before they were a customer, and no tier without customers', () => {
    const found = shares({ ...quarterly, since: '2026-09-30' });
    expect(found).not.toHaveProperty('2026-09 A');
    expect(found).toHaveProperty('2026-10 A');
    expect(Object.keys(found).some((key) => key.endsWith('B'))).toBe(false);
  });

  it('counts who was heard on that very day, or just within the interval, or became a customer that day', () => {
    const once = (day: Day, since: Day = '2020-01-01') =>
      coverageOverTime([{ tier: 'B', interval: 30, since, conversations: [day] }], year).at(-1);
    expect(once('2026-11-23')).toEqual({ day: '2026-11-23', tier: 'B', share: 1, customers: 1 });
    expect(once('2026-10-24')?.share).toBe(1);
    expect(once('2026-10-23')?.share).toBe(0);
    expect(once('2026-11-24')?.share).toBe(0); // not heard yet
    expect(once('2026-11-23', '2026-11-23')?.customers).toBe(1);
    expect(once('2026-11-23', '2026-11-24')).toBeUndefined();
  });

  it('begins the day before the period, and names the tiers in their order', () => {
    const found = coverageOverTime([{ ...quarterly, tier: 'C' }, quarterly], year);
    expect(found.slice(0, 3).map(({ day, tier }) => `${day} ${tier}`)).toEqual([
      ...['2025-11-23 A', '2025-11-23 C', '2025-12-23 A'],
    ]);
    expect(found).toHaveLength(2 * 13);
  });
});

describe('the days with calls', () => {
  const at = (...days: Day[]) => days.map((day) => ({ day, name: 'Ada' }));

  it('are those of the calls made, and ahead of today those that are planned, in order', () => {
    const made = [
      { day: '2026-11-20', name: 'Ada' },
      { day: '2026-11-19', name: 'Di' },
      { day: '2026-11-20', name: 'Bo' },
    ] as const;
    expect(callDays(made, [{ day: '2026-11-24', name: 'Cy' }], { ...year, today })).toEqual([
      { day: '2026-11-19', made: ['Di'], planned: [] },
      { day: '2026-11-20', made: ['Ada', 'Bo'], planned: [] },
      { day: '2026-11-24', made: [], planned: ['Cy'] },
    ]);
  });

  it('are made in the period, and planned until 364 days ahead; today has both', () => {
    const made = at('2025-11-23', '2025-11-24', '2026-11-23', '2026-11-24');
    const planned = at('2026-11-22', '2026-11-23', '2027-11-22', '2027-11-23');
    expect(
      callDays(made, planned, { ...year, today }).map((one) => [one.day, one.made.length, one.planned.length]),
    ).toEqual([
      ['2025-11-24', 1, 0],
      ['2026-11-23', 1, 1],
      ['2027-11-22', 0, 1],
    ]);
  });
});

it.each([
  [{ from: '2026-07-01', to: '2026-09-30' }, '2026-03-31', '2026-06-30'],
  [{ from: today, to: today }, '2026-11-22', '2026-11-22'],
] as const)('the period before %o begins on %s', (period, from, to) => {
  expect(periodBefore(period)).toEqual({ from, to });
});

function aPromise(facts: Partial<PromiseOwed>): PromiseOwed {
  return {
    ...{
      id: 1,
      customerId: 1,
      touchId: null,
      kind: 'promise',
      text: 'send it',
      about: null,
      due: '2026-09-10',
      time: null,
    },
    ...{ madeOn: '2026-08-01', doneOn: null, toldOn: null, personId: null, ...facts },
  };
}

describe('what was done in a period', () => {
  const september: Period = { from: '2026-09-01', to: '2026-09-30' };
  const figures = (touches: readonly Touch[], promises: readonly PromiseOwed[] = []) =>
    periodFigures(touches, promises, september);

  it('counts calls, conversations and the customers heard; of what was imported only who was heard', () => {
    const touches = [
      { customerId: 1, day: '2026-08-31' },
      { customerId: 1, day: '2026-09-01' },
      { customerId: 1, day: '2026-09-02', outcome: 'no_answer' },
      { customerId: 1, day: '2026-09-30', kind: 'visit', outcome: null },
      { customerId: 2, day: '2026-09-03', imported: true },
      { customerId: 3, day: '2026-10-01' },
    ] as const;
    expect(figures(touches.map((one, id) => ({ ...aTouch(one), id })))).toMatchObject({
      calls: 2,
      conversations: 2,
      heard: 2,
    });
  });

  it.each([
    ['told in time', { due: '2026-09-10', toldOn: '2026-09-10' }, 'onTime'],
    ['told late', { due: '2026-09-10', toldOn: '2026-09-11' }, 'late'],
    ['not told', { due: '2026-09-10', toldOn: null }, 'open'],
    ['told after the period', { due: '2026-09-10', toldOn: '2026-10-02' }, 'open'],
    ['due before', { due: '2026-08-31', toldOn: '2026-09-10' }, null],
    ['due afterwards', { due: '2026-10-01', toldOn: '2026-09-10' }, null],
  ] as const)('a promise %s', (_, promise, counted) => {
    const none = { onTime: 0, late: 0, open: 0 };
    expect(figures([], [aPromise(promise)]).promises).toEqual(counted === null ? none : { ...none, [counted]: 1 });
  });

  it('counts complaints by the day on which they were made', () => {
    const made = (madeOn: Day, kind: 'complaint' | 'promise' = 'complaint') => aPromise({ kind, madeOn });
    expect(figures([], [made('2026-09-30'), made('2026-10-01'), made('2026-09-30', 'promise')]).complaints).toBe(1);
  });
});
