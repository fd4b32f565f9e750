import type { Customer } from './customer.ts';
import type { Day } from './day.ts';
import type { ExcerptPart } from './spelling.ts';

/** A customer with a search hit. */
export interface FoundCustomer {
  readonly customer: Customer;
  readonly matches: readonly {
    readonly foundIn: string;
    readonly day: Day | null;
    /** The matching words; empty when the customer's name or number matched. */
    readonly excerpt: readonly ExcerptPart[];
  }[];
}
