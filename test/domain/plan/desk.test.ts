import { describe, expect, it } from 'vitest';
import { Desk } from '../../../src/domain/plan/desk.ts';
import type { Slot } from '../../../src/domain/plan/placement.ts';

const year = 365;

/** A call on a day from `release` to `deadline`, preferably on the last. */
const within = (release: number, deadline: number, facts: Partial<Slot> = {}): Slot => ({
  ...{ earliest: release, early: release, release, deadline, prefer: deadline, asap: false, ...facts },
});
/** An overdue call: as soon as possible. */
const overdue = (deadline = 14): Slot => within(0, deadline, { asap: true, prefer: 0 });

/** What each day holds: the days named, and `others` on all others of the year. */
const days = (named: readonly number[], others = 0): Int32Array =>
  Int32Array.from({ length: year }, (_, day) => named[day] ?? others);

/** One call on each of these days, none on the others. */
const only = (...free: readonly number[]) => days([]).map((_, day) => (free.includes(day) ? 1 : 0));

function aDesk(slots: readonly Slot[], capacity: Int32Array, load = days([])): Desk {
  return new Desk(slots, capacity, load);
}

const placed = (desk: Desk) => [...desk.dayOf];
const held = (desk: Desk, until: number) => [...desk.load.subarray(0, until)];

describe('a call on a fixed day', () => {
  it('keeps it, whatever comes', () => {
    const desk = aDesk([within(0, 3), overdue()], days([1, 1, 1]));
    desk.fix(0, 1);
    desk.placeRest();
    desk.placeOutside([30, 30]);
    desk.settle();
    expect(placed(desk)).toEqual([1, 0]);
    expect(held(desk, 3)).toEqual([1, 1, 0]);
  });

  it('is not moved aside for others', () => {
    const desk = aDesk([within(0, 3), within(0, 0)], days([1, 1]));
    desk.fix(0, 0);
    desk.placeRest();
    expect(placed(desk)).toEqual([0, -1]);
  });

  it('may lie beyond the days', () => {
    const desk = aDesk([within(0, 3)], days([1, 1]));
    desk.fix(0, 5000);
    desk.placeRest();
    expect(placed(desk)).toEqual([5000]);
    expect(desk.load.every((calls) => calls === 0)).toBe(true);
  });
});

describe('the share', () => {
  it('goes to these calls in their order, on the places kept', () => {
    const desk = aDesk([within(0, 3), within(0, 3), within(0, 3)], days([2, 2, 2]));
    expect(desk.share([2, 0, 1], days([0, 1, 1]))).toEqual([]);
    expect(placed(desk)).toEqual([1, -1, 2]);
    expect(held(desk, 3)).toEqual([0, 1, 1]);
  });

  it('is kept all the year for overdue calls, and says which they are', () => {
    const kept = only(1, 100, 364);
    const desk = aDesk([within(0, 3), overdue(), overdue()], days([], 1));
    expect(desk.share([1, 2], kept)).toEqual([1, 2]);
    expect(placed(desk)).toEqual([-1, 1, 100]);

    const withOthers = aDesk([within(0, 3), overdue(), overdue()], days([], 1));
    expect(withOthers.share([1, 2, 0], kept)).toEqual([1, 2]);
    expect(placed(withOthers)).toEqual([1, 364, 100]);
  });

  it('ends with the window where that is longer than a year', () => {
    const long = Int32Array.from({ length: 500 }, (_, day) => (day === 400 ? 1 : 0));
    const desk = new Desk([overdue(450)], long, new Int32Array(500));
    expect(desk.share([0], long)).toEqual([0]);
    expect(placed(desk)).toEqual([400]);
  });

  it('has no place on a day that is full already', () => {
    const desk = aDesk([within(0, 1), within(0, 1)], days([2, 2]), days([1, 2]));
    desk.share([0, 1], days([2, 2]));
    expect(placed(desk)).toEqual([0, -1]);
    expect(held(desk, 2)).toEqual([2, 2]);
  });

  it('holds overdue calls, but lets a better one move another aside', () => {
    const desk = aDesk([within(0, 0), overdue(), within(0, 1)], days([1, 1]));
    desk.share([2], days([1]));
    expect(placed(desk)).toEqual([-1, -1, 0]);
    desk.placeRest();
    expect(placed(desk)).toEqual([0, -1, 1]);

    const full = aDesk([within(0, 0), overdue()], days([1]));
    full.share([1], days([1]));
    full.placeRest();
    expect(placed(full)).toEqual([-1, 0]);
  });
});

