import { describe, expect, it } from 'vitest';
import { addDays, fromEpochDay, toEpochDay } from '../../../src/domain/day.ts';
import {
  inTimeUntil,
  mayMove,
  outsideWindow,
  type PlanCustomer,
  type PlanReason,
  placeInWindow,
  placeNext,
  planReasons,
  planReasonText,
  reasonFor,
  releaseAfter,
  type Slot,
  sharedSlots,
  shift,
  slotAfter,
  slotOf,
  triesTake,
} from '../../../src/domain/plan/slot.ts';
import { aCalendar, aPlanCustomer, monday } from '../../support/plan.ts';

const today = toEpochDay(monday);
const ago = (days: number) => addDays(monday, -days);
const ahead = (days: number) => addDays(monday, days);

/** Everyone here is called every 100 days. */
const customer = (facts: Partial<PlanCustomer>) => aPlanCustomer({ interval: 100, ...facts });
/** In days from today. */
const slotFor = (facts: Partial<PlanCustomer>) => shift(slotOf(customer(facts), today), -today);
const overdue = { earliest: 0, early: 0, release: 0, deadline: 14, prefer: 0, asap: true };
const later = (days: number) => shift(overdue, days);

describe('where the next call may go', () => {
  it.each<[string, Partial<PlanCustomer>, Slot]>([
    [
      'from 70 to 100 days after the last talk, best after 85, and 20 days sooner if need be',
      { lastConversation: ago(30) },
      { earliest: 0, early: 20, release: 40, deadline: 70, prefer: 55, asap: false },
    ],
    [
      'a pause holds every day back',
      { lastConversation: ago(30), notBefore: ahead(60) },
      { earliest: 60, early: 60, release: 60, deadline: 70, prefer: 60, asap: false },
    ],
    [
      'a pause that is over holds nothing back',
      { lastConversation: ago(30), notBefore: ago(1) },
      { earliest: 0, early: 20, release: 40, deadline: 70, prefer: 55, asap: false },
    ],
    [
      'so early that there is time for trying again',
      { lastConversation: ago(30), triesTake: 20 },
      { earliest: 0, early: 20, release: 40, deadline: 50, prefer: 55, asap: false },
    ],
    ['a pause beyond the due day: overdue once it ends', { notBefore: ahead(71) }, later(71)],
    [
      'due today is not overdue yet',
      { lastConversation: ago(100) },
      { earliest: 0, early: 0, release: 0, deadline: 0, prefer: 0, asap: false },
    ],
    ['overdue since yesterday: the next two weeks', { lastConversation: ago(101) }, overdue],
    [
      'never called, without a window for that: the next two weeks',
      { lastConversation: null, createdOn: monday },
      overdue,
    ],
    [
      'a first call: any day of its window',
      { lastConversation: null, createdOn: ago(10), firstWithin: 91 },
      { earliest: 0, early: 0, release: 0, deadline: 81, prefer: 0, asap: false, first: true },
    ],
    [
      'a first call that nobody made in its window',
      { lastConversation: null, createdOn: ago(92), firstWithin: 91 },
      overdue,
    ],
    [
      'a first call on the last day of its window',
      { lastConversation: null, createdOn: ago(91), firstWithin: 91 },
      { earliest: 0, early: 0, release: 0, deadline: 0, prefer: 0, asap: false, first: true },
    ],
    [
      'on the day nearest to the best, where days are not leveled',
      { lastConversation: ago(30), unleveled: true },
      { earliest: 0, early: 20, release: 40, deadline: 70, prefer: 55, asap: false, nearest: true },
    ],
    [
      'a first call where days are not leveled',
      { lastConversation: null, createdOn: ago(10), firstWithin: 91, unleveled: true },
      { earliest: 0, early: 0, release: 0, deadline: 81, prefer: 0, asap: false, first: true, nearest: true },
    ],
    [
      'a card today puts the call off by a fifth of the interval',
      { lastConversation: ago(90), lastUnasked: null, lastCard: monday },
      { earliest: 0, early: 0, release: 0, deadline: 20, prefer: 5, asap: false },
    ],
    ['21 days of rest after an unasked call', { lastConversation: null, lastUnasked: ago(5) }, later(16)],
    [
      'no more rest than the interval the customer asked for',
      { lastConversation: ago(5), lastUnasked: ago(5), interval: 10 },
      { earliest: 5, early: 5, release: 5, deadline: 5, prefer: 5, asap: false },
    ],
  ])('%s', (_, facts, slot) => {
    expect(slotFor(facts)).toEqual(slot);
  });
});

