/** The order in which calls are made whose day has come: `today`, the plan and a simulated year share it. */

import type { Tier } from '../customer.ts';
import { defaultFirstWithin, yearWithout } from './cadence.ts';
import type { PlanReason } from './slot.ts';

/**
 * 0: tier A, and calls whose day somebody chose. 1: customers whose year without a conversation is nearly over. 2:
 * first calls of tier A that still have time. 3 and 4: customers who approach such a year, tier C last. 5 and 6:
 * customers never talked to, tier C last. 7: all others, waiting for nothing but their own rhythm. 8: calls for which
 * the year had no day. Within a turn, what is at stake decides.
 */
const turns = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
type Turn = (typeof turns)[number];

/** Turns that come before the fringe's share: tier A's rhythm, and one conversation a year for everybody. */
const pressingTurns: ReadonlySet<number> = new Set<Turn>([0, 1, 3, 4]);

/** Days in the book from which on the first call of tier A has no more time. */
export const firstCallHasTime: number = defaultFirstWithin.A;

/** Reasons of days that the customer or a person chose. */
export const chosenReasons: readonly PlanReason[] = ['callback', 'by hand'];

export const isChosen = (reason: PlanReason | null) => reason !== null && chosenReasons.includes(reason);

const fixedReasons: ReadonlySet<string> = new Set<PlanReason>([
  ...chosenReasons,
  'snooze',
  'bad moment',
  'retry',
  'rest',
]);

/** A call may be made before its day, unless somebody chose that day or it follows a failed try. */
export function mayComeEarlier(reason: string | null): boolean {
  return reason === null || !fixedReasons.has(reason);
}

export interface QueueFacts {
  readonly tier: Tier | null;
  /** The day was chosen by the customer or a person. */
  readonly chosen: boolean;
  readonly hasDay: boolean;
  /** Epoch day of the last conversation; null without one. */
  readonly last: number | null;
  /** Epoch day on which the customer came into the book. */
  readonly created: number;
}

export function turnOf({ tier, chosen, last, created, hasDay }: QueueFacts, today: number): Turn {
  if (!hasDay) return 8;
  const without = today - (last ?? created);
  if (chosen || (tier === 'A' && (last !== null || without >= firstCallHasTime))) return 0;
  if (tier === 'A') return 2;
  if (tier === null) return 5;
  if (without >= yearWithout.isOver) return 1;
  if (without >= yearWithout.threatens) return tier === 'C' ? 4 : 3;
  if (last === null) return tier === 'C' ? 6 : 5;
  return 7;
}

/** The day on which a waiting customer's turn changes next; most keep theirs for ever. */
export function turnChangesOn({ tier, chosen, last, created, hasDay }: QueueFacts, today: number): number {
  const from = last ?? created;
  const days = !hasDay || chosen || tier === null ? [] : tier === 'A' ? (last === null ? ofFirstCall : []) : ofTheYear;
  return from + (days.find((day) => day > today - from) ?? Number.POSITIVE_INFINITY);
}
const ofFirstCall: readonly number[] = [firstCallHasTime];
const ofTheYear: readonly number[] = [yearWithout.threatens, yearWithout.isOver];

export interface QueuedCall extends QueueFacts {
  /** Place by what is at stake, 0 the highest; unique. */
  readonly order: number;
}

/** Customers join when their day comes, and leave when they are called. */
export class CallQueue<T extends QueuedCall> {
  /** By turn, the most pressing first within each. */
  #queues: T[][] = turns.map(() => []);
  /** By turn, a day before which nobody in it gets another one: very many may wait, and few of them change. */
  readonly #staysUntil = turns.map(() => Number.POSITIVE_INFINITY);

  get length(): number {
    return this.#queues.reduce((sum, queue) => sum + queue.length, 0);
  }

  join(arriving: readonly T[], today: number): void {
    const all = [...arriving, ...turns.flatMap((turn) => this.#leaving(turn, today))];
    if (all.length === 0) return;
    this.#queues = this.#queues.map((queue, turn) => {
      const some = all.filter((one) => turnOf(one, today) === turn).sort((a, b) => a.order - b.order);
      this.#keepUntil(turn, some, today);
      return mergeInOrder(queue, some);
    });
  }

