import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, mondayOf, toEpochDay } from '../../../src/domain/day.ts';
import { type PlanCustomer, slotOf } from '../../../src/domain/plan/placement.ts';
import { arrange, type Placed, type ProgrammeSettings, yearAhead } from '../../../src/domain/plan/programme.ts';
import { optimum } from '../../support/flow.ts';
import { aCalendar, aPlanCustomer, monday, numbersFrom, someSettings } from '../../support/plan.ts';
import { fc } from '../../support/properties.ts';
import { runs } from '../../support/thorough.ts';

const customers: fc.Arbitrary<PlanCustomer[]> = fc
  .array(
    fc.record({
      tier: fc.constantFrom('A', 'B', 'C'),
      interval: fc.option(fc.integer({ min: 21, max: 365 })),
      ago: fc.option(fc.integer({ min: 0, max: 500 })),
      priority: fc.integer({ min: 0, max: 5000 }),
    }),
    { maxLength: 60, size: 'max' },
  )
  .map((drafts) =>
    drafts.map(({ tier, interval, ago, priority }, i) =>
      aPlanCustomer({
        id: i + 1,
        tier: tier as 'A' | 'B' | 'C',
        interval: interval ?? { A: 90, B: 180, C: 365 }[tier as 'A' | 'B' | 'C'],
        lastConversation: ago === null ? null : addDays(monday, -ago),
        priority,
        potential: priority % 17,
      }),
    ),
  );

/** Short rhythms and everyone talked to lately: the windows overlap, and there is not room for all. */
const crowded: fc.Arbitrary<PlanCustomer[]> = fc
  .array(
    fc.tuple(fc.integer({ min: 21, max: 40 }), fc.integer({ min: 5, max: 45 }), fc.integer({ min: 0, max: 500 })),
    {
      maxLength: 20,
      size: 'max',
    },
  )
  .map((drafts) =>
    drafts.map(([interval, ago, priority], i) =>
      aPlanCustomer({ id: i + 1, interval, lastConversation: addDays(monday, -ago), lastUnasked: null, priority }),
    ),
  );

const settings: fc.Arbitrary<ProgrammeSettings> = fc
  .record({
    calls: fc.integer({ min: 0, max: 3 }),
    friday: fc.integer({ min: 0, max: 2 }),
    off: fc.integer({ min: 0, max: 60 }),
    fringe: fc.constantFrom(0, 0.2, 0.5),
  })
  .map(({ calls, friday, off, fringe }) =>
    someSettings({
      fringe,
      calendar: aCalendar({
        capacity: [0, calls, calls, 1, calls, friday, 0],
        daysOff: [{ from: addDays(monday, off), to: addDays(monday, off + 9) }],
      }),
    }),
  );

const countByDay = (placed: readonly Placed[]) => {
  const load = new Map<string, number>();
  for (const { planned } of placed) if (planned !== null) load.set(planned, (load.get(planned) ?? 0) + 1);
  return load;
};

