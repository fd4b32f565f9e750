import type { Customer, Tier } from './customer.ts';
import type { Day } from './day.ts';
import type { DuePromise } from './due.ts';
import type { Fact } from './fact.ts';

/** One brief about all customers of a caller, for the caller who takes them over. */
export interface Handover {
  readonly promises: readonly DuePromise[];
  /** Those to be called first in front. */
  readonly customers: readonly HandedOver[];
}

export interface HandedOver {
  readonly customer: Customer;
  readonly tier: Tier | null;
  readonly planned: Day | null;
  readonly lastConversation: Day | null;
  readonly lastWords: string | null;
  readonly facts: readonly Fact[];
}
