/** What a calendar has to say besides the events to come: what moved out of it, and what is no more. */
import type { Customer } from './customer.ts';
import type { Day } from './day.ts';
import type { DuePromise } from './due.ts';

/** An event that an earlier calendar may have, on the day it has now; null once it is no more. */
export interface EarlierCall {
  readonly customerId: number;
  /** Null of customers who were merged or erased. */
  readonly customer: Customer | null;
  readonly day: Day | null;
}

export interface EarlierPromise {
  readonly id: number;
  /** Null where it was taken back. */
  readonly promise: DuePromise | null;
  readonly day: Day | null;
}

export interface CalendarChanges {
  /** Rises with the days and with what is done in the book, so that a later calendar beats an earlier one. */
  readonly sequence: number;
  readonly calls: readonly EarlierCall[];
  readonly promises: readonly EarlierPromise[];
}
