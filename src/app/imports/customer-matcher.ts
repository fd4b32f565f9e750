/** Finds the customer a draft is about, by card, keys and company, and tells them from people who only share something. */
import { folded } from '../../domain/folded.ts';
import type { PeopleOf } from '../../import/column-plan.ts';
import { companyIn } from '../../import/companies.ts';
import { blankDraft, type CustomerDraft } from '../../import/draft.ts';
import type { Flags } from '../../import/flags.ts';
import type { IdentityIndex, IdentityKind, IdentityMatch } from '../../import/identity.ts';
import { liveApart, mayBeOne, placeOfDraft } from '../../import/same-person.ts';
import { nameKey } from '../../import/text.ts';
import type { Transaction } from '../../store/store.ts';
import { ownCards, ownPeopleCards } from '../exports/card-uids.ts';
import { ContactPersons } from './contact-persons.ts';
import { KnownNames, type Named } from './known-names.ts';
import type { PendingCustomers } from './pending-customers.ts';
import type { PeopleWriter } from './people-writer.ts';

interface Matched {
  /** A card of our own comes back without its external id. */
  readonly draft: CustomerDraft;
  /** Null for a new customer. */
  readonly match: IdentityMatch | null;
  /** A customer of the book whom the draft only shares something with. */
  readonly apart: IdentityMatch | undefined;
  /** For a row about a person at a company that company's number, 0 when it begins with this row; null for any other row. */
  readonly company: number | null;
}

/** Whether a customer of the book already has the draft's order. */
type HasBought = (customerId: number) => boolean;

interface Known {
  readonly index: IdentityIndex;
  readonly pending: PendingCustomers;
  /** Customers an earlier row of the file was about. */
  readonly seen: Flags;
  readonly people: PeopleWriter;
  /** Whether the rows of a customers file are people of companies. */
  readonly peopleOf: PeopleOf;
}

export class CustomerMatcher {
  readonly #book: Transaction;
  readonly #index: IdentityIndex;
  readonly #pending: PendingCustomers;
  readonly #seen: Flags;
  readonly #names: KnownNames;
  readonly #people: PeopleWriter;
  readonly #peopleOf: PeopleOf;
  /** Lines about people at companies whose other people are customers of their own: these become customers, too. */
  readonly alone = new Set<number>();
  /** Existing customers under whom earlier imports of such orders kept what the company's people bought. */
  readonly #companies = new Set<number>();
  #contacts: ContactPersons;
  /** Customers by the identifiers of this book's cards; null until the first card comes. */
  #cards: ReadonlyMap<string, number> | null = null;
  /** The same of the people of companies. */
  #peopleCards: ReadonlyMap<string, number> | null = null;

  constructor(book: Transaction, { index, pending, seen, people, peopleOf }: Known) {
    this.#people = people;
    this.#peopleOf = peopleOf;
    this.#book = book;
    this.#index = index;
    this.#pending = pending;
    this.#seen = seen;
    this.#names = new KnownNames(book.customers);
    this.#contacts = new ContactPersons(book.customers, index, 1);
  }

  /** `firstNew`: the number of the first customer of this file. */
  begin(firstNew: number): void {
    this.#contacts = new ContactPersons(this.#book.customers, this.#index, firstNew);
  }

  /** Reads what these drafts need. */
  async prepare(drafts: readonly CustomerDraft[], are: 'customers' | 'buyers'): Promise<void> {
    await this.#contacts.prepare(drafts, are);
  }

  /** For a row of a customers file; undefined where something has to be read first. */
  customerAtOnce(draft: CustomerDraft): Matched | undefined {
    if (draft.uid !== null) return undefined;
    const found = this.#findPlace(draft);
    return this.#names.isWanting ? undefined : { draft, ...found };
  }

