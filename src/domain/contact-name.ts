import { isCompany } from './company-name.ts';
import type { Contact } from './contact.ts';
import { folded } from './folded.ts';
import { type NameParts, nameParts, noParts } from './person-name.ts';

/** A customer's name as an address book keeps it. */
interface ContactName {
  readonly parts: NameParts;
  /** The company that the customer is or belongs to. */
  readonly company: string | null;
  readonly kind: 'person' | 'company';
}

/** Of a company's person the name is a person's, whatever it looks like. */
export function nameOfContact({ customer, person, hasPeople }: Contact): ContactName {
  const { name, company } = customer;
  if (person !== null) return { parts: nameParts(name), company, kind: 'person' };
  return hasPeople ? { parts: noParts, company: company ?? name, kind: 'company' } : contactName(customer);
}

/**
 * A company has neither a given nor a family name; one that belongs to another company keeps its own name in one piece.
 */
export function contactName({
  name,
  company,
}: {
  readonly name: string;
  readonly company: string | null;
}): ContactName {
  if (!isCompany({ name, company })) return { parts: nameParts(name), company, kind: 'person' };
  const isWhole = company === null || folded(company) === folded(name);
  return isWhole
    ? { parts: noParts, company: name, kind: 'company' }
    : { parts: { ...noParts, given: name }, company, kind: 'company' };
}
