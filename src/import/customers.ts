/** A row of a customers file to a draft, or to the reason why it is no customer. */
import { nothingStated, type StatedTotals } from '../domain/customer.ts';
import type { AsideKind } from '../domain/kept-aside.ts';
import { nameParts } from '../domain/person-name.ts';
import type { CellContext, MoneyCell } from './cells.ts';
import { CellReader } from './cells.ts';
import type { ColumnPlan } from './column-plan.ts';
import type { CustomerDraft } from './draft.ts';
import { blankDraft, companyId, counterSales } from './draft.ts';
import { isOfLastResort } from './headers.ts';
import { anyOf, headersFor } from './languages/index.ts';
import { type DraftPlace, PlaceReader } from './place-reader.ts';
import type { RawRecord } from './raw-record.ts';
import { ReachReader } from './reach-reader.ts';
import { distinctRefusals, refusalsAmong, refusalsIn } from './refusals.ts';
import { StandingReader } from './standing.ts';
import { headerKey, isMangledByExcel, nameKey, plainId, textOrNull } from './text.ts';
import { joinName, sayName, withoutAddress } from './values/names.ts';
import { sharedEmail } from './values/shared-emails.ts';
import { parseYesNo } from './values/yes-no.ts';
import { WishReader } from './wish-reader.ts';

export type RowResult =
  | { readonly kind: 'draft'; readonly draft: CustomerDraft }
  /** The row cannot go in and can be mended. */
  | { readonly kind: 'reject'; readonly reason: string }
  /** The row is no customer and nothing is wrong with it. */
  | { readonly kind: 'skip'; readonly reason: string }
  /** A record that is not a customer unless the user includes it; with the reason if the file does not state it. */
  | { readonly kind: 'aside'; readonly why: AsideKind; readonly reason: string | null; readonly draft: CustomerDraft };

const paymentCard =
  /^(?:visa|master ?card|maestro|amex|american express|discover|jcb|diners(?: club)?|union ?pay|interac|eftpos) (?:ending in )?[•*x]*\d{4}$/i;
const accountNames = headersFor(({ accounts }) => accounts);
const contactPersons = headersFor(({ contacts }) => contacts);
const anonymous = headersFor((language) => language.counterSales);
const noCalls = anyOf((language) => language.noCalls);
/** `Ann Lee (annlee9)`: the name, and the user name that tells her from other Ann Lees. */
const buyerWithUser = /^(.+\S) \(([\w.-]+)\)$/;
/** Pipedrive's, which numbers people and organizations from 1. */
const idsOfCompanies = /^organi[sz]ation - (?:pipedrive system )?id$/i;
/** Several records that belong to the row: the first one stands for them. */
const severalIds = /^\d+(?:;\d+)+$/;
const severalTags = / ::: |[,;|\n]/;

export class CustomerReader {
  readonly cells: CellReader;
  readonly #context: CellContext;
  readonly #byAccountName: boolean;
  readonly #byBuyer: boolean;
  /** The column of names is that of contact persons. */
  readonly #byContact: boolean;
  /** The ids are those of companies, which are numbered apart from people. */
  readonly #idsOfCompanies: boolean;
  /** Companies have a column of their own. */
  readonly #hasCompany: boolean;
  /** The file has a column of companies and none of people. */
  readonly #byCompany: boolean;
  /** The rows are people of companies, and say so. */
  readonly #ofPeople: boolean;
  readonly #standing: StandingReader;
  readonly #include: ReadonlySet<AsideKind>;
  /** The file has a column for e-mail or phone, so that it is worth a note when a row has neither. */
  readonly #reachable: boolean;
  /** The columns of cities or postal codes say where customers are, and not only where goods were sent. */
  readonly #hasPlace: boolean;
  readonly #reach: ReachReader;
  readonly #places: PlaceReader;
  readonly #wishes: WishReader;
  /** Currencies that amounts were in. */
  readonly currencies = new Set<string>();

