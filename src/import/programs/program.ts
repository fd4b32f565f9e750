/** What is known of a program that writes files to import: a file each, all of one shape. Only what its own words do not tell. */
import type { Field } from '../fields.ts';

/** What a row is: a sale, its payment, what was paid back, money to a supplier, a booking between accounts, an order, or what was only offered. */
export type RowType = 'invoice' | 'credit' | 'payment' | 'supplier' | 'booking' | 'order' | 'offer';

export interface Program {
  readonly name: string;
  /** Headers that stand together in its files and in no others'; a header in several languages is told apart by `|`. */
  readonly marks: readonly string[];
  /** What a header is about there, whatever it is about elsewhere; null when it is nothing to read. */
  readonly headers?: Readonly<Record<string, Field | null>>;
  /** What a column is about there in a file of orders, where its header seems to be about the other thing. */
  readonly orderFields?: Readonly<Partial<Record<Field, Field>>>;
  /** The codes of its rows. They are known by themselves where a file has no other ones, whatever its headers say. */
  readonly rowTypes?: Readonly<Record<string, RowType>>;
  /**
   * It says of everybody that they are a lead until one of its deals with them is won. In a file without a column of this kind
   * nobody knows whether deals are kept there, and its leads may have bought.
   */
  readonly dealHeaders?: RegExp;
  /** Ids of suppliers, with why they are none of a customer. */
  readonly supplierIds?: { readonly pattern: RegExp; readonly why: string };
}
