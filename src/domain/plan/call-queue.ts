/** Who is called first of those whose day has come: `today`, the plan and a played year take them in this order. */

import type { Tier } from '../customer.ts';
import { defaultFirstWithin, floorDays } from './cadence.ts';
import type { PlanReason } from './slot.ts';

/**
 * 0: tier A, and calls whose day somebody chose. 1: whose year without a conversation is nearly over. 2: first calls of tier A that
 * have time yet. 3 and 4: those whom such a year threatens, tier C last. 5 and 6: who were never talked to, tier C last. 7: everybody
 * else, who wait for nothing but their own rhythm. 8: those for whom the year had no day. Among the same turn what is at stake decides.
 */
const turns = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;
type Turn = (typeof turns)[number];

/** Turns that come before the fringe's share: tier A's rhythm, and one conversation a year for everybody. */
const pressingTurns: ReadonlySet<number> = new Set<Turn>([0, 1, 3, 4]);

/** Days in the book from which the first call of tier A has no more time. */
export const firstCallHasTime: number = defaultFirstWithin.A;

/**
 * Days without a conversation from which one a year comes before another rhythm (time for a few rounds of tries), and from which
 * it comes before everything but tier A.
 */
export const yearWithout = { threatens: floorDays - 90, isOver: floorDays - 20 } as const;

/** Reasons of a day that the customer or a person chose. */
export const chosenReasons: readonly PlanReason[] = ['callback', 'by hand'];

export const isChosen = (reason: PlanReason | null) => reason !== null && chosenReasons.includes(reason);

const fixedReasons: ReadonlySet<string> = new Set<PlanReason>([...chosenReasons, 'snooze', 'retry', 'rest']);

/** A call may be made before its day, unless somebody chose that day or it follows a try that reached nobody. */
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
  /** Epoch day on which they came into the book. */
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

export interface QueuedCall extends QueueFacts {
  /** Place by what is at stake, the first the best; no two have the same. */
  readonly order: number;
}

/** A line that customers join when their day comes, and leave when they are called. */
export class CallQueue<T extends QueuedCall> {
  /** By turn, each the most pressing first. */
  #queues: T[][] = turns.map(() => []);

  get length(): number {
    return this.#queues.reduce((sum, queue) => sum + queue.length, 0);
  }

  join(arriving: readonly T[], today: number): void {
    const moving = this.#queues.map((queue, turn) => queue.filter((one) => turnOf(one, today) !== turn));
    const all = [...arriving, ...moving.flat()];
    if (all.length === 0) return;
    this.#queues = this.#queues.map((queue, turn) =>
      moving[turn]?.length === 0 ? queue : queue.filter((one) => turnOf(one, today) === turn),
    );
    this.#queues = this.#queues.map((queue, turn) => {
      const some = all.filter((one) => turnOf(one, today) === turn).sort((a, b) => a.order - b.order);
      return mergeInOrder(queue, some);
    });
  }

  /** The first so many, with so many places kept for tier C, if so many wait. */
  take(room: number, kept: number): readonly T[] {
    if (room <= 0 || this.length === 0) return [];
    // Of a turn no more than the day holds can be chosen: a line may be very long.
    const line = this.#queues.flatMap((queue, turn) => queue.slice(0, room).map((one) => inTurn(one, turn)));
    const chosen = withFringe(this.#firstOfC(Math.min(kept, room)), line, room).map(({ one }) => one);
    const taken = new Set(chosen);
    this.#queues = this.#queues.map((queue) =>
      queue.some((one) => taken.has(one)) ? queue.filter((one) => !taken.has(one)) : queue,
    );
    return chosen;
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

/** Somebody in line for a day. */
export interface InTurn {
  readonly id: number;
  readonly turn: number;
  readonly tier: Tier | null;
}

/**
 * Whom a day takes of those in line: the pressing, then as many of the fringe as there are places kept for it, then who is next.
 * Shown in the order of the line, the others of the fringe last.
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

/** Both lists are in order; so is the result. */
function mergeInOrder<T extends QueuedCall>(waiting: T[], arriving: readonly T[]): T[] {
  if (arriving.length === 0) return waiting;
  const merged: T[] = [];
  let next = 0;
  for (const one of waiting) {
    for (let first = arriving[next]; first !== undefined && first.order < one.order; first = arriving[++next])
      merged.push(first);
    merged.push(one);
  }
  return merged.concat(arriving.slice(next));
}
