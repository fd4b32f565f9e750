import { type ContactTypes, noTypes } from '../domain/contact-type.ts';
import { blankProfile, nothingStated, type Profile, type StatedTotals } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { LeftOutReason } from '../domain/left-out.ts';
import type { Currency } from '../domain/money.ts';
import type { ProductLines } from '../domain/product-lines.ts';
import type { DocumentKind } from '../domain/purchase.ts';
import type { DraftRefusal } from './refusals.ts';

/** A customer as one row (or card) of a file tells it. Field names are those of Customer; null where the row says nothing. */
export interface CustomerDraft extends Profile {
  /** Physical line of the row; of the first one where rows were joined. */
  readonly line: number;
  readonly externalId: string | null;
  /** The id of the company in the other system, as `companyId` writes it; read only of people of companies. */
  readonly companyId: string | null;
  /** Of somebody at a company. */
  readonly role: string | null;
  readonly language: string | null;
  /** Of a card: what it is called among all cards there are. One of this book's own cards says by it whose it is. */
  readonly uid: string | null;
  readonly name: string | null;
  /**
   * That the name is the contact person's of the company, or somebody's at a company; or that the file names companies and no
   * people; else null.
   */
  readonly calledBy: 'contact person' | 'person' | 'company' | null;
  /** City and postal code say where the customer is, and not only where goods were sent. */
  readonly isPlaced: boolean;
  readonly emails: readonly string[];
  /** Shared addresses: they only find customers that an earlier version of the program stored with them. */
  readonly sharedEmails: readonly string[];
  readonly phones: readonly string[];
  /** The types of the row's numbers and addresses; fax numbers are only here. */
  readonly contactTypes: ContactTypes;
  readonly tags: readonly string[];
  readonly stated: StatedTotals;
  readonly note: string | null;
  /** What the file calls customers at the counter who gave no name; null of somebody. */
  readonly counterSales: string | null;
  /** The last conversation the other system knows of. */
  readonly lastContact: Day | null;
  /** Why the customer is not to be called, in the file's words. */
  readonly doNotCall: string | null;
  /** All else that is not wanted, and what comes with a day and its words. */
  readonly refusals: readonly DraftRefusal[];
}

/** One order, its line items joined; the amount is what was kept after refunds. */
export interface OrderDraft {
  readonly line: number;
  readonly customer: CustomerDraft;
  readonly externalId: string | null;
  /** Its number without the series, by which earlier versions kept it; null where that is the number. */
  readonly bareId: string | null;
  readonly day: Day;
  readonly amountMinor: number;
  readonly currency: Currency | null;
  readonly product: string | null;
  /** Products with their money; null where the rows are not those of lines. */
  readonly lines: ProductLines | null;
  readonly kind: DocumentKind | null;
}

/** An entry that is no purchase: never bought, or bought no longer. */
export interface LeftOutOrder {
  readonly why: LeftOutReason;
  readonly amountMinor: number | null;
  readonly currency: Currency | null;
  /** The order that counted as long as it did; null of what is none, such as a fee. */
  readonly order: OrderDraft | null;
  /** The row has no day any more: the one of `order` is today's. */
  readonly isUndated?: true;
}

export const blankDraft: CustomerDraft = {
  ...blankProfile,
  line: 0,
  externalId: null,
  companyId: null,
  role: null,
  language: null,
  uid: null,
  name: null,
  calledBy: null,
  isPlaced: false,
  emails: [],
  sharedEmails: [],
  phones: [],
  contactTypes: noTypes,
  tags: [],
  stated: nothingStated,
  note: null,
  counterSales: null,
  lastContact: null,
  doNotCall: null,
  refusals: [],
};

/** All counter sales belong to one customer, who cannot be called. */
export const counterSales = 'Counter sales';

/** What the customer is called when no row told a name: the company, else an address, a number, the id. */
export function standInName(draft: CustomerDraft): string {
  return draft.name ?? draft.company ?? draft.emails[0] ?? draft.phones[0] ?? draft.externalId ?? '';
}

const ofCompany = 'organization ';

/** The id of a company, where people are numbered apart from companies. */
export function companyId(number: string): string {
  return ofCompany + number;
}

/** Under which earlier versions kept such a company; null of every other id. */
export function bareCompanyId(externalId: string): string | null {
  return externalId.startsWith(ofCompany) ? externalId.slice(ofCompany.length) : null;
}
