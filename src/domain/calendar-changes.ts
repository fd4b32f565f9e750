/** What a calendar must say about earlier ones: which of their events moved, and which are gone. */
import type { Customer } from './customer.ts';
import type { Day } from './day.ts';
import type { DuePromise } from './due.ts';

/** An event that an earlier calendar may have, on its present day; null once it is gone. */
export interface EarlierCall {
  readonly customerId: number;
  /** Null when the customer was merged or erased. */
  readonly customer: Customer | null;
  readonly day: Day | null;
}

export interface EarlierPromise {
  readonly id: number;
  /** Null when it was undone. */
  readonly promise: DuePromise | null;
  readonly day: Day | null;
}

export interface CalendarChanges {
  /** Grows with each day and each operation, so that a later calendar wins over an earlier one. */
  readonly sequence: number;
  readonly calls: readonly EarlierCall[];
  readonly promises: readonly EarlierPromise[];
}
