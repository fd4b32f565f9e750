/** What a draft changes about a customer. Pure; nothing a person set by hand and nothing known is lost. */
import { noTypes, silentNumbers } from '../domain/contact-type.ts';
import type { Customer, CustomerChange, NewCustomer, Profile, StatedTotals } from '../domain/customer.ts';
import { blankCustomer, blankProfile, nothingStated } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { isNumber } from '../domain/phone-number.ts';
import type { CustomerDraft } from './draft.ts';
import { standInName } from './draft.ts';
import { typesTold } from './types-told.ts';

export interface ReconcileContext {
  readonly today: Day;
  /** Says why the customer is not to be called: `Do Not Call in customers.csv`. */
  readonly source: string;
  /** Whose ids the file has; 1 for the book's own program. */
  readonly program: number;
  phoneKey(phone: string, country: string | null): string;
  /** The customer who already has this address or number, and keeps it; 0 when there is none. */
  ownerOfEmail(email: string): number;
  ownerOfPhone(phone: string, country: string | null): number;
}

/** Which totals of a customer earlier rows of the file stated (the others are still those of the book), and whether the next ones add up. */
export interface StatedBefore {
  readonly total: boolean;
  readonly orders: boolean;
  readonly sums: boolean;
}

/** Nothing of this customer was read in this file yet. */
export const nothingReadYet: StatedBefore = { total: false, orders: false, sums: false };

const profileFields = Object.keys(blankProfile) as readonly (keyof Profile)[];

/** The customer that a draft begins. */
export function newCustomer(draft: CustomerDraft, context: ReconcileContext): NewCustomer {
  // Field by field, for it is made a million times: taking the rest of a draft costs a microsecond or two.
  return {
    ...blankCustomer,
    externalId: context.program === 1 ? draft.externalId : null,
    otherIds: otherIdsOf(draft, context),
    name: standInName(draft),
    company: draft.company,
    emails: draft.emails,
    phones: distinctPhones(draft, context),
    struckPhones: refusedNumbers(draft),
    contactTypes: draft.contactTypes,
    address: draft.address,
    city: draft.city,
    region: draft.region,
    postalCode: draft.postalCode,
    country: draft.country,
    timeZone: draft.timeZone,
    owner: draft.owner,
    tags: draft.tags,
    product: draft.product,
    birthday: draft.birthday,
    website: draft.website,
    currency: draft.currency,
    stated: draft.stated,
    doNotCall: doNotCallOf(draft, context),
    archived: draft.counterSales !== null,
    createdOn: context.today,
  };
}

/**
 * What a draft of a new file changes about a customer of the book: what it says and the book says otherwise. An empty
 * cell changes nothing, what was set by hand stays, do-not-call is set and never cleared.
 */
export function changesOf(customer: Customer, draft: CustomerDraft, context: ReconcileContext): CustomerChange {
  const changes = commonChanges(customer, draft, context, true);
  for (const field of profileFields) if (isNews(customer, field, draft[field])) changes[field] = draft[field];
  if (draft.name !== null && draft.name !== customer.name && !customer.handSet.includes('name'))
    changes.name = draft.name;
  // A customer named after the company is renamed with it.
  if (
    draft.name === null &&
    changes.company != null &&
    customer.name === customer.company &&
    !customer.handSet.includes('name')
  )
    changes.name = changes.company;
  const stated = statedBy(customer.stated, draft.stated);
  if (stated !== null) changes.stated = stated;
  return changes;
}

/**
 * A later row for the same customer only fills empty fields.
 * Totals that no earlier row stated are taken; those that one did are added to with `sums`, as of two records of one
 * customer in the other system, and stay otherwise.
 */
export function additionsOf(
  customer: Customer,
  draft: CustomerDraft,
  context: ReconcileContext,
  said: StatedBefore,
): CustomerChange {
  const changes = commonChanges(customer, draft, context, false);
  for (const field of profileFields) {
    const value = draft[field];
    if (value !== null && customer[field] === null && !customer.handSet.includes(field)) changes[field] = value;
  }
  if (draft.name !== null && isStandIn(customer) && draft.name !== customer.name && !customer.handSet.includes('name'))
    changes.name = draft.name;
  const stated = heardAfter(
    customer.stated,
    draft.stated,
    sameCurrency(customer, draft) ? said : { ...said, sums: false },
  );
  if (!sameTotals(stated, customer.stated)) changes.stated = stated;
  return changes;
}

/** A company whose own name the file has in its column of companies, too, is nothing new. */
function isNews(customer: Customer, field: keyof Profile, value: string | null): boolean {
  if (value === null || value === customer[field] || customer.handSet.includes(field)) return false;
  return field !== 'company' || customer.company !== null || value !== customer.name;
}

type Writable = { -readonly [Field in keyof NewCustomer]?: NewCustomer[Field] };

