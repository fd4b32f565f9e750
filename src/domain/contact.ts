import type { Customer } from './customer.ts';
import type { Person } from './person.ts';
import type { RefusalFacts } from './refusal.ts';

/** A customer, or one of a company's people, as exported to other programs. */
export interface Contact {
  /** Of a person: their own name and how to reach them, at the company's place. */
  readonly customer: Customer;
  readonly refusals: readonly RefusalFacts[];
  /** The identifier of the card, unique among all cards: `urn:uuid:…`. */
  readonly uid: string;
  /** Null of a customer as a whole. */
  readonly person: PersonOfContact | null;
  /** The customer is a company whose people have cards of their own. */
  readonly hasPeople: boolean;
}

export interface PersonOfContact extends Pick<Person, 'role' | 'language'> {
  /** Of the card of their company, and its id in the program it came from. */
  readonly companyUid: string;
  readonly companyId: string | null;
}

/** For a company whose people have their own cards: whether it has a number or address that belongs to no person. */
export function isReached({ customer: { phones, emails, contactTypes } }: Contact): boolean {
  return phones.length + emails.length + Object.keys(contactTypes).length > 0;
}
