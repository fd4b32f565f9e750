import { describe, expect, it } from 'vitest';
import type { Tier } from '../../../src/domain/customer.ts';
import { toEpochDay } from '../../../src/domain/day.ts';
import { spreadFirsts } from '../../../src/domain/plan/first-calls.ts';
import type { PlannerSettings } from '../../../src/domain/plan/planner.ts';
import { type Slot, shift } from '../../../src/domain/plan/slot.ts';
import { aCalendar, aPlanCustomer, monday, someSettings } from '../../support/plan.ts';

const today = toEpochDay(monday);

/** In days from today. */
const first = (window: number, facts: Partial<Slot> = {}): Slot => ({
  ...{ earliest: 0, early: 0, release: 0, deadline: window, prefer: 0, asap: false, first: true },
  ...facts,
});
interface Firsts {
  readonly tier: Tier | null;
  readonly slot: Slot;
  readonly interval?: number;
}
const of = (tier: Tier | null, count: number, window: number, interval = 70): Firsts[] =>
  Array.from({ length: count }, () => ({ tier, slot: first(window), interval }));

/** What became of the slots, in days from today. */
function spread(firsts: readonly Firsts[], settings: Partial<PlannerSettings> = {}): Slot[] {
  const customers = firsts.map(({ tier, interval = 70 }, i) => aPlanCustomer({ id: i + 1, tier, interval }));
  const slots = firsts.map(({ slot }) => shift(slot, today));
  const found = spreadFirsts(slots, customers, someSettings(settings));
  expect(found).not.toBe(slots);
  return found.map((slot) => shift(slot, -today));
}
const days = (slots: readonly Slot[]) => slots.map(({ prefer, deadline }) => [prefer, deadline]);

describe('first calls of tier A', () => {
  it.each<[string, Firsts[], Partial<PlannerSettings>, number[], number]>([
    ['all over their window', of('A', 4, 91), {}, [0, 22, 45, 68], 91],
    // Twice the calls of a usual week are 0.8.
    ['longer, where a week would have more than twice its calls', of('A', 4, 20), {}, [0, 8, 17, 26], 35],
    ['longer still beside a fringe', of('A', 4, 20), { fringe: 0.25 }, [0, 11, 22, 33], 44],
    [
      'longer, where a week has no more room',
      of('A', 4, 1, 7),
      { calendar: aCalendar({ capacity: [0, 1, 0, 0, 0, 0, 0] }) },
      [0, 7, 14, 21],
      28,
    ],
    [
      'longer, where the fringe has its share of the room',
      of('A', 4, 1, 7),
      { calendar: aCalendar({ capacity: [0, 1, 0, 0, 0, 0, 0] }), fringe: 0.5 },
      [0, 14, 28, 42],
      56,
    ],
    [
      'longer, where there is room for trying again',
      of('A', 4, 1, 7),
      { calendar: aCalendar({ capacity: [0, 2, 0, 0, 0, 0, 0] }), firstTries: 0.5 },
      [0, 7, 14, 21],
      28,
    ],
    [
      'within a year at most',
      of('A', 4, 1, 7),
      { calendar: aCalendar({ capacity: [0, 1, 0, 0, 0, 0, 0] }), fringe: 0.99 },
      [0, 91, 182, 273],
      364,
    ],
  ])('are spread %s', (_, firsts, settings, prefers, deadline) => {
    expect(days(spread(firsts, settings))).toEqual(prefers.map((prefer) => [prefer, deadline]));
  });

  it('have the longest of their windows, from the day on which each may be called', () => {
    const later = { tier: 'A', slot: first(50, { earliest: 10, early: 10, release: 10 }) } as const;
    expect(days(spread([...of('A', 1, 91), later, ...of('A', 2, 20)]))).toEqual([
      [0, 91],
      [32, 101],
      [45, 91],
      [68, 91],
    ]);
  });
});

describe('first calls of the others', () => {
  it('come after those of tier A, tier by tier', () => {
    const all = [...of('A', 4, 20), ...of('B', 2, 91), ...of('C', 3, 60), ...of(null, 2, 91)];
    expect(days(spread(all))).toEqual([
      ...[0, 5, 10, 15].map((day) => [day, 20]),
      ...[20, 55].map((day) => [day, 91]),
      ...[20, 33, 46].map((day) => [day, 60]),
      ...[20, 55].map((day) => [day, 91]),
    ]);
  });

  it('begin in the middle of their window at the latest', () => {
    const [, , , , ...others] = spread([...of('A', 4, 91), ...of('B', 2, 91), ...of('C', 1, 30)]);
    expect(days(others)).toEqual([
      [45, 91],
      [68, 91],
      [15, 30],
    ]);
  });

  it('begin at once where there is nobody in tier A', () => {
    expect(days(spread(of('B', 2, 91)))).toEqual([
      [0, 91],
      [45, 91],
    ]);
  });
});

it('leaves calls that are no first ones, and days that are not leveled', () => {
  const { first: _, ...usual } = first(91);
  const rest: Firsts[] = [
    { tier: 'A', slot: { ...usual, prefer: 40 } },
    { tier: 'A', slot: first(91, { nearest: true, prefer: 3 }) },
    { tier: 'B', slot: { ...usual, prefer: 41 } },
  ];
  expect(spread([...rest, ...of('A', 1, 91)])).toEqual([...rest.map(({ slot }) => slot), first(91)]);
});
