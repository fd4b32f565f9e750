/** Customers who stop ordering in a year that is simulated: `triggers.ts` brings their calls forward. */
import { toEpochDay } from '../day.ts';
import type { PlanCustomer } from './slot.ts';

/**
 * How many silences of half as long again as usual there are for each usual gap, while customers order: measured on seven
 * real order books and two of councils (0.07 to 0.35, the median 0.2).
 */
const silencesPerGap = 0.2;

/** A customer who has been silent this many usual gaps longer than a silence takes to count has stopped ordering. */
const mayComeBack = 1.5;

/**
 * Days until the next silence of a customer that is a reason to call, at least 1; `drawn` is from 0 to 1. Null where none is to be expected:
 * they have no rhythm, or stopped ordering long before the first day, in epoch days.
 */
export function nextSilence({ orders }: PlanCustomer, drawn: number, first: number): number | null {
  if (orders === undefined || toEpochDay(orders.brokenOn) + mayComeBack * orders.every < first) return null;
  return Math.max(1, Math.ceil((-Math.log(1 - drawn) * orders.every) / silencesPerGap));
}
