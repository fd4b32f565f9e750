/** Customers who will come into the book: a year has to have room for them as well. */
import { addDays, type Day } from '../day.ts';
import type { CallToPlay } from './simulate.ts';
import { type PlanCustomer, yearDays } from './slot.ts';

/** In a year, as a share of the customers there are. An assumption: a book's orders would tell it only where they reach back for years. */
const arriving = 0.12;

/** Like the customers there are, evenly over the days, with the first call halfway through its window. */
export function newcomers(customers: readonly PlanCustomer[], today: Day, days: number): CallToPlay[] {
  const count = Math.round((customers.length * arriving * days) / yearDays);
  return Array.from({ length: count }, (_, nth) => {
    const like = customers[Math.floor(((nth + 0.5) * customers.length) / count)] as PlanCustomer;
    const createdOn = addDays(today, Math.floor((days * (((nth * stride) % count) + 0.5)) / count));
    const planned = addDays(createdOn, (like.firstWithin ?? 0) >> 1);
    const nothing = { lastConversation: null, lastCard: null, lastUnasked: null, notBefore: null } as const;
    return {
      customer: { ...like, ...nothing, id: -1 - nth, createdOn, planned, plannedReason: 'never called' },
      planned,
      isNew: true,
    };
  });
}

/** Those after one another in rank come at different times of the year. */
const stride = 7;
