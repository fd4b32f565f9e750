import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { defaultIntervals } from '../../../src/domain/plan/cadence.ts';
import { type PlanSettings, planReport } from '../../../src/domain/plan/plan-report.ts';
import { sameReach, usualMisses } from '../../../src/domain/plan/reach.ts';
import type { PlanCustomer } from '../../../src/domain/plan/slot.ts';
import { aCalendar, aPlanCustomer, monday, someSettings } from '../../support/plan.ts';

const ahead = (days: number) => addDays(monday, days);

function report(drafts: readonly Partial<PlanCustomer>[], settings: Partial<PlanSettings> = {}) {
  const customers = drafts.map((facts, i) =>
    aPlanCustomer({ id: i + 1, interval: 100, planned: ahead(8), plannedReason: 'interval', ...facts }),
  );
  const everybodyIsReached = { reach: sameReach(1), misses: usualMisses, firstWeekday: 1 } as const;
  return planReport(customers, defaultIntervals, { ...someSettings(settings), ...everybodyIsReached, ...settings });
}

describe('the report on the plan', () => {
  it('is about the 365 days from today, in whole weeks from Monday, with what each of them holds', () => {
    const { from, to, weeks } = report([], { today: '2026-11-26' });
    expect([from, to]).toEqual(['2026-11-26', '2027-11-25']);
    expect(weeks).toHaveLength(53);
    expect([weeks[0], weeks[1], weeks[52]]).toEqual([
      { from: '2026-11-23', calls: 0, capacity: 16 },
      { from: '2026-11-30', calls: 0, capacity: 40 },
      { from: '2027-11-22', calls: 0, capacity: 32 },
    ]);
  });

  it.each([
    [0, '2026-11-22', '2027-11-21'],
    [6, '2026-11-21', '2027-11-20'],
  ] as const)('begins its weeks on weekday %i where the book has it so', (firstWeekday, first, last) => {
    const { weeks } = report([], { today: '2026-11-26', firstWeekday });
    expect([weeks[0], weeks.at(-1)?.from]).toEqual([{ from: first, calls: 0, capacity: 16 }, last]);
  });

  it('has every call of the year on its day, and counts them by week', () => {
    const { calls, weeks } = report([{ lastConversation: addDays(monday, -90) }]);
    expect(calls.map(({ day, reason }) => [day, reason])).toEqual([
      ['2026-12-01', 'interval'],
      ['2027-02-24', 'interval'],
      ['2027-05-20', 'interval'],
      ['2027-08-13', 'interval'],
      ['2027-11-05', 'interval'],
    ]);
    expect(weeks.filter((week) => week.calls > 0).map((week) => [week.from, week.calls])).toEqual([
      ['2026-11-30', 1],
      ['2027-02-22', 1],
      ['2027-05-17', 1],
      ['2027-08-09', 1],
      ['2027-11-01', 1],
    ]);
  });

  it('shows a call where it will come up, not where it was planned', () => {
    const calendar = aCalendar({ calls: 1 });
    const { calls } = report([{ priority: 1 }, { priority: 2 }, { planned: ahead(-3) }], { calendar });
    expect(calls.slice(0, 3).map(({ customer, day }) => [customer.id, day])).toEqual([
      [3, monday],
      [2, ahead(8)],
      [1, ahead(9)],
    ]);
  });

  it('measures the demand against what a week holds', () => {
    const { overload } = report(Array.from({ length: 90 }, () => ({ interval: 90 })));
    expect(overload).toMatchObject({ demandPerWeek: 7, capacityPerWeek: 40, feasible: true });
  });
});

describe('in time', () => {
  it.each<[string, Partial<PlanCustomer>[], Partial<PlanSettings>, object]>([
    ['nobody, no share', [], {}, { A: null, B: null, C: null, all: null }],
    ['all are reached at once', [{}, { tier: 'C' }], {}, { A: 1, B: null, C: 1, all: 1 }],
    ['without a tier it is B', [{ tier: null }], {}, { A: null, B: 1, C: null, all: 1 }],
    ['nobody is reached', [{}, { tier: 'C' }], { reach: sameReach(1e-9) }, { A: 0, B: null, C: 0, all: 0 }],
    ['only B is', [{}, { tier: 'B' }], { reach: { A: 1e-9, B: 1, C: 1 } }, { A: 0, B: 1, C: null, all: 0.5 }],
  ])('where %s', (_, drafts, settings, coverage) => {
    expect(report(drafts, settings).coverage).toEqual(coverage);
  });

  it('"it fits" is said only where tier A will be, whatever the room', () => {
    const customers = Array.from({ length: 40 }, () => ({}));
    expect(report(customers).fits).toBe(true);
    const seldom = report(customers, { reach: sameReach(0.2) });
    expect(seldom.overload.feasible).toBe(true);
    expect(seldom.coverage.A).toBeLessThan(0.95);
    expect(seldom.fits).toBe(false);
  });

  it('what is needed is told in attempts, and so is what the weeks hold', () => {
    const customers = Array.from({ length: 90 }, () => ({ interval: 90 }));
    const { overload, weeks } = report(customers, { reach: sameReach(0.5) });
    expect(overload).toMatchObject({ demandPerWeek: 14, conversationsPerWeek: 7 });
    const all = weeks.reduce((sum, { calls }) => sum + calls, 0);
    expect(all / 52).toBeGreaterThan(11);
  });

  it('names those for whom the year has no call although they are due one', () => {
    const full = new Map(Array.from({ length: 800 }, (_, day): [Day, number] => [ahead(day), 8]));
    const { notWithinYear, coverage } = report([{}, { planned: null }], { held: full });
    expect(notWithinYear.map(({ id }) => id)).toEqual([1, 2]);
    expect(coverage).toMatchObject({ A: 0, all: 0 });
  });

  it.each<[string, number, Day | null, readonly number[]]>([
    ['due on the last day of the year, with a day after it', 364, ahead(400), [1]],
    ['due on the day after, with a day after that', 365, ahead(400), []],
    ['due later, without a day', 700, null, [1]],
  ])('names who is %s, or not', (_, interval, planned, named) => {
    const held = new Map(Array.from({ length: 380 }, (_, day): [Day, number] => [ahead(day), 8]));
    const { notWithinYear } = report([{ interval, planned, lastConversation: monday }], { held });
    expect(notWithinYear.map(({ id }) => id)).toEqual(named);
  });

  it('does not name those who are not due within the year, and have a day', () => {
    const yearly = { interval: 700, lastConversation: monday };
    const { notWithinYear, calls, coverage } = report([{ ...yearly, planned: ahead(400) }]);
    expect([notWithinYear, calls, coverage.all]).toEqual([[], [], 1]);
  });
});
