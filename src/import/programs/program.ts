/**
 * What is known about a program whose files are imported: a file each, in one form. Only what its words do not say by
 * themselves.
 */
import type { Field } from '../fields.ts';
import type { StatusWord } from '../languages/language.ts';

/**
 * What a row is: a sale, its payment, a refund, money to a supplier, a transfer between accounts, an order, or an
 * offer.
 */
export type RowType = 'invoice' | 'credit' | 'payment' | 'supplier' | 'booking' | 'order' | 'offer';

export interface Program {
  readonly name: string;
  /** Headers that are together only in its files; translations of a header are separated by `|`. */
  readonly marks: readonly string[];
  /** A header's meaning there, whatever it is elsewhere; null when it is to be ignored. */
  readonly headers?: Readonly<Record<string, Field | null>>;
  /** A column's meaning in its files of orders, when the header suggests the other one. */
  readonly orderFields?: Readonly<Partial<Record<Field, Field>>>;
  /** The codes of its rows. If a file has no others, they identify the program, whatever the headers are. */
  readonly rowTypes?: Readonly<Record<string, RowType>>;
  /**
   * Everybody is a lead there until a deal with them is won. Without such a column it is unknown whether deals are kept
   * there, and its leads may have bought.
   */
  readonly dealHeaders?: RegExp;
  /** What its statuses and their codes mean where that is not what they say, in small letters. */
  readonly statuses?: Readonly<Record<string, StatusWord>>;
  /** The column of days that have no year: a line above the table says with which day the year begins. */
  readonly daysWithoutYear?: string;
  /** It keeps companies, and people at them. */
  readonly companies?: true;
  /** Ids of suppliers, and why they are not customers'. */
  readonly supplierIds?: { readonly pattern: RegExp; readonly why: string };
}
