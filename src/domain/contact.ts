import type { Customer } from './customer.ts';
import type { RefusalFacts } from './refusal.ts';

/** A customer as other programs are told of them. */
export interface Contact {
  readonly customer: Customer;
  readonly refusals: readonly RefusalFacts[];
  /** What their card is called among all cards there are: `urn:uuid:…`. */
  readonly uid: string;
}
