/** Which of many customers are called on which day. Inside, days are indices from today. */

import type { Tier } from '../customer.ts';
import { type Day, daysBetween, fromEpochDay, toEpochDay, weekdayOf } from '../day.ts';
import { longestInterval } from './cadence.ts';
import { type CallsToPlace, DayBoard } from './day-board.ts';
import { spreadFirsts } from './first-calls.ts';
import { byPromise, byTurn, fringeWeeks, turnsMissed } from './fringe.ts';
import { isOwnDay } from './own-days.ts';
import { byValue, firstTriesOf, loadOf, type PlannedCall, type PlannerSettings, planReasonOf } from './planner.ts';
import { inShares } from './shares.ts';
import {
  grace,
  mayMove,
  type PlanCustomer,
  reasonFor,
  type Slot,
  sharedSlots,
  shift,
  slotOf,
  yearDays,
} from './slot.ts';
import { followUps, isTight, yearEnds } from './year.ts';

/**
 * Gives every customer's next call a day. The result is in the order of `customers`, best first. Calls on a day that a
 * person, a promise or a trigger chose keep it. The others get theirs in order of importance: tier A's rhythm, with
 * room for its whole year; one conversation a year with everybody; the fringe's share of each week; the other rhythms.
 * Each step keeps as many calls inside their windows as fit (see matching.ts), and the load is leveled. With `staying`,
 * calls on a good day keep it, and only as many move as others need. Of several callers, each one's customers are placed on
 * the days of that caller.
 */
export function arrange(
  customers: readonly PlanCustomer[],
  settings: PlannerSettings,
  options: { readonly staying?: boolean } = {},
): PlannedCall[] {
  const placed = [...arranged(customers, settings, options)];
  return settings.team === undefined ? placed : placed.sort((a, b) => byValue(a.customer, b.customer));
}

/** The same one by one, in any order: a list of a million takes 70 MB. */
export function arranged(
  customers: readonly PlanCustomer[],
  settings: PlannerSettings,
  { staying = false } = {},
): Iterable<PlannedCall> {
  if (settings.team === undefined) return arrangeShare(customers, settings, staying);
  return inShares(customers, settings, (some, days) => [...arrangeShare(some, days, staying)]);
}

function* arrangeShare(
  customers: readonly PlanCustomer[],
  settings: PlannerSettings,
  staying: boolean,
): Generator<PlannedCall> {
  const today = toEpochDay(settings.today);
  const inOrder = [...customers].sort(byValue);
  const shared = sharedSlots();
  const slots = spreadFirsts(
    inOrder.map((customer) => shared(shift(slotOf(customer, today), -today))),
    inOrder,
    settings,
  );
  const board = openDesk(slots, settings, today);
  const open: number[] = [];
  for (const [i, customer] of inOrder.entries()) {
    if (mayMove(customer, settings.today)) open.push(i);
    else board.fix(i, toEpochDay(customer.planned as Day) - today, customer.plannedReason !== 'retry');
  }
  const fringe = giveDays(board, inOrder, { slots, open, settings, staying });
  for (const [i, customer] of inOrder.entries()) {
    const day = board.dayOf[i] as number;
    const slot = slots[i] as Slot;
    const stays = !mayMove(customer, settings.today) || (staying && daysAway(customer, settings.today) === day);
    yield {
      customer,
      planned: day < 0 ? null : fromEpochDay(day + today),
      reason: stays ? planReasonOf(customer, slot) : fringe.has(i) ? 'fringe' : reasonFor(customer, slot),
      inWindow: day >= slot.release && day <= slot.deadline,
    };
  }
}

interface Arranging {
  readonly slots: readonly Slot[];
  /** The customers to be given a day, the best first. */
  readonly open: readonly number[];
  readonly settings: PlannerSettings;
  readonly staying: boolean;
}

