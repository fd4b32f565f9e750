import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, mondayOf, toEpochDay } from '../../../src/domain/day.ts';
import { arrange } from '../../../src/domain/plan/arrange.ts';
import { byStake, byValue, type PlannedCall, type PlannerSettings } from '../../../src/domain/plan/planner.ts';
import { type PlanCustomer, slotOf } from '../../../src/domain/plan/slot.ts';
import { yearAhead } from '../../../src/domain/plan/year.ts';
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

const settings: fc.Arbitrary<PlannerSettings> = fc
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

const countByDay = (placed: readonly PlannedCall[]) => {
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

  it('never leaves a window that has a day with room; tier B and C do where a call of tier A will follow', () => {
    const withoutA = fc.boolean();
    fc.assert(
      fc.property(customers, settings, withoutA, (all, about, without) => {
        const book = without ? all.filter(({ tier }) => tier !== 'A') : all;
        const placed = arrange(book, { ...about, fringe: 0 });
        const load = countByDay(placed);
        for (const { customer, planned, inWindow } of placed) {
          if (inWindow || (!without && customer.tier !== 'A')) continue;
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
      { numRuns: runs(1000) },
    );
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThanOrEqual(0.995);
    expect(Math.min(...shares)).toBeGreaterThanOrEqual(0.97);
    expect(crowdedOut / shares.length).toBeGreaterThan(0.1);
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

describe('a book that is new', () => {
  const firstWithin = { A: 21, B: 91, C: 182 };
  const interval = { A: 90, B: 180, C: 365 };
  /** A fifth of tier A, a third of B, never called; the first the best. */
  const fresh = (count: number) =>
    Array.from({ length: count }, (_, i) => {
      const tier = i < count / 5 ? 'A' : i < count / 2 ? 'B' : 'C';
      const facts = { tier, interval: interval[tier], firstWithin: firstWithin[tier], createdOn: monday } as const;
      return aPlanCustomer({ id: i + 1, ...facts, lastConversation: null, score: count - i, potential: count - i });
    });
  const ofA = { tier: 'A', interval: interval.A, firstWithin: firstWithin.A } as const;
  const weeksOf = (placed: readonly PlannedCall[]) =>
    Map.groupBy(placed, ({ planned }) => planned && mondayOf(planned));
  /** As much of each day as there is for first tries at 35%. */
  const firstTries = 0.525;

  it.each([8, 4])('has the share of the fringe in every week from the first on, with %i calls a day', (calls) => {
    const settings = someSettings({ fringe: 0.2, calendar: aCalendar({ calls }), firstTries });
    const weeks = weeksOf(arrange(fresh(120), settings));
    for (let week = 0; week < 12; week++) {
      const ofC = (weeks.get(addDays(monday, 7 * week)) ?? []).filter(({ customer }) => customer.tier === 'C');
      expect([week, ofC.length]).toEqual([
        week,
        expect.toSatisfy((some) => Math.abs(some - calls * 5 * firstTries * 0.2) < 1),
      ]);
    }
  });

  it.each(['A', 'B', 'C'])('calls the best of tier %s first, from the first day of its turn on', (tier) => {
    const placed = arrange(fresh(60), someSettings({ fringe: 0.2, firstTries }));
    const days = placed.filter(({ customer }) => customer.tier === tier).map(({ planned }) => planned ?? '');
    expect(days).toEqual([...days].sort());
    if (tier === 'A') expect(days[0]).toBe(monday);
  });

  it.each([0, 1, 2, 3, 4])('begins with the best of tier A, %i days into a week', (days) => {
    const today = addDays(monday, days);
    const book = fresh(100).map((one) => ({ ...one, createdOn: today }));
    const placed = arrange(book.slice(0, 60), { ...someSettings({ fringe: 0.2, firstTries }), today });
    expect(placed[0]).toMatchObject({ customer: { id: 1, tier: 'A' }, planned: today });
  });

  it.each([50, 60, 80])(
    'begins with the best of tier A where a smaller customer would fill the first day (%i customers)',
    (count) => {
      const today = addDays(monday, 2);
      const book = fresh(count).map((one, i) =>
        i < count * 0.4 ? { ...one, ...ofA, createdOn: today } : { ...one, createdOn: today },
      );
      const calendar = aCalendar({ calls: 2 });
      const placed = arrange(book, { ...someSettings({ fringe: 0.2, firstTries: 0.48, calendar }), today });
      expect(placed[0]).toMatchObject({ customer: { id: 1, tier: 'A' }, planned: today });
    },
  );

  it('puts the best overdue and the best never called of tier A in front together', () => {
    const best = fresh(15).slice(0, 3);
    const overdue = best.map((one) => ({ ...one, id: one.id + 10, lastConversation: addDays(monday, -120) }));
    const never = best.map((one) => ({ ...one, score: one.score + 0.5 }));
    const placed = arrange([...overdue, ...never], someSettings({ calendar: aCalendar({ calls: 2 }) }));
    expect(placed[0]).toMatchObject({ customer: { id: 1 }, planned: monday });
    // The last two cannot change places: who is overdue has less time.
    const days = placed.map(({ planned }) => planned ?? '').slice(0, 4);
    expect(days).toEqual([...days].sort());
  });
});

describe('when there is too little room', () => {
  const tight = (tier: 'A' | 'B' | 'C', count: number, ago: number | null, score: number) =>
    Array.from({ length: count }, (_, i) =>
      aPlanCustomer({
        ...{ id: score * 1000 + i, tier, interval: { A: 90, B: 180, C: 365 }[tier], score },
        lastConversation: ago === null ? null : addDays(monday, -ago),
      }),
    );
  const inWindow = (placed: readonly PlannedCall[], tier: string) =>
    placed.filter((one) => one.customer.tier === tier && one.inWindow).length;

  it('keeps tier A, then the year of everybody, then the rhythm of tier B', () => {
    // Twenty of each are due in the same four weeks, which hold twenty, forty or all of them.
    const book = [...tight('A', 20, 60, 3), ...tight('B', 20, 150, 2), ...tight('C', 20, 336, 1)];
    const four = (calls: number) =>
      arrange(
        book,
        someSettings({
          calendar: aCalendar({ calls, daysOff: [{ from: addDays(monday, 31), to: addDays(monday, 120) }] }),
        }),
      );
    const kept = (placed: readonly PlannedCall[]) => ['A', 'B', 'C'].map((tier) => inWindow(placed, tier));
    expect(kept(four(1))).toEqual([20, 0, 3]);
    expect(kept(four(2))).toEqual([20, 6, 20]);
    expect(kept(four(3))).toEqual([20, 20, 20]);
  });
});

describe('the next call', () => {
  const plan = (facts: Partial<PlanCustomer>, about: Partial<PlannerSettings> = {}) => {
    const [placed] = arrange([aPlanCustomer(facts)], someSettings(about));
    return [placed?.planned, placed?.reason, placed?.inWindow];
  };
  const talked = (ago: number) => ({ lastConversation: addDays(monday, -ago) });
  const offFor = (days: number) => aCalendar({ daysOff: [{ from: monday, to: addDays(monday, days - 1) }] });

  it.each<[string, Partial<PlanCustomer>, Partial<PlannerSettings>, readonly unknown[]]>([
    ['in the rhythm', talked(70), {}, ['2026-11-30', 'interval', true]],
    ['overdue', talked(91), {}, [monday, 'overdue', true]],
    ['never called', { lastConversation: null }, {}, [monday, 'never called', true]],
    ['the last day of the window', talked(80), { calendar: offFor(10) }, ['2026-12-03', 'interval', true]],
    ['the first day of the window', talked(63), {}, ['2026-12-07', 'interval', true]],
    [
      'the last day of a window of two years',
      { ...talked(0), interval: 730 },
      { calendar: offFor(730) },
      ['2028-11-22', 'interval', true],
    ],
    ['late', talked(80), { calendar: offFor(11) }, ['2026-12-04', 'interval', false]],
    ['within a year late', talked(91), { calendar: offFor(364) }, ['2027-11-22', 'overdue', false]],
    ['not at all', talked(91), { calendar: offFor(365) }, [null, 'overdue', false]],
    ['not on a day that promises fill', talked(91), { held: new Map([[monday, 8]]) }, ['2026-11-24', 'overdue', true]],
    ['beside promises', talked(91), { held: new Map([[monday, 7]]) }, [monday, 'overdue', true]],
    [
      'promises of the past or of much later are nothing',
      talked(91),
      {
        held: new Map([
          [addDays(monday, -1), 8],
          [addDays(monday, 5000), 8],
        ]),
      },
      [monday, 'overdue', true],
    ],
    [
      'as the customer asked, before its window',
      { ...talked(30), planned: '2026-11-25', plannedReason: 'callback' },
      {},
      ['2026-11-25', 'callback', false],
    ],
    [
      'by hand in more than a year',
      { ...talked(30), planned: '2028-11-27', plannedReason: 'by hand' },
      {},
      ['2028-11-27', 'by hand', false],
    ],
    ['the share of tier C', { ...talked(400), tier: 'C', interval: 365 }, { fringe: 0.2 }, [monday, 'fringe', true]],
    ['in the rhythm of tier C', { ...talked(70), tier: 'C' }, { fringe: 0.2 }, ['2026-11-30', 'interval', true]],
    [
      'of tier C, but on a day of its own',
      { ...talked(400), tier: 'C', planned: '2026-11-25', plannedReason: 'goal' },
      { fringe: 0.2 },
      ['2026-11-25', 'goal', true],
    ],
  ])('%s', (_, facts, about, expected) => {
    expect(plan(facts, about)).toEqual(expected);
  });

  it('keeps a share for tier C, on a Sunday too', () => {
    const sunday = addDays(monday, -1);
    const calendar = aCalendar({ calls: 5, workdays: new Set([0]) });
    const better = Array.from({ length: 9 }, (_, i) =>
      aPlanCustomer({ id: i + 2, lastConversation: null, priority: 9, score: 9 }),
    );
    const [first] = arrange([aPlanCustomer({ tier: 'C', lastConversation: null }), ...better], {
      ...someSettings({ fringe: 0.2, calendar }),
      today: sunday,
    }).filter(({ customer }) => customer.tier === 'C');
    expect(first).toMatchObject({ planned: sunday, reason: 'fringe' });
  });

  it('begins the weeks of the share on Monday', () => {
    // A fifth of two calls a day is none of a week with one day, one of a week with two.
    const better = Array.from({ length: 9 }, (_, i) => aPlanCustomer({ id: i + 2, lastConversation: null, score: 9 }));
    const placed = arrange([aPlanCustomer({ tier: 'C', lastConversation: null }), ...better], {
      ...someSettings({ fringe: 0.2, calendar: aCalendar({ calls: 2, workdays: new Set([0, 1, 2]) }) }),
      today: addDays(monday, -1),
    });
    expect(placed.find(({ customer }) => customer.tier === 'C')?.planned).not.toBe(addDays(monday, -1));
    expect(placed.find(({ customer }) => customer.tier === 'C')?.reason).toBe('fringe');
  });

  it('leaves room for the calls that follow', () => {
    const book = [2, 1].map((score) => aPlanCustomer({ id: score, score, interval: 30, lastConversation: null }));
    // Today, day 25 and day 39 are free, all three weekdays.
    const off = [
      [1, 24],
      [26, 38],
      [40, 999],
    ] as const;
    const daysOff = off.map(([from, to]) => ({ from: addDays(monday, from), to: addDays(monday, to) }));
    const placed = arrange(book, someSettings({ calendar: aCalendar({ calls: 1, daysOff }) }));
    expect(placed.map(({ planned }) => planned)).toEqual([monday, addDays(monday, 39)]);
  });

  it('calls the best overdue first, after who is due today', () => {
    const book = [
      aPlanCustomer({ id: 1, score: 3, ...talked(100) }),
      aPlanCustomer({ id: 2, score: 2, ...talked(100) }),
      aPlanCustomer({ id: 3, score: 1, ...talked(90) }),
    ];
    const placed = arrange(book, someSettings({ calendar: aCalendar({ calls: 1 }) }));
    expect(placed.map(({ planned }) => planned)).toEqual([addDays(monday, 1), addDays(monday, 2), monday]);
  });

  it('gives the share to the longest unheard, of those to the most promising', () => {
    const waiting = [
      aPlanCustomer({ id: 1, tier: 'C', ...talked(400), potential: 1 }),
      aPlanCustomer({ id: 2, tier: 'C', ...talked(500), potential: 1 }),
      aPlanCustomer({ id: 3, tier: 'C', ...talked(500), potential: 2 }),
      aPlanCustomer({ id: 4, tier: 'C', ...talked(95), potential: 9 }),
    ];
    const days = arrange(waiting, someSettings({ fringe: 1, calendar: aCalendar({ calls: 1 }) }))
      .toSorted((a, b) => a.customer.id - b.customer.id)
      .map(({ planned }) => daysBetween(monday, planned as typeof monday));
    expect(days).toEqual([2, 1, 0, 3]);
  });
});

describe('whose call goes first', () => {
  const [a, b, c, d] = [
    aPlanCustomer({ id: 1, score: 5, priority: 1 }),
    aPlanCustomer({ id: 2, score: 1, priority: 5 }),
    aPlanCustomer({ id: 3, score: 5, priority: 5 }),
    aPlanCustomer({ id: 4, score: 5, priority: 1 }),
  ];
  const ids = (customers: readonly PlanCustomer[]) => customers.map(({ id }) => id);

  it('is who matters, then what is at stake, then the older number', () => {
    expect(ids([d, b, a, c].sort(byValue))).toEqual([3, 1, 4, 2]);
    expect(ids(arrange([d, b, a, c], someSettings()).map(({ customer }) => customer))).toEqual([3, 1, 4, 2]);
  });

  it('is for today what is at stake, then who matters, then the older number', () => {
    expect(ids([d, b, a, c].sort(byStake))).toEqual([3, 2, 1, 4]);
  });
});

describe('yearAhead', () => {
  const aCall = (facts: Partial<PlanCustomer> = {}, planned: PlannedCall['planned'] = monday): PlannedCall => ({
    customer: aPlanCustomer({ interval: 100, ...facts }),
    planned,
    reason: 'never called',
    inWindow: true,
  });
  const days = (placed: readonly PlannedCall[], about: Partial<PlannerSettings> = {}) => {
    const { calls, missing } = yearAhead(placed, someSettings(about));
    return { missing, calls: calls.map(({ customer, day }) => [daysBetween(monday, day), customer.id]) };
  };
  /** Days, counted from Monday, on which nobody is called. */
  const off = ([from, to]: readonly [from: number, to: number]) =>
    aCalendar({ daysOff: [{ from: addDays(monday, from), to: addDays(monday, to) }] });

  /** Of the window from day 210 to day 300 only this one is free. */
  const free = (day: number) => [
    { from: addDays(monday, 210), to: addDays(monday, day - 1) },
    { from: addDays(monday, day + 1), to: addDays(monday, 300) },
  ];

  it('calls again after 85% of the interval, until the year is over', () => {
    const placed = { ...aCall(), inWindow: false };
    const { calls, missing } = yearAhead([placed], someSettings());
    const seen = calls.map(({ day, reason, late }) => [daysBetween(monday, day), reason, late]);
    expect(seen).toEqual([
      [0, 'never called', true],
      [85, 'interval', false],
      [170, 'interval', false],
      [255, 'interval', false],
      [340, 'interval', false],
    ]);
    expect(calls.every(({ customer }) => customer === placed.customer)).toBe(true);
    expect(missing).toBe(0);
  });

  it.each<[string, ReturnType<typeof off>, readonly number[], number, boolean]>([
    ['on the last day of the window', off([70, 99]), [0, 100], 0, false],
    ['a day late rather than early, with all of the window taken', off([70, 100]), [0, 101], 0, true],
    ['not at all, which is said', off([70, 500]), [0], 1, false],
  ])('%s', (_, calendar, on, missing, late) => {
    const year = yearAhead([aCall()], someSettings({ calendar }));
    const until = year.calls.filter(({ day }) => daysBetween(monday, day) <= Math.max(...on));
    expect(until.map(({ day }) => daysBetween(monday, day))).toEqual(on);
    expect(until.at(-1)?.late).toBe(late);
    expect(year.missing).toBe(missing);
  });

  it('goes around the calls of the others, and around promises', () => {
    const oneADay = { calendar: aCalendar({ calls: 1 }) };
    const [first, second] = [aCall({ id: 1, interval: 300 }), aCall({ id: 2, interval: 300 }, addDays(monday, 1))];
    expect(days([first, second], oneADay).calls).toEqual([
      [0, 1],
      [1, 2],
      [255, 1],
      [256, 2],
    ]);
    const there = aCall({ id: 3, interval: 300 }, addDays(monday, 255));
    expect(days([first, there], oneADay).calls).toEqual([
      [0, 1],
      [254, 1],
      [255, 3],
    ]);
    const held = new Map([[addDays(monday, 255), 1]]);
    expect(days([first], { ...oneADay, held }).calls).toEqual([
      [0, 1],
      [254, 1],
    ]);
  });

  it('gives the only free day to the best', () => {
    const calendar = aCalendar({ calls: 2, daysOff: free(255) });
    const book = [1, 2, 3].map((id) => aCall({ id, interval: 300, score: id }));
    expect(days(book, { calendar }).calls.slice(-3)).toEqual([
      [255, 3],
      [255, 2],
      [301, 1],
    ]);
  });

  it('lists a day best first', () => {
    const book = [1, 3, 2].map((id) => aCall({ id, interval: 730, score: id }));
    const later = aCall({ id: 4, interval: 730, score: 0 }, addDays(monday, 255));
    const repeated = aCall({ id: 5, interval: 300, score: 9 });
    expect(days([...book, later, repeated], { calendar: aCalendar({ daysOff: free(255) }) }).calls).toEqual([
      [0, 5],
      [0, 3],
      [0, 2],
      [0, 1],
      [255, 5],
      [255, 4],
    ]);
  });

  it('says how many found no room, and leaves out what is later than a year', () => {
    expect(days([aCall({}, null)])).toEqual({ missing: 1, calls: [] });
    expect(days([aCall({}, addDays(monday, 365)), aCall({ id: 2, interval: 730 }, addDays(monday, 364))])).toEqual({
      missing: 0,
      calls: [[364, 2]],
    });
    const calendar = off([330, 500]);
    expect(days([aCall({}, addDays(monday, 264))], { calendar })).toEqual({ missing: 1, calls: [[264, 1]] });
    expect(days([aCall({}, addDays(monday, 265))], { calendar })).toEqual({ missing: 0, calls: [[265, 1]] });
    expect(days([aCall({}, addDays(monday, 5000))])).toEqual({ missing: 0, calls: [] });
  });

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
