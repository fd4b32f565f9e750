/** Writes drafts into the book: new, changed and unchanged customers. import/reconcile makes the decisions. */
import type { Customer } from '../../domain/customer.ts';
import type { Day } from '../../domain/day.ts';
import type { PeopleOf } from '../../import/column-plan.ts';
import type { CustomerDraft } from '../../import/draft.ts';
import { Flags } from '../../import/flags.ts';
import { IdentityIndex, type IdentityMatch } from '../../import/identity.ts';
import type { ProblemList } from '../../import/problems.ts';
import { additionsOf, changesOf, newCustomer, nothingReadYet, type ReconcileContext } from '../../import/reconcile.ts';
import { mayBeOne } from '../../import/same-person.ts';
import { nameKey } from '../../import/text.ts';
import type { Transaction } from '../../store/store.ts';
import { FactWriter } from './apply-facts.ts';
import { RefusalWriter } from './apply-refusals.ts';
import { CustomerMatcher } from './customer-matcher.ts';
import { type EarlierImport, earlierImports } from './earlier-imports.ts';
import { MergedIds } from './merged-ids.ts';
import { NumberById } from './number-by-id.ts';
import { type Counts, PendingCustomers } from './pending-customers.ts';
import type { WhereReached } from './people-moves.ts';
import { PeopleWriter } from './people-writer.ts';
import { companyDraft, refusedBy } from './person-rows.ts';
import { StatedTotalsOfFile } from './stated-before.ts';

interface KnownDraft {
  readonly draft: CustomerDraft;
  readonly id: number;
  /** An earlier row of this file was about the same customer. */
  readonly again: boolean;
  /** The first row of this file about a person at a company: what they bought adds to what their colleagues did. */
  readonly ofPerson: boolean;
}

interface ApplyOptions {
  /** Whether the rows of a customers file are people of companies. */
  readonly peopleOf: PeopleOf;
  /** Whether several rows of one customer state parts of a total. */
  readonly totalsAddUp: boolean;
  /** Answers about people of two companies, by address. */
  readonly reached: WhereReached;
  readonly today: Day;
  /** The file's name in reasons and notes. */
  readonly source: string;
  readonly country: string | null;
  readonly problems: ProblemList;
}

/** The most rows to hold back until the end of the file. */
const mostHeld = 50_000;
const onlyOneMessage = 'is a company with one customer in the book: the orders are theirs';
const namesakeMessage =
  'same name as another customer, but a different id, e-mail address or place: kept apart; if they are the same: cadence duplicates';

export class CustomerWriter {
  /** Rows about a customer already seen earlier in this file. */
  merged = 0;
  readonly #book: Transaction;
  readonly #index: IdentityIndex;
  #context: ReconcileContext;
  readonly #problems: ProblemList;
  readonly #facts: FactWriter;
  readonly #refusals: RefusalWriter;
  readonly #seen = new Flags();
  /** Customers with a record in the file that was set aside. */
  readonly #aside = new Flags();
  readonly #stated: StatedTotalsOfFile;
  readonly #pending: PendingCustomers;
  readonly people: PeopleWriter;
  readonly #matcher: CustomerMatcher;
  /** Existing customers for whom the file brought a note, a conversation or a refusal. */
  readonly #remembered = new Set<number>();
  /** Customers who refuse visits, mails, … according to the file. */
  readonly #refusing = new Set<number>();
  readonly #merged = new MergedIds();
  readonly #lines = new NumberById();
  readonly #isOfPeople: boolean;
  #earlier: readonly EarlierImport[] = [];
  /** Rows for which only the end of the file shows whether an earlier import joined them with another customer. */
  #held: { readonly draft: CustomerDraft; readonly match: IdentityMatch }[] = [];

