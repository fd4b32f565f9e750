import { describe, expect, it } from 'vitest';
import { type CallsToPlace, DayBoard } from '../../../src/domain/plan/day-board.ts';
import type { Slot } from '../../../src/domain/plan/slot.ts';

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

function aDesk(slots: readonly Slot[], capacity: Int32Array, load = days([])): DayBoard {
  return new DayBoard(slots, capacity, load);
}

/** Gives the calls that have no day yet theirs, in the order in which they are named, unless `wanted` says otherwise. */
function place(board: DayBoard, wanted: Partial<CallsToPlace> = {}): number[] {
  const order = placed(board).flatMap((day, call) => (day === -1 ? [call] : []));
  return [...board.place({ order, latest: () => -1, takingTurns: [], weeks: [], ...wanted })];
}

const outside = (board: DayBoard, intervals: readonly number[] | null = null) =>
  board.placeOutside(
    Array.from(board.dayOf.keys()),
    intervals?.map((interval) => ({ interval, triesTake: 0 })) ?? null,
  );

const placed = (board: DayBoard) => [...board.dayOf];
const held = (board: DayBoard, until: number) => [...board.load.subarray(0, until)];

describe('a call on a fixed day', () => {
  it('keeps it, whatever comes', () => {
    const board = aDesk([within(0, 3), overdue()], days([1, 1, 1]));
    board.fix(0, 1);
    place(board);
    outside(board);
    board.settle([]);
    expect(placed(board)).toEqual([1, 0]);
    expect(held(board, 3)).toEqual([1, 1, 0]);
  });

  it('is not moved aside for others', () => {
    const board = aDesk([within(0, 3), within(0, 0)], days([1, 1]));
    board.fix(0, 0);
    place(board);
    expect(placed(board)).toEqual([0, -1]);
  });

  it('may lie beyond the days', () => {
    const board = aDesk([within(0, 3)], days([1, 1]));
    board.fix(0, 5000);
    place(board);
    expect(placed(board)).toEqual([5000]);
    expect(board.load.every((calls) => calls === 0)).toBe(true);
  });
});

describe('the share of a week', () => {
  const weeks = (...calls: number[]) => calls.map((some, i) => ({ from: i * 7, to: i * 7 + 6, calls: some }));
  /** Days without calls but the first of each week. */
  const mondays = (calls: number) => days([]).map((_, day) => (day % 7 === 0 ? calls : 0));

  it.each<[string, readonly Slot[], readonly number[], Partial<CallsToPlace>, readonly number[], readonly number[]]>([
    [
      'goes to calls in the order of their turn',
      [within(0, 20), within(0, 20), within(0, 20)],
      [2, 0, 1],
      {},
      [7, 14, 0],
      [0, 1, 2],
    ],
    ['does not begin before a call may be made', [within(0, 20), within(8, 20)], [1, 0], {}, [0, 14], [0, 1]],
    [
      'ends with the window of a first call',
      [within(0, 9), within(0, 9), within(0, 9)],
      [0, 1, 2],
      {},
      [0, 7, -1],
      [0, 1],
    ],
    ['is kept all the year for who is overdue', [overdue(9), overdue(9), overdue(9)], [2, 1, 0], {}, [0, 7, 14], [2]],
    ['comes after who may not wait', [within(0, 6), within(0, 20)], [1], {}, [0, 7], [1]],
    [
      'comes before who may wait',
      [within(0, 6), within(0, 20)],
      [1],
      { latest: (call) => (call === 0 ? 20 : -1) },
      [7, 0],
      [1],
    ],
    [
      'who waits does so no longer than it must',
      [within(0, 0), within(0, 20)],
      [1],
      { latest: () => 360 },
      [7, 0],
      [1],
    ],
  ])('%s', (_, slots, takingTurns, wanted, on, shared) => {
    const board = aDesk(slots, mondays(1));
    expect(place(board, { takingTurns, weeks: weeks(...Array(52).fill(1)), ...wanted }).sort()).toEqual(shared);
    expect(placed(board)).toEqual(on);
  });

  it('is no more than that, and leaves alone who has an earlier day', () => {
    const board = aDesk([overdue(), overdue(), overdue(), within(0, 20)], mondays(2));
    expect(place(board, { takingTurns: [0, 1, 2, 3], weeks: weeks(1, 1, 1) })).toEqual([0, 2, 3]);
    expect(placed(board)).toEqual([0, 0, 7, 14]);
  });

  it('is on the emptiest day of its week, of equally empty ones the last', () => {
    const board = aDesk([within(2, 2), within(4, 4), within(0, 20)], days([0, 0, 1, 1, 1], 0));
    place(board, { takingTurns: [2], weeks: weeks(1) });
    expect(placed(board)).toEqual([2, 4, 3]);
  });
});