describe('the rest', () => {
  it('is the best set that fits, each in its window', () => {
    const desk = aDesk([within(0, 2), within(1, 2), within(2, 2), within(2, 2)], days([1, 1, 1]));
    desk.placeRest();
    expect(placed(desk)).toEqual([0, 1, 2, -1]);
    expect(held(desk, 3)).toEqual([1, 1, 1]);
  });

  it('leaves those on their day who were given one', () => {
    const desk = aDesk([within(0, 1), within(0, 0)], days([1, 1]));
    desk.share([0], days([0, 1]));
    desk.placeRest();
    expect(placed(desk)).toEqual([1, 0]);
    expect(held(desk, 2)).toEqual([1, 1]);
  });

  it('goes around what the days hold already', () => {
    const desk = aDesk([within(0, 2)], days([2, 2, 2]), days([1, 2, 2]));
    desk.placeRest();
    expect(placed(desk)).toEqual([0]);
    expect(held(desk, 3)).toEqual([2, 2, 2]);
  });
});

describe('outside the window', () => {
  it('is early, else late, else earlier still, else nowhere', () => {
    const full = within(5, 5, { earliest: 1, early: 4 });
    const on = (...free: readonly number[]) => {
      const desk = aDesk([full], only(...free));
      desk.placeRest();
      desk.placeOutside(null);
      return [placed(desk)[0], desk.load.reduce((sum, calls) => sum + calls, 0)];
    };
    expect([on(1, 4, 6), on(1, 6), on(1), on(0)]).toEqual([
      [4, 1],
      [6, 1],
      [1, 1],
      [-1, 0],
    ]);
  });

  // Who is called on day 0 every 30 days is called again from day 21 to day 30, and then 21 to 30 days later.
  it.each<[string, readonly number[], readonly number[] | null, readonly number[]]>([
    ['leaves room for the call that follows', [0, 26, 40], [30, 300], [0, 40]],
    ['and for the one after that', [0, 26, 50, 60], [30, 300], [0, 60]],
    ['which is there also when the first has no room', [0, 55, 70], [30, 300], [0, 70]],
    ['but nobody goes without for them', [0, 26], [30, 300], [0, 26]],
    ['nor waits where nothing is known of what follows', [0, 26, 40], null, [0, 26]],
    ['leaves room for what follows a call that was put outside', [0, 9, 33, 50], [700, 30, 300], [0, 9, 50]],
    ['and for the call itself', [0, 9, 50], [700, 700, 300], [0, 9, 50]],
  ])('%s', (_, free, intervals, on) => {
    const desk = aDesk(
      on.map(() => within(0, 0)),
      only(...free),
    );
    desk.placeRest();
    desk.placeOutside(intervals);
    expect(placed(desk)).toEqual(on);
  });
});

describe('when all have a day', () => {
  it('the days are level: who came first makes way for who can only come then', () => {
    const desk = aDesk([within(0, 1), within(1, 1)], days([4, 4]));
    desk.placeRest();
    expect(placed(desk)).toEqual([1, 1]);
    desk.settle();
    expect(placed(desk)).toEqual([0, 1]);
    expect(held(desk, 2)).toEqual([1, 1]);
  });

  it('the overdue come forward to the days that became free', () => {
    const desk = aDesk([within(0, 2, { prefer: 0 }), within(0, 0), overdue()], days([2, 2, 2]));
    desk.placeRest();
    expect(placed(desk)).toEqual([0, 0, 1]);
    desk.settle();
    expect(placed(desk)).toEqual([2, 0, 0]);
    expect(held(desk, 3)).toEqual([2, 0, 1]);
  });

  it('the best overdue have the first of their days', () => {
    const desk = aDesk([overdue(), overdue(), within(0, 0)], days([1, 1, 1]));
    desk.placeRest();
    expect(placed(desk)).toEqual([2, 1, 0]);
    desk.settle();
    expect(placed(desk)).toEqual([1, 2, 0]);
  });

  it.each<[string, readonly number[] | null, readonly number[]]>([
    ['the share comes forward', null, [0, 26]],
    ['but not to a day that is for a call that follows', [30, 300], [0, 30]],
  ])('%s', (_, intervals, on) => {
    const desk = aDesk([within(0, 0), overdue()], only(0, 26, 30));
    desk.share([1], only(30));
    desk.placeRest();
    desk.placeOutside(intervals);
    desk.settle();
    expect(placed(desk)).toEqual(on);
    expect(desk.load.reduce((sum, calls) => sum + calls, 0)).toBe(2);
  });

  it('of the share each is on the first day with room, in turn', () => {
    const desk = aDesk([overdue(), overdue()], days([1, 1, 1], 1));
    desk.share([1, 0], only(20, 30));
    expect(placed(desk)).toEqual([30, 20]);
    desk.placeRest();
    desk.placeOutside([100, 100]);
    desk.settle();
    expect(placed(desk)).toEqual([1, 0]);
    expect(held(desk, 40)).toEqual([1, 1, ...Array(38).fill(0)]);
  });

  it('a call that found no day has none', () => {
    const desk = aDesk([within(0, 1), within(0, 0)], days([1]));
    desk.placeRest();
    desk.placeOutside(null);
    desk.settle();
    expect(placed(desk)).toEqual([0, -1]);
    expect(desk.load.reduce((sum, calls) => sum + calls, 0)).toBe(1);
  });
});