describe('the last day in time', () => {
  const until = (facts: Partial<PlanCustomer>) => inTimeUntil(customer(facts), slotOf(customer(facts), today)) - today;

  it.each<[string, Partial<PlanCustomer>, number]>([
    ['when it is due', { lastConversation: ago(30) }, 70],
    [
      'for the overdue, two weeks from now, also for a new customer',
      { lastConversation: ago(300), createdOn: ago(1) },
      14,
    ],
    ['for the never called, an interval after they came', { lastConversation: null, createdOn: ago(10) }, 90],
    ['for those who came long ago, two weeks from now', { lastConversation: null, createdOn: ago(99) }, 14],
  ])('%s', (_, facts, days) => {
    expect(until(facts)).toBe(days);
  });
});

describe('a planned call', () => {
  it.each<[PlanReason | null, boolean]>([
    ['interval', true],
    ['review', true],
    ['never called', true],
    ['overdue', true],
    ['fringe', true],
    [null, true],
    ['purchase', false],
    ['silent', false],
    ['goal', false],
    ['callback', false],
    ['retry', false],
    ['rest', false],
    ['snooze', false],
    ['bad moment', false],
    ['by hand', false],
  ])('for %s may move: %s', (plannedReason, may) => {
    expect(mayMove(customer({ planned: ahead(3), plannedReason }), monday)).toBe(may);
  });

  it('for today stays; one that has passed, or is not planned at all, may move', () => {
    expect(mayMove(customer({ planned: monday, plannedReason: 'by hand' }), monday)).toBe(false);
    expect(mayMove(customer({ planned: ago(1), plannedReason: 'by hand' }), monday)).toBe(true);
    expect(mayMove(customer({ planned: null, plannedReason: 'by hand' }), monday)).toBe(true);
  });

  it.each<[Partial<PlanCustomer>, PlanReason]>([
    [{ lastConversation: ago(30) }, 'interval'],
    [{ lastConversation: ago(300) }, 'overdue'],
    [{ lastConversation: null }, 'never called'],
    [{ lastConversation: ago(30), review: { from: ahead(70), every: 365 } }, 'review'],
    [{ lastConversation: ago(30), review: { from: ahead(71), every: 365 } }, 'interval'],
    [{ lastConversation: null, review: { from: ago(1), every: 365 } }, 'never called'],
  ])('%j is planned for %s', (facts, reason) => {
    expect(reasonFor(customer(facts), slotOf(customer(facts), today))).toBe(reason);
  });

  it('says its reason where the list does not say it already', () => {
    const silent = ['interval', 'never called', 'overdue'];
    for (const [reason, text] of Object.entries(planReasons)) {
      expect(text).not.toBe('');
      expect(planReasonText(reason)).toEqual(silent.includes(reason) ? [] : [text]);
    }
    expect(planReasonText(null)).toEqual([]);
    expect(planReasonText('a reason of a newer version')).toEqual(['a reason of a newer version']);
  });
});

