/** Writes drafts into the book: new, changed and unchanged customers. import/reconcile makes the decisions. */
import type { Customer, CustomerChange, NewCustomer } from '../../domain/customer.ts';
import type { Day } from '../../domain/day.ts';
import { folded } from '../../domain/folded.ts';
import type { CustomerDraft } from '../../import/draft.ts';
import { Flags, IdentityIndex, type IdentityKind, type IdentityMatch } from '../../import/identity.ts';
import type { ProblemList } from '../../import/problems.ts';
import {
  additionsOf,
  changesOf,
  differences,
  newCustomer,
  nothingReadYet,
  type ReconcileContext,
  type StatedBefore,
} from '../../import/reconcile.ts';
import { liveApart, mayBeOne, placeOfDraft } from '../../import/same-person.ts';
import { nameKey, plainId } from '../../import/text.ts';
import type { Transaction } from '../../store/store.ts';
import { ownCards } from '../exports/card-uids.ts';
import { FactWriter } from './apply-facts.ts';
import { RefusalWriter } from './apply-refusals.ts';
import { ContactPersons } from './contact-persons.ts';
import { type EarlierImport, earlierImports } from './earlier-imports.ts';
import { KnownNames, type Named } from './known-names.ts';
import { MergedIds } from './merged-ids.ts';
import { NumberById } from './number-by-id.ts';

export interface Counts {
  added: number;
  updated: number;
  unchanged: number;
}

interface Changed {
  readonly before: Customer;
  after: Customer;
}

interface KnownDraft {
  readonly draft: CustomerDraft;
  readonly id: number;
  /** An earlier row of this file was about the same customer. */
  readonly again: boolean;
}

interface ApplyOptions {
  readonly today: Day;
  /** The file's name in reasons and notes. */
  readonly source: string;
  readonly country: string | null;
  readonly problems: ProblemList;
}

/** Changed customers are held back, because a later row may change them back; at most this many. */
const mostHeld = 50_000;
const namesakeMessage =
  'same name as another customer, but a different id, e-mail address or place: kept apart; if they are one: cadence duplicates';

export class CustomerWriter {
  readonly counts: Counts = { added: 0, updated: 0, unchanged: 0 };
  /** Rows about a customer already seen earlier in this file. */
  merged = 0;
  /** Customers who are not to be called according to the file, which the book did not know. */
  doNotCall = 0;
  readonly #book: Transaction;
  readonly #index: IdentityIndex;
  readonly #context: ReconcileContext;
  readonly #problems: ProblemList;
  readonly #facts: FactWriter;
  readonly #refusals: RefusalWriter;
  readonly #seen = new Flags();
  /** Customers with a record in the file that was kept aside. */
  readonly #aside = new Flags();
  readonly #updated = new Flags();
  /** Customers whose totals the file stated. */
  readonly #saidTotal = new Flags();
  readonly #saidOrders = new Flags();
  /** Existing customers for whom the file brought a note, a conversation or a refusal. */
  readonly #remembered = new Set<number>();
  /** Customers who refuse visits, mails, … according to the file. */
  readonly #refusing = new Set<number>();
  readonly #summed = new Set<string>();
  readonly #merged = new MergedIds();
  readonly #changed = new Map<number, Changed>();
  readonly #lines = new NumberById();
  /** Existing customers under whom earlier imports of such orders kept what the company's people bought. */
  readonly #companies = new Set<number>();
  readonly #names: KnownNames;
  #contacts: ContactPersons;
  /** Customers by the identifiers of this book's cards; null until the first card comes. */
  #cards: ReadonlyMap<string, number> | null = null;
  #earlier: readonly EarlierImport[] = [];
  /** Rows for which only the end of the file shows whether an earlier import joined them with another customer. */
  #held: { readonly draft: CustomerDraft; readonly match: IdentityMatch }[] = [];
  #fresh: NewCustomer[] = [];
  /** The number of the first customer of this file, and of the first one not written yet. */
  #firstNew = 1;
  #firstFresh = 1;

