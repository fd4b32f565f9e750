import type { Contact } from '../../domain/contact.ts';
import { isSilent } from '../../domain/contact-type.ts';
import type { Customer } from '../../domain/customer.ts';
import { type Person, usableEmails } from '../../domain/person.ts';
import { type Refusal, refusalsOf } from '../../domain/refusal.ts';
import { bareCompanyId } from '../../import/draft.ts';
import type { Store } from '../../store/store.ts';
import { cardUids, personUids } from './card-uids.ts';

export interface Contacts {
  readonly contacts: readonly Contact[];
  /** How many archived customers are left out, because other programs should not call them either. */
  readonly archived: number;
  /** How many people of companies have no contact of their own. */
  readonly people: number;
}

/** The customers as contacts for other programs; `byPerson`: one for each of a company's people, after the company's own. */
export async function contactsOf(store: Store, { byPerson }: { readonly byPerson: boolean }): Promise<Contacts> {
  const customers = await store.customers.all();
  const refusals = Map.groupBy(await store.refusals.all(), ({ customerId }) => customerId);
  const uids = await cardUids(store);
  const people = (await store.people.all()).filter(({ leftOn }) => leftOn === null);
  const personUid = people.length === 0 ? new Map<number, string>() : await personUids(store);
  const ofCustomer = Map.groupBy(byPerson ? people : [], ({ customerId }) => customerId);
  const current = customers.filter(({ archived }) => !archived);
  const contacts = current.flatMap((customer) => {
    const known = { refusals: refusals.get(customer.id) ?? [], uid: uids.get(customer.id) ?? '' };
    const there = ofCustomer.get(customer.id) ?? [];
    if (there.length === 0) return [contactOf(customer, known)];
    return [
      companyContact(customer, there, known),
      ...there.map((person) =>
        personContact(customer, person, { ...known, personUid: personUid.get(person.id) ?? '' }),
      ),
    ];
  });
  return { contacts, archived: customers.length - current.length, people: byPerson ? 0 : people.length };
}

interface Known {
  readonly refusals: readonly Refusal[];
  readonly uid: string;
}

function contactOf(customer: Customer, { refusals, uid }: Known): Contact {
  return { customer, refusals: refusalsOf(customer, refusals), uid, person: null, hasPeople: false };
}

/** What is the company's own, such as a switchboard: the rest stands with its people. */
function companyContact(customer: Customer, people: readonly Person[], { refusals, uid }: Known): Contact {
  const theirs = new Set(people.flatMap(({ phones, emails }) => [...phones, ...emails]));
  const own = (reach: readonly string[]) => reach.filter((one) => !theirs.has(one));
  const types = Object.entries(customer.contactTypes).filter(([one, type]) => isSilent(type) || !theirs.has(one));
  const reach = { phones: own(customer.phones), emails: own(customer.emails), contactTypes: Object.fromEntries(types) };
  const ofCompany = refusals.filter(({ personId }) => personId === null);
  const whole = { ...customer, ...reach };
  return { customer: whole, refusals: refusalsOf(customer, ofCompany), uid, person: null, hasPeople: true };
}

/** Contacts who refuse calls keep their numbers: the contact says so. A refusal by the whole company covers each of them. */
function personContact(
  customer: Customer,
  person: Person,
  { refusals, uid, personUid }: Known & { readonly personUid: string },
): Contact {
  const phones = person.phones.filter((phone) => !customer.struckPhones.includes(phone));
  const emails = usableEmails(person, customer);
  const types = [...phones, ...emails].flatMap((one) => {
    const type = customer.contactTypes[one];
    return type === undefined ? [] : [[one, type] as const];
  });
  const { name, role, language, companyId, externalId, birthday } = person;
  const ofCompany = companyId ?? customer.externalId;
  const own = refusals
    .filter(({ personId, who }) => personId === person.id || (personId === null && who === null))
    .map((refusal) => ({ ...refusal, who: null }));
  const firsts = new Map(
    refusalsOf(customer, own)
      .toReversed()
      .map((refusal) => [refusal.kind, refusal]),
  );
  return {
    customer: {
      ...customer,
      ...{ name, externalId, birthday, phones, emails, contactTypes: Object.fromEntries(types), website: null },
      company: customer.name === name ? null : customer.name,
      address: person.address ?? customer.address,
    },
    refusals: [...firsts.values()].reverse(),
    uid: personUid,
    person: { role, language, companyUid: uid, companyId: bareCompanyId(ofCompany ?? '') ?? ofCompany },
    hasPeople: false,
  };
}