  constructor(plan: ColumnPlan, context: CellContext, include: ReadonlySet<AsideKind> = new Set()) {
    this.cells = new CellReader(plan, context);
    this.#context = context;
    const [name = '', beside = ''] = this.cells.columns('name').map(({ header }) => headerKey(header));
    this.#byAccountName = accountNames.has(name) || (contactPersons.has(beside) && !contactPersons.has(name));
    this.#reachable = plan.columns.has('email') || plan.columns.has('phone');
    this.#byBuyer = name === 'buyer';
    this.#byContact = contactPersons.has(name);
    this.#idsOfCompanies = idsOfCompanies.test(this.cells.columns('externalId')[0]?.header ?? '');
    this.#hasCompany = plan.columns.has('company');
    this.#ofPeople = (['companyId', 'role', 'language'] as const).some((field) => plan.columns.has(field));
    this.#byCompany = !(['name', 'firstName', 'lastName'] as const).some((field) => plan.columns.has(field));
    this.#hasPlace = [...this.cells.columns('city'), ...this.cells.columns('postalCode')].some(
      ({ header }) => !isOfLastResort(header),
    );
    this.#standing = new StandingReader(plan, this.cells);
    this.#include = include;
    this.#reach = new ReachReader(plan, this.cells, context);
    this.#places = new PlaceReader(this.cells, context);
    this.#wishes = new WishReader(this.cells, context);
  }

  /** A row of a customers file. */
  read(record: RawRecord): RowResult {
    if (this.#isDeleted(record)) return { kind: 'skip', reason: 'the row is marked as deleted' };
    const aside = this.#standing.of(record);
    const who = this.identity(record);
    const isReachable = who.emails.length > 0 || who.phones.length > 0;
    const nobody = isReachable ? null : whyNobody(who);
    if (nobody !== null) return nobody;
    if (aside !== null && !this.#include.has(aside))
      return { kind: 'aside', why: aside, reason: this.#standing.whySupplier(record), draft: who };
    if (!isReachable && this.#reachable)
      this.#context.problems.note(record.line, 'has no e-mail address and no phone number');
    return { kind: 'draft', draft: this.#draftOf(record, who) };
  }

  #draftOf(record: RawRecord, who: CustomerDraft): CustomerDraft {
    const { refusals: noted, rest: note } = refusalsIn(this.#note(record, who));
    const { refusals: labelled, tags } = refusalsAmong(this.#tags(record));
    const doNotCall = this.#wishes.optOut(record, 'doNotCall');
    if (doNotCall === null && note !== null && noCalls.test(note))
      this.#context.problems.note(record.line, 'the note asks for no calls: if that still holds, cadence dnc');
    const money = this.#value(record);
    const currency = this.cells.currencyOf(record, money) ?? this.#context.currency;
    if (currency !== null && money !== null) this.currencies.add(currency);
    return {
      ...who,
      ...this.whereabouts(record),
      timeZone: this.#places.timeZone(record),
      role: this.#ofPeople ? this.#role(record) : null,
      language: this.#ofPeople ? this.cells.text(record, 'language') : null,
      owner: this.cells.text(record, 'owner'),
      tags,
      product: this.cells.text(record, 'product'),
      birthday: this.cells.birthday(record),
      website: this.#places.website(record),
      currency,
      stated: this.#stated(record, money, currency),
      note,
      lastContact: this.cells.pastDay(record, 'lastContact'),
      doNotCall,
      refusals: distinctRefusals([...this.#wishes.refusals(record), ...noted, ...labelled]),
    };
  }

  /** What is to be said of all rows. */
  warnings(): readonly string[] {
    return this.#standing.warnings();
  }

  /** By what a row names its customer, and where that customer is; also used for orders. */
  identity(record: RawRecord): CustomerDraft {
    const who = this.#namesIn(record);
    const { phones, emails: own, shared, types } = this.#reach.read(record, who.address);
    const isKnown = who.called !== null || who.externalId !== null || own.length + phones.length > 0;
    const emails = isKnown ? own : shared.filter(isRelay);
    for (const address of shared) if (!emails.includes(address)) this.#noteShared(record.line, address);
    if (emails.length + phones.length === 0 && isAnonymous(who.called))
      return this.#counterSales(record.line, who.called);
    return {
      ...blankDraft,
      line: record.line,
      externalId: who.externalId,
      companyId: this.#ofPeople ? this.#companyId(record) : null,
      name: who.name,
      calledBy: this.#calledBy(who),
      isPlaced: this.#hasPlace,
      company: who.company,
      emails,
      sharedEmails: shared,
      phones,
      contactTypes: types.of(phones, emails),
    };
  }

  /** Names and id; `called` is the first of the names that the row has. */
  #namesIn(record: RawRecord) {
    const company = this.cells.text(record, 'company');
    const person = this.#person(record);
    const { full, address } = withoutAddress(this.#fullName(record));
    const [, buyer, user = null] = this.#byBuyer ? (buyerWithUser.exec(full ?? '') ?? []) : [];
    return {
      called: full ?? person ?? company,
      name: buyer ?? full ?? person,
      company: company ?? this.#accountOf(full, person),
      externalId: this.#externalId(record) ?? user,
      address,
    };
  }

  #calledBy({ name, company }: Pick<CustomerDraft, 'name' | 'company'>): CustomerDraft['calledBy'] {
    if (company === null) return null;
    if (name === null) return this.#byCompany ? 'company' : null;
    if (!this.#byContact) return this.#hasCompany ? 'person' : null;
    return nameKey(name) !== nameKey(company) ? 'contact person' : null;
  }

  #counterSales(line: number, called: string): CustomerDraft {
    const message = `no name: kept under “${counterSales}”, who is never called`;
    this.#context.problems.note(line, message, null, called);
    return { ...blankDraft, line, name: counterSales, counterSales: called };
  }

  /** The name of an account is a company's when a person's name is next to it. */
  #accountOf(full: string | null, person: string | null): string | null {
    if (!this.#byAccountName || full === null || person === null) return null;
    return saysTheSame(full, person) ? null : full;
  }

  #isDeleted(record: RawRecord): boolean {
    return (
      this.cells.columns('cancelled').length > 0 && parseYesNo(this.cells.text(record, 'cancelled') ?? '') === true
    );
  }

  #externalId(record: RawRecord): string | null {
    const written = this.cells.text(record, 'externalId');
    const id =
      written === null ? null : plainId(severalIds.test(written) ? written.slice(0, written.indexOf(';')) : written);
    // 0 is how a shop writes "a guest": it would make one customer of all of them.
    if (id === null || id === '' || /^0+$/.test(id)) return null;
    if (!isMangledByExcel(id)) return this.#idsOfCompanies ? companyId(id) : id;
    this.#context.problems.value(
      record.line,
      this.#header('externalId'),
      id,
      'was shortened by the spreadsheet; its digits are lost',
    );
    return null;
  }

  #companyId(record: RawRecord): string | null {
    const written = this.cells.text(record, 'companyId');
    const id =
      written === null ? null : plainId(severalIds.test(written) ? written.slice(0, written.indexOf(';')) : written);
    return id === null || id === '' || /^0+$/.test(id) || isMangledByExcel(id) ? null : companyId(id);
  }

  /** `Mr` and `Dr.` are no roles. */
  #role(record: RawRecord): string | null {
    const text = this.cells.text(record, 'role');
    return text === null || nameParts(`${text} X Y`).prefix === text ? null : text;
  }

  #fullName(record: RawRecord): string | null {
    const columns = this.cells.columns('name');
    if (columns.length === 0) return null;
    for (const column of columns) {
      const text = textOrNull(record.cells[column.index]);
      if (text !== null) return sayName(text);
    }
    return null;
  }

  #person(record: RawRecord): string | null {
    const first = this.cells.text(record, 'firstName');
    const last = this.cells.text(record, 'lastName');
    if (first === null && last === null) return this.#contactPerson(record);
    if (this.cells.columns('middleName').length === 0 && this.cells.columns('suffix').length === 0)
      return joinName(first ?? '', '', last ?? '', '');
    const middle = this.cells.text(record, 'middleName') ?? '';
    return joinName(first ?? '', middle, last ?? '', this.cells.text(record, 'suffix') ?? '');
  }

  /** Beside the column of the customer, a second one that names somebody: `Kunde` and `Ansprechpartner`. */
  #contactPerson(record: RawRecord): string | null {
    const [account, contact] = this.cells.columns('name');
    if (!this.#byAccountName || contact === undefined || textOrNull(record.cells[account?.index ?? 0]) === null)
      return null;
    const name = textOrNull(record.cells[contact.index]);
    return name === null ? null : sayName(name);
  }

  #noteShared(line: number, address: string): void {
    if (this.#context.ownEmails.has(address))
      this.#context.problems.note(line, `${address} is an address you send mail from, so it identifies nobody`);
    else if (this.#context.sharedEmails.has(address))
      this.#context.problems.note(line, `${address} is on rows of several people, so it identifies nobody`);
    else if (sharedEmail(address) === 'relay')
      this.#context.problems.note(line, 'a marketplace address identifies nobody: not kept');
  }

  whereabouts(record: RawRecord): DraftPlace {
    return this.#places.whereabouts(record);
  }

  #tags(record: RawRecord): readonly string[] {
    const tags: string[] = [];
    for (const column of this.cells.columns('tags')) {
      const cell = record.cells[column.index];
      if (cell === undefined || cell === '') continue;
      addNew(tags, tagsIn(cell));
    }
    return tags;
  }

  /** What a person's or a second text column says besides the name. */
  #note(record: RawRecord, who: CustomerDraft): string | null {
    const note = this.cells.lines(record, 'note', '\n');
    if (who.name === null || who.company !== who.name) return note;
    const person = this.#person(record);
    if (person === null || /\d/.test(person) || saysTheSame(who.name, person)) return note;
    return note === null ? `Contact: ${person}` : `Contact: ${person}\n${note}`;
  }

  #value(record: RawRecord): MoneyCell | null {
    const value = this.cells.money(record, 'value');
    if (value === null || value === 'wrong') return null;
    const refunded = this.cells.money(record, 'refunded');
    if (refunded === null || refunded === 'wrong') return value;
    return { value: Number((value.value - Math.abs(refunded.value)).toFixed(6)), currency: value.currency };
  }

  #stated(record: RawRecord, money: MoneyCell | null, currency: string | null): StatedTotals {
    const totalMinor = money === null ? null : this.cells.minor(record, 'value', money.value, currency);
    const orders = this.cells.count(record, 'orders');
    const firstPurchase = this.cells.pastDay(record, 'firstPurchase');
    const lastPurchase = this.cells.pastDay(record, 'lastPurchase');
    if (totalMinor === null && orders === null && firstPurchase === null && lastPurchase === null) return nothingStated;
    return { totalMinor, orders, firstPurchase, lastPurchase, on: this.#context.today };
  }

  #header(field: 'externalId'): string {
    return this.cells.columns(field)[0]?.header ?? field;
  }
}

