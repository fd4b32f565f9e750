import { type ContactTypes, noTypes } from './contact-type.ts';
import type { Day } from './day.ts';
import type { Currency } from './money.ts';
import { plain } from './plain.ts';
import { plural } from './plural.ts';

export type Tier = 'A' | 'B' | 'C';
export const tiers: readonly Tier[] = ['A', 'B', 'C'];

type CustomerStatus = 'active' | 'paused' | 'archived';

/** What a customers file states about all purchases together, including those before the orders in the book. */
export interface StatedTotals {
  /** Net money of all purchases, in minor units of the customer's currency. */
  readonly totalMinor: number | null;
  readonly orders: number | null;
  readonly firstPurchase: Day | null;
  readonly lastPurchase: Day | null;
  /** The day of the statement: later orders are added to it. Null for totals whose day was not recorded. */
  readonly on: Day | null;
}

/** A fact the customer asked for: when, and in which words. */
interface Request {
  readonly on: Day;
  readonly reason: string | null;
}

export const nothingStated: StatedTotals = {
  totalMinor: null,
  orders: null,
  firstPurchase: null,
  lastPurchase: null,
  on: null,
};

/** Who and where a customer is, from a file or by hand: one value a fact, null when unknown. */
export interface Profile {
  readonly company: string | null;
  readonly address: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  /** ISO 3166 where it is a country we know, else as written. */
  readonly country: string | null;
  /** IANA name. */
  readonly timeZone: string | null;
  readonly owner: string | null;
  /** What this customer bought from us, in the words to use on the phone. */
  readonly product: string | null;
  /** `YYYY-MM-DD`, or `--MM-DD` where the year is unknown. */
  readonly birthday: string | null;
  readonly website: string | null;
  readonly currency: Currency | null;
}

export const blankProfile: Profile = {
  company: null,
  address: null,
  city: null,
  region: null,
  postalCode: null,
  country: null,
  timeZone: null,
  owner: null,
  product: null,
  birthday: null,
  website: null,
  currency: null,
};

/** A customer's id in a further program, which gives its numbers without knowing of the first one's. */
export interface OtherId {
  /** Counted from 2: the first one's ids are `externalId`. */
  readonly program: number;
  readonly id: string;
}

/** A person or company that has bought. Absent facts are null, never empty text. */
export interface Customer extends Profile {
  readonly id: number;
  /** The id in the system the customer was imported from. Text, also where it looks like a number. */
  readonly externalId: string | null;
  /** One a program. */
  readonly otherIds: readonly OtherId[];
  readonly name: string;
  /** All known addresses, lower case, the first one preferred. */
  readonly emails: readonly string[];
  /** All known working numbers, the preferred one first. As written, or E.164 when the country is known. */
  readonly phones: readonly string[];
  /** Numbers that proved wrong or dead; an import does not bring them back. */
  readonly struckPhones: readonly string[];
  /** The types of numbers and addresses, where known. Fax numbers are only here, because they are never dialled. */
  readonly contactTypes: ContactTypes;
  readonly tags: readonly string[];
  readonly stated: StatedTotals;
  /** The customer's own interval in days, 0 for "no regular calls", null for the tier's. */
  readonly interval: number | null;
  readonly intervalRequest: Request | null;
  /** When they may be called, by their own clock (call-hours.ts); null for office hours. */
  readonly hours: string | null;
  readonly tierPin: Tier | null;
  readonly tierPinRequest: Request | null;
  readonly doNotCall: Request | null;
  readonly pausedUntil: Day | null;
  readonly snoozedUntil: Day | null;
  readonly archived: boolean;
  /** The day the customer came into the book; never-called customers are due from here. */
  readonly createdOn: Day;
  /** Fields set by hand, which an import does not overwrite. */
  readonly handSet: readonly string[];
}

export type NewCustomer = Omit<Customer, 'id'>;
export type CustomerChange = Partial<NewCustomer>;

/** A customer without any facts. */
export const blankCustomer: Omit<NewCustomer, 'name' | 'createdOn'> = {
  ...blankProfile,
  externalId: null,
  otherIds: [],
  emails: [],
  phones: [],
  struckPhones: [],
  contactTypes: noTypes,
  tags: [],
  stated: nothingStated,
  interval: null,
  intervalRequest: null,
  hours: null,
  tierPin: null,
  tierPinRequest: null,
  doNotCall: null,
  pausedUntil: null,
  snoozedUntil: null,
  archived: false,
  handSet: [],
};

export function statusOf(customer: Pick<Customer, 'archived' | 'pausedUntil'>, today: Day): CustomerStatus {
  if (customer.archived) return 'archived';
  return customer.pausedUntil !== null && customer.pausedUntil > today ? 'paused' : 'active';
}

/** A customer's name in lists: `Ada Finch, Finch & Co`, or just one of the two. */
export function displayName(customer: Pick<Customer, 'name' | 'company'>): string {
  return customer.company === null || customer.company === customer.name
    ? customer.name
    : `${customer.name}, ${customer.company}`;
}

/** Ignores case; the empty text means customers without an owner. */
export function isOwnedBy({ owner }: Pick<Customer, 'owner'>, name: string): boolean {
  return (owner ?? '').toLowerCase() === name.toLowerCase();
}

/** `Ada Finch`, or `12 customers`. */
export function namesOf(customers: readonly Customer[]): string {
  const [only] = customers;
  return customers.length === 1 && only !== undefined ? plain(displayName(only)) : plural(customers.length, 'customer');
}

/** Paused or snoozed until a later day. */
export function isResting({ pausedUntil, snoozedUntil }: Customer, today: Day): boolean {
  return (pausedUntil ?? '') > today || (snoozedUntil ?? '') > today;
}
