/**
 * Companies and their contact persons. A customer who is in the book under the company's name stays one customer when
 * the file begins to name a contact person, and one added with a contact person stays when it no longer does. What a
 * file of orders sells to a company is bought by the only customer there is at it.
 */
import type { CustomerDraft } from '../../import/draft.ts';
import { HashIndex } from '../../import/hash-index.ts';
import type { IdentityIndex, IdentityMatch } from '../../import/identity.ts';
import { liveApart, placeOf, placeOfDraft } from '../../import/same-person.ts';
import { nameKey } from '../../import/text.ts';
import type { Customers } from '../../store/customers.ts';

interface Facts {
  readonly place: string | null;
  /** Has a stated total or a purchase. */
  readonly hasBought: boolean;
}

/** The circumstances of a row's look-up. */
interface Lookup {
  /** The customer found by other keys. */
  readonly found: IdentityMatch | null;
  /** The row is about money: an order, or a customer with a total. */
  readonly isMoney: boolean;
  /** An earlier row of the file was about this customer. */
  readonly isSeen: (id: number) => boolean;
  /** For an order: whether the book has it under this customer. */
  readonly hasOrder?: (id: number) => boolean;
}

/** The most facts to keep. */
const mostKept = 50_000;
/** A "company" with more people than this is none: `private`, `various`. */
const mostPeople = 20;

export class ContactPersons {
  readonly #customers: Customers;
  readonly #index: IdentityIndex;
  /** Customers with a lower number were in the book before the file. */
  readonly #firstNew: number;
  /** The people of each company; null until they are needed. */
  #people: HashIndex | null = null;
  readonly #facts = new Map<number, Facts>();

  constructor(customers: Customers, index: IdentityIndex, firstNew: number) {
    this.#customers = customers;
    this.#index = index;
    this.#firstNew = firstNew;
  }

  /** Whether any row needed this; none does in a new book. */
  get isAsked(): boolean {
    return this.#people !== null;
  }

