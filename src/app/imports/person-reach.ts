/** The numbers and addresses of a company after an import changed who is there. */
import { type NewPerson, type Person, reachAfter, reachThrough } from '../../domain/person.ts';
import type { Transaction } from '../../store/store.ts';

const nobody = { phones: [], emails: [] };

/** The customer is no longer reached by what is this person's alone. */
export async function dropReach(book: Transaction, gone: Omit<NewPerson, 'id'>): Promise<void> {
  const { customerId, phones, leftOn } = gone;
  const customer = await book.customers.get(customerId);
  if (customer === null) return;
  const after = reachThrough(await book.people.of(customerId), await book.refusals.of(customerId));
  const emails = leftOn === null ? [] : gone.emails;
  const before = { phones: [...after.phones, ...phones], emails: [...after.emails, ...emails] };
  await book.customers.change(customerId, reachAfter(customer, { before, after }));
}

/** The customer is reached by this person, whose numbers and addresses another company had. */
export async function gainReach(book: Transaction, person: Pick<Person, 'id' | 'customerId'>): Promise<void> {
  const customer = await book.customers.get(person.customerId);
  const people = (await book.people.of(person.customerId)).filter(({ id }) => id === person.id);
  if (customer === null) return;
  const after = reachThrough(people, await book.refusals.of(person.customerId));
  await book.customers.change(person.customerId, reachAfter(customer, { before: nobody, after }));
}
