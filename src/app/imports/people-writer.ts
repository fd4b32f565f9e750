/** The people of companies, as a file tells of them: who is new, who changed, who moved to another company. */
import type { Day } from '../../domain/day.ts';
import type { PeopleReport } from '../../domain/import-report.ts';
import { blankPerson, type NewPerson, reachAfter, reachThrough } from '../../domain/person.ts';
import { bareCompanyId, type CustomerDraft } from '../../import/draft.ts';
import type { IdentityIndex } from '../../import/identity.ts';
import { mayBeOne } from '../../import/same-person.ts';
import { nameKey } from '../../import/text.ts';
import type { Transaction } from '../../store/store.ts';

/** Somebody in the book or from this file. */
export interface PersonRecord {
  /** Null until they are in the book. */
  id: number | null;
  person: NewPerson;
  /** As the book has them; null of somebody new. */
  readonly before: NewPerson | null;
  /** An earlier row of the file was about them. */
  seen: boolean;
}

/** What a row tells of a person besides the name and how to reach them; the address is the company's. */
const fields = ['role', 'birthday', 'language'] as const;

export class PeopleWriter {
  /** The rows that were people of companies. */
  rows = 0;
  readonly moved: PeopleReport['moved'][number][] = [];
  /** Addresses that people of two companies have, and stay with the first. */
  readonly atTwo = new Set<string>();
  readonly #book: Transaction;
  readonly #index: IdentityIndex;
  readonly #today: Day;
  readonly #ofCustomer = new Map<number, PersonRecord[]>();
  readonly #byId = new Map<string, PersonRecord[]>();
  /** Companies by name: customers who have people, and those that the file begins. */
  readonly #companies = new Map<string, Set<number>>();
  readonly #companyIds = new Map<number, Set<string>>();
  readonly #names = new Map<number, string>();
  /** Companies of customers who are somebody there, on their own. */
  readonly #apart = new Set<string>();
  readonly #fresh: PersonRecord[] = [];
  readonly #changed = new Set<PersonRecord>();
  readonly #moves: { readonly from: PersonRecord; readonly to: PersonRecord }[] = [];
  /** Of somebody who wants no calls, as the file is the first to say. */
  readonly #silenced = new Set<PersonRecord>();

  constructor(book: Transaction, index: IdentityIndex, today: Day) {
    this.#book = book;
    this.#index = index;
    this.#today = today;
  }