describe('arrange', () => {
  it('never plans more than a day holds, nor on a day off', () => {
    fc.assert(
      fc.property(customers, settings, (book, about) => {
        for (const [day, calls] of countByDay(arrange(book, about))) {
          expect(calls).toBeLessThanOrEqual(about.calendar.capacityOn(toEpochDay(day as typeof monday)));
        }
      }),
      { numRuns: runs(400) },
    );
  });

  it('never plans a call within 21 days of the last, nor in the past', () => {
    fc.assert(
      fc.property(customers, settings, (book, about) => {
        for (const { customer, planned } of arrange(book, about)) {
          if (planned === null) continue;
          expect(planned >= monday).toBe(true);
          if (customer.lastUnasked !== null)
            expect(daysBetween(customer.lastUnasked, planned)).toBeGreaterThanOrEqual(21);
        }
      }),
      { numRuns: runs(400) },
    );
  });

  it('never leaves a window that has a day with room', () => {
    fc.assert(
      fc.property(customers, settings, (book, about) => {
        const placed = arrange(book, { ...about, fringe: 0 });
        const load = countByDay(placed);
        for (const { customer, planned, inWindow } of placed) {
          if (inWindow) continue;
          const slot = slotOf(customer, toEpochDay(monday));
          for (let day = slot.release; day <= slot.deadline; day++) {
            const on = addDays(monday, day - toEpochDay(monday));
            expect([on, load.get(on) ?? 0, planned === on]).toEqual([on, about.calendar.capacityOn(day), false]);
          }
        }
      }),
      { numRuns: runs(400) },
    );
  });

  it('leaves nobody without a call within a year when the year has room for all', () => {
    fc.assert(
      fc.property(customers, settings, (book, about) => {
        const room = about.calendar.capacities(toEpochDay(monday) + 60, 280).reduce((sum, calls) => sum + calls, 0);
        fc.pre(room >= book.length);
        for (const { customer, planned } of arrange(book, about)) {
          const due = addDays(monday, slotOf(customer, toEpochDay(monday)).deadline - toEpochDay(monday));
          expect(planned !== null && (planned <= due || daysBetween(monday, planned) < 365)).toBe(true);
        }
      }),
      { numRuns: runs(400) },
    );
  });

  it('keeps as many calls, and as much value, inside the windows as any placement could', () => {
    const today = toEpochDay(monday);
    const shares: number[] = [];
    let crowdedOut = 0;
    fc.assert(
      fc.property(crowded, settings, (book, about) => {
        const jobs = book.map((customer) => {
          const { release, deadline } = slotOf(customer, today);
          return { release: release - today, deadline: deadline - today, value: customer.priority };
        });
        const days = jobs.reduce((most, { deadline }) => Math.max(most, deadline + 1), 1);
        const capacity = about.calendar.capacities(today, days);
        const kept = arrange(book, { ...about, fringe: 0 }).filter(({ inWindow }) => inWindow);
        const value = kept.reduce((sum, { customer }) => sum + customer.priority, 0);
        const most = optimum(jobs, capacity, () => 1);
        const best = optimum(jobs, capacity, (job) => job.value);
        if (most < jobs.length) crowdedOut++;
        for (const [reached, possible] of [
          [kept.length, most],
          [value, best],
        ] as const) {
          shares.push(possible === 0 ? 1 : reached / possible);
        }
      }),
      { numRuns: 1000 },
    );
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThanOrEqual(0.995);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.97);
    expect(crowdedOut).toBeGreaterThan(200);
  });

  it('is the same for the same book in any order', () => {
    fc.assert(
      fc.property(customers, settings, (book, about) => {
        const plan = (some: readonly PlanCustomer[]) =>
          arrange(some, about).map(({ customer, planned }) => [customer.id, planned]);
        expect(plan(book.toReversed())).toEqual(plan(book));
      }),
    );
  });

  it('keeps the calls that a person or a promise has put on a day', () => {
    const kept = aPlanCustomer({ id: 1, planned: '2026-12-02', plannedReason: 'by hand' });
    const placed = arrange([kept, aPlanCustomer({ id: 2, priority: 9 })], someSettings());
    expect(placed.find(({ customer }) => customer.id === 1)?.planned).toBe('2026-12-02');
  });

  it('calls the never called best first, as many a day as it holds', () => {
    const book = [3, 9, 5, 7].map((priority, i) =>
      aPlanCustomer({ id: i + 1, tier: 'B', interval: 180, lastConversation: null, priority }),
    );
    const placed = arrange(book, someSettings({ calendar: aCalendar({ calls: 2 }) }));
    expect(placed.map(({ customer, planned }) => [customer.priority, planned])).toEqual([
      [9, '2026-11-23'],
      [7, '2026-11-23'],
      [5, '2026-11-24'],
      [3, '2026-11-24'],
    ]);
  });

  it('spreads calls over their windows: the busiest working day has at most one more than the emptiest', () => {
    const last = addDays(monday, -63);
    const book = Array.from({ length: 50 }, (_, i) => aPlanCustomer({ id: i + 1, lastConversation: last }));
    const load = [...countByDay(arrange(book, someSettings())).values()];
    expect(Math.max(...load) - Math.min(...load)).toBeLessThanOrEqual(1);
    expect(load).toHaveLength(20);
  });

  it('keeps a fifth of every week for the fringe as long as somebody of it waits, whose turn it is first', () => {
    const best = Array.from({ length: 100 }, (_, i) =>
      aPlanCustomer({ id: i + 1, tier: 'A', lastConversation: null, priority: 1000 + i }),
    );
    const fringe = Array.from({ length: 30 }, (_, i) =>
      aPlanCustomer({ id: 200 + i, tier: 'C', interval: 365, lastConversation: null, potential: i }),
    );
    const placed = arrange([...best, ...fringe], someSettings({ fringe: 0.2 }));
    const ofWeek = (week: number) =>
      placed.filter(({ planned }) => planned !== null && mondayOf(planned) === addDays(monday, 7 * week));
    for (const week of [0, 1]) {
      expect(ofWeek(week)).toHaveLength(40);
      expect(ofWeek(week).filter(({ customer }) => customer.tier === 'C')).toHaveLength(8);
    }
    const first = ofWeek(0).filter(({ customer }) => customer.tier === 'C');
    expect(first.map(({ customer }) => customer.potential).sort()).toEqual([22, 23, 24, 25, 26, 27, 28, 29]);
  });
});

describe('yearAhead', () => {
  it('keeps every rhythm, the rest, and the capacity of every day through the year', () => {
    const random = numbersFrom(7);
    const book = Array.from({ length: 150 }, (_, i) => {
      const tier = (['A', 'B', 'C'] as const)[i % 3] ?? 'C';
      const interval = { A: 90, B: 180, C: 365 }[tier];
      const lastConversation = addDays(monday, -Math.floor(random() * interval));
      return aPlanCustomer({ id: i + 1, tier, interval, lastConversation, priority: Math.floor(random() * 100) });
    });
    const about = someSettings();
    const { calls, missing } = yearAhead(arrange(book, about), about);
    expect(missing).toBe(0);
    for (const customer of book) {
      const days = calls.filter((call) => call.customer.id === customer.id).map(({ day }) => day);
      const heard = [customer.lastConversation ?? monday, ...days];
      for (const [i, day] of days.entries()) {
        const gap = daysBetween(heard[i] ?? monday, day);
        expect(gap).toBeGreaterThanOrEqual(21);
        expect(gap).toBeLessThanOrEqual(Math.max(customer.interval, daysBetween(heard[i] ?? monday, monday) + 14));
      }
    }
    const load = new Map<string, number>();
    for (const { day } of calls) load.set(day, (load.get(day) ?? 0) + 1);
    expect(Math.max(...load.values())).toBeLessThanOrEqual(8);
  });
});
