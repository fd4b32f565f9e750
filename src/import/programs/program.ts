/** What is known of a program that writes files to import: a file each, all of one shape. Only what its own words do not tell. */
import type { Field } from '../fields.ts';

export interface Program {
  readonly name: string;
  /** Headers that stand together in its files and in no others'. */
  readonly marks: readonly string[];
  /** What a header is about there, whatever it is about elsewhere; null when it is nothing to read. */
  readonly headers?: Readonly<Record<string, Field | null>>;
  /** What a column is about there in a file of orders, where its header seems to be about the other thing. */
  readonly orderFields?: Readonly<Partial<Record<Field, Field>>>;
  /** Ids of suppliers, with why they are none of a customer. */
  readonly supplierIds?: { readonly pattern: RegExp; readonly why: string };
}
