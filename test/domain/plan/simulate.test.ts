import { describe, expect, it } from 'vitest';
import type { Tier } from '../../../src/domain/customer.ts';
import { addDays, type Day } from '../../../src/domain/day.ts';
import { sameReach } from '../../../src/domain/plan/reach.ts';
import { type SimulationSettings, simulate } from '../../../src/domain/plan/simulate.ts';
import type { PlanCustomer } from '../../../src/domain/plan/slot.ts';
import { randomFrom } from '../../../src/domain/random.ts';
import { aCalendar, aPlanCustomer, monday, someSettings } from '../../support/plan.ts';

interface Player {
  readonly customer: PlanCustomer;
  readonly planned: Day | null;
}

let numbers = 0;
const aPlayer = (facts: Partial<PlanCustomer> = {}, planned: Day | null = monday): Player => ({
  customer: aPlanCustomer({ id: ++numbers, lastConversation: null, ...facts }),
  planned,
});

const book = Array.from({ length: 40 }, (_, i) => {
  const tier = (['A', 'B', 'C'] as const)[i % 3] ?? 'C';
  return aPlayer({ tier, interval: { A: 90, B: 180, C: 365 }[tier] });
});

type Facts = Omit<Partial<SimulationSettings>, 'reach'> & { readonly reach?: number };

const about = ({ reach = 0.35, ...facts }: Facts = {}): SimulationSettings => ({
  ...someSettings(),
  days: 365,
  reach: sameReach(reach),
  misses: [{ outcome: 'no_answer', share: 1 }],
  seed: 1,
  ...facts,
});

/** The tiers somebody of which was talked to, where every call reaches somebody. */
const reached = (players: readonly Player[], facts: Facts = {}): string =>
  simulate(players, about({ reach: 1, ...facts }))
    .byTier.filter((tier) => tier.reached > 0)
    .map(({ tier }) => tier)
    .join(' ');

const ofTier = (tier: Tier, players: readonly Player[], facts: Facts = {}) =>
  simulate(players, about({ reach: 1, ...facts })).byTier.find((outcome) => outcome.tier === tier);

const oneADay = { calendar: aCalendar({ calls: 1 }) };
const tuesday = addDays(monday, 1);
const wednesday = addDays(monday, 2);

