import { describe, expect, it } from 'vitest';
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
});

it('puts calls made behind today and planned calls ahead of it', () => {
  const made = [
    { day: '2025-01-01', name: 'long ago' },
    { day: '2026-11-20', name: 'Ada' },
    { day: '2026-11-20', name: 'Bo' },
  ] as const;
  const planned = [
    { day: '2026-11-24', name: 'Cy' },
    { day: '2028-01-01', name: 'far ahead' },
  ] as const;
  expect(callDays(made, planned, today)).toEqual([
    { day: '2026-11-20', made: ['Ada', 'Bo'], planned: [] },
    { day: '2026-11-24', made: [], planned: ['Cy'] },
  ]);
});
