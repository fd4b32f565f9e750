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
  /** Whether the people of one company are one customer; absent or null when the user did not say. */
  readonly peopleOf?: PeopleOf | null;
}

export interface ColumnPlan {
  readonly kind: Kind;
  readonly headers: readonly string[];
  readonly columns: ReadonlyMap<Field, readonly FileColumn[]>;
  /** For a column of phone numbers or addresses, the adjacent column with their types; by column number. */
  readonly labels: ReadonlyMap<number, FileColumn>;
  readonly unread: readonly FileColumn[];
  /** Unread columns of unknown meaning that the user did not choose to ignore. */
  readonly unknown: readonly FileColumn[];
  /** Unread fax columns that the user did not choose to ignore. */
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