describe('placing one call', () => {
  /** Days from today; the week from Monday to Friday, so 5 and 6 are a weekend. */
  const slot: Slot = { earliest: 1, early: 7, release: 14, deadline: 18, prefer: 16, asap: false };
  const onDay = (load: (day: number) => number, closed: { from: number; to: number }[] = []) => {
    const calendar = aCalendar({
      calls: 2,
      daysOff: closed.map(({ from, to }) => ({ from: ahead(from), to: ahead(to) })),
    });
    const loaded = (day: number) => load(day - today);
    const placed = placeNext(aPlanCustomer({ tier: 'B' }), shift(slot, today), { load: loaded, calendar, today });
    const inside = placeInWindow(shift(slot, today), loaded, calendar);
    return { inside: inside === null ? null : inside - today, placed: placed === null ? null : placed - today };
  };

  it('takes the day it prefers when all are as empty', () => {
    expect(onDay(() => 0)).toEqual({ inside: 16, placed: 16 });
  });

  it('takes the emptiest day of the window', () => {
    expect(onDay((day) => (day === 18 ? 0 : 1))).toEqual({ inside: 18, placed: 18 });
    expect(onDay((day) => (day === 14 ? 0 : 1))).toEqual({ inside: 14, placed: 14 });
  });

  const fullWindow = (day: number) => (day >= 14 && day <= 18 ? 2 : 0);

  it.each<[string, (day: number) => number, number | null]>([
    ['the last working day before it', fullWindow, 11],
    ['the first day that is not too early', (day) => (day === 7 ? 1 : day < 21 ? 2 : 0), 7],
    ['the first day after it', (day) => (day < 21 ? 2 : 0), 21],
    ['earlier than it should be, when the year is full', (day) => (day === 4 ? 1 : 2), 4],
    ['the first day of rest is over, when nothing else is left', (day) => (day === 1 ? 1 : 2), 1],
    ['but not within the rest', (day) => (day === 0 ? 1 : 2), null],
    ['nor after a year', (day) => (day === 366 ? 0 : 2), null],
    ['the last day of the year', (day) => (day === 364 ? 0 : 2), 364],
    ['nowhere', () => 2, null],
  ])('with a full window: %s', (_, load, day) => {
    expect(onDay(load)).toEqual({ inside: null, placed: day });
  });

  it('counts days off as full', () => {
    expect(onDay(() => 0, [{ from: 14, to: 18 }])).toEqual({ inside: null, placed: 11 });
  });

  it('looks no further than a year ahead, however late the window ends', () => {
    const late: Slot = { earliest: 390, early: 395, release: 400, deadline: 404, prefer: 402, asap: false };
    const room = Int32Array.from({ length: 405 }, () => 1);
    const full = Int32Array.from({ length: 405 }, (_, day) => (day >= 395 ? 1 : 0));
    expect(outsideWindow(late, full, room)).toBe(394);
    expect(outsideWindow({ ...late, earliest: 394 }, full, room)).toBe(394);
    expect(outsideWindow({ ...late, earliest: 395 }, full, room)).toBeNull();
    const soon: Slot = { earliest: 0, early: 0, release: 0, deadline: 4, prefer: 2, asap: false };
    const onlyOn = (free: number) => Int32Array.from({ length: 400 }, (_, day) => (day === free ? 0 : 1));
    expect([364, 365].map((day) => outsideWindow(soon, onlyOn(day), room))).toEqual([364, null]);
  });

  it('finds room before a window that ends after more than a year', () => {
    const late = shift({ earliest: 390, early: 397, release: 402, deadline: 406, prefer: 404, asap: false }, today);
    const calendar = aCalendar({ daysOff: [{ from: ahead(400), to: ahead(410) }] });
    const placed = placeNext(aPlanCustomer({ tier: 'B' }), late, { load: () => 0, calendar, today });
    expect((placed ?? 0) - today).toBe(399);
  });

  it('crowds a full window with a call of tier A, but no day on which nobody calls', () => {
    const calendar = aCalendar({ capacity: [0, 3, 0, 0, 0, 2, 0] });
    const load = (day: number) => calendar.capacityOn(day);
    const placed = placeNext(aPlanCustomer({ tier: 'A' }), shift(slot, today), { load, calendar, today });
    expect((placed ?? 0) - today).toBe(18);
  });

  const crowdedOn = (calendar: ReturnType<typeof aCalendar>, load: (day: number) => number) => {
    const placed = placeNext(aPlanCustomer({ tier: 'A' }), shift(slot, today), {
      ...{ load: (day: number) => load(day - today), calendar, today },
    });
    return placed === null ? null : placed - today;
  };

  it.each<[string, ReturnType<typeof aCalendar>, (day: number) => number, number | null]>([
    ['the least crowded day', aCalendar({ calls: 2 }), (day) => (day === 17 ? 3 : 5), 17],
    ['the best day of a window with working days and no calls on them', aCalendar({ calls: 0 }), () => 0, 16],
    ['the emptiest of such days', aCalendar({ calls: 0 }), (day) => (day === 17 ? 0 : 1), 17],
    ['no day off', aCalendar({ daysOff: [{ from: ahead(14), to: ahead(18) }] }), () => 0, 11],
    ['no day at all in a year off', aCalendar({ daysOff: [{ from: monday, to: ahead(400) }] }), () => 0, null],
  ])('crowds with a call of tier A %s', (_, calendar, load, day) => {
    expect(crowdedOn(calendar, load)).toBe(day);
  });
});