  /** Takes out those whose turn is another one by now. */
  #leaving(turn: Turn, today: number): readonly T[] {
    if (today < (this.#staysUntil[turn] as number)) return [];
    const [staying, leaving]: [T[], T[]] = [[], []];
    for (const one of this.#queues[turn] as T[]) (turnOf(one, today) === turn ? staying : leaving).push(one);
    this.#queues[turn] = staying;
    this.#staysUntil[turn] = Number.POSITIVE_INFINITY;
    this.#keepUntil(turn, staying, today);
    return leaving;
  }

  #keepUntil(turn: number, customers: readonly T[], today: number): void {
    const until = customers.reduce(
      (first, one) => Math.min(first, turnChangesOn(one, today)),
      Number.POSITIVE_INFINITY,
    );
    this.#staysUntil[turn] = Math.min(this.#staysUntil[turn] as number, until);
  }

  /** The first `room` calls, with `kept` places of these for tier C if enough of it wait. */
  take(room: number, kept: number): readonly T[] {
    if (room <= 0 || this.length === 0) return [];
    // No more than the day holds can be chosen from one turn: a queue may be very long.
    const line = this.#queues.flatMap((queue, turn) => queue.slice(0, room).map((one) => inTurn(one, turn)));
    const chosen = withFringe(this.#firstOfC(Math.min(kept, room)), line, room);
    this.#queues = this.#queues.map((queue, turn) =>
      without(
        queue,
        chosen.flatMap((call) => (call.turn === turn ? [call.one] : [])),
      ),
    );
    return chosen.map(({ one }) => one);
  }

  #firstOfC(count: number) {
    const found: InLineOf<T>[] = [];
    for (const [turn, queue] of this.#queues.entries())
      for (const one of queue) {
        if (found.length >= count) return found;
        if (one.tier === 'C') found.push(inTurn(one, turn));
      }
    return found;
  }
}

interface InLineOf<T> extends InTurn {
  readonly one: T;
}

function inTurn<T extends QueuedCall>(one: T, turn: number): InLineOf<T> {
  return { one, turn, id: one.order, tier: one.tier };
}

/** A customer in the queue of a day. */
export interface InTurn {
  readonly id: number;
  readonly turn: number;
  readonly tier: Tier | null;
}

/**
 * The customers a day takes from the queue: the pressing ones, then the fringe as far as places are kept for it, then
 * the next in the queue. In the order of the queue, the rest of the fringe last.
 */
export function withFringe<T extends InTurn>(fringe: readonly T[], line: readonly T[], most: number): T[] {
  const pressing = line.filter(({ turn }) => pressingTurns.has(turn)).slice(0, most);
  const have = pressing.filter(({ tier }) => tier === 'C').length;
  const chosen = new Set(pressing.map(({ id }) => id));
  const others = fringe.filter(({ id }) => !chosen.has(id)).slice(0, Math.max(0, fringe.length - have));
  for (const { id } of [...others, ...line]) if (chosen.size < most) chosen.add(id);
  const inLine = new Set(line.map(({ id }) => id));
  return [...line, ...fringe.filter(({ id }) => !inLine.has(id))].filter(({ id }) => chosen.has(id));
}

/** All of `taken` are in the queue, and near its front. */
function without<T>(queue: T[], taken: readonly T[]): T[] {
  if (taken.length === 0) return queue;
  const [kept, gone]: [T[], Set<T>] = [[], new Set(taken)];
  let at = 0;
  for (let left = gone.size; left > 0; at++) {
    const one = queue[at] as T;
    if (gone.has(one)) left--;
    else kept.push(one);
  }
  return kept.concat(queue.slice(at));
}

/** Both lists are in order; so is the result. Few arrivals are put in one by one: very many may wait. */
function mergeInOrder<T extends QueuedCall>(waiting: T[], arriving: readonly T[]): T[] {
  if (arriving.length * 50 < waiting.length) {
    for (const one of arriving) waiting.splice(placeIn(waiting, one.order), 0, one);
    return waiting;
  }
  const merged: T[] = [];
  let next = 0;
  for (const one of waiting) {
    for (let first = arriving[next]; first !== undefined && first.order < one.order; first = arriving[++next])
      merged.push(first);
    merged.push(one);
  }
  return merged.concat(arriving.slice(next));
}

/** The index of the first one behind this order. */
function placeIn(waiting: readonly QueuedCall[], order: number): number {
  let [low, high] = [0, waiting.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((waiting[middle] as QueuedCall).order < order) low = middle + 1;
    else high = middle;
  }
  return low;
}