/** Gives the open calls their days in order of importance; returns the customers who got one of the fringe's places. */
function giveDays(board: DayBoard, customers: readonly PlanCustomer[], arranging: Arranging): ReadonlySet<number> {
  const { slots, open, settings, staying } = arranging;
  const { today, fringe } = settings;
  const [customer, slot] = [(i: number) => customers[i] as PlanCustomer, (i: number) => slots[i] as Slot];
  const ofTier = (tier: Tier | null) => open.filter((i) => customer(i).tier === tier);
  const weeks = staying ? [] : fringeWeeks(board.capacity, fringe, weekdayOf(today) || 7);
  const takingTurns = weeks.length === 0 ? [] : turnsOf(ofTier('C'), customers, today);
  const late = !staying && isTight(customers, board.capacity);
  const latest = (i: number) => latestDay(customer(i), slot(i), { today, shares: takingTurns.length > 0 });
  const ends = customers.map((one) => (one.tier === null ? 0 : Math.max(0, yearEnds(one, today))));
  const atOnce = (i: number) => customer(i).tier !== null && ends[i] === 0;
  const before = staying ? (i: number) => daysAway(customer(i), today) : undefined;
  placeOfA(board, { ofA: ofTier('A'), takingTurns, weeks, latest, late, before, customers, today });
  const others = open.filter((i) => customer(i).tier !== 'A').sort((a, b) => (ends[a] as number) - (ends[b] as number));
  const shared = board.place({ order: others, latest, atOnce, takingTurns, weeks, before, late });
  board.placeOutside(
    others.toSorted((a, b) => a - b),
    customers,
  );
  if (!staying) board.settle([ofTier('B'), takingTurns, ofTier(null)], !late);
  const first = toEpochDay(today);
  board.keepToDays(open, (i, day) => isOwnDay(customer(i).callDays, first + day));
  return shared;
}

function daysAway({ planned }: PlanCustomer, today: Day): number | null {
  return planned === null || planned < today ? null : daysBetween(today, planned);
}

interface PlacingOfA extends Pick<CallsToPlace, 'takingTurns' | 'weeks' | 'latest' | 'late' | 'before'> {
  readonly ofA: readonly number[];
  readonly customers: readonly PlanCustomer[];
  readonly today: Day;
}

/**
 * Places tier A's calls first, together with the fringe's share of each week; the board keeps room for the calls that
 * follow in the year.
 */
function placeOfA(board: DayBoard, { ofA, customers, today, late = false, ...wanted }: PlacingOfA): void {
  const alone = board.copy();
  alone.place({ ...wanted, order: [...ofA, ...wanted.takingTurns], late });
  alone.placeOutside(ofA, customers);
  if (wanted.before === undefined) {
    alone.settle([ofA], !late);
    alone.startWith(ofA, wanted.takingTurns);
  }
  const placed = ofA.filter((i) => alone.dayOf[i] !== -1);
  for (const i of placed) board.fix(i, alone.dayOf[i] as number);
  if (wanted.before !== undefined) return;
  const { capacity, load } = board;
  const turns = placed.map((i) => ({ customer: customers[i] as PlanCustomer, day: board.dayOf[i] as number }));
  board.expect(followUps(turns, { capacity, load, late, first: toEpochDay(today) }));
}

/** Never called or overdue, in the order of their turns. */
function turnsOf(ofC: readonly number[], customers: readonly PlanCustomer[], today: Day): number[] {
  const customer = (i: number) => customers[i] as PlanCustomer;
  const turns = new Float64Array(customers.length);
  for (const i of ofC) turns[i] = turnsMissed(customer(i), today);
  const missed = (i: number) => turns[i] as number;
  return ofC
    .filter((i) => missed(i) > 0)
    .sort((a, b) => byTurn(missed(a), missed(b)) || byPromise(customer(a), customer(b)));
}

/**
 * The index of the last day to which a call may give way: to one conversation a year with everybody, which comes before
 * every rhythm but tier A's; and to the fringe's share, which comes before tier A's rhythm as long as that is not
 * overdue.
 */
function latestDay(customer: PlanCustomer, slot: Slot, { today, shares }: { today: Day; shares: boolean }): number {
  if (customer.tier !== 'A' && customer.tier !== null) return yearEnds(customer, today);
  return slot.asap && shares ? slot.deadline + grace : slot.deadline;
}

function openDesk(slots: readonly Slot[], settings: PlannerSettings, today: number): DayBoard {
  const days = slots.reduce((most, slot) => Math.max(most, slot.deadline + 1), yearDays + longestInterval + 1);
  return new DayBoard(slots, firstTriesOf(settings).capacities(today, days), loadOf(settings.held, today, days));
}
