/** The people of companies in a file: new ones, changed ones, and those who moved to another company. */
import type { Day } from '../../domain/day.ts';
import type { PeopleReport } from '../../domain/import-report.ts';
import { blankPerson } from '../../domain/person.ts';
import { bareCompanyId, type CustomerDraft } from '../../import/draft.ts';
import type { IdentityIndex } from '../../import/identity.ts';
import { mayBeOne } from '../../import/same-person.ts';
import { nameKey } from '../../import/text.ts';
import type { Transaction } from '../../store/store.ts';
import { type AtTwo, PeopleMoves, type PersonRecord, type WhereReached } from './people-moves.ts';
import { dropReach, gainReach } from './person-reach.ts';

interface Options {
  readonly today: Day;
  /** Answers about addresses at two companies. */
  readonly reached: WhereReached;
}

interface Learning {
  /** Also whose employees are customers of their own. */
  readonly withApart: boolean;
  /** A file of this name was imported before: people who are no longer listed at a company have left it. */
  readonly isAgain: boolean;
}

/** What a row tells of a person besides the name and how to reach them; the address is the company's. */
const fields = ['role', 'birthday', 'language'] as const;

export class PeopleWriter {
  /** The rows that were people of companies. */
  rows = 0;
  readonly #book: Transaction;
  readonly #index: IdentityIndex;
  readonly #options: Options;
  readonly #moves = new PeopleMoves();
  #isAgain = false;
  readonly #ofCustomer = new Map<number, PersonRecord[]>();
  readonly #byId = new Map<string, PersonRecord[]>();
  readonly #byNumber = new Map<number, PersonRecord>();
  /** By the identifiers of this book's cards that the file has. */
  readonly #byCard = new Map<string, PersonRecord>();
  /** Companies by name: customers who have people, and those that the file begins. */
  readonly #companies = new Map<string, Set<number>>();
  readonly #companyIds = new Map<number, Set<string>>();
  readonly #names = new Map<number, string>();
  /** Companies of customers who are somebody there, on their own. */
  readonly #apart = new Set<string>();
  readonly #fresh: PersonRecord[] = [];
  readonly #changed = new Set<PersonRecord>();
  /** Of somebody who wants no calls, as the file is the first to say. */
  readonly #silenced = new Set<PersonRecord>();

  constructor(book: Transaction, index: IdentityIndex, options: Options) {
    this.#book = book;
    this.#index = index;
    this.#options = options;
  }

  get moved(): PeopleReport['moved'] {
    return this.#moves.moved;
  }

  /** Addresses of people at two companies; known at the end of the file. */
  get atTwo(): readonly AtTwo[] {
    return this.#moves.atTwo;
  }

