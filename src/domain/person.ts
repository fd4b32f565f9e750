/** The people of a company. A customer without any is a private one, and their own only person. */
import type { Customer } from './customer.ts';
import type { Day } from './day.ts';
import { folded } from './folded.ts';
import { isNumber, isSameNumber } from './phone-number.ts';
import { plain } from './plain.ts';
import type { Refusal } from './refusal.ts';

/** A person at a customer. Absent facts are null, never empty text. */
export interface Person {
  readonly id: number;
  readonly customerId: number;
  /** The person's own id in the program they were imported from. */
  readonly externalId: string | null;
  /** That program's id of the company, as `companyId` writes it. */
  readonly companyId: string | null;
  readonly name: string;
  /** Their role there: `head of purchasing`. */
  readonly role: string | null;
  /** Which of the customer's addresses and numbers are theirs; including those the customer is no longer reached by. */
  readonly emails: readonly string[];
  readonly phones: readonly string[];
  readonly address: string | null;
  /** In the form of a customer's birthday. */
  readonly birthday: string | null;
  readonly language: string | null;
  /** When they may be called, by the customer's clock; null for the customer's hours. */
  readonly hours: string | null;
  /** They no longer work there. */
  readonly leftOn: Day | null;
  /** Ask for them first; at most one of a customer's people. */
  readonly firstToAsk: boolean;
  readonly createdOn: Day;
  /** Fields set by hand, which an import does not overwrite. */
  readonly handSet: readonly string[];
}

export type NewPerson = Omit<Person, 'id'>;
export type PersonChange = Partial<Omit<NewPerson, 'createdOn'>>;

/** A person without any facts. */
export const blankPerson: Omit<NewPerson, 'customerId' | 'name' | 'createdOn'> = {
  externalId: null,
  companyId: null,
  role: null,
  emails: [],
  phones: [],
  address: null,
  birthday: null,
  language: null,
  hours: null,
  leftOn: null,
  firstToAsk: false,
  handSet: [],
};

/** In place of the number of a person whom the book does not know yet. */
export const justIntroduced = 0;

/** The numbers and addresses for reaching somebody. */
type Reach = Pick<Customer, 'phones' | 'emails'>;

/** The numbers to reach them by: without removed ones, and none for a person who left. */
export function usableNumbers({ phones }: Pick<Person, 'phones'>, customer: Pick<Reach, 'phones'>): readonly string[] {
  return phones.filter((phone) => customer.phones.includes(phone));
}

export function usableEmails({ emails }: Pick<Person, 'emails'>, customer: Pick<Reach, 'emails'>): readonly string[] {
  return emails.filter((email) => customer.emails.includes(email));
}

/** `Ann Lee, head of purchasing` */
export function personTitle({ name, role }: Pick<Person, 'name' | 'role'>): string {
  return plain(role === null ? name : `${name}, ${role}`);
}

/**
 * The people meant by a text: with exactly this name, else with this e-mail address or number, else with these words in
 * the name.
 */
export function findPeople(people: readonly Person[], text: string): readonly Person[] {
  const wanted = folded(text.trim());
  if (wanted === '') return [];
  const kinds: readonly ((person: Person) => boolean)[] = [
    ({ name }) => folded(name) === wanted,
    ({ emails }) => emails.includes(wanted),
    ({ phones }) => isNumber(text.trim()) && phones.some((phone) => isSameNumber(phone, text)),
    ({ name }) => wanted.split(/\s+/).every((word) => folded(name).includes(word)),
  ];
  const found = kinds.map((fits) => people.filter(fits)).find((some) => some.length > 0) ?? [];
  const present = found.filter(({ leftOn }) => leftOn === null);
  return present.length > 0 ? present : found;
}

/** Why this one is the one to ask for. */
type WhyAsked =
  | { readonly kind: 'first to ask' }
  | { readonly kind: 'talked'; readonly on: Day }
  | { readonly kind: 'has a number' }
  | { readonly kind: 'only' };

export interface PersonToAsk {
  readonly person: Person;
  readonly why: WhyAsked;
  /** The person to ask for at another hour. */
  readonly insteadOf: Person | null;
}

interface Known {
  /** The day of the last conversation with each. */
  readonly talks: ReadonlyMap<number, Day>;
  readonly refusals: readonly WhatAPersonRefuses[];
  readonly customer: Pick<Reach, 'phones'>;
  /** People who are not there at this hour, by hours of their own; where it is not known, everybody is. */
  readonly outside?: ReadonlySet<number>;
}

type WhatAPersonRefuses = Pick<Refusal, 'personId' | 'kind'>;

/** The numbers of the people who want no calls. */
function refusingCalls(refusals: readonly WhatAPersonRefuses[]): ReadonlySet<number | null> {
  return new Set(refusals.filter(({ kind }) => kind === 'call').map(({ personId }) => personId));
}

/** Whom to ask for, among people who still work there, may be called and are in; null without any. */
export function personToAsk(people: readonly Person[], known: Known): PersonToAsk | null {
  const refusing = refusingCalls(known.refusals);
  const there = people.filter(({ id, leftOn }) => leftOn === null && !refusing.has(id));
  const usual = likeliest(there, known);
  const { outside } = known;
  if (usual === null || outside === undefined || !outside.has(usual.person.id)) return usual;
  const now = likeliest(
    there.filter(({ id }) => !outside.has(id)),
    known,
  );
  return now === null ? usual : { ...now, insteadOf: usual.person };
}

function likeliest(all: readonly Person[], { talks, customer }: Known): PersonToAsk | null {
  const [only, ...others] = all;
  if (only === undefined) return null;
  const insteadOf = null;
  const first = all.find(({ firstToAsk }) => firstToAsk);
  if (first !== undefined) return { person: first, why: { kind: 'first to ask' }, insteadOf };
  const on = ({ id }: Person) => talks.get(id) ?? '';
  const talked = all.reduce((best, one) => (on(one) > on(best) ? one : best), only);
  const last = talks.get(talked.id);
  if (last !== undefined) return { person: talked, why: { kind: 'talked', on: last }, insteadOf };
  const reachable = all.find((person) => usableNumbers(person, customer).length > 0);
  return {
    person: reachable ?? only,
    why: others.length === 0 ? { kind: 'only' } : { kind: 'has a number' },
    insteadOf,
  };
}

/**
 * The numbers and addresses for reaching a customer through these people: none of a person who left, and no numbers of
 * one who refuses calls.
 */
export function reachThrough(people: readonly Person[], refusals: readonly WhatAPersonRefuses[]): Reach {
  const refusing = refusingCalls(refusals);
  const present = people.filter(({ leftOn }) => leftOn === null);
  return {
    phones: present.filter(({ id }) => !refusing.has(id)).flatMap(({ phones }) => phones),
    emails: present.flatMap(({ emails }) => emails),
  };
}

/**
 * A customer's numbers and addresses after their people changed; those of no person stay, and removed ones do not come
 * back.
 */
export function reachAfter(
  customer: Pick<Customer, 'phones' | 'emails' | 'struckPhones'>,
  { before, after }: { readonly before: Reach; readonly after: Reach },
): Reach {
  const changed = (now: readonly string[], was: readonly string[], will: readonly string[]) => [
    ...now.filter((text) => will.includes(text) || !was.includes(text)),
    ...new Set(will.filter((text) => !was.includes(text) && !now.includes(text))),
  ];
  return {
    phones: changed(customer.phones, before.phones, after.phones).filter(
      (phone) => !customer.struckPhones.includes(phone),
    ),
    emails: changed(customer.emails, before.emails, after.emails),
  };
}
