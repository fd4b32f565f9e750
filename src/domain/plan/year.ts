/** The year ahead: the calls that follow the next ones. Days inside are indices from today. */

import { type Day, daysBetween, fromEpochDay, toEpochDay } from '../day.ts';
import { floorDays, longestInterval, shares } from './cadence.ts';
import { DayBoard } from './day-board.ts';
import { isOwnDay } from './own-days.ts';
import { byValue, loadOf, type PlannedCall, type PlannerSettings } from './planner.ts';
import {
  type PlanCustomer,
  type PlanReason,
  type Rhythm,
  releaseAfter,
  type Slot,
  slotAfter,
  yearDays,
} from './slot.ts';

/** One call of the year. */
export interface YearCall {
  readonly customer: PlanCustomer;
  readonly day: Day;
  readonly reason: PlanReason;
  /** After the day it was due. */
  readonly late: boolean;
}

interface Year {
  /** By day, then best first. */
  readonly calls: readonly YearCall[];
  /** Calls due within the year that found no room. */
  readonly missing: number;
}

/**
 * The year ahead: every next call as placed, and the calls that follow from it, assuming that each becomes a
 * conversation. They are placed round after round, everyone's second call, then everyone's third; tier A's whole year
 * before the others'.
 */
export function yearAhead(placed: readonly PlannedCall[], settings: PlannerSettings): Year {
  const today = toEpochDay(settings.today);
  const inOrder = [...placed].sort((a, b) => byValue(a.customer, b.customer));
  const firsts: Turn[] = inOrder.flatMap(({ customer, planned, reason, inWindow }) =>
    planned === null
      ? []
      : [{ customer, day: toEpochDay(planned) - today, reason, late: !inWindow, review: firstReview(customer, today) }],
  );
  const load = loadOf(settings.held, today, yearDays + longestInterval + 1);
  const capacity = settings.calendar.capacities(today, load.length);
  const late = isTight(
    inOrder.map(({ customer }) => customer),
    capacity,
  );
  const isOfA = ({ customer }: Turn) => customer.tier === 'A';
  const ofA = firsts.filter(isOfA);
  for (const { day } of ofA) load[day] = (load[day] as number) + 1;
  const calls: Turn[] = [];
  let missing = placed.length - firsts.length;
  const follow = (turns: readonly Turn[]) => {
    for (let round = turns.filter(({ day }) => day < yearDays); round.length > 0; ) {
      for (const turn of round) calls.push(turn);
      const next = nextRound(round, { capacity, load, late, first: today });
      missing += next.missing;
      round = next.turns.filter(({ day }) => day < yearDays);
    }
  };
  follow(ofA);
  const others = firsts.filter((turn) => !isOfA(turn));
  const ends = new Map(others.map((turn) => [turn, Math.max(0, yearEnds(turn.customer, settings.today))]));
  const waited = inLine(
    others.sort((a, b) => (ends.get(a) ?? 0) - (ends.get(b) ?? 0)),
    { capacity, load },
  );
  missing += others.length - waited.length;
  follow(waited);
  return { calls: byDay(calls, today), missing };
}

/** Each call on its day, the best first; when that is full, on the first free day after it, or not in this year. */
function inLine(turns: readonly Turn[], { capacity, load }: Pick<Room, 'capacity' | 'load'>): Turn[] {
  const hasRoom = (day: number) => day >= yearDays || (load[day] as number) < (capacity[day] as number);
  const take = (turn: Turn) => {
    load[turn.day] = (load[turn.day] as number) + 1;
    return [turn];
  };
  const waiting: Turn[] = [];
  const here: Turn[] = [];
  for (const turn of turns) {
    if (hasRoom(turn.day)) here.push(...take(turn));
    else waiting.push(turn);
  }
  let free = 0;
  const later = waiting
    .sort((a, b) => a.day - b.day)
    .flatMap((turn) => {
      for (free = Math.max(free, turn.day); !hasRoom(free); ) free++;
      return free < yearDays ? take({ ...turn, day: free, late: true }) : [];
    });
  return [...here, ...later];
}