/** `isNew`: what the file says goes before what the book said of it. */
function commonChanges(customer: Customer, draft: CustomerDraft, context: ReconcileContext, isNew: boolean): Writable {
  const changes: Writable = {};
  tellId(changes, customer, draft, context);
  const emails = newEmails(customer, draft, context);
  if (emails !== null && !customer.handSet.includes('emails')) changes.emails = emails;
  const phones = newPhones(customer, draft, context, isNew);
  if (phones !== null && !customer.handSet.includes('phones')) changes.phones = phones;
  tellTypes(changes, customer, draft, { context, isNew });
  const tags = draft.tags.filter((tag) => !customer.tags.includes(tag));
  if (tags.length > 0 && !customer.handSet.includes('tags')) changes.tags = [...customer.tags, ...tags];
  refuse(changes, customer, draft, context);
  return changes;
}

/** A customer has one id in each program, and keeps it. */
function tellId(changes: Writable, customer: Customer, draft: CustomerDraft, context: ReconcileContext): void {
  if (context.program === 1) {
    if (customer.externalId === null && draft.externalId !== null) changes.externalId = draft.externalId;
    return;
  }
  if (customer.otherIds.some(({ program }) => program === context.program)) return;
  const told = otherIdsOf(draft, context);
  if (told.length > 0) changes.otherIds = [...customer.otherIds, ...told];
}

const noIds: Customer['otherIds'] = [];

function otherIdsOf({ externalId }: CustomerDraft, { program }: ReconcileContext): Customer['otherIds'] {
  return program === 1 || externalId === null ? noIds : [{ program, id: externalId }];
}

/** What the file says that is not wanted is set, and never lifted. */
function refuse(changes: Writable, customer: Customer, draft: CustomerDraft, context: ReconcileContext): void {
  const doNotCall = doNotCallOf(draft, context);
  if (doNotCall !== null && customer.doNotCall === null && !customer.handSet.includes('doNotCall'))
    changes.doNotCall = doNotCall;
  if (draft.refusals.length > 0) strike(changes, customer, draft, context);
}

/** That the whole customer is not to be called: since the day and for the reason that the file has, else as of today. */
function doNotCallOf(draft: CustomerDraft, context: ReconcileContext): Customer['doNotCall'] {
  const told = draft.refusals.find(({ kind, who }) => kind === 'call' && who === null);
  if (told !== undefined && told.day !== null) return { on: told.day, reason: told.reason };
  const word = draft.doNotCall ?? told?.reason ?? null;
  return word === null ? null : { on: context.today, reason: `${word} (${context.source})` };
}

/** Numbers that are refused by themselves. */
function refusedNumbers({ refusals }: CustomerDraft): readonly string[] {
  if (refusals.length === 0) return [];
  return [...new Set(refusals.flatMap(({ who }) => (who !== null && isNumber(who) ? [who] : [])))];
}

/** A number that the file refuses is offered no more, also where another row has it. */
function strike(changes: Writable, customer: Customer, draft: CustomerDraft, context: ReconcileContext): void {
  const country = draft.country ?? customer.country;
  const keyOf = (phone: string) => context.phoneKey(phone, country);
  const known = new Set(customer.struckPhones.map(keyOf));
  const numbers = refusedNumbers(draft).filter((number) => !known.has(keyOf(number)));
  if (numbers.length === 0) return;
  const refused = new Set(numbers.map(keyOf));
  changes.struckPhones = [...customer.struckPhones, ...numbers];
  const phones = changes.phones ?? customer.phones;
  if (phones.some((phone) => refused.has(keyOf(phone))))
    changes.phones = phones.filter((phone) => !refused.has(keyOf(phone)));
}

/** All addresses including the new ones; null when none is new, or all new ones belong to others. */
function newEmails(customer: Customer, draft: CustomerDraft, context: ReconcileContext): readonly string[] | null {
  if (allIn(customer.emails, draft.emails)) return null;
  const free = draft.emails.filter((email) => isFor(customer, context.ownerOfEmail(email)));
  return joined(customer.emails, free, (email) => email);
}

/** As `newEmails`; numbers that were struck stay away, and so does what the book knows for a fax, unless the file is newer. */
function newPhones(
  customer: Customer,
  draft: CustomerDraft,
  context: ReconcileContext,
  isNew: boolean,
): readonly string[] | null {
  if (allIn(customer.phones, draft.phones)) return null;
  const country = draft.country ?? customer.country;
  const keyOf = (phone: string) => context.phoneKey(phone, country);
  const faxes = isNew ? [] : silentNumbers(customer).map(([number]) => number);
  const struck = new Set([...customer.struckPhones, ...faxes].map(keyOf));
  const usable = draft.phones.filter(
    (phone) => isFor(customer, context.ownerOfPhone(phone, country)) && !struck.has(keyOf(phone)),
  );
  return joined(customer.phones, usable, keyOf);
}

