import type { Customer } from './customer.ts';
import type { Day } from './day.ts';
import type { ExcerptPart } from './spelling.ts';

/** Of whom a search found something. */
export interface FoundCustomer {
  readonly customer: Customer;
  readonly matches: readonly {
    readonly foundIn: string;
    readonly day: Day | null;
    /** What was said; empty where the customer's own name or number matched. */
    readonly excerpt: readonly ExcerptPart[];
  }[];
}
