/** The customer's own wish for how often to hear from us, with its day. */

import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { longestInterval, shortestInterval } from '../domain/plan/cadence.ts';

export function lessOften(interval: number | null): number {
  return Math.min(longestInterval, (interval ?? longestInterval) * 2);
}

export function moreOften(interval: number | null): number {
  return Math.max(shortestInterval, Math.round((interval ?? longestInterval) / 2));
}

/** Days; 0 for no regular calls. Imports do not overwrite it. */
export function intervalWish(customer: Customer, days: number, on: Day) {
  return {
    interval: days,
    intervalRequest: { on, reason: 'asked for in a call' },
    handSet: [...new Set([...customer.handSet, 'interval'])],
  } satisfies Partial<Customer>;
}
