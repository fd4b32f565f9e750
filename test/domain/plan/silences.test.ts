import { describe, expect, it } from 'vitest';
import { addDays, toEpochDay } from '../../../src/domain/day.ts';
import { sameReach } from '../../../src/domain/plan/reach.ts';
import { nextSilence } from '../../../src/domain/plan/silences.ts';
import { simulate } from '../../../src/domain/plan/simulate.ts';
import type { PlanCustomer } from '../../../src/domain/plan/slot.ts';
import { aPlanCustomer, monday, numbersFrom, someSettings } from '../../support/plan.ts';

const today = toEpochDay(monday);
const monthly = { every: 30, brokenOn: addDays(monday, 10) };

describe('the next silence of a customer', () => {
  it('comes after five of their usual gaps on average', () => {
    const random = numbersFrom(1);
    const draws = Array.from(
      { length: 4000 },
      () => nextSilence(aPlanCustomer({ orders: monthly }), random(), today) ?? 0,
    );
    expect(draws.reduce((sum, days) => sum + days, 0) / draws.length / 30).toBeCloseTo(5, 0);
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(1);
  });

  it.each<[string, Partial<PlanCustomer>]>([
    ['is not known without a rhythm of orders', {}],
    ['is not expected of those who stopped long ago', { orders: { every: 30, brokenOn: addDays(monday, -46) } }],
  ])('%s', (_, facts) => {
    expect(nextSilence(aPlanCustomer(facts), 0.5, today)).toBeNull();
  });
});

it('is expected up to the day on which they are silent for half as many gaps again', () => {
  const on = (days: number) =>
    nextSilence(aPlanCustomer({ orders: { every: 30, brokenOn: addDays(monday, days) } }), 0.5, today);
  expect(on(-45)).toBe(104); // ln 2 × 30 / 0.2
  expect(on(-46)).toBeNull();
});

describe('a year in which customers stop ordering', () => {
  const yearOf = (facts: Partial<PlanCustomer>, planned = addDays(monday, 301)) =>
    simulate([{ customer: aPlanCustomer({ tier: 'C', interval: 365, ...facts }), planned }], {
      ...{ ...someSettings(), days: 365, reach: sameReach(1), misses: [], seed: 1 },
    }).perDay.findIndex((calls) => calls > 0);
  const weekly = { every: 7, brokenOn: addDays(monday, 1) };

  it('brings a call forward that is far away', () => {
    expect(yearOf({})).toBe(301);
    expect(yearOf({ orders: weekly })).toBeLessThan(200);
  });

  it.each<[string, Partial<PlanCustomer>]>([
    ['leaves a day that somebody chose', { plannedReason: 'by hand' }],
    ['leaves those alone who were never talked to', { lastConversation: null }],
  ])('%s', (_, facts) => {
    expect(yearOf({ planned: addDays(monday, 301), ...facts, orders: weekly })).toBe(301);
  });
});
