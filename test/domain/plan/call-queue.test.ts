import { describe, expect, it } from 'vitest';
import {
  CallQueue,
  mayComeEarlier,
  type QueueFacts,
  turnChangesOn,
  turnOf,
} from '../../../src/domain/plan/call-queue.ts';
import { planReasons } from '../../../src/domain/plan/slot.ts';

const today = 20_000;
const one = (facts: Partial<QueueFacts> = {}): QueueFacts => ({
  tier: 'B',
  chosen: false,
  hasDay: true,
  last: today - 200,
  created: today - 900,
  ...facts,
});

describe('whose turn it is', () => {
  it.each<[string, Partial<QueueFacts>, number]>([
    ['the rhythm of tier A first', { tier: 'A', last: today }, 0],
    ['with first calls of theirs that have no more time', { tier: 'A', last: null, created: today - 21 }, 0],
    ['with those whose day was chosen', { chosen: true }, 0],
    ['then whose year without a conversation is nearly over', { tier: 'C', last: today - 345 }, 1],
    ['also when they were never talked to', { tier: 'C', last: null, created: today - 345 }, 1],
    ['then first calls of tier A that have time', { tier: 'A', last: null, created: today - 20 }, 2],
    ['then those of tier B whom such a year threatens', { last: today - 275 }, 3],
    ['also when they were never talked to', { last: null, created: today - 275 }, 3],
    ['then those of tier C', { tier: 'C', last: today - 275 }, 4],
    ['then those of tier B who were never talked to', { last: null, created: today - 274 }, 5],
    ['then those of tier C', { tier: 'C', last: null, created: today }, 6],
    ['then the rhythm of everybody else', {}, 7],
    ['of whom a conversation of nine months ago is none yet', { last: today - 274 }, 7],
    ['last those for whom the year had no day', { tier: 'A', hasDay: false }, 8],
    ['where there are no tiers all are alike', { tier: null, last: today }, 5],
    ['however long they wait', { tier: null, last: today - 700 }, 5],
  ])('%s', (_, facts, turn) => {
    expect(turnOf(one(facts), today)).toBe(turn);
  });
});

it.each<Partial<QueueFacts>>([
  {},
  { tier: 'C' },
  { tier: 'C', last: null, created: today - 3 },
  { tier: 'A', last: null, created: today - 3 },
  { tier: 'A', last: today - 300 },
  { last: today - 280 },
  { last: today - 500 },
  { chosen: true },
  { hasDay: false },
  { tier: null },
])('a turn changes on the day that is said, and on none before it: %o', (facts) => {
  const customer = one(facts);
  const turnOn = (day: number) => turnOf(customer, day);
  for (let day = today; day < today + 400; day++) {
    const days = Array.from({ length: 400 }, (_, k) => day + 1 + k);
    expect(turnChangesOn(customer, day)).toBe(
      days.find((one) => turnOn(one) !== turnOn(day)) ?? Number.POSITIVE_INFINITY,
    );
  }
});

it('takes very many who wait in the order of their turns, whoever comes later', () => {
  const tiers = ['A', 'B', 'C'] as const;
  const waiting = Array.from({ length: 600 }, (_, order) => ({
    ...one({
      tier: tiers[order % 3] ?? 'C',
      last: order % 2 === 0 ? null : today - (order % 350),
      created: today - (order % 30),
    }),
    order,
  }));
  const line = new CallQueue<(typeof waiting)[number]>();
  const left = new Set<(typeof waiting)[number]>();
  for (let day = today; day < today + 120; day++) {
    const coming = waiting.filter(({ order }) => (day === today ? order % 5 > 0 : order % 600 === (day - today) * 5));
    for (const customer of coming) left.add(customer);
    line.join(coming, day);
    const first = [...left].sort((a, b) => turnOf(a, day) - turnOf(b, day) || a.order - b.order).slice(0, 3);
    const taken = line.take(3, 0);
    // Who is pressing comes before a first call that has time.
    const expected = first.some((customer) => turnOf(customer, day) === 2) ? taken : first;
    expect(taken).toEqual(expected);
    for (const customer of taken) left.delete(customer);
  }
  expect(line.length).toBe(left.size);
});

describe('a line', () => {
  const waiting = (['A', 'C', 'B', 'C', 'C'] as const).map((tier, order) => ({
    ...one({ tier, last: null, created: today }),
    order,
  }));
  const orders = (taken: readonly { order: number }[]) => taken.map(({ order }) => order);

  it.each([
    [3, 0, [0, 2, 1]],
    [3, 1, [0, 2, 1]],
    [3, 2, [0, 1, 3]],
    [2, 9, [1, 3]],
    [9, 9, [0, 2, 1, 3, 4]],
    [0, 1, []],
  ])('gives the first %i, at least %i of tier C', (room, kept, chosen) => {
    const line = new CallQueue<(typeof waiting)[number]>();
    line.join(waiting, today);
    expect(orders(line.take(room, kept))).toEqual(chosen);
    expect(line.length).toBe(waiting.length - chosen.length);
  });

  it.each<[string, Partial<QueueFacts>, number, readonly number[]]>([
    ['comes before who has time', { tier: 'B' }, 1, [0]],
    ['comes before a first call of tier A that has time', { tier: 'A', last: null, created: today }, 1, [0]],
    ['comes after the rhythm of tier A', { tier: 'A' }, 1, [1]],
    ['comes after who would be without a conversation for a year', { last: today - 275 }, 1, [1]],
    ['has what those leave', { tier: 'A' }, 2, [1, 0]],
  ])('the share %s', (_, facts, room, chosen) => {
    const line = new CallQueue<QueueFacts & { order: number }>();
    const c = { ...one({ tier: 'C', last: null, created: today }), order: 0 };
    line.join([c, { ...one(facts), order: 1 }], today);
    expect(orders(line.take(room, 1))).toEqual(chosen);
  });

  it('counts those of tier C who are pressing as the share', () => {
    const line = new CallQueue<QueueFacts & { order: number }>();
    line.join(
      [
        { ...one({ tier: 'C', last: today - 300 }), order: 0 },
        { ...one({}), order: 1 },
      ],
      today,
    );
    line.join([{ ...one({ tier: 'C' }), order: 2 }], today);
    expect(orders(line.take(2, 1))).toEqual([0, 1]);
  });

  it('lets those move up whose year is over while they wait', () => {
    const line = new CallQueue<QueueFacts & { order: number }>();
    line.join([{ ...one({ tier: 'B', last: null, created: today }), order: 1 }], today);
    line.join([{ ...one({ tier: 'C', last: today - 300 }), order: 2 }], today);
    line.join([], today + 45);
    expect(orders(line.take(1, 0))).toEqual([2]);
  });
});

it('lets calls come before their day, but for chosen days and after tries', () => {
  const fixed = Object.keys(planReasons).filter((reason) => !mayComeEarlier(reason));
  expect(fixed.sort()).toEqual(['bad moment', 'by hand', 'callback', 'rest', 'retry', 'snooze']);
  expect(mayComeEarlier(null)).toBe(true);
});
