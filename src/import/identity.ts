/** Who is who: external id, then e-mail, then phone, then name and company. Never by likeness. */
import type { Customer } from '../domain/customer.ts';
import type { Person } from '../domain/person.ts';
import type { CustomerDraft } from './draft.ts';
import { bareCompanyId, companyId, standInName } from './draft.ts';
import { Flags } from './flags.ts';
import { HashIndex } from './hash-index.ts';
import { IdsByProgram } from './ids-by-program.ts';
import { placeOf, placeOfDraft } from './same-person.ts';
import { nameKey, plainId } from './text.ts';
import { phoneKeys } from './values/phones.ts';

export type IdentityKind =
  | 'id'
  | 'e-mail address'
  | 'shared e-mail address'
  | 'phone number'
  | 'name and company'
  | 'company'
  | 'only one at the company';

export interface IdentityMatch {
  readonly id: number;
  readonly by: IdentityKind;
}

/** The facts that identify a customer of the book or of this file. */
type KnownIdentity = Pick<
  Customer,
  'externalId' | 'otherIds' | 'name' | 'company' | 'emails' | 'phones' | 'country' | 'city' | 'postalCode'
>;

/** What identifies one of a company's people. */
type PersonFacts = Pick<Person, 'externalId' | 'companyId' | 'name' | 'emails' | 'phones'>;

/** Whether a customer found by an address or a number is the draft's, judged by everything else known. */
type IsSame = (id: number, by: IdentityKind) => boolean;

/** Kinds of keys in the index. */
const [byId, byEmail, byPhone, byName, byNameAlone, byBareId, byShared, byPlace, byCompany] = [
  1, 2, 3, 4, 5, 6, 7, 8, 9,
] as const;

/** What a name is compared by, without and with the company. */
interface NameKeys {
  readonly name: string;
  readonly company: string | null;
  readonly alone: string;
  readonly whole: string;
}

/** All customers of the book by their identifying facts, in a few bytes each. */
export class IdentityIndex {
  readonly #index = new HashIndex();
  /** Whose ids the file has: those of the book's own program, which is 1, or of a further one. */
  #program = 1;
  readonly #ids = new IdsByProgram(this.#index, { whole: byId, bare: byBareId });
  /** Customers with an id of the file's program, or an e-mail address: a draft with another one is somebody else. */
  #hasId = this.#ids.knownIn(1);
  readonly #hasEmail = new Flags();
  readonly #hasPhone = new Flags();
  /** Customers who have people: each of these has ids and addresses of their own. */
  readonly #isCompany = new Flags();
  /** Some address or number belongs to several customers. */
  #sharing = false;
  /** Some name belongs to several customers. */
  #namesakes = false;
  readonly #country: string | null;
  /** A number is looked up and then entered. */
  #lastPhone: { phone: string; country: string | null; key: string } = { phone: '', country: null, key: '' };
  /** A name is looked up several times before it is entered. */
  #lastName: NameKeys = { name: '', company: null, alone: '', whole: '' };
  readonly #keysByCountry = new Map<string | null, (phone: string) => string>();

  /** `country`: for numbers of customers without one. */
  constructor(country: string | null) {
    this.#country = country;
  }

  /** From now on the ids of drafts are this program's. */
  readIdsOf(program: number): void {
    this.#program = program;
    this.#hasId = this.#ids.knownIn(program);
  }

  /** The programs of which ids are known. */
  programs(): readonly number[] {
    return this.#ids.programs();
  }

  /** The customer with this id of a program; 0 when there is none. */
  ownerIn(program: number, externalId: string): number {
    return this.#ids.ownerOf(externalId, program);
  }

  /** Enters a customer, or new facts of a known one. */
  add(id: number, facts: KnownIdentity): void {
    if (facts.externalId !== null) this.#ids.addOwn(1, facts.externalId, id);
    for (const other of facts.otherIds) this.#ids.addOwn(other.program, other.id, id);
    for (const email of facts.emails) this.#addReach(byEmail, email, id, facts);
    if (facts.emails.length > 0) this.#hasEmail.set(id);
    if (facts.phones.length > 0) this.#hasPhone.set(id);
    for (const phone of facts.phones) this.#addReach(byPhone, this.phoneKey(phone, facts.country), id, facts);
    this.#addName(id, facts);
  }

