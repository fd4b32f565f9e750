/** Who is called first of those whose day has come: `today`, the plan and a played year take them in this order. */

import type { Tier } from '../customer.ts';
import { floorDays } from './cadence.ts';
import type { PlanReason } from './placement.ts';

/**
 * 0: tier A, and calls whose day somebody chose. 1: whose year without a conversation is nearly over. 2 and 3: those whom such a
 * year threatens or who were never talked to, tier C last. 4: everybody else, who wait for nothing but their own rhythm. 5: those for
 * whom the year had no day. Among the same turn what is at stake decides.
 */
const turns = [0, 1, 2, 3, 4, 5] as const;
type Turn = (typeof turns)[number];

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

export interface InLine {
  readonly tier: Tier | null;
  /** The day was chosen by the customer or a person. */
  readonly chosen: boolean;
  readonly hasDay: boolean;
  /** Epoch day of the last conversation; null without one. */
  readonly last: number | null;
  /** Epoch day on which they came into the book. */
  readonly created: number;
}

export function turnOf({ tier, chosen, last, created, hasDay }: InLine, today: number): Turn {
  if (!hasDay) return 5;
  if (tier === 'A' || chosen) return 0;
  const without = today - (last ?? created);
  if (tier !== null && without >= yearWithout.isOver) return 1;
  if (tier === null || last === null || without >= yearWithout.threatens) return tier === 'C' ? 3 : 2;
  return 4;
}

export interface Waiting extends InLine {
  /** Place by what is at stake, the first the best; no two have the same. */
  readonly order: number;
}

/** A line that customers join when their day comes, and leave when they are called. */
export class WaitingLine<T extends Waiting> {
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

  /** The first so many, of whom at least `kept` are of tier C if so many wait. */
  take(room: number, kept: number): readonly T[] {
    if (room <= 0 || this.length === 0) return [];
    const line = this.#queues.flat();
    const chosen = chooseWithFringe(line, room, kept);
    this.#queues = this.#queues.map((queue) => queue.filter((one) => !chosen.has(one)));
    return line.filter((one) => chosen.has(one));
  }
}

/** The first so many of those who wait, of whom at least `kept` are tier C if so many wait. */
function chooseWithFringe<T extends { readonly tier: Tier | null }>(
  waiting: readonly T[],
  room: number,
  kept: number,
): ReadonlySet<T> {
  const chosen = new Set<T>();
  for (const one of waiting) {
    if (chosen.size >= Math.min(kept, room)) break;
    if (one.tier === 'C') chosen.add(one);
  }
  for (const one of waiting) {
    if (chosen.size >= room) break;
    chosen.add(one);
  }
  return chosen;
}

/** Both lists are in order; so is the result. */
function mergeInOrder<T extends Waiting>(waiting: T[], arriving: readonly T[]): T[] {
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
