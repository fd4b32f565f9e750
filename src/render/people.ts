/** The people of a customer. */
import type { Customer } from '../domain/customer.ts';
import { type Day, dayText } from '../domain/day.ts';
import {
  type Person,
  type PersonToAsk,
  personTitle,
  personToAsk,
  usableEmails,
  usableNumbers,
} from '../domain/person.ts';
import { phoneInForm } from '../domain/phone-form.ts';
import { type Refusal, refusalsOf } from '../domain/refusal.ts';
import { birthdayText } from './birthday.ts';
import { plain } from './text.ts';

export interface PeopleShown {
  readonly customer: Customer;
  readonly people: readonly Person[];
  readonly talks: ReadonlyMap<number, Day>;
  readonly refusals: readonly Refusal[];
  /** With the customer, whichever person it was. */
  readonly lastConversation: Day | null;
}

/** A private customer is their own only person. */
export function peopleJson({ customer, people, talks, refusals, lastConversation }: PeopleShown) {
  if (people.length === 0) return [selfJson(customer, refusals, lastConversation)];
  return people.map((person) => ({
    id: person.id,
    externalId: person.externalId,
    name: person.name,
    role: person.role,
    emails: usableEmails(person, customer),
    phones: usableNumbers(person, customer),
    address: person.address,
    birthday: person.birthday,
    language: person.language,
    hours: person.hours,
    firstToAsk: person.firstToAsk,
    leftOn: person.leftOn,
    lastConversation: talks.get(person.id) ?? null,
    refusals: refusals
      .filter(({ personId }) => personId === person.id)
      .map(({ kind, day, reason }) => ({ kind, on: day, reason })),
  }));
}

/** Whom to ask for, and why; nothing of a private customer. */
export function askJson({
  customer,
  people,
  talks,
  refusals,
  outside = new Set(),
}: Omit<PeopleShown, 'lastConversation'> & { readonly outside?: ReadonlySet<number> }) {
  const ask = personToAsk(people, { talks, refusals, customer, outside });
  return ask === null ? {} : { askFor: askedJson(ask) };
}

export function askedJson({ person, why }: PersonToAsk) {
  return { personId: person.id, name: person.name, role: person.role, why: why.kind };
}

function selfJson(customer: Customer, refusals: readonly Refusal[], lastConversation: Day | null) {
  const own = refusalsOf(customer, refusals).filter(({ who }) => who === null);
  return {
    id: null,
    externalId: customer.externalId,
    name: customer.name,
    role: null,
    emails: customer.emails,
    phones: customer.phones,
    address: customer.address,
    birthday: customer.birthday,
    language: null,
    hours: customer.hours,
    firstToAsk: true,
    leftOn: null,
    lastConversation,
    refusals: own.map(({ kind, day, reason }) => ({ kind, on: day, reason })),
  };
}

/** One on a line, those who left last. */
export function peopleLines({ customer, people, talks, refusals }: Omit<PeopleShown, 'lastConversation'>): string[] {
  const asked = personToAsk(people, { talks, refusals, customer })?.person.id;
  const [here, gone] = [people.filter(({ leftOn }) => leftOn === null), people.filter(({ leftOn }) => leftOn !== null)];
  return [...here, ...gone].map((person) => {
    const refused = refusals.filter(({ personId }) => personId === person.id);
    const talk = talks.get(person.id);
    const more = [
      person.leftOn === null ? null : `left on ${dayText(person.leftOn)}`,
      person.firstToAsk ? 'ask first' : person.id === asked && people.length > 1 ? 'ask for them' : null,
      refused.length === 0 ? null : `no ${refused.map(({ kind }) => kind).join(', ')}`,
      talk === undefined ? null : `last talked on ${dayText(talk)}`,
      person.language === null ? null : `speaks ${plain(person.language)}`,
      person.hours,
      person.birthday === null ? null : `birthday ${birthdayText(person.birthday)}`,
    ].filter((text) => text !== null);
    const reach = [...usableNumbers(person, customer).map(phoneInForm), ...usableEmails(person, customer)];
    return [personTitle(person), ...reach.map(plain), ...(more.length === 0 ? [] : [`(${more.join('; ')})`])].join(
      '  ',
    );
  });
}

/** ` with Ann Lee`; empty without a person. */
export function withPerson(people: readonly Person[], id: number | null, word: string): string {
  const person = id === null ? undefined : people.find((one) => one.id === id);
  return person === undefined ? '' : `${word} ${plain(person.name)}`;
}