  /** Reads the people in the book. */
  async learn({ withApart, isAgain }: Learning): Promise<void> {
    this.#isAgain = isAgain;
    if (!(await this.#book.people.isEmpty())) {
      const people = await this.#book.people.all();
      const names = await this.#book.customers.namesOf([...new Set(people.map(({ customerId }) => customerId))]);
      for (const { id, ...person } of people) {
        const name = names.get(person.customerId)?.name ?? '';
        const record = { id, person, before: person, seen: false };
        this.#byNumber.set(id, record);
        this.#enter(record, name);
      }
    }
    if (!withApart) return;
    for await (const customers of this.#book.customers.identities())
      for (const { id, name, company } of customers)
        if (company !== null && nameKey(company) !== nameKey(name) && !this.#index.isCompany(id))
          this.#apart.add(nameKey(company));
  }

  #enter(record: PersonRecord, company: string): void {
    const { person } = record;
    const { customerId, externalId, companyId, leftOn } = person;
    this.#ofCustomer.set(customerId, [...(this.#ofCustomer.get(customerId) ?? []), record]);
    if (externalId !== null) this.#byId.set(externalId, [...(this.#byId.get(externalId) ?? []), record]);
    this.beginCompany(customerId, company, companyId);
    this.#index.addPerson(customerId, leftOn === null ? person : { ...person, emails: [], phones: [] }, company);
  }

  /** A customer who is a company with this name and id. */
  beginCompany(customerId: number, name: string, companyId: string | null): void {
    const key = nameKey(name);
    this.#names.set(customerId, key);
    this.#companies.set(key, (this.#companies.get(key) ?? new Set()).add(customerId));
    if (companyId === null) return;
    this.#companyIds.set(customerId, (this.#companyIds.get(customerId) ?? new Set()).add(companyId));
    this.#index.addCompanyId(customerId, companyId);
  }

  /** Whether the customer is a company that is called so. */
  isCalled(customerId: number, name: string): boolean {
    return this.#names.get(customerId) === nameKey(name);
  }

  /** The row may be about the company itself or one of its people, by the names. */
  mayBeOneOf(customerId: number, draft: CustomerDraft): boolean {
    const { name, company } = draft;
    if (company !== null && this.#names.get(customerId) === nameKey(company)) return true;
    const there = this.#ofCustomer.get(customerId) ?? [];
    return there.some(({ person }) => mayBeOne({ name: person.name, company: null }, { name, company: null }));
  }

  /** What the row means for its person at this company (0: a new one): known there, or gone. */
  placeOf(draft: CustomerDraft, company: number) {
    const there = company === 0 ? null : this.at(company, draft);
    return { isGone: there !== null && there.person.leftOn !== null, isFirst: there === null || !there.seen };
  }

  /** People of this company are customers of their own in the book. */
  areApart(company: string): boolean {
    return this.#apart.has(nameKey(company));
  }

  /** The company of the row, by its id, or by its name where it tells no id or the company had none; 0 when there is none. */
  companyOf({ company, companyId }: CustomerDraft): number {
    const known = companyId === null ? 0 : this.#index.ownerOfId(companyId);
    if (known !== 0) return known;
    const called = [...(this.#companies.get(nameKey(company ?? '')) ?? [])];
    return called.find((id) => companyId === null || !this.#companyIds.has(id)) ?? 0;
  }

  /** The customer has an id of another company. */
  hasOtherId(customerId: number, externalId: string | null, companyId: string | null): boolean {
    if (companyId === null) return false;
    const ids = this.#companyIds.get(customerId);
    if (ids !== undefined) return !ids.has(companyId);
    return externalId !== null && bareCompanyId(externalId) !== null && externalId !== companyId;
  }

  /** A card of this book is about this person: their customer; null when they are no longer in the book. */
  knowCard(uid: string, personId: number): number | null {
    const record = this.#byNumber.get(personId);
    if (record === undefined) return null;
    this.#byCard.set(uid, record);
    return record.person.customerId;
  }

  /** The row's person at this customer; null when they are new there. */
  at(customerId: number, draft: CustomerDraft): PersonRecord | null {
    const there = this.#ofCustomer.get(customerId) ?? [];
    const ofCard = draft.uid === null ? undefined : this.#byCard.get(draft.uid);
    if (ofCard?.person.customerId === customerId) return ofCard;
    const { externalId } = draft;
    const sameId = externalId === null ? undefined : there.find(({ person }) => person.externalId === externalId);
    if (sameId !== undefined) return sameId;
    const unnumbered = there.filter(({ person }) => externalId === null || person.externalId === null);
    const name = nameKey(draft.name ?? '');
    return (
      unnumbered.find(({ person }) => draft.name !== null && nameKey(person.name) === name) ??
      unnumbered.find(
        ({ person }) =>
          person.emails.some((email) => draft.emails.includes(email)) &&
          (draft.name === null || mayBeOne({ name: person.name, company: null }, { name: draft.name, company: null })),
      ) ??
      null
    );
  }

  /** The person that a row describes at the customer; null when it describes none. */
  meet(customerId: number, draft: CustomerDraft, company: string): PersonRecord | null {
    const name = draft.name ?? draft.emails[0] ?? draft.phones[0] ?? null;
    this.rows++;
    if (name === null) return null;
    const known = this.at(customerId, draft);
    const elsewhere = known === null || hasMovedAway(known) ? this.#elsewhere(customerId, draft) : null;
    const record = known ?? this.#begin(customerId, draft, { name, company });
    if (known !== null) this.#tell(known, draft);
    if (elsewhere !== null) this.#moves.consider({ ...elsewhere, to: record, draft });
    record.seen = true;
    return record;
  }

  /** Somebody at another company with the row's id, or with its address, or with its name and number. */
  #elsewhere(customerId: number, draft: CustomerDraft) {
    const { externalId, emails, phones, country } = draft;
    const isElsewhere = ({ person }: PersonRecord) => person.customerId !== customerId && person.leftOn === null;
    const ofCard = draft.uid === null ? undefined : this.#byCard.get(draft.uid);
    if (ofCard !== undefined && isElsewhere(ofCard)) return { from: ofCard, by: 'id' as const };
    const sameId = externalId === null ? undefined : (this.#byId.get(externalId) ?? []).find(isElsewhere);
    if (sameId !== undefined) return { from: sameId, by: 'id' as const };
    const at = (owner: number) => (this.#ofCustomer.get(owner) ?? []).filter(isElsewhere);
    for (const email of emails) {
      const found = at(this.#index.ownerOfEmail(email)).find(({ person }) => person.emails.includes(email));
      if (found !== undefined) return { from: found, by: 'e-mail address' as const };
    }
    const called = { name: draft.name, company: null };
    for (const phone of phones) {
      const found = at(this.#index.ownerOfPhone(phone, country)).find(
        ({ person }) => draft.name !== null && mayBeOne({ name: person.name, company: null }, called),
      );
      if (found !== undefined) return { from: found, by: 'phone number' as const };
    }
    return null;
  }

  #begin(
    customerId: number,
    draft: CustomerDraft,
    { name, company }: { readonly name: string; readonly company: string },
  ): PersonRecord {
    const { externalId, companyId, role, emails, phones, birthday, language } = draft;
    const told = { customerId, name, externalId, companyId, role, emails, phones, birthday, language };
    const person = { ...blankPerson, ...told, createdOn: this.#options.today };
    const record: PersonRecord = { id: null, person, before: null, seen: false };
    this.#fresh.push(record);
    this.#enter(record, company);
    return record;
  }

  /** The first row of the file says how things are by now; a further one fills in what is missing. */
  #tell(record: PersonRecord, draft: CustomerDraft): void {
    const { person } = record;
    const mayTake = (field: string, now: string | null) =>
      !person.handSet.includes(field) && (now === null || !record.seen);
    const news = fields.filter((field) => draft[field] !== null && mayTake(field, person[field]));
    const isStandIn = person.emails.includes(person.name) || person.phones.includes(person.name);
    const takesName = draft.name !== null && mayTake('name', isStandIn ? null : person.name);
    record.person = {
      ...person,
      ...Object.fromEntries(news.map((field) => [field, draft[field]])),
      ...(takesName ? { name: draft.name ?? person.name } : {}),
      externalId: person.externalId ?? draft.externalId,
      companyId: draft.companyId ?? person.companyId,
      emails: person.handSet.includes('emails') ? person.emails : [...new Set([...person.emails, ...draft.emails])],
      phones: person.handSet.includes('phones') ? person.phones : [...new Set([...person.phones, ...draft.phones])],
    };
    if (record.before !== null) this.#changed.add(record);
  }

  /** Null of a file without people of companies. */
  report(): PeopleReport | null {
    if (this.rows === 0) return null;
    const seen = [...this.#ofCustomer].filter(([, people]) => people.some((record) => record.seen));
    return { rows: this.rows, companies: seen.length, moved: this.moved };
  }

  silence(record: PersonRecord): void {
    this.#silenced.add(record);
  }

  /** Adds the new people to the book; their customers are already there. */
  async writeNew(): Promise<void> {
    const fresh = this.#fresh.splice(0);
    if (fresh.length === 0) return;
    let id = await this.#book.people.addMany(fresh.map(({ person }) => person));
    for (const record of fresh) record.id = id++;
  }

  /** Writes what changed; returns the customers whose people did. */
  async end(): Promise<ReadonlySet<number>> {
    await this.writeNew();
    for (const record of this.#settleMoves()) this.#changed.add(record);
    const customers = new Set<number>();
    for (const { id, person } of this.#changed) {
      const { createdOn: _, customerId, ...change } = person;
      if (id !== null && (await this.#book.people.change(id, change))) customers.add(customerId);
    }
    await this.#moves.takeAlong(this.#book);
    for (const { person } of [...this.#moves.gone, ...this.#silenced]) await dropReach(this.#book, person);
    for (const { id, person } of this.#moves.come)
      if (id !== null) await gainReach(this.#book, { id, customerId: person.customerId });
    return customers;
  }

  #settleMoves(): ReadonlySet<PersonRecord> {
    const { today, reached } = this.#options;
    const isListed = (customerId: number) =>
      this.#isAgain || (this.#ofCustomer.get(customerId) ?? []).some(({ seen }) => seen);
    return this.#moves.settle({ today, isListed, reached });
  }
}

/** An earlier file, not a user, had them at another company. */
function hasMovedAway({ person }: PersonRecord): boolean {
  return person.leftOn !== null && !person.handSet.includes('leftOn');
}
