import type { Day } from './day.ts';
import type { Currency } from './money.ts';

export type Tier = 'A' | 'B' | 'C';
export const tiers: readonly Tier[] = ['A', 'B', 'C'];

export type CustomerStatus = 'active' | 'paused' | 'archived';

/** What a customers file says of all purchases together; used where there are no purchases of the customer. */
export interface StatedTotals {
  /** Net money of all purchases, in minor units of the customer's currency. */
  readonly totalMinor: number | null;
  readonly orders: number | null;
  readonly firstPurchase: Day | null;
  readonly lastPurchase: Day | null;
}

/** A fact that somebody asked for: when, and in which words. */
export interface Request {
  readonly on: Day;
  readonly reason: string | null;
}

/** A person or company that has bought. Absent facts are null, never empty text. */
export interface Customer {
  readonly id: number;
  /** The id in the system the customer was imported from. Text, also where it looks like a number. */
  readonly externalId: string | null;
  readonly name: string;
  readonly company: string | null;
  /** All known addresses, lower case, the first one preferred. */
  readonly emails: readonly string[];
  /** All known numbers that are not struck, the first one preferred. As written, or E.164 where the country is known. */
  readonly phones: readonly string[];
  /** Numbers that proved wrong or dead; an import does not bring them back. */
  readonly struckPhones: readonly string[];
  readonly address: string | null;
  readonly city: string | null;
  readonly region: string | null;
  readonly postalCode: string | null;
  readonly country: string | null;
  /** IANA name. */
  readonly timeZone: string | null;
  readonly owner: string | null;
  readonly tags: readonly string[];
  /** What this customer bought from us, in the words to use on the phone. */
  readonly product: string | null;
  /** `YYYY-MM-DD`, or `--MM-DD` where the year is unknown. */
  readonly birthday: string | null;
  readonly website: string | null;
  readonly currency: Currency | null;
  readonly stated: StatedTotals;
  /** The customer's own interval in days, 0 for "no calls on a rhythm", null for the tier's. */
  readonly interval: number | null;
  readonly intervalRequest: Request | null;
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

export function statusOf(customer: Pick<Customer, 'archived' | 'pausedUntil'>, today: Day): CustomerStatus {
  if (customer.archived) return 'archived';
  return customer.pausedUntil !== null && customer.pausedUntil > today ? 'paused' : 'active';
}

/** How a customer is called in a list: `Ada Finch, Finch & Co`, or just one of the two. */
export function displayName(customer: Pick<Customer, 'name' | 'company'>): string {
  return customer.company === null || customer.company === customer.name
    ? customer.name
    : `${customer.name}, ${customer.company}`;
}

/** In any case; the empty text asks for the customers of nobody. */
export function isOwnedBy({ owner }: Pick<Customer, 'owner'>, name: string): boolean {
  return (owner ?? '').toLowerCase() === name.toLowerCase();
}
