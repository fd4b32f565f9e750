/** Adds a person to a customer; with the second one, a private customer becomes a company. */

import { isCompany } from '../domain/company-name.ts';
import type { ContactTypes } from '../domain/contact-type.ts';
import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { folded } from '../domain/folded.ts';
import { blankPerson, type NewPerson, type Person, type PersonChange } from '../domain/person.ts';
import type { Transaction } from '../store/store.ts';
import { peopleAndRefusals, settleReach } from './reach.ts';

/** The fields of a person that can be set by hand. */
export type PersonFacts = Partial<
  Pick<NewPerson, 'name' | 'role' | 'emails' | 'phones' | 'address' | 'birthday' | 'language' | 'hours'>
> & {
  /** The types of their numbers and addresses; stored with the customer, who has all of them. */
  readonly contactTypes?: ContactTypes;
};

/** Returns the new person's number. A private customer becomes the first of the people. */
export async function writePerson(
  book: Transaction,
  customer: Customer,
  { facts, day }: { readonly facts: PersonFacts & Pick<NewPerson, 'name'>; readonly day: Day },
): Promise<number> {
  await becomeCompany(book, customer);
  const before = await peopleAndRefusals(book, customer.id);
  const { name: _, ...given } = facts;
  const id = await book.people.add({
    ...blankPerson,
    ...facts,
    ...{ customerId: customer.id, createdOn: day, handSet: Object.keys(given) },
  });
  await settleReach(book, customer.id, before);
  return id;
}

/**
 * Changes a person by hand: imports do not overwrite these fields, and the customer keeps the numbers of those who remain. False when
 * they were like that already.
 */
export async function changePerson(
  book: Transaction,
  person: Person,
  change: Omit<PersonChange, 'handSet'>,
): Promise<boolean> {
  const before = await peopleAndRefusals(book, person.customerId);
  const handSet = [...new Set([...person.handSet, ...Object.keys(change).filter((field) => field !== 'firstToAsk')])];
  const changed = await book.people.change(person.id, { ...change, handSet });
  if (change.name !== undefined) await renameInRefusals(book, person, change.name);
  await settleReach(book, person.customerId, before);
  return changed;
}

async function renameInRefusals(book: Transaction, person: Person, name: string): Promise<void> {
  for (const { id, personId } of await book.refusals.of(person.customerId))
    if (personId === person.id) await book.refusals.change(id, { who: name });
}

/**
 * Turns a private customer into the company they work at, with themselves as its first person: their conversations,
 * promises and facts move to that person. Null when the customer has people, or is a company already.
 */
export async function becomeCompany(book: Transaction, customer: Customer): Promise<number | null> {
  if (isCompany(customer) || (await book.people.of(customer.id)).length > 0) return null;
  const { name, company, emails, phones, struckPhones, birthday, externalId, createdOn, handSet } = customer;
  const personId = await book.people.add({
    ...blankPerson,
    ...{ customerId: customer.id, name, emails, phones: [...phones, ...struckPhones], birthday, externalId, createdOn },
    handSet: handSet.filter((field) => ofPerson.has(field)),
  });
  await book.customers.change(customer.id, { name: company ?? name, birthday: null });
  await attribute(book, customer, personId);
  return personId;
}

const ofPerson: ReadonlySet<string> = new Set(['name', 'emails', 'phones', 'birthday']);

/** What was said and promised to a private customer becomes that person's. */
async function attribute(book: Transaction, { id: customerId, name }: Customer, personId: number): Promise<void> {
  for (const { id } of await book.touches.of(customerId)) await book.touches.change(id, { personId });
  for (const { id } of await book.promises.of(customerId)) await book.promises.change(id, { personId });
  for (const { id, kind } of (await book.facts.of(customerId)).facts)
    if (kind === 'fact' || kind === 'goal') await book.facts.changeFact(id, { personId });
  for (const { id, who } of await book.refusals.of(customerId))
    if (who !== null && folded(who) === folded(name)) await book.refusals.change(id, { personId });
}
