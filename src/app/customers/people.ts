/** The people of a company: who they are, who left, and whom to ask for first. */
import { changePerson, type PersonFacts, writePerson } from '../../call/new-person.ts';
import type { Workspace } from '../../context.ts';
import { isCompany } from '../../domain/company-name.ts';
import { type ContactTypes, noTypes } from '../../domain/contact-type.ts';
import { type Customer, displayName } from '../../domain/customer.ts';
import type { Day } from '../../domain/day.ts';
import { fieldWords } from '../../domain/field-words.ts';
import { folded } from '../../domain/folded.ts';
import { blankPerson, findPeople, type NewPerson, type Person, personTitle } from '../../domain/person.ts';
import { plain } from '../../domain/plain.ts';
import { shellWord } from '../../domain/shell-word.ts';
import { UserError } from '../../errors.ts';
import type { ReadableBook, Store, Transaction } from '../../store/store.ts';
import { mustBeAsRead } from './as-read.ts';

/** A change of a person's place at the company. */
interface Becoming {
  /** The day since which they no longer work there; null: they are back. */
  readonly leftOn?: Day | null;
  readonly firstToAsk?: boolean;
}

/**
 * The person of the customer that the words mean; null when they mean a private customer. A UserError when there is
 * none of that name, or several.
 */
export async function thePerson(
  book: Pick<ReadableBook, 'people'>,
  customer: Customer,
  text: string,
): Promise<Person | null> {
  const people = await book.people.of(customer.id);
  const found = findPeople(people, text);
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  if (people.length === 0 && isSelf(customer, text)) return null;
  const who = plain(displayName(customer));
  if (only !== undefined)
    throw new UserError(`${who} has several people like "${plain(text)}": ${found.map(personTitle).join('; ')}`, {
      hint: 'write the whole name, or the e-mail address',
    });
  const known = people.length === 0 ? '' : `there ${people.length === 1 ? 'is' : 'are'} ${listed(people)}; `;
  throw new UserError(`${who} has no person called "${plain(text)}"`, {
    hint: `${known}to add them: cadence add ${plain(shellWord(text))} --at ${customer.id}`,
  });
}

const listed = (people: readonly Person[]) => people.map(({ name }) => plain(name)).join(', ');

function isSelf(customer: Customer, text: string): boolean {
  const self: Person = { ...blankPerson, ...customer, customerId: customer.id, companyId: null, leftOn: null };
  return findPeople([self], text).length === 1;
}

/** Adds a person at a customer. A private customer becomes the first of the people. */
export async function addPerson(
  ctx: Workspace,
  store: Store,
  customer: Customer,
  { contactTypes, ...facts }: PersonFacts & Pick<NewPerson, 'name'>,
  anyway: boolean,
): Promise<number> {
  return await store.atomically({ kind: 'add', command: `add --at ${customer.id}`, day: ctx.today }, async (book) => {
    const namesake = (await peopleOf(book, customer)).find(({ name }) => folded(name) === folded(facts.name));
    if (namesake !== undefined && !anyway)
      throw new UserError(`${plain(displayName(customer))} has a person called ${plain(namesake.name)} already`, {
        hint: `cadence edit ${customer.id} --person ${plain(shellWord(namesake.name))} changes what is known of them; --yes adds another one`,
      });
    const id = await writePerson(book, customer, { facts, day: ctx.today });
    await tellTypes(book, customer.id, contactTypes);
    await book.summarize(`${facts.name}, at ${displayName(customer)}`);
    return id;
  });
}

/** The people a customer has, or would have with a second one. */
async function peopleOf(book: ReadableBook, customer: Customer): Promise<readonly { readonly name: string }[]> {
  const people = await book.people.of(customer.id);
  return people.length > 0 || isCompany(customer) ? people : [customer];
}

/** False when they were like that already. Throws `ChangedMeanwhile`, as `editCustomer` does. */
export async function editPerson(
  ctx: Workspace,
  store: Store,
  person: Person,
  { leftOn, firstToAsk, contactTypes, ...facts }: PersonFacts & Becoming,
): Promise<boolean> {
  const what = [
    ...Object.keys(facts).map(fieldWords),
    ...(leftOn == null ? [] : ['left']),
    ...(firstToAsk ? ['first to ask'] : []),
  ];
  const command = `edit --person ${person.name}`;
  return await store.atomically({ kind: 'edit', command, day: ctx.today }, async (book) => {
    const present = (await book.people.of(person.customerId)).find(({ id }) => id === person.id) ?? person;
    const wanted = { ...facts, ...(leftOn === undefined ? {} : { leftOn }) };
    mustBeAsRead<Person>({ read: person, present, wanted, name: present.name, id: person.customerId });
    if (firstToAsk) await askNobodyElseFirst(book, person);
    const changed = await changePerson(book, present, {
      ...wanted,
      ...(firstToAsk === undefined ? {} : { firstToAsk }),
    });
    const isTold = await tellTypes(book, person.customerId, contactTypes);
    await book.summarize(`${person.name}: ${what.join(', ') || 'changed'}`);
    return changed || isTold;
  });
}

async function tellTypes(book: Transaction, customerId: number, told: ContactTypes = noTypes): Promise<boolean> {
  const customer = told === noTypes ? null : await book.customers.get(customerId);
  if (customer === null) return false;
  return await book.customers.change(customerId, { contactTypes: { ...customer.contactTypes, ...told } });
}

async function askNobodyElseFirst(book: Transaction, person: Person): Promise<void> {
  for (const { id, firstToAsk } of await book.people.of(person.customerId))
    if (firstToAsk && id !== person.id) await book.people.change(id, { firstToAsk: false });
}
