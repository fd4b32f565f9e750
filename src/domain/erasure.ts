/** How an erased person is recognized, so that no import brings them back. */
import type { Customer } from './customer.ts';

export type IdentityFacts = Pick<Customer, 'externalId' | 'company' | 'emails' | 'phones'> & {
  readonly name: string | null;
};

/** The last digits of a number, which are the same however its country is written. */
const nationalDigits = 9;

/** What identifies a customer, each as one text. A name alone only counts when nothing else is known. */
export function identityKeys(facts: IdentityFacts): string[] {
  const keys = [
    ...(facts.externalId === null ? [] : [`id ${facts.externalId.trim().toLowerCase()}`]),
    ...facts.emails.map((email) => `email ${email.trim().toLowerCase()}`),
    ...facts.phones.flatMap((phone) => {
      const digits = phone.replace(/\D/g, '');
      return digits.length < 6 ? [] : [`phone ${digits.slice(-nationalDigits)}`];
    }),
  ];
  if (keys.length > 0 || facts.name === null) return keys;
  return [`name ${facts.name.trim().toLowerCase()} ${(facts.company ?? '').trim().toLowerCase()}`];
}