/** The types of numbers and addresses; a number that the file calls a fax is no longer a phone number in the book. */
function tellTypes(
  changes: Writable,
  customer: Customer,
  draft: CustomerDraft,
  { context, isNew }: { readonly context: ReconcileContext; readonly isNew: boolean },
): void {
  const isTold = draft.contactTypes !== noTypes || changes.phones !== undefined;
  if (!isTold || (draft.contactTypes === noTypes && customer.contactTypes === noTypes)) return;
  const country = draft.country ?? customer.country;
  const told = typesTold({ ...customer, ...changes }, draft, {
    keyOf: (phone) => context.phoneKey(phone, country),
    isNew,
  });
  if (told.contactTypes !== null) changes.contactTypes = told.contactTypes;
  if (told.phones !== null) changes.phones = told.phones;
}

/** Nearly always so where a file is imported again. */
function allIn(known: readonly string[], said: readonly string[]): boolean {
  return said.every((text) => known.includes(text));
}

function isFor(customer: Customer, owner: number): boolean {
  return owner === 0 || owner === customer.id;
}

function distinctPhones(draft: CustomerDraft, context: ReconcileContext): readonly string[] {
  const refused = refusedNumbers(draft);
  if (draft.phones.length < 2 && refused.length === 0) return draft.phones;
  const keys = new Set(refused.map((phone) => context.phoneKey(phone, draft.country)));
  return draft.phones.filter((phone) => {
    const key = context.phoneKey(phone, draft.country);
    return !keys.has(key) && keys.add(key);
  });
}

/** The known ones and the new ones, each once; a new preferred one goes first. Null when there is nothing new. */
function joined(
  known: readonly string[],
  more: readonly string[],
  keyOf: (text: string) => string,
): readonly string[] | null {
  const keys = new Set(known.map(keyOf));
  const fresh = more.filter((text) => !keys.has(keyOf(text)) && keys.add(keyOf(text)));
  if (fresh.length === 0) return null;
  const preferred = fresh[0] === more[0];
  return preferred ? [...fresh, ...known] : [...known, ...fresh];
}

/** The totals after `said` was heard over `known`; null when nothing changes. */
function statedBy(known: StatedTotals, said: StatedTotals): StatedTotals | null {
  if (said === nothingStated) return null;
  const stated = {
    totalMinor: said.totalMinor ?? known.totalMinor,
    orders: said.orders ?? known.orders,
    firstPurchase: said.firstPurchase ?? known.firstPurchase,
    lastPurchase: said.lastPurchase ?? known.lastPurchase,
    on: said.on,
  };
  return sameTotals(stated, known) ? null : stated;
}

function heardAfter(known: StatedTotals, said: StatedTotals, { total, orders, sums }: StatedBefore): StatedTotals {
  const days = sums ? [known, said] : [known];
  return {
    totalMinor: heard(known.totalMinor, said.totalMinor, total, sums),
    orders: heard(known.orders, said.orders, orders, sums),
    firstPurchase:
      days
        .map((stated) => stated.firstPurchase)
        .filter((day) => day !== null)
        .sort()[0] ?? said.firstPurchase,
    lastPurchase:
      days
        .map((stated) => stated.lastPurchase)
        .filter((day) => day !== null)
        .sort()
        .at(-1) ?? said.lastPurchase,
    on: said.on ?? known.on,
  };
}

function heard(known: number | null, said: number | null, before: boolean, sums: boolean): number | null {
  if (said === null) return known;
  if (!before || known === null) return said;
  return sums ? known + said : known;
}

function sameTotals(a: StatedTotals, b: StatedTotals): boolean {
  return (
    a.totalMinor === b.totalMinor &&
    a.orders === b.orders &&
    a.firstPurchase === b.firstPurchase &&
    a.lastPurchase === b.lastPurchase
  );
}

function sameCurrency(customer: Customer, draft: CustomerDraft): boolean {
  return draft.currency === null || customer.currency === null || draft.currency === customer.currency;
}

/** The name is only an address, a number or an id: no row has told a name yet. A company is a name. */
function isStandIn(customer: Customer): boolean {
  const { name, otherIds } = customer;
  if (otherIds.some(({ id }) => id === name)) return true;
  return name === customer.externalId || customer.emails.includes(name) || customer.phones.includes(name);
}

/** The fields in which they differ; texts and lists compared by what they say. */
export function differences(before: Customer, after: Customer): CustomerChange {
  const fields = (Object.keys(after) as (keyof Customer)[]).filter(
    (field) => field !== 'id' && JSON.stringify(before[field]) !== JSON.stringify(after[field]),
  );
  return Object.fromEntries(fields.map((field) => [field, after[field]]));
}