  /** The same, whatever has to be read. */
  async customerOf(draft: CustomerDraft): Promise<Matched> {
    const card = await this.#ownCard(draft);
    if (card !== null) return card;
    return { draft, ...(await this.#withNames(() => this.#findPlace(draft))) };
  }

  /** Whom an order that does not count is about; 0 for nobody. */
  async buyerBefore(draft: CustomerDraft): Promise<number> {
    const found = this.#index.find(draft)?.id;
    if (found !== undefined) return found;
    await this.#contacts.prepare([draft], 'buyers');
    return this.#contacts.onlyOneAt(draft);
  }

  /** For an order; null for a new customer. A customer who has the order already is the buyer, whatever the names say. */
  async buyerOf(draft: CustomerDraft, hasBought: HasBought): Promise<IdentityMatch | null> {
    return await this.#withNames(() => this.#findBuyer(draft, hasBought));
  }

  nameOf(id: number): Named | null {
    return this.#names.get(id, () => this.#pending.get(id));
  }

  /** Remembers the name by which a row calls the customer. */
  keepName(id: number, draft: CustomerDraft): void {
    const { name, company } = draft;
    if (name !== null && draft.calledBy !== 'contact person')
      this.#names.keep(id, { name, company, place: placeOfDraft(draft) });
  }

  /** Decides again after reading names that the decision lacked. */
  async #withNames<T>(decide: () => T): Promise<T> {
    let found = decide();
    while (this.#names.isWanting) {
      await this.#names.read();
      found = decide();
    }
    return found;
  }

  /** A card that this book wrote identifies its customer, even when names and numbers on it were changed. */
  async #ownCard(draft: CustomerDraft): Promise<Matched | null> {
    if (draft.uid === null) return null;
    this.#cards ??= await ownCards(this.#book);
    this.#peopleCards ??= await ownPeopleCards(this.#book);
    const uid = draft.uid.toLowerCase();
    const person = this.#peopleCards.get(uid);
    const ofPerson = person === undefined ? null : this.#ownPerson(draft, person);
    if (ofPerson !== null) return ofPerson;
    const id = this.#cards.get(uid);
    if (id === undefined) return null;
    // The identifier that the book gave a card is not an id of another program.
    return { draft: { ...draft, externalId: null }, match: { id, by: 'id' }, apart: undefined, company: null };
  }