  constructor(book: Transaction, options: ApplyOptions) {
    this.#book = book;
    this.#index = new IdentityIndex(options.country);
    this.#problems = options.problems;
    this.#facts = new FactWriter(book, options);
    this.#refusals = new RefusalWriter(book, options);
    this.#names = new KnownNames(book.customers);
    this.#contacts = new ContactPersons(book.customers, this.#index, this.#firstNew);
    this.#context = {
      today: options.today,
      source: options.source,
      phoneKey: (phone, country) => this.#index.phoneKey(phone, country),
      ownerOfEmail: (email) => this.#index.ownerOfEmail(email),
      ownerOfPhone: (phone, country) => this.#index.ownerOfPhone(phone, country),
    };
  }

  /** Reads the customers in the book. */
  async begin(): Promise<void> {
    for await (const customers of this.#book.customers.identities())
      for (const customer of customers) this.#index.add(customer.id, customer);
    await this.#merged.learn(this.#book, this.#index);
    this.#earlier = earlierImports(await this.#book.imports.all(), this.#context.source);
    this.#firstNew = await this.#book.customers.nextId();
    this.#firstFresh = this.#firstNew;
    this.#contacts = new ContactPersons(this.#book.customers, this.#index, this.#firstNew);
  }

  /** How many customers refuse something other than all calls according to the file, which the book did not know. */
  get refusing(): number {
    return this.#refusing.size;
  }

  /** Whether the customer was in the book before this file. */
  isOfBefore(id: number): boolean {
    return id < this.#firstNew;
  }

  /** The customers that the file is about. */
  get ofFile(): Pick<Flags, 'has'> {
    return { has: (id) => this.#seen.has(id) || this.#aside.has(id) };
  }

  /** Whether a record that is kept aside is about a customer in the book. */
  isInBook(draft: CustomerDraft): boolean {
    const id = this.whoIs(draft);
    if (id !== 0) this.#aside.set(id);
    return id !== 0 && this.isOfBefore(id);
  }

  /** The number of a customer in the book or from this file; 0 when there is none. */
  whoIs(draft: CustomerDraft): number {
    return this.#index.find(draft)?.id ?? 0;
  }

  /**
   * Takes rows of a customers file, whose values replace those of the book. Returns the customers' numbers; 0 for a row
   * that waits for the end of the file.
   */
  async take(drafts: readonly CustomerDraft[]): Promise<readonly number[]> {
    const [known, ids]: [KnownDraft[], number[]] = [[], []];
    await this.#contacts.prepare(drafts);
    for (const told of drafts) {
      const card = await this.#ownCard(told);
      if (card !== null) {
        ids.push(this.#takeOne(known, card.draft, card.match, undefined));
        continue;
      }
      const draft = told;
      let found = this.#findApart(draft);
      while (this.#names.isWanting) {
        await this.#names.read();
        found = this.#findApart(draft);
      }
      ids.push(this.#takeOne(known, draft, found.match, found.apart));
    }
    await this.#apply(known, changesOf);
    return ids;
  }

  /** A card that this book wrote identifies its customer, even when names and numbers on it were changed. */
  async #ownCard(
    draft: CustomerDraft,
  ): Promise<{ readonly draft: CustomerDraft; readonly match: IdentityMatch } | null> {
    if (draft.uid === null) return null;
    this.#cards ??= await ownCards(this.#book);
    const id = this.#cards.get(draft.uid.toLowerCase());
    // The identifier that the book gave a card is not an id of another program.
    return id === undefined ? null : { draft: { ...draft, externalId: null }, match: { id, by: 'id' } };
  }

  /** The draft's customer, and customers it only shares something with. */
  #findApart(draft: CustomerDraft) {
    const apart: IdentityMatch[] = [];
    const match = this.#index.find(draft, (id, by) => {
      const isApart = this.#isApart(id, draft, by);
      if (isApart && this.isOfBefore(id)) apart.push({ id, by });
      return !isApart;
    });
    const company = this.#contacts.isAsked ? this.#companyTold(draft, match) : null;
    return { match: company ?? match, apart: apart[0] };
  }

  #companyTold(draft: CustomerDraft, found: IdentityMatch | null): IdentityMatch | null {
    const { totalMinor, orders } = draft.stated;
    // A record of a person without purchases does not count for the company's sums.
    const least = draft.calledBy === 'person' ? 1 : 0;
    const isMoney = [totalMinor, orders].some((said) => said !== null && said >= least);
    return this.#contacts.of(draft, { found, isMoney, isSeen: (id) => this.#seen.has(id) });
  }

  #takeOne(
    known: KnownDraft[],
    draft: CustomerDraft,
    match: IdentityMatch | null,
    apart: IdentityMatch | undefined,
  ): number {
    if (match === null) return this.#holdApart(draft, apart) ? 0 : this.#startCustomer(draft);
    if (this.#seen.has(match.id)) this.#noteMerged(draft, match);
    this.#meet(known, askedForThere(draft, match), match.id);
    return match.id;
  }

  /** An earlier import, from before names told people apart, may have joined this row with a customer in the book. */
  #holdApart(draft: CustomerDraft, match: IdentityMatch | undefined): boolean {
    if (match === undefined || this.#earlier.length === 0 || this.#held.length >= mostHeld) return false;
    this.#held.push({ draft, match });
    return true;
  }

  /**
   * A row that was joined with another customer stays so when the same file is imported again; otherwise a new customer
   * begins. Returns the rows that waited for this.
   */
  async settleApart(rows: number): Promise<readonly { readonly draft: CustomerDraft; readonly id: number }[]> {
    const held = this.#held;
    this.#held = [];
    const isSameFile = this.#earlier.some((earlier) => earlier.rows === rows && earlier.merged >= held.length);
    const known: KnownDraft[] = [];
    const settled = held.map(({ draft, match }) => {
      if (!isSameFile) return { draft, id: this.#startCustomer(draft) };
      this.#noteMerged(draft, match);
      this.#meet(known, draft, match.id);
      return { draft, id: match.id };
    });
    await this.#apply(known, changesOf);
    return settled;
  }

  /**
   * The numbers of the customers named in orders. Missing ones are added; known ones only get what they lack.
   * `hasBought` tells whether an existing customer already has a draft's order: then it is theirs, whatever the names
   * say.
   */
  async resolve(
    drafts: readonly CustomerDraft[],
    hasBought: (at: number, customerId: number) => boolean = () => false,
  ): Promise<number[]> {
    const known: KnownDraft[] = [];
    const ids: number[] = [];
    await this.#contacts.prepare(drafts);
    for (const [at, draft] of drafts.entries()) {
      const bought = (id: number) => hasBought(at, id);
      let match = this.#findBuyer(draft, bought);
      while (this.#names.isWanting) {
        await this.#names.read();
        match = this.#findBuyer(draft, bought);
      }
      ids.push(this.#resolveOne(known, draft, match));
    }
    await this.#apply(known, additionsOf);
    return ids;
  }

  #findBuyer(draft: CustomerDraft, hasBought: (customerId: number) => boolean): IdentityMatch | null {
    const found = this.#index.find(
      draft,
      (id, by) => by === 'e-mail address' || !this.#isApart(id, draft, by) || hasBought(id),
    );
    const company = this.#companyOf(draft, found, hasBought) ?? this.#buyerAt(draft, found, hasBought);
    if (company !== null) return company;
    if (found === null) return null;
    const rival = this.#index.rivals(draft, found.id).find((id) => hasBought(id) && !hasBought(found.id));
    const match = rival === undefined ? found : { id: rival, by: found.by };
    if (match.by === 'e-mail address' && draft.name !== null && this.#seen.has(match.id)) this.#nameOf(match.id);
    return match;
  }

  #buyerAt(
    draft: CustomerDraft,
    found: IdentityMatch | null,
    hasOrder: (customerId: number) => boolean,
  ): IdentityMatch | null {
    if (!this.#contacts.isAsked) return null;
    return this.#contacts.of(draft, { found, isMoney: true, isSeen: (id) => this.#seen.has(id), hasOrder });
  }

  /** Earlier versions kept what the people of a company bought under the company alone, where it stays. */
  #companyOf(
    draft: CustomerDraft,
    found: IdentityMatch | null,
    hasBought: (customerId: number) => boolean,
  ): IdentityMatch | null {
    const id = this.#index.companyOf(draft);
    if (id === 0 || id === found?.id || (found !== null && hasBought(found.id))) return null;
    if (hasBought(id)) this.#companies.add(id);
    const isTheirs = found === null ? this.#companies.has(id) : hasBought(id);
    return isTheirs ? { id, by: 'name and company' } : null;
  }

  #resolveOne(known: KnownDraft[], draft: CustomerDraft, match: IdentityMatch | null): number {
    if (match === null) return this.#startCustomer(draft);
    if (match.by === 'e-mail address') this.#noteOtherName(match.id, draft);
    if (!this.#seen.has(match.id)) this.#meet(known, askedForThere(draft, match), match.id);
    return match.id;
  }

  /**
   * Whether the draft shares only the number with a customer of another name; or only the address or name with one from
   * an earlier row of the file, while their names, ids, companies or places differ.
   */
  #isApart(id: number, draft: CustomerDraft, by: IdentityKind): boolean {
    const isWeak = by === 'shared e-mail address' || by === 'phone number';
    if (!isWeak && !this.#seen.has(id)) return false;
    const known = this.#nameOf(id);
    if (known === null) return false;
    if (by === 'name and company') return liveApart(known.place, placeOfDraft(draft));
    if (!mayBeOne(known, draft)) return true;
    const companies =
      known.company !== null &&
      draft.company !== null &&
      folded(nameKey(known.company)) !== folded(nameKey(draft.company));
    return by === 'e-mail address' && companies && draft.externalId !== null;
  }

  #noteOtherName(id: number, draft: CustomerDraft): void {
    if (draft.name === null || !this.#seen.has(id)) return;
    const known = this.#nameOf(id);
    if (known !== null && !mayBeOne(known, draft))
      this.#problems.note(
        draft.line,
        `another name at the e-mail address of ${known.name}: kept as one customer`,
        null,
        draft.name,
      );
  }

  #nameOf(id: number): Named | null {
    return this.#names.get(id, () => this.#fresh[id - this.#firstFresh] ?? this.#changed.get(id)?.after);
  }

  /** Writes everything held back. */
  async end(): Promise<void> {
    await this.#writeChanged();
    for (const id of this.#remembered) this.#countUpdated(id);
  }

  async #writeChanged(): Promise<void> {
    for (const [id, { before, after }] of this.#changed) {
      const changed = await this.#book.customers.change(id, differences(before, after));
      if (changed) this.#countUpdated(id);
    }
    this.#changed.clear();
  }

  #countUpdated(id: number): void {
    if (id >= this.#firstNew || this.#updated.has(id)) return;
    this.#updated.set(id);
    this.counts.updated++;
    this.counts.unchanged--;
  }

  #startCustomer(draft: CustomerDraft): number {
    const id = this.#firstFresh + this.#fresh.length;
    const customer = newCustomer(draft, this.#context);
    // One message for all of them: a report on a screen names three and counts the others.
    if (this.#index.namesake(draft) !== 0)
      this.#problems.note(draft.line, namesakeMessage, null, draft.name ?? draft.company);
    this.#fresh.push(customer);
    this.#index.add(id, customer);
    this.#seen.set(id);
    this.#lines.set(id, draft.line);
    this.#hear(id, draft);
    this.#facts.remember(id, draft, true);
    this.#refusals.remember(id, draft, true);
    if (customer.doNotCall !== null) this.doNotCall++;
    this.counts.added++;
    return id;
  }

  #meet(known: KnownDraft[], draft: CustomerDraft, id: number): void {
    const again = this.#seen.has(id);
    if (draft.externalId !== null) this.#index.alias(id, draft.externalId);
    if (!again) {
      const { name, company } = draft;
      if (name !== null && draft.calledBy !== 'contact person')
        this.#names.keep(id, { name, company, place: placeOfDraft(draft) });
      this.#hear(id, draft);
      this.#seen.set(id);
      this.#lines.set(id, draft.line);
      this.counts.unchanged++;
    }
    this.#facts.remember(id, draft, false);
    this.#refusals.remember(id, draft, false);
    if (id >= this.#firstFresh) this.#mergeFresh(id, draft);
    else known.push({ draft, id, again });
  }

  #noteMerged(draft: CustomerDraft, match: IdentityMatch): void {
    this.merged++;
    const line = this.#lines.get(match.id);
    this.#problems.note(draft.line, `is the same customer as line ${line} (same ${match.by}): merged`);
  }

  #mergeFresh(id: number, draft: CustomerDraft): void {
    const at = id - this.#firstFresh;
    const customer = { ...(this.#fresh[at] as NewCustomer), id };
    const { id: _id, ...merged } = {
      ...customer,
      ...additionsOf(customer, draft, this.#context, this.#sums(customer, draft)),
    };
    this.#fresh[at] = merged;
    this.#index.rename(id, customer, merged);
    this.#index.add(id, merged);
  }

  /** Two records of one customer in the other program, each with totals of its own, add up; each counts once. */
  #sums(customer: Customer, draft: CustomerDraft): StatedBefore {
    const said = { total: this.#saidTotal.has(customer.id), orders: this.#saidOrders.has(customer.id) };
    this.#hear(customer.id, draft);
    if (
      draft.externalId === null ||
      customer.externalId === null ||
      plainId(draft.externalId) === plainId(customer.externalId)
    ) {
      return { ...said, sums: false };
    }
    const key = `${customer.id} ${draft.externalId}`;
    const sums = !this.#summed.has(key);
    this.#summed.add(key);
    return { ...said, sums };
  }

  #hear(id: number, draft: CustomerDraft): void {
    if (draft.stated.totalMinor !== null) this.#saidTotal.set(id);
    if (draft.stated.orders !== null) this.#saidOrders.set(id);
  }

  async #apply(known: readonly KnownDraft[], first: typeof changesOf | typeof additionsOf): Promise<void> {
    await this.#writeFresh();
    const wanted = [...new Set(known.map(({ id }) => id).filter((id) => !this.#changed.has(id)))];
    const loaded = new Map((await this.#book.customers.some(wanted)).map((customer) => [customer.id, customer]));
    for (const { draft, id, again } of known) {
      const before = this.#changed.get(id)?.before ?? loaded.get(id);
      const now = this.#changed.get(id)?.after ?? before;
      if (before === undefined || now === undefined) continue;
      const change = again || this.#merged.has(now, draft) ? additionsOf : first;
      const told = this.#keepingName(now, draft);
      const changes = change(now, told, this.#context, again ? this.#sums(now, draft) : nothingReadYet);
      if (Object.keys(changes).length > 0) this.#hold(before, now, changes);
    }
    for (const id of await this.#facts.write()) this.#remembered.add(id);
    for (const id of await this.#refusals.write()) {
      this.#remembered.add(id);
      this.#refusing.add(id);
    }
    if (this.#changed.size > mostHeld) await this.#writeChanged();
  }

  /**
   * A customer with the company's name keeps it: the contact person is whom one asks for there. The same holds for
   * names that an earlier version gave walk-in customers.
   */
  #keepingName(known: Customer, draft: CustomerDraft): CustomerDraft {
    if (draft.counterSales !== null) return { ...draft, name: null };
    if (draft.calledBy !== 'contact person') return draft;
    if (known.name !== known.company && nameKey(known.name) !== nameKey(draft.company ?? '')) return draft;
    this.#problems.note(
      draft.line,
      `is the contact person of ${known.name}: the customer keeps the company's name`,
      null,
      draft.name,
    );
    return { ...draft, name: null };
  }

  #hold(before: Customer, now: Customer, changes: CustomerChange): void {
    const after = { ...now, ...changes };
    this.#changed.set(before.id, { before, after });
    this.#index.rename(before.id, now, after);
    this.#index.add(before.id, after);
    if (changes.doNotCall !== undefined) this.doNotCall++;
  }

  async #writeFresh(): Promise<void> {
    if (this.#fresh.length === 0) return;
    const first = await this.#book.customers.addMany(this.#fresh);
    if (first !== this.#firstFresh) throw new Error(`customers got numbers from ${first}, not ${this.#firstFresh}`);
    this.#firstFresh += this.#fresh.length;
    this.#fresh = [];
  }
}

/**
 * For a customer found by the company, the row's person is whom one asks for there, whatever the name's column is
 * called.
 */
function askedForThere(draft: CustomerDraft, { by }: IdentityMatch): CustomerDraft {
  return by === 'company' && draft.calledBy === 'person' ? { ...draft, calledBy: 'contact person' } : draft;
}
