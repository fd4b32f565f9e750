import { describe, expect, it } from 'vitest';
import { type Tier, tiers } from '../../../src/domain/customer.ts';
import { addDays, toEpochDay } from '../../../src/domain/day.ts';
import { arrange } from '../../../src/domain/plan/arrange.ts';
import { newcomers } from '../../../src/domain/plan/newcomers.ts';
import { type OutlookSettings, outlookOf } from '../../../src/domain/plan/outlook.ts';
import { sameReach, usualMisses } from '../../../src/domain/plan/reach.ts';
import { sampleOf } from '../../../src/domain/plan/sample.ts';
import { type PlayedYear, simulate } from '../../../src/domain/plan/simulate.ts';
import type { PlanCustomer } from '../../../src/domain/plan/slot.ts';
import { capacityPerWeek, scaled } from '../../../src/domain/plan/workdays.ts';
import { aCalendar, aPlanCustomer, monday, someSettings } from '../../support/plan.ts';

const calendar = aCalendar({ calls: 2 });
const room = capacityPerWeek(calendar, monday);
const settings = { ...someSettings({ calendar }), reach: sameReach(1), misses: usualMisses };

/** Customers who ask for so many times the room. */
const customersFor = (times: number) =>
  Array.from({ length: Math.round((times * room * 180) / 7) }, (_, i) =>
    aPlanCustomer({
      ...{ id: i + 1, tier: 'B', interval: 180, planned: addDays(monday, i % 180), firstWithin: 91 },
      lastConversation: addDays(monday, (i % 180) - 180),
    }),
  );

describe('what the year will come to', () => {
  it('has room for customers who come during the year, and for days ill', () => {
    const { calls, byTier } = outlookOf(customersFor(1), settings, { days: 364 });
    expect(calls / 52 / room).toBeLessThan(0.97);
    expect(calls / 52 / room).toBeGreaterThan(0.85);
    expect(byTier[1]?.customers).toBe(customersFor(1).length);
  });

  it('sees the end of a backlog only where there is room for all that is asked for', () => {
    expect(outlookOf(customersFor(0.5), settings, { days: 364 }).caughtUp).not.toBeNull();
    expect(outlookOf(customersFor(1.2), settings, { days: 364 }).caughtUp).toBeNull();
  });
});

describe('the years that are played', () => {
  it.each([
    [0, 20],
    [40, 20],
    [150, 14],
    [1500, 2],
  ])('of %i customers are %i', (customers, years) => {
    const all = Array.from({ length: customers }, (_, i) => aPlanCustomer({ id: i + 1 }));
    expect(outlookOf(all, settings, { days: 1 }).years).toBe(years);
    expect(outlookOf(all, { ...settings, seed: 1 }, { days: 1 }).years).toBe(1);
  });

  it('are of a part of a large book, and of all of it for one seed', () => {
    const all = Array.from({ length: 1600 }, (_, i) => aPlanCustomer({ id: i + 1, planned: monday }));
    const large = { ...settings, calendar: aCalendar({ calls: 1700 }) };
    expect(outlookOf(all, large, { days: 1 }).calls).toBe(1600);
    expect(outlookOf(all, { ...large, seed: 1 }, { days: 1 }).byTier[0]?.customers).toBe(1600);
  });
});