  /** An address or number; it stays with the first customer who has it. */
  #addReach(by: typeof byEmail | typeof byPhone, key: string, id: number, facts: KnownIdentity): void {
    const owner = this.#index.get(by, key);
    if (owner === 0) this.#index.add(by, key, id);
    else if (owner !== id) this.#share(key, id, facts);
  }

  #addName(id: number, { name, company, city, postalCode }: KnownIdentity): void {
    const { whole: key, alone } = this.#keysOf(name, company);
    if (!this.#index.add(byName, key, id) && this.#index.get(byName, key) !== id) {
      this.#namesakes = true;
      const place = placeOf(city, postalCode);
      if (place !== null) this.#index.add(byPlace, `${key}\0\0${place}`, id);
    }
    this.#index.add(byNameAlone, alone, id);
  }

  /** Another id of a customer in the program whose ids the file has: further rows with it are about the same customer. */
  alias(id: number, externalId: string): void {
    this.#ids.add(this.#program, externalId, id);
  }

  /** A company whose people this is known of: by any of them its orders are found. */
  addPerson(id: number, { externalId, companyId, name, emails, phones }: PersonFacts, company: string | null): void {
    this.#isCompany.set(id);
    if (externalId !== null) this.#ids.add(1, externalId, id);
    if (companyId !== null) this.addCompanyId(id, companyId);
    for (const email of emails) this.#index.add(byEmail, email, id);
    for (const phone of phones) this.#index.add(byPhone, this.phoneKey(phone, null), id);
    this.#index.add(byName, nameAndCompany(name, company), id);
    this.#index.add(byNameAlone, nameKey(name), id);
  }

  /** Also found by the bare number, if it is not another customer's id. */
  addCompanyId(id: number, companyId: string): void {
    this.#isCompany.set(id);
    this.#ids.add(1, companyId, id);
    this.#index.add(byCompany, bareCompanyId(companyId) ?? companyId, id);
  }

  /** The customer is a company with people. */
  isCompany(id: number): boolean {
    return this.#isCompany.has(id);
  }

  /** The customer with this id of theirs, or of one of their people; 0 when there is none. */
  ownerOfId(externalId: string): number {
    return this.#ids.ownerOf(externalId, this.#program);
  }

  #byAnyId(draft: CustomerDraft, externalId: string): number {
    const owner = this.#ids.ownerOf(externalId, this.#program);
    // Ids of companies are told apart in the book's own program only.
    if (this.#program !== 1) return owner;
    return this.#companyBare(draft, externalId) || owner || this.#formerCompany(draft);
  }

  /** A company of the book in a file that calls its number just `ID`: a person may have that number, so the name decides. */
  #companyBare(draft: CustomerDraft, externalId: string): number {
    if (!this.#ids.hasCompanies) return 0;
    const owner = this.#index.get(byId, companyId(plainId(externalId)));
    return owner !== 0 && this.namesake(draft) === owner ? owner : 0;
  }

  /**
   * A company that an earlier version stored under its bare number: a person may have the same number, so the name
   * decides.
   */
  #formerCompany(draft: CustomerDraft): number {
    const bare = bareCompanyId(draft.externalId ?? '');
    const owner = bare === null ? 0 : this.#ids.ownerOf(bare, 1);
    const isNamed = draft.name !== null || draft.company !== null;
    return owner !== 0 && (!isNamed || this.namesake(draft) === owner) ? owner : 0;
  }

  /** Removes a customer's former names. */
  rename(id: number, before: KnownIdentity, after: KnownIdentity): void {
    const [old, fresh] = [before, after].map(({ name, company }) => nameAndCompany(name, company));
    if (old === undefined || old === fresh) return;
    this.#index.remove(byName, old, id);
    this.#index.remove(byNameAlone, nameKey(before.name), id);
    this.#index.add(byName, fresh ?? '', id);
    this.#index.add(byNameAlone, nameKey(after.name), id);
  }

  /** The customer with this address; 0 when there is none. */
  ownerOfEmail(email: string): number {
    return this.#index.get(byEmail, email);
  }

  ownerOfPhone(phone: string, country: string | null): number {
    return this.#index.get(byPhone, this.phoneKey(phone, country));
  }

  /** The same for an order, which may tell a company by the bare id that it has among companies. */
  findBuyer(draft: CustomerDraft, isSame: IsSame): IdentityMatch | null {
    const found = this.find(draft, isSame);
    if (found !== null || draft.externalId === null || this.#program !== 1) return found;
    const company = this.#index.get(byCompany, plainId(draft.externalId));
    return company === 0 ? null : { id: company, by: 'id' };
  }

  /** The draft's customer, and how they were identified; null for a new one. */
  find(draft: CustomerDraft, isSame: IsSame = () => true): IdentityMatch | null {
    if (draft.counterSales !== null) return this.#findCounter(draft, draft.counterSales);
    const sameId = draft.externalId === null ? 0 : this.#byAnyId(draft, draft.externalId);
    if (sameId !== 0) return { id: sameId, by: 'id' };
    const shared = this.#sharing ? this.#ownerOfShared(draft) : 0;
    if (shared !== 0) return { id: shared, by: 'name and company' };
    const [email] = draft.emails;
    const sameEmail = email === undefined ? 0 : this.#index.get(byEmail, email);
    if (sameEmail !== 0 && isSame(sameEmail, 'e-mail address')) return { id: sameEmail, by: 'e-mail address' };
    return this.#findByPhone(draft, isSame) ?? this.#findByFormer(draft, isSame) ?? this.#findByName(draft, isSame);
  }

  /** By an address that was the customer's own before others turned out to share it. */
  #findByFormer(draft: CustomerDraft, isSame: IsSame): IdentityMatch | null {
    if (draft.sharedEmails.length === 0) return null;
    const owners = draft.sharedEmails.map((address) => this.#index.get(byEmail, address));
    const id = owners.find((owner) => owner !== 0 && isSame(owner, 'shared e-mail address'));
    return id === undefined ? null : { id, by: 'shared e-mail address' };
  }

  #findByPhone(draft: CustomerDraft, isSame: IsSame): IdentityMatch | null {
    const [phone] = draft.phones;
    const id = phone === undefined ? 0 : this.#index.get(byPhone, this.phoneKey(phone, draft.country));
    const isThis = id !== 0 && !this.#isSomebodyElse(id, draft) && isSame(id, 'phone number');
    return isThis ? { id, by: 'phone number' } : null;
  }

  #findByName(draft: CustomerDraft, isSame: IsSame): IdentityMatch | null {
    const id = this.namesake(draft);
    const isThis = id !== 0 && !this.#isSomebodyElse(id, draft) && isSame(id, 'name and company');
    return isThis ? { id, by: 'name and company' } : null;
  }

  /**
   * Other customers with the draft's address, number or name: an earlier import may have joined the draft with them.
   */
  rivals(draft: CustomerDraft, found: number): readonly number[] {
    if (!this.#sharing && !this.#namesakes) return [];
    const [email] = draft.emails;
    const [phone] = draft.phones;
    const owners = [
      email === undefined ? 0 : this.ownerOfEmail(email),
      phone === undefined ? 0 : this.ownerOfPhone(phone, draft.country),
      draft.name === null ? 0 : this.#index.get(byName, nameAndCompany(draft.name, draft.company)),
    ];
    return owners.filter((id) => id !== 0 && id !== found);
  }

  /** A book of an earlier version may have a customer named with the file's word for walk-in customers. */
  #findCounter(draft: CustomerDraft, called: string): IdentityMatch | null {
    const id = this.#index.get(byNameAlone, nameKey(called)) || this.namesake(draft);
    return id === 0 ? null : { id, by: 'name and company' };
  }

  /** One of several customers with the same address or number, identified by the name. */
  #ownerOfShared(draft: CustomerDraft): number {
    const name = nameAndCompany(standInName(draft), draft.company);
    const keys = [...draft.emails, ...draft.phones.map((phone) => this.phoneKey(phone, draft.country))];
    return keys.map((key) => this.#index.get(byShared, `${key}\0${name}`)).find((id) => id !== 0) ?? 0;
  }

  /** Only a unique name distinguishes customers who share something. */
  #share(key: string, id: number, facts: KnownIdentity): void {
    const name = nameAndCompany(facts.name, facts.company);
    const namesake = this.#index.get(byName, name);
    if (namesake !== 0 && namesake !== id) return;
    this.#sharing = true;
    this.#index.add(byShared, `${key}\0${name}`, id);
  }

  /**
   * The customer with the draft's name and company, of several the one in the draft's place; or with its name when it
   * has no company. 0 when there is none.
   */
  namesake(draft: CustomerDraft): number {
    if (draft.name === null && draft.company === null) return 0;
    const { whole: key, alone } = this.#keysOf(standInName(draft), draft.company);
    const place = this.#namesakes ? placeOfDraft(draft) : null;
    const there = place !== null ? this.#index.get(byPlace, `${key}\0\0${place}`) : 0;
    if (there !== 0) return there;
    const whole = this.#index.get(byName, key);
    return whole !== 0 || draft.company !== null ? whole : this.#index.get(byNameAlone, alone);
  }

  #keysOf(name: string, company: string | null): NameKeys {
    const last = this.#lastName;
    if (last.name === name && last.company === company) return last;
    this.#lastName = { name, company, alone: nameKey(name), whole: nameAndCompany(name, company) };
    return this.#lastName;
  }

  /** For a person at a company: the customer with the company's name; 0 when there is none. */
  companyOf({ name, company }: CustomerDraft): number {
    return name === null || company === null ? 0 : this.#index.get(byName, nameKey(company));
  }

  /** The draft has another id, address or number than the customer; otherwise `find` would have matched them. */
  contradicts(id: number, draft: CustomerDraft): boolean {
    if (this.#isSomebodyElse(id, draft)) return true;
    return draft.phones.length > 0 && this.#hasPhone.has(id) && !this.#sharesPhone(id, draft);
  }

  #sharesPhone(id: number, { phones, country }: CustomerDraft): boolean {
    return phones.some((phone) => this.ownerOfPhone(phone, country) === id);
  }

  /** Has an id, an address or a number. */
  isReachable(id: number): boolean {
    return this.#hasId.has(id) || this.#hasEmail.has(id) || this.#hasPhone.has(id);
  }

  /** The form in which a phone number is compared. */
  phoneKey(phone: string, country: string | null): string {
    const last = this.#lastPhone;
    if (last.phone === phone && last.country === country) return last.key;
    const where = country !== null && /^[A-Z]{2}$/.test(country) ? country : this.#country;
    let key = this.#keysByCountry.get(where);
    if (key === undefined) {
      key = phoneKeys(where);
      this.#keysByCountry.set(where, key);
    }
    this.#lastPhone = { phone, country, key: key(phone) };
    return this.#lastPhone.key;
  }

  /** The draft has an id or an address and the customer has another one: otherwise `find` would have matched them. */
  #isSomebodyElse(id: number, draft: CustomerDraft): boolean {
    if (this.#isCompany.has(id)) return false;
    return (draft.externalId !== null && this.#hasId.has(id)) || (draft.emails.length > 0 && this.#hasEmail.has(id));
  }
}

function nameAndCompany(name: string, company: string | null): string {
  const key = nameKey(name);
  const at = company === null ? '' : nameKey(company);
  return at === '' || at === key ? key : `${key}\0${at}`;
}