describe('equal slots', () => {
  const one: Slot = { earliest: 1, early: 7, release: 14, deadline: 18, prefer: 16, asap: false };

  it.each<[string, Partial<Slot>]>([
    ['the day of release', { release: 13 }],
    ['the deadline', { deadline: 19 }],
    ['the best day', { prefer: 15 }],
    ['the earliest day', { earliest: 0 }],
    ['the first day that is not too early', { early: 8 }],
    ['being overdue', { asap: true }],
    ['being a first call', { first: true }],
    ['not being leveled', { nearest: true }],
    // Days so far away that the sum by which slots are told apart quickly is the same.
    ['release and deadline', { release: 13, deadline: 100_018 }],
    ['deadline and best day', { deadline: 17, prefer: 100_016 }],
    ['release and best day', { release: 15, deadline: 18 - 100_001, prefer: 100_016 }],
  ])('are one object, and those that differ in %s are two', (_, facts) => {
    const shared = sharedSlots();
    const other = { ...one, ...facts };
    expect(shared(one)).toBe(one);
    expect(shared(other)).toBe(other);
    expect(shared({ ...one })).toBe(one);
    expect(shared({ ...other })).toBe(other);
    expect(shared({ ...one })).toBe(one);
  });
});

describe('days for trying again', () => {
  it.each([
    [30, 6],
    [100, 20],
    [105, 21],
    [150, 21],
    [175, 21],
    [365, 43],
  ])('every %i days: %i', (interval, days) => {
    expect(triesTake(interval)).toBe(days);
  });
});

describe('the call after a call', () => {
  it.each([
    [100, 70],
    [30, 21],
    [31, 22],
    [25, 21],
    [10, 10],
  ])('every %i days: not before %i', (interval, days) => {
    expect(releaseAfter(interval)).toBe(days);
  });

  it('has the window of the interval, and never comes early', () => {
    expect(slotAfter(1000, { interval: 100, triesTake: 0 })).toEqual({
      earliest: 1070,
      early: 1070,
      release: 1070,
      deadline: 1100,
      prefer: 1085,
      asap: false,
    });
    expect(slotAfter(1000, { interval: 24, triesTake: 0 })).toMatchObject({
      release: 1021,
      prefer: 1021,
      deadline: 1024,
    });
    expect(fromEpochDay(slotAfter(today, { interval: 90, triesTake: 0 }).deadline)).toBe('2027-02-21');
    expect(slotAfter(1000, { interval: 100, triesTake: 20 })).toMatchObject({ prefer: 1080, deadline: 1080 });
    expect(slotAfter(1000, { interval: 100, triesTake: 0 })).not.toHaveProperty('nearest');
    expect(slotAfter(1000, { interval: 100, triesTake: 0, unleveled: true })).toMatchObject({ nearest: true });
  });
});
