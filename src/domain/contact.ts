import type { Customer } from './customer.ts';
import type { RefusalFacts } from './refusal.ts';

/** A customer as exported to other programs. */
export interface Contact {
  readonly customer: Customer;
  readonly refusals: readonly RefusalFacts[];
  /** The identifier of the card, unique among all cards: `urn:uuid:…`. */
  readonly uid: string;
}
