import type { ControlTotal, DifferingSums } from './control-totals.ts';
import type { KeptAsideCount } from './kept-aside.ts';
import type { Problem } from './problem.ts';
import type { Rival } from './rival.ts';

export interface PeopleReport {
  /** Rows about people. */
  readonly rows: number;
  /** Customers who are their companies. */
  readonly companies: number;
  /** People who are at another company than in the book, and which: its number and that of the new one. */
  readonly moved: readonly { readonly name: string; readonly from: number; readonly to: number }[];
}

/** Whose the ids of a file's customers are. */
export interface IdsReport {
  /** 1 for the ids that the book has, from 2 those of further programs. */
  readonly program: number;
  /** Of the rows looked at, how many ids the book has; how many are about the customer who has it, and about somebody else. */
  readonly met: number;
  readonly same: number;
  readonly others: number;
  /** One of the others: who has the id in the book, and who has it in the file. */
  readonly example: { readonly id: string; readonly known: string; readonly here: string } | null;
  /** Both are many: only the user knows. */
  readonly isDoubtful: boolean;
  /** Nothing but the ids themselves tells it. */
  readonly isGuess: boolean;
}

/** The fields of a file of which one has to say whose an order is. */
export const whoFields = ['name', 'company', 'firstName', 'lastName', 'email', 'phone', 'externalId'] as const;

/** The result of importing one file. */
export interface ImportReport {
  /** The path as the user named it; `-` for standard input. */
  readonly file: string;
  /** The number under which it can be undone; null when nothing was changed. */
  readonly import: number | null;
  readonly kind: 'customers' | 'orders';
  readonly format: {
    readonly delimiter: string | null;
    readonly sheet: string | null;
    readonly encoding: string;
    readonly dateOrder: string | null;
    readonly decimal: string | null;
  };
  /** Field to header. */
  readonly mapping: Readonly<Record<string, string>>;
  /** Headers of the columns that are not read. */
  readonly unread: readonly string[];
  readonly rivals: readonly Rival[];
  readonly rows: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Of a list of people at companies, each of which is one customer; null of any other file. */
  readonly people: PeopleReport | null;
  /** Null where the file or the book has no ids. */
  readonly ids: IdsReport | null;
  /** Orders of earlier imports that no longer count. */
  readonly takenBack: number;
  readonly rejected: number;
  /** In orders; the user was not asked about them. */
  readonly unknownStatuses: readonly { readonly status: string; readonly rows: number }[];
  readonly problems: readonly Problem[];
  readonly warnings: readonly string[];
  readonly totals: readonly ControlTotal[];
  readonly keptAside: readonly KeptAsideCount[];
  /** Where stated totals and the sums of orders differ. */
  readonly differing: readonly DifferingSums[];
  readonly rejectsFile: string | null;
  readonly dryRun: boolean;
  /** --strict and there were problems: nothing was imported. */
  readonly refused: boolean;
}

/** One of several files, which could not be imported. */
export interface FailedImport {
  readonly file: string;
  readonly import: null;
  readonly error: { readonly message: string; readonly hint: string | null };
}