  /** Reads the people in the book; `withApart`: also whose employees are customers of their own. */
  async learn(withApart: boolean): Promise<void> {
    if (!(await this.#book.people.isEmpty())) {
      const people = await this.#book.people.all();
      const names = await this.#book.customers.namesOf([...new Set(people.map(({ customerId }) => customerId))]);
      for (const { id, ...person } of people) {
        const name = names.get(person.customerId)?.name ?? '';
        this.#enter({ id, person, before: person, seen: false }, name);
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

  /** What the row means for its person at this company (0: a new one): known there, gone, or come from another one. */
  placeOf(draft: CustomerDraft, company: number) {
    const there = company === 0 ? null : this.at(company, draft);
    const before = this.withIdOf(draft);
    return {
      mover: before !== null && this.mayMove(before, company) ? before : null,
      isGone: there !== null && there.person.leftOn !== null,
      isFirst: there === null || !there.seen,
    };
  }

  /** Whoever moves is found at the other company from now on. */
  takeReach(mover: PersonRecord | null, company: number): void {
    if (mover !== null) this.#index.moveReach(mover.person, mover.person.customerId, company);
  }

  /** Somebody in the book whom the file does not list at their company: another company is where they are now. */
  mayMove({ person, before, seen }: PersonRecord, customerId: number): boolean {
    return person.customerId !== customerId && before !== null && person.leftOn === null && !seen;
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

  /** Whoever has the row's own id, at whichever company; those who are still there first. */
  withIdOf({ externalId }: CustomerDraft): PersonRecord | null {
    const found = externalId === null ? [] : (this.#byId.get(externalId) ?? []);
    return found.find(({ person }) => person.leftOn === null) ?? found[0] ?? null;
  }

  /** The row's person at this customer; null when they are new there. */
  at(customerId: number, draft: CustomerDraft): PersonRecord | null {
    const there = this.#ofCustomer.get(customerId) ?? [];
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

  /** Takes what the row says of somebody at the customer; null of a row that tells of nobody there. */
  meet(customerId: number, draft: CustomerDraft, company: string): PersonRecord | null {
    const name = draft.name ?? draft.emails[0] ?? draft.phones[0] ?? null;
    this.rows++;
    if (name === null) return null;
    const known = this.at(customerId, draft);
    const record = known ?? this.#begin(customerId, draft, { name, company });
    if (known !== null) this.#tell(known, draft);
    record.seen = true;
    return record;
  }

  #begin(
    customerId: number,
    draft: CustomerDraft,
    { name, company }: { readonly name: string; readonly company: string },
  ): PersonRecord {
    const { externalId, companyId, role, emails, phones, birthday, language } = draft;
    const told = { customerId, name, externalId, companyId, role, emails, phones, birthday, language };
    const person = { ...blankPerson, ...told, createdOn: this.#today };
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

  /** Somebody is at another company by now: they leave the one, with what is theirs, and begin at the other. */
  move(from: PersonRecord, to: PersonRecord): void {
    this.#moves.push({ from, to });
    from.person = { ...from.person, leftOn: this.#today };
    to.person = { ...from.person, ...withoutNulls(to.person), leftOn: null, firstToAsk: false, createdOn: this.#today };
    this.#changed.add(from);
    this.moved.push({ name: to.person.name, from: from.person.customerId, to: to.person.customerId });
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

  /** Puts whoever is new into the book; their customers are there by now. */
  async writeNew(): Promise<void> {
    const fresh = this.#fresh.splice(0);
    if (fresh.length === 0) return;
    let id = await this.#book.people.addMany(fresh.map(({ person }) => person));
    for (const record of fresh) record.id = id++;
  }

  /** Writes what changed; returns the customers whose people did. */
  async end(): Promise<ReadonlySet<number>> {
    await this.writeNew();
    const customers = new Set<number>();
    for (const { id, person } of this.#changed) {
      const { createdOn: _, customerId, ...change } = person;
      if (id !== null && (await this.#book.people.change(id, change))) customers.add(customerId);
    }
    for (const { from, to } of this.#moves) {
      await this.#takeAlong(from, to);
      customers.add(to.person.customerId);
    }
    for (const record of [...this.#moves.map(({ from }) => from), ...this.#silenced]) await this.#dropReach(record);
    return customers;
  }

  /** Facts and refusals are the person's, wherever they work. */
  async #takeAlong({ id: from, person: left }: PersonRecord, { id: to, person: { customerId } }: PersonRecord) {
    const { facts } = await this.#book.facts.of(left.customerId);
    for (const { id, personId } of facts)
      if (personId === from) await this.#book.facts.changeFact(id, { personId: to, customerId });
    for (const { id, personId } of await this.#book.refusals.of(left.customerId))
      if (personId === from) await this.#book.refusals.change(id, { personId: to, customerId });
  }

  /** The customer is no longer reached by what is this person's alone. */
  async #dropReach({ person: { customerId, phones, emails, leftOn } }: PersonRecord): Promise<void> {
    const customer = await this.#book.customers.get(customerId);
    if (customer === null) return;
    const after = reachThrough(await this.#book.people.of(customerId), await this.#book.refusals.of(customerId));
    const gone = { phones, emails: leftOn === null ? [] : emails };
    const before = { phones: [...after.phones, ...gone.phones], emails: [...after.emails, ...gone.emails] };
    await this.#book.customers.change(customerId, reachAfter(customer, { before, after }));
  }
}

function withoutNulls(person: NewPerson): Partial<NewPerson> {
  const told = Object.entries(person).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return Object.fromEntries(told);
}
