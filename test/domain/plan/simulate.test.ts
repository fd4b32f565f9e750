import { expect, it } from 'vitest';
import { type SimulationSettings, simulate } from '../../../src/domain/plan/simulate.ts';
import { aCalendar, aPlanCustomer, monday, someSettings } from '../../support/plan.ts';

const book = Array.from({ length: 40 }, (_, i) => {
  const tier = (['A', 'B', 'C'] as const)[i % 3] ?? 'C';
  const interval = { A: 90, B: 180, C: 365 }[tier];
  const customer = aPlanCustomer({ id: i + 1, tier, interval, lastConversation: null, planned: monday });
  return { customer, planned: monday };
});
const about = (facts: Partial<SimulationSettings> = {}): SimulationSettings => ({
  ...someSettings(),
  days: 365,
  reach: 0.35,
  seed: 1,
  ...facts,
});

it('is the same year for the same seed, and another for another', () => {
  expect(simulate(book, about())).toEqual(simulate(book, about()));
  expect(simulate(book, about({ seed: 2 }))).not.toEqual(simulate(book, about()));
});

it('keeps every interval when every call reaches somebody', () => {
  const { byTier, calls, conversations } = simulate(book, about({ reach: 1 }));
  expect(calls).toBe(conversations);
  for (const tier of byTier) {
    expect(tier.withinInterval).toBe(tier.customers);
    expect(tier.longestWait).toBeLessThanOrEqual({ A: 90, B: 180, C: 365 }[tier.tier]);
  }
});

it('never makes more calls than the days hold', () => {
  const calendar = aCalendar({ calls: 1 });
  const { calls } = simulate(book, about({ calendar, days: 28 }));
  expect(calls).toBe(20);
});

it('reaches nobody when nobody can be reached', () => {
  expect(simulate(book, about({ reach: 0 })).conversations).toBe(0);
});
