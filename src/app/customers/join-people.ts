/** Merging two customers when people are involved: a private customer becomes one of the other's people. */

import { becomeCompany } from '../../call/new-person.ts';
import { peopleAndRefusals, refuseOf, settleReach } from '../../call/reach.ts';
import type { Customer } from '../../domain/customer.ts';
import { folded } from '../../domain/folded.ts';
import type { Person } from '../../domain/person.ts';
import { refusalsOf } from '../../domain/refusal.ts';
import type { Transaction } from '../../store/store.ts';

/** Whether one of the customers has people, so that the others become people as well. */
export async function willHavePeople(book: Transaction, customers: readonly Customer[]): Promise<boolean> {
  return (await book.people.ofSome(customers.map(({ id }) => id))).size > 0;
}

/** Makes a private customer the first of the people; what they refused holds only for themselves. */
export async function asOneOfThem(book: Transaction, customer: Customer, refusedAlone: boolean): Promise<void> {
  const id = await becomeCompany(book, customer);
  const person = (await book.people.of(customer.id)).find((one) => one.id === id);
  if (person === undefined || !refusedAlone) return;
  const all = await book.refusals.of(customer.id);
  for (const { kind, who, day, reason } of refusalsOf(customer, all))
    if (who === null) await refuseOf(book, person, { kinds: [kind], day, reason });
  for (const { id: row, who } of all) if (who === null) await book.refusals.remove(row);
  if (customer.doNotCall !== null) await book.customers.change(customer.id, { doNotCall: null });
}

/** After a merge, joins people who are there twice: with the same name, id or address. */
export async function joinSamePeople(book: Transaction, customerId: number): Promise<void> {
  const kept: Person[] = [];
  const before = await peopleAndRefusals(book, customerId);
  for (const person of before.people) {
    const same = kept.find((other) => areOne(other, person));
    if (same === undefined) kept.push(person);
    else kept.splice(kept.indexOf(same), 1, await joinInto(book, same, person));
  }
  if (kept.length < before.people.length) await settleReach(book, customerId, before);
}

function areOne(a: Person, b: Person): boolean {
  if (a.externalId !== null && a.externalId === b.externalId) return true;
  return folded(a.name) === folded(b.name) && (a.externalId === null || b.externalId === null);
}

async function joinInto(book: Transaction, kept: Person, other: Person): Promise<Person> {
  const missing = (Object.keys(kept) as (keyof Person)[]).filter((field) => kept[field] === null && field !== 'leftOn');
  const joined: Person = {
    ...kept,
    ...Object.fromEntries(missing.map((field) => [field, other[field]])),
    emails: [...new Set([...kept.emails, ...other.emails])],
    phones: [...new Set([...kept.phones, ...other.phones])],
    leftOn: kept.leftOn === null || other.leftOn === null ? null : kept.leftOn,
    firstToAsk: kept.firstToAsk || other.firstToAsk,
    handSet: [...new Set([...kept.handSet, ...other.handSet])],
  };
  await book.people.handOver(other.id, kept.id);
  await book.people.remove(other.id);
  const { id, createdOn: _, ...facts } = joined;
  await book.people.change(id, facts);
  return joined;
}