  /** Reads what `of` needs to know about these rows, or `onlyOneAt` about buyers. */
  async prepare(drafts: readonly CustomerDraft[], are: 'customers' | 'buyers'): Promise<void> {
    if (this.#firstNew === 1) return;
    const asked = drafts.filter(
      (draft) => this.#isInQuestion(draft) || (are === 'buyers' && this.#mayBeCompany(draft)),
    );
    if (asked.length === 0) return;
    const people = await this.#learn();
    const ids = asked.flatMap((draft) => [this.#companyOf(draft), ...peopleAt(people, draft.company ?? draft.name)]);
    const wanted = [...new Set(ids)].filter((id) => id !== 0 && !this.#facts.has(id));
    if (wanted.length === 0) return;
    if (this.#facts.size > mostKept) this.#facts.clear();
    for (const [id, { city, postalCode, hasBought }] of await this.#customers.boughtOf(wanted))
      this.#facts.set(id, { place: placeOf(city, postalCode), hasBought });
  }

  /** The row's customer by its company; null when other keys decide, or the row adds a customer. */
  of(draft: CustomerDraft, asked: Lookup): IdentityMatch | null {
    if (draft.calledBy === null || this.#people === null) return null;
    const id = draft.calledBy === 'company' ? this.#person(draft, asked) : this.#company(draft, asked);
    return id === 0 ? null : { id, by: 'company' };
  }

  /** The buyer in an order that has nothing but a company's name: the one customer at that company; 0 if there is none, or several. */
  onlyOneAt(draft: CustomerDraft): number {
    if (this.#people === null || !this.#mayBeCompany(draft)) return 0;
    const [only = 0, ...others] = peopleAt(this.#people, nameAlone(draft));
    return others.length === 0 && only !== 0 && this.#mayBe(only, draft) ? only : 0;
  }

  #mayBeCompany(draft: CustomerDraft): boolean {
    return nameAlone(draft) !== null && this.#index.namesake(draft) === 0;
  }

  #isInQuestion(draft: CustomerDraft): boolean {
    if (draft.calledBy === null) return false;
    if (draft.calledBy !== 'company') return this.#companyOf(draft) !== 0;
    const namesake = this.#index.namesake(draft);
    return namesake === 0 || namesake >= this.#firstNew;
  }

  /** The earlier customer with the company's name; 0 when there is none. */
  #companyOf(draft: CustomerDraft): number {
    const id = this.#index.companyOf(draft);
    return id < this.#firstNew ? id : 0;
  }

  /** The company of the row's contact person, unless the book knows a person there who bought something separately. */
  #company(draft: CustomerDraft, { found, isMoney }: Lookup): number {
    const id = this.#companyOf(draft);
    if (id === 0 || !this.#mayBe(id, draft)) return 0;
    if (draft.calledBy === 'person' && nameKey(draft.name ?? '') === nameKey(draft.company ?? '')) return 0;
    // A record without money but with an address or a number of its own is one of the company's people, not the
    // company.
    if (!isMoney && (draft.externalId !== null || draft.emails.length + draft.phones.length > 0)) return 0;
    if (found !== null && draft.calledBy === 'person') return 0;
    if (found !== null) return isMoney && this.#isKnownWithoutMoney(found) && this.#facts.get(id)?.hasBought ? id : 0;
    const others = peopleAt(this.#people, draft.company);
    return others.some((other) => !isMoney || this.#facts.get(other)?.hasBought) ? 0 : id;
  }

  #isKnownWithoutMoney({ id, by }: IdentityMatch): boolean {
    return by === 'name and company' && this.#facts.get(id)?.hasBought === false;
  }

  /**
   * For a file without people: the person at the company who has the order, else the first one it has not mentioned.
   */
  #person(draft: CustomerDraft, { found, isMoney, isSeen, hasOrder }: Lookup): number {
    const people = peopleAt(this.#people, draft.company).filter(
      (id) => this.#mayBe(id, draft) && this.#fits(id, isMoney),
    );
    if (people.length > mostPeople) return 0;
    if (hasOrder === undefined) return found !== null ? 0 : (people.find((id) => !isSeen(id)) ?? people[0] ?? 0);
    const owner = found !== null && hasOrder(found.id) ? undefined : people.find(hasOrder);
    return owner ?? (found === null && people.length === 1 ? (people[0] ?? 0) : 0);
  }

  /** Whether they came from such a file: with money, or as a name alone. */
  #fits(id: number, isMoney: boolean): boolean {
    return isMoney ? this.#facts.get(id)?.hasBought === true : !this.#index.isReachable(id);
  }

  #mayBe(id: number, draft: CustomerDraft): boolean {
    const facts = this.#facts.get(id);
    return facts !== undefined && !this.#index.contradicts(id, draft) && !liveApart(facts.place, placeOfDraft(draft));
  }

  async #learn(): Promise<HashIndex> {
    if (this.#people !== null) return this.#people;
    const people = new HashIndex();
    for await (const customers of this.#customers.identities())
      for (const { id, name, company } of customers)
        if (id < this.#firstNew && company !== null && nameKey(company) !== nameKey(name)) enter(people, company, id);
    this.#people = people;
    return people;
  }
}

/** Under the company, or its next free number. Of too many people, only the first. */
function enter(people: HashIndex, company: string, id: number): void {
  for (let n = 1; n <= mostPeople + 1 && !people.add(0, nth(company, n), id); n++);
}

/** The one name that the row has, if it has nothing else of its customer. */
function nameAlone({ externalId, name, company, emails, phones, counterSales }: CustomerDraft): string | null {
  if (externalId !== null || emails.length + phones.length > 0 || counterSales !== null) return null;
  if (name !== null && company !== null && nameKey(name) !== nameKey(company)) return null;
  return company ?? name;
}

function peopleAt(people: HashIndex | null, company: string | null): readonly number[] {
  const ids: number[] = [];
  if (people === null || company === null) return ids;
  for (let n = 1, id = people.get(0, nth(company, n)); id !== 0; id = people.get(0, nth(company, n))) {
    ids.push(id);
    n++;
  }
  return ids;
}

const nth = (company: string, n: number) => `${nameKey(company)}\0${n}`;
