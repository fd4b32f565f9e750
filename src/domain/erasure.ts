/** How an erased person is recognized, so that no import brings them back, and how the notes of others may name them. */
import { silentNumbers } from './contact-type.ts';
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

export function namesOf({ name, company, emails }: Customer): string[] {
  return [name, company ?? name, ...emails];
}

/** Each part of the name: summaries about another person with that name lose it too, because they cannot be checked one by one. */
export function partsOf({ name }: Customer): string[] {
  return name.split(/[\s-]+/).filter((part) => part.length > 2);
}

/** Also as a tag would spell it. */
export function wholeNamesOf({ name, emails }: Customer): string[] {
  return [...new Set([name, name.trim().replaceAll(/\s+/g, '-'), ...emails])];
}

/**
 * How others' notes may refer to them: their names, the surname alone, a number (a fax's too) as it is written, their street.
 */
export function wordsFor(customer: Customer): string[] {
  const words = customer.name.trim().split(/\s+/);
  const surname = words.length > 1 ? (words.at(-1) ?? '') : '';
  const faxes = silentNumbers(customer).map(([number]) => number);
  const alone = [surname, customer.address ?? '', ...customer.phones, ...customer.struckPhones, ...faxes];
  return [...new Set([...namesOf(customer), ...alone.filter((word) => word.length > 2)])];
}
