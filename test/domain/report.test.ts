import { describe, expect, it } from 'vitest';
import type { Day } from '../../src/domain/day.ts';
import { callDays, coverageOverTime, type Heard } from '../../src/domain/report.ts';

const today = '2026-11-23';
const quarterly: Heard = { tier: 'A', interval: 90, since: '2020-01-01', conversations: ['2026-06-01', '2026-09-01'] };

describe('coverage over time', () => {
  const shares = (...customers: Heard[]) =>
    Object.fromEntries(
      coverageOverTime(customers, today).map(({ day, tier, share }) => [`${day.slice(0, 7)} ${tier}`, share]),
    );

  it('looks at each month as it was then', () => {
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
      coverageOverTime([{ tier: 'B', interval: 30, since, conversations: [day] }], today).at(-1);
    expect(once('2026-11-23')).toEqual({ day: '2026-11-23', tier: 'B', share: 1, customers: 1 });
    expect(once('2026-10-24')?.share).toBe(1);
    expect(once('2026-10-23')?.share).toBe(0);
    expect(once('2026-11-24')?.share).toBe(0); // not heard yet
    expect(once('2026-11-23', '2026-11-23')?.customers).toBe(1);
    expect(once('2026-11-23', '2026-11-24')).toBeUndefined();
  });

  it('begins a year ago, and names the tiers in their order', () => {
    const found = coverageOverTime([{ ...quarterly, tier: 'C' }, quarterly], today);
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
    expect(callDays(made, [{ day: '2026-11-24', name: 'Cy' }], today)).toEqual([
      { day: '2026-11-19', made: ['Di'], planned: [] },
      { day: '2026-11-20', made: ['Ada', 'Bo'], planned: [] },
      { day: '2026-11-24', made: [], planned: ['Cy'] },
    ]);
  });

  it('go from 364 days ago to 364 days ahead; today has both', () => {
    const made = at('2025-11-23', '2025-11-24', '2026-11-23', '2026-11-24');
    const planned = at('2026-11-22', '2026-11-23', '2027-11-22', '2027-11-23');
    expect(callDays(made, planned, today).map((one) => [one.day, one.made.length, one.planned.length])).toEqual([
      ['2025-11-24', 1, 0],
      ['2026-11-23', 1, 1],
      ['2027-11-22', 0, 1],
    ]);
  });
});
