import type { Day } from './day.ts';

/** The result of importing the log of a telephone. Every call is in one of the counts. */
export interface CallLogReport {
  /** The path as the user named it; `-` for standard input. */
  readonly file: string;
  /** The number under which it can be undone; null when nothing was changed. */
  readonly import: number | null;
  readonly kind: 'calls';
  /** The program that wrote it. */
  readonly from: string;
  readonly calls: number;
  /** The first and the last day; null without calls. */
  readonly first: Day | null;
  readonly last: Day | null;
  /** Customers with calls in the log. */
  readonly customers: number;
  /** New in the book: tries that reached nobody, connected calls to confirm, and calls of customers that were missed. */
  readonly tried: number;
  readonly toConfirm: number;
  readonly missed: number;
  /** In the book before. */
  readonly known: number;
  /** Not kept: incoming ones that were too short for a conversation. */
  readonly brief: number;
  /** Not kept: numbers of nobody, and none. */
  readonly nobody: number;
  /** Not kept: numbers that several customers have, with the customers. */
  readonly shared: number;
  readonly sharedBy: readonly (readonly string[])[];
  /** Not kept: our calls to customers who asked not to be called. */
  readonly doNotCall: number;
  readonly calledInSpite: readonly CalledInSpite[];
  /** Not kept: between two of our own telephones. */
  readonly internal: number;
  /** Lines that could not be read, and why. */
  readonly unread: readonly { readonly line: number; readonly reason: string }[];
  /** Customers who are owed a call back from now on. */
  readonly callbacks: readonly { readonly id: number; readonly name: string }[];
  readonly dryRun: boolean;
}

interface CalledInSpite {
  readonly id: number;
  readonly name: string;
  readonly day: Day;
  readonly time: string;
}
