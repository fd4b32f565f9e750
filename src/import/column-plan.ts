/** What is known of the columns of a table. */
import type { Rival } from '../domain/rival.ts';
import type { Field } from './fields.ts';
import type { HeaderMeaning } from './headers.ts';

/** The people of one company are one customer, or each row is a customer. */
export type PeopleOf = 'company' | 'none';

export type Kind = 'customers' | 'orders';

export interface FileColumn {
  readonly index: number;
  /** As in the file; `column 3` where the file has no header. */
  readonly header: string;
}

/** What the user or an earlier import said about columns. */
export interface Choices {
  /** Field to headers (or numbers, counted from 1). */
  readonly map: ReadonlyMap<Field, readonly string[]>;
  readonly ignore: readonly string[];
  readonly kind: Kind | null;
  /** Whether orders with a status that no list has were bought; by `statusKey`. */
  readonly statuses: ReadonlyMap<string, boolean>;
  /** Whether the people of one company are one customer; absent and null where nobody said. */
  readonly peopleOf?: PeopleOf | null;
}

export interface ColumnPlan {
  readonly kind: Kind;
  readonly headers: readonly string[];
  readonly columns: ReadonlyMap<Field, readonly FileColumn[]>;
  /** By the number of a column of telephone numbers or addresses: the one beside it that says which they are. */
  readonly labels: ReadonlyMap<number, FileColumn>;
  readonly unread: readonly FileColumn[];
  /** Of those that are not read, the ones of which nothing tells what they are; nobody chose to ignore them. */
  readonly unknown: readonly FileColumn[];
  /** Of those that are not read, the numbers of faxes; nobody chose to ignore them. */
  readonly faxes: readonly FileColumn[];
  /** Where several columns tell one thing. */
  readonly rivals: readonly Rival[];
  readonly warnings: readonly string[];
}

/** What a column may be about, and why. */
export interface ColumnCandidate extends HeaderMeaning {
  readonly column: FileColumn;
  readonly chosen: boolean;
}