/** The earliest first, the best first within a day. There are few days: sorting within each is by far the fastest. */
function byDay(turns: readonly Turn[], today: number): YearCall[] {
  const days: Turn[][] = Array.from({ length: yearDays }, () => []);
  for (const turn of turns) (days[turn.day] as Turn[]).push(turn);
  return days.flatMap((some, index) => {
    const day = fromEpochDay(today + index);
    some.sort((a, b) => byValue(a.customer, b.customer));
    return some.map(({ customer, reason, late }) => ({ customer, day, reason, late }));
  });
}

interface Turn {
  readonly customer: PlanCustomer;
  /** Index from today. */
  readonly day: number;
  readonly reason: PlanReason;
  readonly late: boolean;
  /** Index of the day from which a call is due that is a review; null where none is. */
  readonly review: number | null;
}

type Turned = Pick<Turn, 'customer' | 'day'>;

/**
 * The last day to which the next call may give way to one conversation a year with everybody; tier A's gives way to
 * none.
 */
function lastOfYear({ customer, day }: Turned): number {
  return customer.tier === 'A' || customer.tier === null ? -1 : day + floorDays - customer.triesTake;
}

interface Room {
  readonly capacity: Int32Array;
  readonly load: Int32Array;
  readonly late: boolean;
  /** The epoch day of index 0. */
  readonly first: number;
}

function firstReview({ review }: PlanCustomer, today: number): number | null {
  return review === null ? null : toEpochDay(review.from) - today;
}

/** Which call is the review: the next one after this, or one that follows later. */
function afterTurn({ customer, day, reason, review }: Turn): Pick<Turn, 'reason' | 'review'> {
  if (customer.review === null || review === null) return { reason: 'interval', review };
  const from = reason === 'review' ? day + customer.review.every : review;
  return { reason: day + customer.interval >= from ? 'review' : 'interval', review: from };
}

/** The call after each of these; adds to `load`. */
function nextRound(
  round: readonly Turn[],
  { capacity, load, late, first }: Room,
): { readonly turns: Turn[]; readonly missing: number } {
  const followed = round.filter(({ customer, day }) => day + releaseAfter(customer.interval) < yearDays);
  const slots = followed.map(({ customer, day }) => slotAfter(day, customer));
  const board = new DayBoard(slots, capacity, load);
  const latest = (i: number) => lastOfYear(followed[i] as Turned);
  const order = Array.from(slots.keys()).sort((a, b) => latest(a) - latest(b));
  board.place({ order, latest, takingTurns: [], weeks: [], late });
  board.placeOutside(Array.from(slots.keys()), null);
  board.settle([], !late);
  const isTheirs = (i: number, day: number) => isOwnDay((followed[i] as Turned).customer.callDays, first + day);
  board.keepToDays(Array.from(slots.keys()), isTheirs);
  const turns: Turn[] = [];
  let missing = 0;
  followed.forEach((turn, i) => {
    const [day, slot] = [board.dayOf[i] as number, slots[i] as Slot];
    if (day !== -1) turns.push({ ...afterTurn(turn), customer: turn.customer, day, late: day > slot.deadline });
    else if (slot.deadline < yearDays) missing++;
  });
  return { turns, missing };
}

/** Calls that will follow these within the year, by day. */
export function followUps(turned: readonly Turned[], { load, ...room }: Room): Int32Array {
  const held = load.slice();
  const turns: Turn[] = turned.map((turn) => ({ ...turn, reason: 'interval', late: false, review: null }));
  for (let round = turns.filter(({ day }) => day < yearDays); round.length > 0; )
    round = nextRound(round, { ...room, load: held }).turns.filter(({ day }) => day < yearDays);
  return held.map((calls, day) => calls - (load[day] as number));
}

/** The index of the last day for a call that avoids a year without a conversation. */
export function yearEnds({ createdOn, lastConversation, triesTake }: PlanCustomer, today: Day): number {
  return daysBetween(today, lastConversation ?? createdOn) + floorDays - triesTake;
}

/** From this share of the room on, calling one customer early takes room from others. */
const tightFrom = 0.8;

/** At the usual pace these calls nearly fill the days. */
export function isTight(customers: readonly Rhythm[], capacity: Int32Array): boolean {
  const room = capacity.subarray(0, yearDays).reduce((sum, calls) => sum + calls, 0);
  return customers.reduce((sum, { interval }) => sum + yearDays / (interval * shares.prefer), 0) > room * tightFrom;
}