  /** With another company's name on it, they are there by now. */
  #ownPerson(told: CustomerDraft, personId: number): Matched | null {
    const at = this.#people.knowCard(told.uid ?? '', personId);
    if (at === null) return null;
    const draft = { ...told, externalId: null, companyId: null };
    const name = companyIn(draft.company);
    const isThere = name === null || this.#people.isCalled(at, name);
    const company = isThere ? at : this.#people.companyOf(draft) || this.#calledAs(name, null);
    // The company keeps its name, whatever a card of somebody there calls it.
    const known = isThere ? { ...draft, company: null } : draft;
    return { draft: known, match: { id: at, by: 'id' }, apart: undefined, company };
  }

  #findApart(draft: CustomerDraft): Pick<Matched, 'match' | 'apart'> {
    const apart: IdentityMatch[] = [];
    const match = this.#index.find(draft, (id, by) => {
      const isApart = this.#isApart(id, draft, by);
      if (isApart && this.#pending.isOfBefore(id)) apart.push({ id, by });
      return !isApart;
    });
    const company = this.#contacts.isAsked ? this.#companyTold(draft, match) : null;
    return { match: company ?? match, apart: apart[0] };
  }

  #findPlace(draft: CustomerDraft): Omit<Matched, 'draft'> {
    const found = this.#findApart(draft);
    return { ...found, company: this.#companyFor(draft, found.match) };
  }

  #companyFor(draft: CustomerDraft, match: IdentityMatch | null): number | null {
    const known = match !== null && this.#index.isCompany(match.id) ? match.id : null;
    if (known !== null && this.#isItself(known, draft)) return null;
    const name = this.#peopleOf === 'company' ? companyIn(draft.company) : null;
    if (name === null || nameKey(draft.name ?? '') === nameKey(name)) return known;
    if (isNobody(draft)) return null;
    if (match !== null && known === null) return this.#isCalled(match.id, name) ? match.id : null;
    const company = this.#people.companyOf(draft) || this.#calledAs(name, draft.companyId);
    if (company !== 0) return company;
    if (known !== null || !this.#people.areApart(name)) return 0;
    this.alone.add(draft.line);
    return null;
  }

  /** The row is about the company, not a person there: it has the company's name, or nothing that belongs to a person. */
  #isItself(company: number, draft: CustomerDraft): boolean {
    if (draft.name !== null) return this.#people.isCalled(company, draft.name);
    return this.#peopleOf === 'none' || isNobody(draft);
  }

  #isCalled(id: number, company: string): boolean {
    return nameKey(this.nameOf(id)?.name ?? '') === nameKey(company);
  }

  /** A customer without people who has the company's name: its orders were imported first. */
  #calledAs(name: string, companyId: string | null): number {
    const id = this.#index.namesake({ ...blankDraft, name, company: name });
    return id !== 0 && this.#isCalled(id, name) && !this.#people.hasOtherId(id, null, companyId) ? id : 0;
  }

  #companyTold(draft: CustomerDraft, found: IdentityMatch | null): IdentityMatch | null {
    const { totalMinor, orders } = draft.stated;
    // A record of a person without purchases does not count for the company's sums.
    const least = draft.calledBy === 'person' ? 1 : 0;
    const isMoney = [totalMinor, orders].some((said) => said !== null && said >= least);
    return this.#contacts.of(draft, { found, isMoney, isSeen: (id) => this.#seen.has(id) });
  }

  #findBuyer(draft: CustomerDraft, hasBought: HasBought): IdentityMatch | null {
    const found = this.#index.findBuyer(
      draft,
      (id, by) => by === 'e-mail address' || !this.#isApart(id, draft, by) || hasBought(id),
    );
    const company = this.#companyOf(draft, found, hasBought) ?? this.#buyerAt(draft, found, hasBought);
    if (company !== null) return company;
    if (found === null) {
      const id = this.#contacts.onlyOneAt(draft);
      return id === 0 ? null : { id, by: 'only one at the company' };
    }
    const rival = this.#index.rivals(draft, found.id).find((id) => hasBought(id) && !hasBought(found.id));
    const match = rival === undefined ? found : { id: rival, by: found.by };
    if (match.by === 'e-mail address' && draft.name !== null && this.#seen.has(match.id)) this.nameOf(match.id);
    return match;
  }

  #buyerAt(draft: CustomerDraft, found: IdentityMatch | null, hasOrder: HasBought): IdentityMatch | null {
    if (!this.#contacts.isAsked) return null;
    return this.#contacts.of(draft, { found, isMoney: true, isSeen: (id) => this.#seen.has(id), hasOrder });
  }

  /** Earlier versions kept what the people of a company bought under the company alone, where it stays. */
  #companyOf(draft: CustomerDraft, found: IdentityMatch | null, hasBought: HasBought): IdentityMatch | null {
    const id = this.#index.companyOf(draft);
    if (id === 0 || id === found?.id || (found !== null && hasBought(found.id))) return null;
    if (hasBought(id)) this.#companies.add(id);
    const isTheirs = found === null ? this.#companies.has(id) : hasBought(id);
    return isTheirs ? { id, by: 'name and company' } : null;
  }

  /**
   * Whether the draft shares only the number with a customer of another name; or only the address or name with one from
   * an earlier row of the file, while their names, ids, companies or places differ.
   */
  #isApart(id: number, draft: CustomerDraft, by: IdentityKind): boolean {
    if (this.#index.isCompany(id)) return by === 'phone number' && !this.#people.mayBeOneOf(id, draft);
    const isWeak = by === 'shared e-mail address' || by === 'phone number';
    if (!isWeak && !this.#seen.has(id)) return false;
    const known = this.nameOf(id);
    if (known === null) return false;
    if (by === 'name and company') return liveApart(known.place, placeOfDraft(draft));
    if (!mayBeOne(known, draft)) return true;
    const companies =
      known.company !== null &&
      draft.company !== null &&
      folded(nameKey(known.company)) !== folded(nameKey(draft.company));
    return by === 'e-mail address' && companies && draft.externalId !== null;
  }
}

/** A number without a name or an address is the company's own. */
function isNobody({ name, externalId, emails }: CustomerDraft): boolean {
  return name === null && externalId === null && emails.length === 0;
}