describe('what the years come to', () => {
  /** Half of them are overdue; of tier A and B, with nobody in C. */
  const some = (count: number) =>
    Array.from({ length: count }, (_, i) =>
      aPlanCustomer({
        ...{ id: i + 1, tier: i % 3 === 0 ? 'A' : 'B', interval: i % 3 === 0 ? 60 : 150, priority: i % 7 },
        ...{ planned: addDays(monday, i % 2 === 0 ? 0 : i % 50), firstWithin: 91, createdOn: addDays(monday, -400) },
        lastConversation: addDays(monday, i % 2 === 0 ? -200 : (i % 50) - 60),
      }),
    );
  const unsure = { ...settings, reach: sameReach(0.6) };
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

  /** The same, year by year; `weight` is how many customers of the book each one stands for. */
  function played(
    customers: readonly PlanCustomer[],
    about: OutlookSettings,
    { days, seeds, anew = false }: { days: number; seeds: readonly number[]; anew?: boolean },
  ): { years: PlayedYear[]; weight: number } {
    const { customers: players, settings: asked, every } = sampleOf(customers, about, 1500);
    const placed = anew
      ? arrange(players, asked)
      : players.map((customer) => ({ customer, planned: customer.planned }));
    const span = { from: toEpochDay(monday), length: days + 731 };
    const play = { ...about, ...asked, calendar: scaled(about.calendar, { ...span, share: 0.98 / every }), days };
    const everybody = [...placed, ...newcomers(players, monday, days)];
    return {
      years: seeds.map((seed) => simulate(everybody, { ...play, seed })),
      weight: customers.length / players.length,
    };
  }

  /** By hand, from the years. */
  function summary({ years, weight }: ReturnType<typeof played>, days: number) {
    const of = (tier: Tier) => years.flatMap(({ byTier }) => byTier.filter((one) => one.tier === tier));
    const total = (what: 'customers' | 'conversations' | 'reached' | 'withinInterval', tier: Tier) =>
      weight * mean(of(tier).map((one) => one[what]));
    const sum = (what: Parameters<typeof total>[0]) => tiers.reduce((all, tier) => all + total(what, tier), 0);
    const share = (tier: Tier) =>
      total('customers', tier) === 0 ? null : total('withinInterval', tier) / total('customers', tier);
    const shares = (tier: Tier) => of(tier).map((one) => one.withinInterval / one.customers);
    const between = (tier: Tier) =>
      total('customers', tier) === 0 ? null : [Math.min(...shares(tier)), Math.max(...shares(tier))];
    const daily = (of: (year: PlayedYear) => Int32Array) =>
      Array.from({ length: days }, (_, day) => weight * mean(years.map((year) => of(year)[day] as number)));
    const [perDay, waiting] = [daily((year) => year.perDay), daily((year) => year.waiting)];
    let day = days;
    while (day > 0 && (waiting[day - 1] as number) <= 7 * mean(perDay)) day -= 1;
    return {
      inTime: { A: share('A'), B: share('B'), C: share('C'), all: sum('withinInterval') / sum('customers') },
      between: { A: between('A'), B: between('B'), C: between('C') },
      byTier: tiers.map((tier) => ({
        tier,
        customers: total('customers', tier),
        conversations: total('conversations', tier),
        reached: total('reached', tier),
        withinInterval: total('withinInterval', tier),
        longestWait: mean(of(tier).map((one) => one.longestWait)),
      })),
      calls: weight * mean(years.map((year) => year.calls)),
      conversations: weight * mean(years.map((year) => year.conversations)),
      notTalkedTo: sum('customers') - sum('reached'),
      longestWait: Math.round(Math.max(...tiers.map((tier) => mean(of(tier).map((one) => one.longestWait))))),
      caughtUp: day === days ? null : addDays(monday, day),
      ...{ days, perDay, years: years.length },
    };
  }

  const oneTo = (last: number) => Array.from({ length: last }, (_, i) => i + 1);

  it.each<[string, { customers: number; calls: number; days: number; years: number; anew?: boolean; seed?: number }]>([
    ['means of all that are played', { customers: 150, calls: 6, days: 90, years: 14 }],
    ['those with days chosen anew', { customers: 150, calls: 6, days: 60, years: 14, anew: true }],
    ['the one of a seed', { customers: 90, calls: 3, days: 60, years: 1, seed: 5 }],
    ['for all of a book of which a part is played', { customers: 3100, calls: 90, days: 12, years: 2 }],
  ])('are %s', (_, { customers, calls, days, years, anew = false, seed }) => {
    const about = { ...unsure, calendar: aCalendar({ calls }), ...(seed === undefined ? {} : { seed }) };
    const outlook = outlookOf(some(customers), about, { days, anew });
    const seeds = seed === undefined ? oneTo(years) : [seed];
    const expected = summary(played(some(customers), about, { days, seeds, anew }), days);
    const near = (value: unknown): unknown =>
      typeof value === 'number'
        ? expect.closeTo(value, 9)
        : Array.isArray(value)
          ? value.map(near)
          : typeof value === 'object' && value !== null
            ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, near(one)]))
            : value;
    expect(outlook).toEqual(near(expected));
  });

  it('say when the backlog ends, in the days that are looked at', () => {
    const about = { ...settings, calendar: aCalendar({ calls: 6 }) };
    const { caughtUp } = outlookOf(some(150), about, { days: 90 });
    expect(caughtUp).toMatch(/^2026-12-/);
    expect(outlookOf(some(150), about, { days: 5 }).caughtUp).toBeNull();
  });

  it('are nothing without customers', () => {
    expect(outlookOf([], settings, { days: 2 })).toEqual({
      ...{ days: 2, years: 20, calls: 0, conversations: 0, notTalkedTo: 0, longestWait: 0, perDay: [0, 0] },
      inTime: { A: null, B: null, C: null, all: null },
      between: { A: null, B: null, C: null },
      byTier: tiers.map((tier) => ({
        ...{ tier, customers: 0, conversations: 0, reached: 0, withinInterval: 0, longestWait: 0 },
      })),
      caughtUp: monday,
    });
    expect(outlookOf([], settings, { days: 0 })).toMatchObject({ perDay: [], caughtUp: monday });
  });

  // Ten calls a week, and customers who are called every week.
  it.each([
    [10, 1, true],
    [11, 1, false],
    [10, 0.9, false],
    [5, 0.5, true],
    [6, 0.5, false],
  ])('%i customers a week, of whom %d are reached: there is room for that: %s', (customers, reached, isRoom) => {
    const weekly = Array.from({ length: customers }, (_, i) =>
      aPlanCustomer({ id: i + 1, interval: 7, planned: addDays(monday, i % 5), lastConversation: addDays(monday, -7) }),
    );
    const { caughtUp } = outlookOf(weekly, { ...settings, reach: sameReach(reached) }, { days: 7 });
    expect(caughtUp !== null).toBe(isRoom);
  });
});