describe('a simulated year', () => {
  it('is the same for the same seed, and another for another', () => {
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

  it('reaches about as many as it is told', () => {
    const { calls, conversations } = simulate(book, about({ reach: 0.5 }));
    expect(conversations / calls).toBeGreaterThan(0.4);
    expect(conversations / calls).toBeLessThan(0.6);
  });
});

describe('a day', () => {
  const [best, middle, least] = [
    aPlayer({ tier: 'B', priority: 3 }),
    aPlayer({ tier: 'A', priority: 2 }),
    aPlayer({ tier: 'C', priority: 1 }),
  ];

  it.each<[string, readonly Player[], Facts, string]>([
    ['calls tier A first, whatever is at stake', [least, middle, best], { days: 1 }, 'A'],
    ['then the next', [least, middle, best], { days: 2 }, 'A B'],
    ['until nobody waits', [least, middle, best], { days: 3 }, 'A B C'],
    ['waits for the planned day', [{ ...best, planned: wednesday }, least], { days: 2 }, 'C'],
    ['puts who comes up before the worse', [{ ...best, planned: tuesday }, middle, least], { days: 2 }, 'A B'],
    [
      'and behind the better',
      [best, aPlayer({ tier: 'B', priority: 9 }), { ...least, planned: tuesday }],
      { days: 2 },
      'B',
    ],
    [
      'between them',
      [aPlayer({ tier: 'B', priority: 9 }), best, { ...middle, planned: tuesday }, least],
      { days: 3 },
      'A B',
    ],
    ['calls who has no day from the first on', [{ ...best, planned: null }], { days: 1 }, 'B'],
    ['never calls who is planned later', [{ ...best, planned: addDays(monday, 4) }], { days: 4 }, ''],
    ['calls whose day has passed', [{ ...best, planned: addDays(monday, -9) }], { days: 1 }, 'B'],
    ['leaves the weekend free', [{ ...best, planned: addDays(monday, 5) }], { days: 7 }, ''],
    ['catches up after it', [{ ...best, planned: addDays(monday, 5) }], { days: 8 }, 'B'],
  ])('%s', (_, players, facts, tiers) => {
    expect(reached(players, { ...oneADay, ...facts })).toBe(tiers);
  });

  it.each([
    [0, 5],
    [4, 1],
    [5, 0],
    [7, 0],
  ])('with %i of its 5 calls promised has room for %i, of the fringe too', (promised, calls) => {
    const waiting = Array.from({ length: 9 }, () => aPlayer({ tier: 'C' }));
    const facts = { calendar: aCalendar({ calls: 5 }), held: new Map([[monday, promised]]), fringe: 0.5, days: 1 };
    expect(simulate(waiting, about(facts)).calls).toBe(calls);
  });

  const sunday = addDays(monday, -1);

  it.each<[string, Day, number, number, number, string]>([
    ['nothing', monday, 1, 5, 0, 'B'],
    ['a fifth', monday, 1, 5, 0.2, 'B C'],
    ['a fifth, on a Sunday too', sunday, 1, 5, 0.2, 'B C'],
    ['a fifth of a week that begins on Monday', sunday, 2, 2, 0.2, 'B'],
    ['a fifth of a week, which is a call by Tuesday', sunday, 3, 2, 0.2, 'B C'],
  ])('keeps %s for the fringe', (_, today, days, calls, fringe, tiers) => {
    const better = Array.from({ length: 9 }, () => aPlayer({ tier: 'B', priority: 5, createdOn: today }, today));
    const calendar = aCalendar({ calls, workdays: new Set([0, 1, 2, 3, 4, 5, 6]) });
    expect(
      reached([...better, aPlayer({ tier: 'C', createdOn: today }, today)], { calendar, today, fringe, days }),
    ).toBe(tiers);
  });
});

describe('who was talked to', () => {
  const calls = (days: number) => simulate([aPlayer({ interval: 30 })], about({ reach: 1, days })).calls;
  const secondDay = Array.from({ length: 60 }, (_, days) => days).find((days) => calls(days) === 2) as number;

  it('is called again between 70% of the interval and its end', () => {
    expect(secondDay - 1).toBeGreaterThanOrEqual(21);
    expect(secondDay - 1).toBeLessThanOrEqual(30);
  });

  it('is not planned on one day together with the others', () => {
    const players = Array.from({ length: 3 }, () => aPlayer({ interval: 30 }));
    const perDay = Array.from({ length: 31 }, (_, days) => simulate(players, about({ reach: 1, days })).calls);
    const later = perDay.slice(2).map((sum, i) => sum - (perDay[i + 1] as number));
    expect(Math.max(...later)).toBe(1);
  });
});

describe('who is not reached', () => {
  const calls = (createdOn: Day, days: number) =>
    simulate([aPlayer({ interval: 90, createdOn })], about({ reach: 0, days })).calls;

  // Monday, Tuesday, Wednesday; then a rest of 30 days, a third of the interval, until Friday 2026-12-25; the next Monday.
  it.each([
    [1, 1],
    [2, 2],
    [3, 3],
    [32, 3],
    [33, 4],
    [35, 4],
    [36, 5],
    [37, 6],
    [54, 6],
  ])('has been tried in %i days %i times', (days, tries) => {
    expect(calls(monday, days)).toBe(tries);
  });

  it('is tried again sooner when they are due: after eight days', () => {
    expect([10, 11].map((days) => calls('2026-01-01', days))).toEqual([3, 4]);
  });
});

describe('who is tried again', () => {
  it('is given three tries more after a conversation', () => {
    // Seed 1 draws 0.63, 0.003, 0.53, 0.98, 0.97: missed on Monday, reached on Tuesday, missed from day 28 on.
    const calls = (days: number) => simulate([aPlayer({ interval: 30 })], about({ seed: 1, days })).calls;
    expect([2, 28, 29, 31, 35].map(calls)).toEqual([2, 2, 3, 5, 5]);
  });

  it('goes before the worse ones of that day', () => {
    // The first two numbers of seed 1 are 0.63 and 0.003: not reached, then reached.
    const facts = { ...oneADay, days: 2, reach: 0.35, seed: 1 };
    const players = [aPlayer({ tier: 'A', priority: 2 }), aPlayer({ tier: 'B', priority: 1 }, tuesday)];
    expect(reached(players, facts)).toBe('A');
    expect(simulate(players, about(facts)).calls).toBe(2);
  });
});

it('ends a call that reaches nobody as the book’s calls end', () => {
  const misses = [{ outcome: 'left_voicemail', share: 1 }] as const;
  // Monday, Thursday, Tuesday: three working days after each.
  const calls = (days: number) => simulate([aPlayer()], about({ reach: 0, misses, days })).calls;
  expect([1, 3, 4, 8, 9].map(calls)).toEqual([1, 1, 2, 2, 3]);
});

it('reaches each tier as often as it is said of it', () => {
  const players = [aPlayer({ tier: 'A' }), aPlayer({ tier: 'B' }), aPlayer({ tier: null })];
  const { byTier } = simulate(players, { ...about({ days: 1 }), reach: { A: 1, B: 0, C: 1 } });
  expect(byTier.map(({ reached }) => reached)).toEqual([1, 0, 0]);
});

it('says how many were called on each day, and how many still waited', () => {
  const { perDay, waiting } = simulate([aPlayer(), aPlayer(), aPlayer()], about({ reach: 1, days: 4, ...oneADay }));
  expect([...perDay]).toEqual([1, 1, 1, 0]);
  expect([...waiting]).toEqual([2, 1, 0, 0]);
});

describe('what a tier comes to', () => {
  it.each<[string, Partial<PlanCustomer>, object]>([
    ['talked to within the interval', { interval: 36 }, { withinInterval: 1, longestWait: 36 }],
    ['a day over it', { interval: 35 }, { withinInterval: 0, longestWait: 36 }],
    ['never', { lastConversation: null, createdOn: monday, interval: 90 }, { withinInterval: 0, longestWait: 6 }],
  ])('%s', (_, facts, outcome) => {
    const customer = { lastConversation: addDays(monday, -30), ...facts };
    const seen = ofTier('A', [aPlayer(customer, null)], { reach: 0, days: 7 });
    expect(seen).toEqual({ tier: 'A', customers: 1, conversations: 0, reached: 0, ...outcome });
  });

  it.each<[string, number, number]>([
    ['of a year, the mean of five days a fortnight apart', 365, 0.6],
    ['of less than a year, the last day', 364, 0],
  ])('%s', (_, days, withinInterval) => {
    // Talked to on the first day of the year and never again: on schedule on days 309, 323 and 337.
    const called = aPlayer({ lastConversation: monday, interval: 340 }, null);
    expect(ofTier('A', [called], { reach: 0, days })).toMatchObject({ customers: 1, withinInterval });
  });

  it('is the longest wait of any', () => {
    const waits = [20, 50, 30].map((ago) => aPlayer({ lastConversation: addDays(monday, -ago) }));
    expect(ofTier('A', waits, { reach: 0, days: 1 })).toMatchObject({ customers: 3, longestWait: 50 });
    expect(ofTier('B', waits, { reach: 0, days: 1 })).toMatchObject({ customers: 0, longestWait: 0 });
  });

  it('adds up to the year, and counts a customer without a tier as B', () => {
    const players = [aPlayer({ tier: 'A', interval: 30 }), aPlayer({ tier: null }), aPlayer({ tier: 'C' })];
    const { days, byTier, calls, conversations } = simulate(players, about({ reach: 1, days: 40 }));
    expect(days).toBe(40);
    expect({ calls, conversations }).toEqual({ calls: 4, conversations: 4 });
    expect(byTier.map(({ customers, conversations, reached }) => [customers, conversations, reached])).toEqual([
      [1, 2, 1],
      [1, 1, 1],
      [1, 1, 1],
    ]);
  });
});

it('draws the numbers of mulberry32', () => {
  const random = randomFrom(1);
  expect([random(), random(), random(), random()]).toEqual([
    0.6270739405881613, 0.002735721180215478, 0.5274470399599522, 0.9810509674716741,
  ]);
  expect(randomFrom(0)()).toBe(0.26642920868471265);
});

describe('a call that is no conversation though somebody answered', () => {
  it('comes on the day they name, on which they are more often there', () => {
    const misses = [{ outcome: 'callback', share: 1 }] as const;
    const calendar = aCalendar({ calls: 100 });
    const players = Array.from({ length: 60 }, () => aPlayer({ tier: 'B', interval: 180 }));
    const year = (days: number) => simulate(players, about({ reach: 0.2, misses, days, calendar }));
    const [first, later] = [year(1), year(16)];
    const again = later.perDay.slice(3).reduce((sum, calls) => sum + calls, 0);
    expect(again).toBeGreaterThanOrEqual(60 - first.conversations);
    expect((later.conversations - first.conversations) / again).toBeGreaterThan(0.35);
  });

  it('waits three weeks after a bad moment', () => {
    const misses = [{ outcome: 'not_now', share: 1 }] as const;
    const calls = (days: number) => simulate([aPlayer()], about({ reach: 0, misses, days })).calls;
    expect([1, 21, 22].map(calls)).toEqual([1, 1, 2]);
  });
});
