/** What an import reads, whatever its format: the options, the batches, and what is told of the whole. */
import type { Day } from '../domain/day.ts';
import type { AsideKind } from '../domain/kept-aside.ts';
import type { Currency } from '../domain/money.ts';
import type { Rival } from '../domain/rival.ts';
import type { Choices, Kind } from './column-plan.ts';
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
  /** The sheet to read of a spreadsheet: its name, or its number counted from 1. Null leaves it to the file. */
  readonly sheet: string | null;
  /** Addresses of the business itself: they are no customer's. */
  readonly ownEmails: ReadonlySet<string>;
  /** What is taken in although it is no customer. */
  readonly include: ReadonlySet<AsideKind>;
}

export interface Batch {
  readonly customers: readonly CustomerDraft[];
  readonly orders: readonly OrderDraft[];
  /** Entries that are no purchases. */
  readonly leftOut: readonly LeftOutOrder[];
  readonly rejects: readonly Reject[];
  /** Records that are no customers: of suppliers, leads, people who were put away. */
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
  /** Null of a vCard and of a spreadsheet. */
  readonly delimiter: string | null;
  /** The sheet of a spreadsheet; null of anything else. */
  readonly sheet: string | null;
  readonly encoding: Encoding;
  readonly dateOrder: DateOrder | null;
  readonly decimal: DecimalMark | null;
}

/** A file that is ready to be read. */
export interface ImportFile {
  readonly kind: Kind;
  /** The header row, for the rejected rows; empty where there is none. */
  readonly headers: readonly string[];
  /** Tells files of one layout from others: a hash of the header row; null of cards. */
  readonly layoutNumber: number | null;
  readonly problems: ProblemList;
  /** What is to be said of the file as a whole; complete after all batches. */
  readonly warnings: readonly string[];
  readonly rows: number;
  mapping(): Readonly<Record<string, string>>;
  /** Headers of the columns that are not read. */
  unread(): readonly string[];
  /** Where several columns tell one thing. */
  rivals(): readonly Rival[];
  /** Statuses of orders that no list has and nobody was asked about, the most frequent first; complete after all batches. */
  unknownStatuses(): readonly UnknownStatus[];
  format(): Format;
  prepare(ask: (question: AskedQuestion) => Promise<DateOrder | DecimalMark | null>): Promise<void>;
  batches(): AsyncGenerator<Batch>;
}
