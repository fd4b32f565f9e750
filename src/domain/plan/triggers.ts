/** What moves a call forward. A trigger never adds a second call: there is one next call per customer. */

import { addDays, type Day, daysBetween, toEpochDay } from '../day.ts';
import { restDays } from './cadence.ts';
import type { PlanReason, Slot } from './slot.ts';

export interface Trigger {
  readonly reason: Extract<PlanReason, 'purchase' | 'silent' | 'goal'>;
  /** The call belongs on one of these days, both included. */
  readonly from: Day;
  readonly to: Day;
}

/** Days after a large purchase: by then it has arrived and was tried. */
const afterPurchase = { from: 3, to: 10 } as const;
const silentWithin = 14;
const afterGoal = 14;

/** A rhythm of orders is broken after this many usual gaps (as in the reasons). */
export const unusualGaps = 1.5;

/** Large for the customer: this many times their own usual order, once there are enough orders to know it. */
const ownRule = { orders: 3, times: 2 } as const;
/** Large for the book: the top tenth of all orders, once there are enough. */
const bookRule = { orders: 10, share: 0.9 } as const;

/** The usual sizes of this book's orders. */
export interface OrderSizes {
  readonly median: number;
  /** Nine in ten orders are smaller. */
  readonly topTenth: number;
}

/** Null when the book has too few orders. Amounts in one currency; refunds are left out. */
export function orderSizes(amounts: readonly number[]): OrderSizes | null {
  const sorted = amounts.filter((amount) => amount > 0).sort((a, b) => a - b);
  if (sorted.length < bookRule.orders) return null;
  return { median: quantile(sorted, 0.5), topTenth: quantile(sorted, bookRule.share) };
}

/**
 * Whether an order is large. With enough earlier orders: at least twice the customer's usual order, and not small for
 * the book. Otherwise: in the book's top tenth.
 */
export function isLargePurchase(amount: number, earlier: readonly number[], book: OrderSizes | null): boolean {
  const own = earlier.filter((one) => one > 0).sort((a, b) => a - b);
  if (own.length >= ownRule.orders) {
    return amount >= ownRule.times * quantile(own, 0.5) && (book === null || amount >= book.median);
  }
  return book !== null && amount > book.topTenth;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
}

/** A call 3 to 10 days after a large purchase; null once that is past. */
export function purchaseTrigger(purchasedOn: Day, today: Day): Trigger | null {
  return ahead(
    { reason: 'purchase', from: addDays(purchasedOn, afterPurchase.from), to: addDays(purchasedOn, afterPurchase.to) },
    today,
  );
}

/**
 * A call within two weeks after a customer stopped ordering. `brokenOn` is the day on which the silence became unusual
 * for them; a conversation since then has dealt with it.
 */
export function silentTrigger(brokenOn: Day, lastConversation: Day | null, today: Day): Trigger | null {
  if (brokenOn > today || (lastConversation !== null && lastConversation >= brokenOn)) return null;
  return { reason: 'silent', from: today, to: addDays(today, silentWithin) };
}

/** A call within two weeks after the day of a customer's goal, to hear how it went. */
export function goalTrigger(goalDay: Day, today: Day): Trigger | null {
  return ahead({ reason: 'goal', from: goalDay, to: addDays(goalDay, afterGoal) }, today);
}

/** The days of a trigger, all equally good. */
export function slotOfTrigger({ from, to }: Pick<Trigger, 'from' | 'to'>): Slot {
  const [release, deadline] = [toEpochDay(from), toEpochDay(to)];
  return { earliest: release, early: release, release, deadline, prefer: release, asap: false };
}

function ahead(trigger: Trigger, today: Day): Trigger | null {
  if (trigger.to < today) return null;
  return trigger.from < today ? { ...trigger, from: today } : trigger;
}

/**
 * The trigger to act on: the earliest one whose days the planned call would miss, and that keeps 21 days after the last
 * unasked call. Null when the call stays where it is.
 */
export function triggerToActOn(
  triggers: readonly Trigger[],
  customer: { readonly planned: Day | null; readonly lastUnasked: Day | null; readonly notBefore: Day | null },
): Trigger | null {
  const rested = customer.lastUnasked === null ? null : addDays(customer.lastUnasked, restDays);
  const open = triggers.flatMap((trigger) => {
    const from = latest(trigger.from, rested, customer.notBefore);
    const soonEnough = customer.planned !== null && customer.planned <= trigger.to;
    return soonEnough || from > trigger.to ? [] : [{ ...trigger, from }];
  });
  return open.sort((a, b) => daysBetween(b.from, a.from))[0] ?? null;
}

function latest(day: Day, ...others: readonly (Day | null)[]): Day {
  return others.reduce<Day>((last, other) => (other !== null && other > last ? other : last), day);
}