  constructor(book: Transaction, options: ApplyOptions) {
    this.#book = book;
    this.#index = new IdentityIndex(options.country);
    this.#pending = new PendingCustomers(book, this.#index);
    this.people = new PeopleWriter(book, this.#index, options);
    this.#matcher = new CustomerMatcher(book, {
      ...{ index: this.#index, pending: this.#pending, seen: this.#seen },
      ...{ people: this.people, peopleOf: options.peopleOf },
    });
    this.#stated = new StatedTotalsOfFile(options.totalsAddUp);
    this.#isOfPeople = options.peopleOf === 'company';
    this.#problems = options.problems;
    this.#facts = new FactWriter(book, options);
    this.#refusals = new RefusalWriter(book, options);
    this.#context = {
      today: options.today,
      source: options.source,
      program: 1,
      phoneKey: (phone, country) => this.#index.phoneKey(phone, country),
      ownerOfEmail: (email) => this.#index.ownerOfEmail(email),
      ownerOfPhone: (phone, country) => this.#index.ownerOfPhone(phone, country),
    };
  }

  /** Reads the customers in the book. */
  async begin(): Promise<void> {
    for await (const customers of this.#book.customers.identities())
      for (const customer of customers) this.#index.add(customer.id, customer);
    const imports = await this.#book.imports.all();
    const isAgain = imports.some(({ file, kind }) => file === this.#context.source && kind === 'customers');
    await this.people.learn({ withApart: this.#isOfPeople, isAgain });
    await this.#merged.learn(this.#book, this.#index);
    this.#earlier = earlierImports(imports, this.#context.source);
    const firstNew = await this.#book.customers.nextId();
    this.#pending.begin(firstNew);
    this.#matcher.begin(firstNew);
  }

  /** The customers' identifying facts, once begun. */
  get index(): IdentityIndex {
    return this.#index;
  }

  /** Whose ids the file has; before anything of it is taken. */
  readIdsOf(program: number): void {
    this.#index.readIdsOf(program);
    this.#context = { ...this.#context, program };
  }

  /** How many rows are about people at companies whose other people are customers of their own. */
  get alone(): number {
    return this.#matcher.alone.size;
  }

  get counts(): Counts {
    return this.#pending.counts;
  }

  /** Customers who are not to be called according to the file, which the book did not know. */
  get doNotCall(): number {
    return this.#pending.doNotCall;
  }

  /** How many customers refuse something other than all calls according to the file, which the book did not know. */
  get refusing(): number {
    return this.#refusing.size;
  }

  /** Whether the customer was in the book before this file. */
  isOfBefore(id: number): boolean {
    return this.#pending.isOfBefore(id);
  }

  /** The customers that the file is about. */
  get ofFile(): Pick<Flags, 'has'> {
    return { has: (id) => this.#seen.has(id) || this.#aside.has(id) };
  }

  /** What the file states of totals that are not read, because an earlier row stated the customer's. */
  get stated(): Pick<StatedTotalsOfFile, 'isIgnored' | 'others'> {
    return this.#stated;
  }

  /** Whether a record that is set aside is about a customer in the book. */
  isInBook(draft: CustomerDraft): boolean {
    const id = this.whoIs(draft);
    if (id !== 0) this.#aside.set(id);
    return id !== 0 && this.isOfBefore(id);
  }

  /** The number of a customer in the book or from this file; 0 when there is none. */
  whoIs(draft: CustomerDraft): number {
    return this.#index.find(draft)?.id ?? 0;
  }

  /** The same, of an order that does not count. */
  async buyerBefore(draft: CustomerDraft): Promise<number> {
    return await this.#matcher.buyerBefore(draft);
  }

  /**
   * Takes rows of a customers file, whose values replace those of the book. Returns the customers' numbers; 0 for a row
   * that waits for the end of the file.
   */
  async take(drafts: readonly CustomerDraft[]): Promise<readonly number[]> {
    const [known, ids]: [KnownDraft[], number[]] = [[], []];
    await this.#matcher.prepare(drafts, 'customers');
    for (const told of drafts) {
      // Awaiting what is there already takes as long as finding it.
      const matched = this.#matcher.customerAtOnce(told) ?? (await this.#matcher.customerOf(told));
      const { draft, match, apart, company } = matched;
      if (company !== null) ids.push(this.#takePerson(known, draft, company));
      else ids.push(this.#takeOne(known, draft, match, apart));
    }
    await this.#apply(known, changesOf);
    return ids;
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

  /** A row about a person at a company: part of it is the company's, part of it theirs. */
  #takePerson(known: KnownDraft[], draft: CustomerDraft, company: number): number {
    const place = this.people.placeOf(draft, company);
    const told = refusedBy(draft);
    const isWholeSilent = company !== 0 && this.#pending.get(company)?.doNotCall != null;
    const isSilent = !isWholeSilent && told.some(({ kind }) => kind === 'call');
    const ofCompany = companyDraft(draft, { isSilent, isGone: place.isGone });
    const id = company === 0 ? this.#startCustomer(ofCompany) : this.#meet(known, ofCompany, company, place.isFirst);
    if (company === 0) this.people.beginCompany(id, draft.company ?? '', draft.companyId);
    const record = this.people.meet(id, draft, draft.company ?? '');
    if (record === null) return id;
    this.#facts.remember(id, draft, record.before === null, record);
    this.#refusals.rememberOf(record, told, record.before === null);
    if (isSilent && record.before !== null) this.people.silence(record);
    return id;
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
    await this.#matcher.prepare(drafts, 'buyers');
    for (const [at, draft] of drafts.entries()) {
      const match = await this.#matcher.buyerOf(draft, (id) => hasBought(at, id));
      ids.push(this.#resolveOne(known, draft, match));
    }
    await this.#apply(known, additionsOf);
    return ids;
  }

  #resolveOne(known: KnownDraft[], draft: CustomerDraft, match: IdentityMatch | null): number {
    if (match === null) return this.#startCustomer(draft);
    if (match.by === 'e-mail address') this.#noteOtherName(match.id, draft);
    if (this.#seen.has(match.id)) return match.id;
    this.#meet(known, askedForThere(draft, match), match.id);
    if (match.by === 'only one at the company')
      this.#problems.note(draft.line, onlyOneMessage, null, draft.company ?? draft.name);
    return match.id;
  }

  #noteOtherName(id: number, draft: CustomerDraft): void {
    if (draft.name === null || !this.#seen.has(id)) return;
    const known = this.#matcher.nameOf(id);
    if (known !== null && !mayBeOne(known, draft))
      this.#problems.note(
        draft.line,
        `another name at the e-mail address of ${known.name}: kept as one customer`,
        null,
        draft.name,
      );
  }

  /** Writes everything held back. */
  async end(): Promise<void> {
    await this.#pending.writeChanges();
    for (const id of await this.people.end()) this.#remembered.add(id);
    const message = 'the address of a person at another company, too: both companies stay, and it finds the first';
    for (const { line, email } of this.people.atTwo) this.#problems.note(line, message, null, email);
    for (const id of this.#remembered) this.#pending.countUpdated(id);
  }

  #startCustomer(draft: CustomerDraft): number {
    const customer = newCustomer(draft, this.#context);
    // One message for all of them: a report on a screen names three and counts the others.
    if (this.#index.namesake(draft) !== 0)
      this.#problems.note(draft.line, namesakeMessage, null, draft.name ?? draft.company);
    const id = this.#pending.add(customer);
    this.#seen.set(id);
    this.#lines.set(id, draft.line);
    this.#stated.note(id, draft);
    this.#facts.remember(id, draft, true);
    this.#refusals.remember(id, draft, true);
    return id;
  }

  #meet(known: KnownDraft[], draft: CustomerDraft, id: number, ofPerson = false): number {
    const again = this.#seen.has(id);
    if (draft.externalId !== null) this.#index.alias(id, draft.externalId);
    if (!again) {
      this.#matcher.keepName(id, draft);
      this.#stated.note(id, draft);
      this.#seen.set(id);
      this.#lines.set(id, draft.line);
      this.counts.unchanged++;
    }
    this.#facts.remember(id, draft, false);
    this.#refusals.remember(id, draft, false);
    if (this.#pending.isFresh(id)) this.#addToFresh(id, draft, ofPerson);
    else known.push({ draft, id, again, ofPerson });
    return id;
  }

  #noteMerged(draft: CustomerDraft, match: IdentityMatch): void {
    this.merged++;
    const line = this.#lines.get(match.id);
    this.#problems.note(draft.line, `is the same customer as line ${line} (same ${match.by}): merged`);
  }

  #addToFresh(id: number, draft: CustomerDraft, ofPerson: boolean): void {
    this.#pending.changeFresh(id, (customer) =>
      additionsOf(customer, draft, this.#context, this.#stated.before(customer, draft, ofPerson)),
    );
  }

  async #apply(known: readonly KnownDraft[], first: typeof changesOf | typeof additionsOf): Promise<void> {
    await this.#pending.writeNew();
    await this.people.writeNew();
    const wanted = [...new Set(known.map(({ id }) => id).filter((id) => this.#pending.changeOf(id) === undefined))];
    const loaded = new Map((await this.#book.customers.some(wanted)).map((customer) => [customer.id, customer]));
    for (const { draft, id, again, ofPerson } of known) {
      const pending = this.#pending.changeOf(id);
      const before = pending?.before ?? loaded.get(id);
      const now = pending?.after ?? before;
      if (before === undefined || now === undefined) continue;
      const isOfMerged = this.#context.program === 1 && this.#merged.has(now, draft);
      const change = again || isOfMerged ? additionsOf : first;
      const told = this.#keepingName(now, draft);
      const changes = change(
        now,
        told,
        this.#context,
        again ? this.#stated.before(now, draft, ofPerson) : nothingReadYet,
      );
      if (Object.keys(changes).length > 0) this.#pending.change(before, now, changes);
    }
    for (const id of await this.#facts.write()) this.#remembered.add(id);
    for (const id of await this.#refusals.write()) {
      this.#remembered.add(id);
      this.#refusing.add(id);
    }
    await this.#pending.writeChangesIfMany();
  }

  /**
   * A customer with the company's name keeps it: the contact person is somebody to ask for. The same holds for
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
}

/**
 * For a customer found by the company, the row's person is somebody to ask for there, whatever the name's column is
 * called; a row without a person has the name of the company.
 */
function askedForThere(draft: CustomerDraft, { by }: IdentityMatch): CustomerDraft {
  if (by === 'only one at the company') return { ...draft, name: null, company: draft.company ?? draft.name };
  return by === 'company' && draft.calledBy === 'person' ? { ...draft, calledBy: 'contact person' } : draft;
}
