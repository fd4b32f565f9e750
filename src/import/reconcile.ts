/** What a draft changes about a customer. Pure; nothing a person set by hand and nothing known is lost. */
import type { Customer, StatedTotals } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { CustomerDraft } from './draft.ts';
import { nothingStated, standInName } from './draft.ts';

export type NewCustomer = Omit<Customer, 'id'>;
export type CustomerChanges = Partial<NewCustomer>;

export interface ReconcileContext {
  readonly today: Day;
  /** Says why the customer is not to be called: `Do Not Call in customers.csv`. */
  readonly source: string;
  phoneKey(phone: string, country: string | null): string;
}

const plainFields = [
  'company',
  'address',
  'city',
  'region',
  'postalCode',
  'country',
  'timeZone',
  'owner',
  'product',
  'birthday',
  'website',
  'currency',
] as const;

/** The customer that a draft begins. */
export function newCustomer(draft: CustomerDraft, context: ReconcileContext): NewCustomer {
  return {
    externalId: draft.externalId,
    name: standInName(draft),
    company: draft.company,
    emails: draft.emails,
    phones: distinctPhones(draft, context),
    struckPhones: [],
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
    interval: null,
    intervalRequest: null,
    tierPin: null,
    tierPinRequest: null,
    doNotCall:
      draft.doNotCall === null ? null : { on: context.today, reason: `${draft.doNotCall} (${context.source})` },
    pausedUntil: null,
    snoozedUntil: null,
    archived: false,
    createdOn: context.today,
    handSet: [],
  };
}

/**
 * What a draft of a new file changes about a customer of the book: what it says and the book says otherwise. An empty
 * cell changes nothing, what was set by hand stays, do-not-call is set and never cleared.
 */
export function changesOf(customer: Customer, draft: CustomerDraft, context: ReconcileContext): CustomerChanges {
  const changes = commonChanges(customer, draft, context);
  for (const field of plainFields) {
    const value = draft[field];
    if (value !== null && value !== customer[field] && !customer.handSet.includes(field)) changes[field] = value;
  }
  if (draft.name !== null && draft.name !== customer.name && !customer.handSet.includes('name'))
    changes.name = draft.name;
  const stated = statedBy(customer.stated, draft.stated);
  if (stated !== null) changes.stated = stated;
  return changes;
}

/**
 * What a further row of the same file adds to a customer whom an earlier row of it told of: it fills what is empty.
 * `sum` adds its totals to the earlier ones: two records of one customer in the other system.
 */
export function additionsOf(
  customer: Customer,
  draft: CustomerDraft,
  context: ReconcileContext,
  sum: boolean,
): CustomerChanges {
  const changes = commonChanges(customer, draft, context);
  for (const field of plainFields) {
    const value = draft[field];
    if (value !== null && customer[field] === null && !customer.handSet.includes(field)) changes[field] = value;
  }
  if (draft.name !== null && isStandIn(customer) && draft.name !== customer.name && !customer.handSet.includes('name'))
    changes.name = draft.name;
  const stated =
    sum && sameCurrency(customer, draft)
      ? sumOf(customer.stated, draft.stated)
      : statedBy(draft.stated, customer.stated);
  if (stated !== null && !sameTotals(stated, customer.stated)) changes.stated = stated;
  return changes;
}

type Writable = { -readonly [Field in keyof NewCustomer]?: NewCustomer[Field] };

function commonChanges(customer: Customer, draft: CustomerDraft, context: ReconcileContext): Writable {
  const changes: Writable = {};
  if (customer.externalId === null && draft.externalId !== null) changes.externalId = draft.externalId;
  const emails = joined(customer.emails, draft.emails, (email) => email);
  if (emails !== null && !customer.handSet.includes('emails')) changes.emails = emails;
  const country = draft.country ?? customer.country;
  const struck = new Set(customer.struckPhones.map((phone) => context.phoneKey(phone, country)));
  const usable = draft.phones.filter((phone) => !struck.has(context.phoneKey(phone, country)));
  const phones = joined(customer.phones, usable, (phone) => context.phoneKey(phone, country));
  if (phones !== null && !customer.handSet.includes('phones')) changes.phones = phones;
  const tags = draft.tags.filter((tag) => !customer.tags.includes(tag));
  if (tags.length > 0 && !customer.handSet.includes('tags')) changes.tags = [...customer.tags, ...tags];
  if (draft.doNotCall !== null && customer.doNotCall === null && !customer.handSet.includes('doNotCall')) {
    changes.doNotCall = { on: context.today, reason: `${draft.doNotCall} (${context.source})` };
  }
  return changes;
}

function distinctPhones(draft: CustomerDraft, context: ReconcileContext): readonly string[] {
  if (draft.phones.length < 2) return draft.phones;
  const keys = new Set<string>();
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
  if (more.length === 0 || (more.length === known.length && more.every((text, at) => text === known[at]))) return null;
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
  };
  return sameTotals(stated, known) ? null : stated;
}

function sumOf(a: StatedTotals, b: StatedTotals): StatedTotals {
  const add = (x: number | null, y: number | null) => (x === null && y === null ? null : (x ?? 0) + (y ?? 0));
  const days = [a.firstPurchase, b.firstPurchase].filter((day) => day !== null).sort();
  const lastDays = [a.lastPurchase, b.lastPurchase].filter((day) => day !== null).sort();
  return {
    totalMinor: add(a.totalMinor, b.totalMinor),
    orders: add(a.orders, b.orders),
    firstPurchase: days[0] ?? null,
    lastPurchase: lastDays.at(-1) ?? null,
  };
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

/** The name is only an address, a number or an id, because no file has told a name yet. */
function isStandIn(customer: Customer): boolean {
  const { name } = customer;
  return (
    name === customer.externalId ||
    name === customer.company ||
    customer.emails.includes(name) ||
    customer.phones.includes(name)
  );
}