describe('customers who will come', () => {
  const fifty = Array.from({ length: 50 }, (_, i) =>
    aPlanCustomer({ id: i + 1, tier: i < 10 ? 'A' : 'C', firstWithin: 20 }),
  );

  it('are an eighth of those there are, like them, one after the other over the year', () => {
    const coming = newcomers(fifty, monday, 365);
    expect(coming.map(({ customer }) => customer.tier)).toEqual(['A', 'C', 'C', 'C', 'C', 'C']);
    expect(new Set(coming.map(({ customer }) => customer.createdOn)).size).toBe(6);
    expect(coming.every(({ customer }) => customer.id < 0 && customer.lastConversation === null)).toBe(true);
    expect(newcomers(fifty, monday, 60)).toHaveLength(1);
  });

  it('take room and are not counted', () => {
    const [last, one] = [addDays(monday, -90), { planned: monday }];
    const known = { customer: aPlanCustomer({ id: 1, lastConversation: last }), ...one };
    const coming = { customer: aPlanCustomer({ id: -1, lastConversation: last, priority: 1 }), ...one, isNew: true };
    const play = { ...settings, calendar: aCalendar({ calls: 1 }), days: 1, seed: 1 };
    expect(simulate([known], play)).toMatchObject({ calls: 1, conversations: 1 });
    const { calls, conversations, byTier } = simulate([known, coming], play);
    expect({ calls, conversations, customers: byTier[0]?.customers }).toEqual({
      calls: 0,
      conversations: 0,
      customers: 1,
    });
  });
});
