/** What an import reads, in any format: the options, the batches, and the remarks about the whole. */
import type { Day } from '../domain/day.ts';
import type { AsideKind } from '../domain/kept-aside.ts';
import type { Currency } from '../domain/money.ts';
import type { Rival } from '../domain/rival.ts';
import type { Choices, Kind } from './column-plan.ts';
import type { Grouping } from './companies.ts';
import type { CustomerDraft, LeftOutOrder, OrderDraft } from './draft.ts';
import type { Encoding } from './encoding.ts';
import type { ProblemList, Reject } from './problems.ts';
import type { KeptAside } from './standing.ts';
import type { AskedQuestion } from './survey.ts';
import type { DateOrder } from './values/dates.ts';
import type { DecimalMark } from './values/money.ts';

export interface ReadOptions {
  readonly today: Day;
  readonly choices: Choices;
  readonly encoding: Encoding | null;
  readonly delimiter: string | null;
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalMark | null;
  readonly country: string | null;
  readonly currency: Currency | null;
  readonly epoch: 1900 | 1904;
  /** A spreadsheet's sheet: its name, or its number counted from 1. Null to choose by content. */
  readonly sheet: string | null;
  /** The business's own addresses, which are no customer's. */
  readonly ownEmails: ReadonlySet<string>;
  /** Kinds that are imported although they are not customers. */
  readonly include: ReadonlySet<AsideKind>;
}

export interface Batch {
  readonly customers: readonly CustomerDraft[];
  readonly orders: readonly OrderDraft[];
  /** Entries that are not purchases. */
  readonly leftOut: readonly LeftOutOrder[];
  readonly rejects: readonly Reject[];
  /** Records that are not customers: suppliers, leads, archived people. */
  readonly aside: readonly KeptAside[];
  /** Data rows read so far, and bytes of UTF-8. */
  readonly rows: number;
  readonly bytes: number;
}

/** Orders with such a status count. */
export interface UnknownStatus {
  readonly status: string;
  readonly rows: number;
}

export interface Format {
  /** Null for a vCard or a spreadsheet. */
  readonly delimiter: string | null;
  /** A spreadsheet's sheet; null for other formats. */
  readonly sheet: string | null;
  readonly encoding: Encoding;
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalMark | null;
}

/** A file ready for reading. */
export interface ImportFile {
  readonly kind: Kind;
  /** The header row, for the rejected rows; empty when there is none. */
  readonly headers: readonly string[];
  /** Identifies files of one layout: a hash of the header row; null for cards. */
  readonly layoutNumber: number | null;
  readonly problems: ProblemList;
  /** Remarks about the file as a whole; complete after all batches. */
  readonly warnings: readonly string[];
  readonly rows: number;
  mapping(): Readonly<Record<string, string>>;
  /** Headers of unused columns. */
  unread(): readonly string[];
  /** Fields with several possible columns. */
  rivals(): readonly Rival[];
  /** Unknown statuses of orders that were not asked about, the most frequent first; complete after all batches. */
  unknownStatuses(): readonly UnknownStatus[];
  format(): Format;
  /** Whether its rows are people of companies; known once it is prepared. */
  grouping(): Grouping;
  /** Whether several rows of one customer state parts of a total. */
  readonly totalsAddUp: boolean;
  /** Whether its order numbers may begin again, as those of invoices do and ids of deals do not. */
  readonly numbersRestart: boolean;
  prepare(ask: (question: AskedQuestion) => Promise<DateOrder | DecimalMark | null>): Promise<void>;
  batches(): AsyncGenerator<Batch>;
}
