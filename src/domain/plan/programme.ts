/** The programme: which of many customers are called when. Days inside are indices from today. */

import type { Tier } from '../customer.ts';
import { type Day, daysBetween, fromEpochDay, toEpochDay, weekdayOf } from '../day.ts';
import { floorDays, longestInterval } from './cadence.ts';
import { Desk } from './desk.ts';
import { byPromise, byTurn, fringeWeeks, turnsMissed } from './fringe.ts';
import {
  grace,
  mayMove,
  type PlanCustomer,
  type PlanReason,
  reasonFor,
  releaseAfter,
  type Slot,
  shift,
  slotAfter,
  slotOf,
  yearDays,
} from './placement.ts';
import { type Calendar, capacityPerWeek, scaled } from './workdays.ts';

export interface ProgrammeSettings {
  readonly today: Day;
  readonly calendar: Calendar;
  /** Share of each week's calls for tier C, 0 to 1. */
  readonly fringe: number;
  /** What days hold besides these customers' calls: promises due, and calls already planned or made. */
  readonly held: ReadonlyMap<Day, number>;
  /** The share of a day's calls, 0 to 1, for the first try of a call; the rest is for trying again. */
  readonly firstTries: number;
}

/** The days with as many calls as they have for first tries, for two years after the one that is planned. */
export function firstTriesOf({ calendar, firstTries, today }: ProgrammeSettings): Calendar {
  if (firstTries === 1) return calendar;
  return scaled(calendar, { from: toEpochDay(today), length: yearDays + longestInterval + 1, share: firstTries });
}

export interface Placed {
  readonly customer: PlanCustomer;
  /** Null when the year has no room. */
  readonly planned: Day | null;
  readonly reason: PlanReason;
  /** On a day of its window; what is overdue has a window that begins now. */
  readonly inWindow: boolean;
}

/**
 * Gives every customer's next call a day, in the order of `customers` as they come back: best first. Calls on a day
 * that a person, a promise or a trigger chose keep it. Kept is the most valuable set of calls that fits into the
 * windows (see matching.ts); the fringe's share comes first out of each week, and the load is level.
 */
export function arrange(customers: readonly PlanCustomer[], settings: ProgrammeSettings): Placed[] {
  const today = toEpochDay(settings.today);
  const inOrder = [...customers].sort(byValue);
  const slots = spreadFirsts(
    inOrder.map((customer) => shift(slotOf(customer, today), -today)),
    inOrder,
    settings,
  );
  const desk = openDesk(slots, settings, today);
  const fixed = inOrder.map((customer) => !mayMove(customer, settings.today));
  fixed.forEach((isFixed, i) => {
    if (isFixed) desk.fix(i, toEpochDay(inOrder[i]?.planned as Day) - today, inOrder[i]?.plannedReason !== 'retry');
  });
  const weeks = fringeWeeks(desk.capacity, settings.fringe, weekdayOf(settings.today) || 7);
  const turns = weeks.length === 0 ? [] : takingTurns(inOrder, settings.today).filter((i) => !fixed[i]);
  const open = Array.from(inOrder.keys()).filter((i) => !fixed[i]);
  const ofTier = (tier: Tier | null) => open.filter((i) => inOrder[i]?.tier === tier);
  const fringe = desk.place({
    order: [...ofTier('A'), ...open.filter((i) => inOrder[i]?.tier !== 'A')],
    latest: (i) => latestDay(inOrder[i] as PlanCustomer, slots[i] as Slot, { ...settings, shares: turns.length > 0 }),
    takingTurns: turns,
    weeks,
  });
  desk.placeOutside(inOrder.map((customer) => customer.interval));
  desk.settle([ofTier('A'), ofTier('B'), turns, ofTier(null)]);
  return inOrder.map((customer, i) => {
    const day = desk.dayOf[i] as number;
    const slot = slots[i] as Slot;
    return {
      customer,
      planned: day < 0 ? null : fromEpochDay(day + today),
      reason: fixed[i] ? reasonOf(customer, slot) : fringe.has(i) ? 'fringe' : reasonFor(customer, slot),
      inWindow: day >= slot.release && day <= slot.deadline,
    };
  });
}

/** The reason that is kept with the day, else the one the rhythm gives. */
export function reasonOf(customer: PlanCustomer, slot: Slot): PlanReason {
  return customer.plannedReason ?? reasonFor(customer, slot);
}

type Ordered = Pick<PlanCustomer, 'priority' | 'score' | 'id'>;

/** Who matters first, then what is at stake: whose rhythm is kept when not all can be. The older number breaks ties. */
export function byValue(a: Ordered, b: Ordered): number {
  return b.score - a.score || b.priority - a.priority || a.id - b.id;
}

/** What is at stake first, then who matters: whom today's list takes of those whose day has come. */
export function byStake(a: Ordered, b: Ordered): number {
  return b.priority - a.priority || b.score - a.score || a.id - b.id;
}

/** No week is to have more than this many times the calls of a usual one. */
const mostOfAWeek = 2;

/**
 * Spreads first calls over their windows, the best first: those of tier A from the first day on, the others when those are made
 * (the fringe's share begins with the first week all the same). Tier A gets more time where it would
 * make a week too full, or leave the fringe no share of it.
 */