/** Whether a full name holds the same words as the person's own name. */
function saysTheSame(full: string, person: string): boolean {
  const words = new Set(nameKey(full).split(/[\s,]+/));
  return nameKey(person)
    .split(/\s+/)
    .every((word) => words.has(word));
}

/** Where there is nothing else to know a buyer by, the marketplace's address is it. */
function isRelay(address: string): boolean {
  return sharedEmail(address) === 'relay';
}

function isAnonymous(called: string | null): called is string {
  return called !== null && anonymous.has(headerKey(called));
}

function addNew(texts: string[], found: readonly string[]): void {
  for (const text of found) if (!texts.includes(text)) texts.push(text);
}

function tagsIn(cell: string): readonly string[] {
  const parts = severalTags.test(cell) ? cell.split(severalTags) : [cell];
  return parts
    .map((part) => textOrNull(part.replace(/^["*\s]+|(?<!["\s])["\s]+$/g, '')))
    .filter((tag) => tag !== null)
    .filter((tag) => tag !== 'myContacts');
}

/** Of a row without address and number; null where its name may be a customer's. */
function whyNobody({ name, company }: CustomerDraft): RowResult | null {
  if (name === null && company === null)
    return { kind: 'reject', reason: 'the row has no name, company, e-mail or phone' };
  if (!paymentCard.test(name ?? '')) return null;
  return { kind: 'skip', reason: 'the name is that of a payment card, and there is no e-mail or phone' };
}