describe('the rest', () => {
  it('is the best set that fits, each in its window', () => {
    const board = aDesk([within(0, 2), within(1, 2), within(2, 2), within(2, 2)], days([1, 1, 1]));
    place(board);
    expect(placed(board)).toEqual([0, 1, 2, -1]);
    expect(held(board, 3)).toEqual([1, 1, 1]);
  });

  it('may leave its window for others, and has it back where they do not need it', () => {
    const may = (slots: readonly Slot[], capacity: Int32Array) => {
      const board = aDesk(slots, capacity);
      place(board, { latest: (call) => (call < 2 ? 9 : -1) });
      return placed(board);
    };
    const [first, second, third] = [within(0, 1), within(0, 1), within(0, 1)];
    expect(may([first, second, third], days([1, 1, 0, 0, 1]))).toEqual([1, 4, 0]);
    expect(may([first, second, third], days([1, 1, 1]))).toEqual([1, 2, 0]);
    expect(may([first, second, third], days([1, 2]))).toEqual([1, 0, 1]);
    expect(may([within(0, 0), second], days([1, 1, 1]))).toEqual([0, 1]);
  });

  it('goes around what the days hold already', () => {
    const board = aDesk([within(0, 2)], days([2, 2, 2]), days([1, 2, 2]));
    place(board);
    expect(placed(board)).toEqual([0]);
    expect(held(board, 3)).toEqual([2, 2, 2]);
  });
});

describe('outside the window', () => {
  it('is early, else late, else earlier still, else nowhere', () => {
    const full = within(5, 5, { earliest: 1, early: 4 });
    const on = (...free: readonly number[]) => {
      const board = aDesk([full], only(...free));
      place(board);
      outside(board);
      return [placed(board)[0], board.load.reduce((sum, calls) => sum + calls, 0)];
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
    const board = aDesk(
      on.map(() => within(0, 0)),
      only(...free),
    );
    place(board);
    outside(board, intervals);
    expect(placed(board)).toEqual(on);
  });
});

describe('when all have a day', () => {
  it('the days are level: who came first makes way for who can only come then', () => {
    const board = aDesk([within(0, 1), within(1, 1)], days([4, 4]));
    place(board);
    expect(placed(board)).toEqual([1, 1]);
    board.settle([]);
    expect(placed(board)).toEqual([0, 1]);
    expect(held(board, 2)).toEqual([1, 1]);
  });

  it('the overdue come forward to the days that became free', () => {
    const board = aDesk([within(0, 2, { prefer: 0 }), within(0, 0), overdue()], days([2, 2, 2]));
    place(board);
    expect(placed(board)).toEqual([0, 0, 1]);
    board.settle([]);
    expect(placed(board)).toEqual([2, 0, 0]);
    expect(held(board, 3)).toEqual([2, 0, 1]);
  });

  it('the best overdue have the first of their days', () => {
    const board = aDesk([overdue(), overdue(), within(0, 0)], days([1, 1, 1]));
    place(board);
    expect(placed(board)).toEqual([2, 1, 0]);
    board.settle([[0, 1]]);
    expect(placed(board)).toEqual([1, 2, 0]);
  });

  it.each<[string, readonly number[] | null, readonly number[]]>([
    ['who is overdue comes forward', null, [0, 26]],
    ['but not to a day that is for a call that follows', [30, 300], [0, 30]],
  ])('%s', (_, intervals, on) => {
    const board = aDesk([within(0, 0), overdue()], only(0, 26, 30));
    place(board, { takingTurns: [1], weeks: [{ from: 28, to: 34, calls: 1 }] });
    outside(board, intervals);
    board.settle([]);
    expect(placed(board)).toEqual(on);
    expect(board.load.reduce((sum, calls) => sum + calls, 0)).toBe(2);
  });

  it('the best of a group have the first of its days, overdue and first calls together', () => {
    const board = aDesk([within(0, 9, { first: true, prefer: 5 }), overdue(), within(0, 9)], days([1, 1, 0, 0, 0, 1]));
    place(board);
    expect(placed(board)).toEqual([5, 0, 1]);
    board.settle([[0, 1, 2]]);
    expect(placed(board)).toEqual([0, 5, 1]);
  });

  it('a call that found no day has none', () => {
    const board = aDesk([within(0, 1), within(0, 0)], days([1]));
    place(board);
    outside(board);
    board.settle([]);
    expect(placed(board)).toEqual([0, -1]);
    expect(board.load.reduce((sum, calls) => sum + calls, 0)).toBe(1);
  });
});