function spreadFirsts(
  slots: readonly Slot[],
  customers: readonly PlanCustomer[],
  settings: ProgrammeSettings,
): readonly Slot[] {
  const spread = [...slots];
  const firstsOf = (wanted: (tier: Tier | null) => boolean) =>
    Array.from(slots.keys()).filter((i) => slots[i]?.first === true && wanted(customers[i]?.tier ?? null));
  const ofA = firstsOf((tier) => tier === 'A');
  const usual = customers.reduce((sum, { interval }) => sum + 7 / interval, 0);
  const room = capacityPerWeek(firstTriesOf(settings), settings.today);
  const ofAWeek = Math.min((mostOfAWeek * usual) / (1 + settings.fringe), room * (1 - settings.fringe));
  const needed = Math.min(yearDays - 1, Math.ceil((7 * ofA.length) / ofAWeek));
  const window = (i: number) => (slots[i] as Slot).deadline - (slots[i] as Slot).release;
  const days = ofA.reduce((most, i) => Math.max(most, window(i)), ofA.length > 0 ? needed : 0);
  evenly(spread, ofA, () => ({ from: 0, days }));
  for (const one of ['B', 'C', null])
    evenly(
      spread,
      firstsOf((tier) => tier === one),
      (i) => ({ from: Math.min(days, window(i) >> 1), days: window(i) }),
    );
  return spread;
}

/** Gives these calls preferred days one after the other between `from` and `days` after their release. */
function evenly(slots: Slot[], calls: readonly number[], span: (call: number) => { from: number; days: number }): void {
  calls.forEach((call, nth) => {
    const slot = slots[call] as Slot;
    const { from, days } = span(call);
    const prefer = slot.release + from + Math.floor(((days - from) * nth) / calls.length);
    slots[call] = { ...slot, prefer, deadline: Math.max(slot.deadline, slot.release + days) };
  });
}

function openDesk(slots: readonly Slot[], settings: ProgrammeSettings, today: number): Desk {
  const days = slots.reduce((most, slot) => Math.max(most, slot.deadline + 1), yearDays);
  return new Desk(slots, firstTriesOf(settings).capacities(today, days), loadOf(settings.held, today, days));
}

/** What so many days from today on hold. An array of numbers takes no notice of a day outside of it. */
export function loadOf(held: ReadonlyMap<Day, number>, today: number, days: number): Int32Array {
  const load = new Int32Array(days);
  for (const [day, calls] of held) load[toEpochDay(day) - today] = calls;
  return load;
}

/** Tier C in the order of their turns: who was never called or is overdue. */
function takingTurns(customers: readonly PlanCustomer[], today: Day): number[] {
  return Array.from(customers.keys())
    .filter((i) => customers[i]?.tier === 'C')
    .map((i) => ({
      i,
      customer: customers[i] as PlanCustomer,
      turns: turnsMissed(customers[i] as PlanCustomer, today),
    }))
    .filter(({ turns }) => turns > 0)
    .sort((a, b) => byTurn(a.turns, b.turns) || byPromise(a.customer, b.customer))
    .map(({ i }) => i);
}

/**
 * The index of the last day for a call that makes way: for the year's one conversation with everybody, before which no rhythm but
 * tier A's comes; and for the fringe's share, before which the days of tier A come that are not over yet.
 */
function latestDay(
  { tier, createdOn, lastConversation, triesTake }: PlanCustomer,
  slot: Slot,
  { today, shares }: { today: Day; shares: boolean },
): number {
  if (tier === 'A' || tier === null) return slot.asap && shares ? slot.deadline + grace : slot.deadline;
  return daysBetween(today, lastConversation ?? createdOn) + floorDays - triesTake;
}

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
  /** Calls that the rhythm asks for within the year and that found no room. */
  readonly missing: number;
}

/**
 * The year ahead: every next call as placed, and the calls that follow from it, supposing that each is a conversation.
 * They are laid out one round after the other: everyone's second call, then everyone's third.
 */
export function yearAhead(placed: readonly Placed[], settings: ProgrammeSettings): Year {
  const today = toEpochDay(settings.today);
  const inOrder = [...placed].sort((a, b) => byValue(a.customer, b.customer));
  let round: Turn[] = inOrder.flatMap(({ customer, planned, reason, inWindow }) =>
    planned === null ? [] : [{ customer, day: toEpochDay(planned) - today, reason, late: !inWindow }],
  );
  const calls = round.filter(({ day }) => day < yearDays);
  let missing = placed.length - round.length;
  const load = loadOf(settings.held, today, yearDays + longestInterval + 1);
  for (const { day } of round) load[day] = (load[day] as number) + 1;
  const capacity = settings.calendar.capacities(today, load.length);
  while (round.length > 0) {
    const next = nextRound(round, capacity, load);
    missing += next.missing;
    round = next.turns.filter(({ day }) => day < yearDays);
    for (const turn of round) calls.push(turn);
  }
  return { calls: byDay(calls, today), missing };
}

/** The earliest first, on a day the best first. There are few days: sorting within each is much the fastest. */
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
}

/** The call after each of these; `load` is added to. */
function nextRound(
  round: readonly Turn[],
  capacity: Int32Array,
  load: Int32Array,
): { readonly turns: Turn[]; readonly missing: number } {
  const followed = round.filter(({ customer, day }) => day + releaseAfter(customer.interval) < yearDays);
  const slots = followed.map(({ customer, day }) => slotAfter(day, customer.interval));
  const desk = new Desk(slots, capacity, load);
  const order = Array.from(slots.keys());
  desk.place({ order, latest: () => -1, takingTurns: [], weeks: [] });
  desk.placeOutside(null);
  desk.settle([]);
  const turns: Turn[] = [];
  let missing = 0;
  followed.forEach(({ customer }, i) => {
    const [day, slot] = [desk.dayOf[i] as number, slots[i] as Slot];
    if (day !== -1) turns.push({ customer, day, reason: 'interval', late: day > slot.deadline });
    else if (slot.deadline < yearDays) missing++;
  });
  return { turns, missing };
}
