/** What a book can be asked and told: types only; make-store.ts makes them real. */
import type { BookOutline } from '../domain/book-outline.ts';
import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { Note } from '../domain/fact.ts';
import type { OperationKind, Undoing } from '../domain/operation.ts';
import type { Person } from '../domain/person.ts';
import type { Role } from '../domain/role.ts';
import type { Recipients } from '../domain/sending.ts';
import type { NextCalls } from './aftermath.ts';
import type { Arrival } from './arrival.ts';
import type { ActivityFigures } from './call-activity.ts';
import type { Callers, WritableCallers } from './callers.ts';
import type { Claims, ClaimTaking, Holding } from './claims.ts';
import type { CustomerWords } from './customer-words.ts';
import type { Customers } from './customers.ts';
import type { TransactionOptions } from './db.ts';
import type { DifferentPeople, WritableDifferentPeople } from './different-people.ts';
import type { ErasedCustomers, Erasures } from './erasures.ts';
import type { Events, WritableEvents } from './events.ts';
import type { Facts, WritableFacts } from './facts.ts';
import type { Disagreement, Health } from './health.ts';
import type { Hint } from './hints.ts';
import type { Imports, WritableImports } from './imports.ts';
import type { Logins } from './logins.ts';
import type { MovedBook, MoveWatch } from './moving.ts';
import type { Notes } from './notes.ts';
import type { Operations } from './operations.ts';
import type { Origins } from './origins.ts';
import type { People, WritablePeople } from './people.ts';
import type { Plan } from './plan.ts';
import type { Potentials, WritablePotentials } from './potentials.ts';
import type { Promises, WritablePromises } from './promises.ts';
import type { Purchases, WritablePurchases } from './purchases.ts';
import type { Refusals, WritableRefusals } from './refusals.ts';
import type { ReadMessage, Replies, WritableReplies } from './replies.ts';
import type { Search } from './search.ts';
import type { Became, Claim, Sendings } from './sendings.ts';
import type { Settings, WritableSettings } from './settings.ts';
import type { Settlements, WritableSettlements } from './settlements.ts';
import type { Standings, WritableStandings } from './standings.ts';
import type { Tables, WritableTables } from './tables.ts';
import type { Touches, WritableTouches } from './touches.ts';
import type { WritableCustomers } from './writable-customers.ts';
import type { WritablePlan } from './writable-plan.ts';

/** The readable parts of a book. None of them can write: they were given a `Db`, not a `WriteDb`. */
export interface ReadableBook {
  readonly customers: Customers;
  readonly people: People;
  readonly purchases: Purchases;
  readonly settlements: Settlements;
  readonly touches: Touches;
  readonly promises: Promises;
  readonly facts: Facts;
  readonly notes: Notes;
  readonly potentials: Potentials;
  readonly standings: Standings;
  readonly plan: Plan;
  readonly refusals: Refusals;
  readonly differentPeople: DifferentPeople;
  readonly events: Events;
  readonly settings: Settings;
  readonly callers: Callers;
  readonly operations: Operations;
  readonly origins: Origins;
  readonly sendings: Sendings;
  readonly replies: Replies;
  readonly claims: Claims;
  readonly search: Search;
  readonly customerWords: CustomerWords;
  readonly activity: ActivityFigures;
  readonly imports: Imports;
  readonly tables: Tables;
  readonly erasures: Erasures;
  readonly health: Health;
}

/** The book inside an operation: the same parts, and those that can be written to. */
export interface Transaction extends ReadableBook {
  readonly customers: WritableCustomers;
  readonly people: WritablePeople;
  readonly purchases: WritablePurchases;
  readonly settlements: WritableSettlements;
  readonly touches: WritableTouches;
  readonly promises: WritablePromises;
  readonly facts: WritableFacts;
  readonly potentials: WritablePotentials;
  readonly standings: WritableStandings;
  readonly plan: WritablePlan;
  readonly refusals: WritableRefusals;
  readonly differentPeople: WritableDifferentPeople;
  readonly events: WritableEvents;
  readonly settings: WritableSettings;
  readonly callers: WritableCallers;
  readonly imports: WritableImports;
  readonly tables: WritableTables;
  readonly replies: WritableReplies;
  readonly operationId: number;
  /**
   * Runs work that may add a whole book of customers or orders, and meanwhile finds new rows only by number: adding to
   * an empty book is much faster this way.
   */
  filling<T>(work: () => Promise<T>): Promise<T>;
  /** The operation's text in `undo --list`. */
  summarize(text: string): Promise<void>;
  /**
   * Does what follows from the operation now instead of at its end, and returns the days of the next calls it affects.
   * No writes are allowed afterwards.
   */
  nextCalls(): Promise<NextCalls>;
}

export interface NewOperation {
  readonly kind: OperationKind;
  /** The text in `undo --list`, if it says more than the kind. */
  readonly command?: string;
  /** In a merge: who is merged into whom. */
  readonly subject?: number;
  readonly into?: number;
  readonly day: Day;
  /** The same as `summarize`, if known beforehand. */
  readonly summary?: string;
  /** Who did it, if not the user of the command. */
  readonly doneBy?: string;
  /** The operation that this continues. */
  readonly continues?: number | undefined;
  /** The claim of the call that does it: it lasts longer from here on. */
  readonly holding?: Holding | undefined;
  /** When the continued operation began, if another process began it. */
  readonly begunAt?: string | undefined;
}

/** The book as commands see it. Changes go through `atomically`; undo cannot revert the actions listed after it. */
export interface Store extends ReadableBook {
  readonly path: string;
  /** Milliseconds by which the clock of the book's server is ahead of this machine's; 0 of a file. */
  readonly clockAhead: number;
  /** The first bytes of an encrypted book's file; null for a plain one. */
  readonly salt: string | null;
  /** It cannot be written to, and is read from a private copy. */
  readonly isAside: boolean;
  /** The key of an encrypted book is derived in the way of earlier versions. */
  readonly formerDerivation: boolean;
  /** What we may do: everything with a file that we may write to. */
  readonly role: Role;
  /** Null of a file, which has none. */
  readonly logins: Logins | null;
  /** Distinguishes this book from all others, also in copies. */
  bookId(): Promise<string>;
  /**
   * Runs the work as one operation: all of it is stored or nothing, and `undo` reverts it as one. An operation without
   * changes leaves no trace. Never wait for a person or the network inside: work in several steps with questions
   * between them `continues` the operation of the first step. Waits for another process that is writing; `impatient`,
   * no longer than a reader would, and then throws `InUse`. What a person said on the phone cannot be asked again: that
   * is `durable`.
   */
  atomically<T>(operation: NewOperation & TransactionOptions, work: (book: Transaction) => Promise<T>): Promise<T>;
  /**
   * Undoes an operation field by field, except what later ones changed; with `preview` it only reports the result. If
   * nothing can be undone the operation stays as it is: then `removed`, `restored` and `returned` are 0, and `kept` has
   * the reasons.
   */
  undo(operationId: number, options: { readonly preview: boolean; readonly day: Day }): Promise<Undoing>;
  /** Redoes what was undone of an operation. */
  redo(operationId: number, options: { readonly preview: boolean; readonly day: Day }): Promise<Undoing>;
  /** Records that the book was restored from a copy: undo must not continue with the copy's last operation. */
  noteRestored(from: string, day: Day): Promise<void>;
  /**
   * Removes a customer from the book and its journal for good; this cannot be undone. False when other readers kept the
   * file so long that deleted data is still in its free parts, which have to be swept.
   */
  erase(customer: Customer, options: { day: Day; keepSums: boolean }): Promise<boolean>;
  /** Removes one of a customer's people from the book and its journal for good; returns the same as `erase`. */
  erasePerson(person: Person, customer: Customer, day: Day): Promise<boolean>;
  /** Takes over the customers that another state of this book has erased. */
  adoptErased(remembered: ErasedCustomers): Promise<void>;
  /**
   * Replaces the words of a note, or removes it (null), for good: undo cannot bring them back. False when free parts of
   * the file still have to be swept.
   */
  replaceNote(note: Note, text: string | null, options: { day: Day }): Promise<boolean>;
  /** Rewrites the file without its free parts; false when other processes use it for too long. */
  sweep(): Promise<boolean>;
  /**
   * Rebuilds all indexes from the rows, the search index too; false when the book is still damaged. First the rows take
   * those index values that a person found to be right.
   */
  indexAnew(right?: readonly Disagreement[]): Promise<boolean>;
  /** Updates the keys of names, so that customers are found by names that another program wrote. */
  nameAnew(): Promise<void>;
  /**
   * Records, before anything is sent, that a list is being sent to those who are due. It is on the disk before the
   * first mail goes out: after a power cut no recipient gets it twice.
   */
  claimSending(claim: Claim): Promise<Recipients>;
  /** Records the result of a mail. */
  settleSending(list: string, recipient: string, became: Became): Promise<void>;
  /** Keeps the key that signs the tokens of mailed lists, unless there is one. */
  keepReplyKey(key: string): Promise<void>;
  /** Notes messages as read from which nothing follows, and forgets those that can be no answer any more. */
  noteReplies(read: readonly ReadMessage[], today: Day): Promise<void>;
  /** Whether a hint that is given once is to be given now. Throws `InUse` instead of waiting for long. */
  takeHint(hint: Hint): Promise<boolean>;
  /**
   * Takes a customer for a call, if nobody did since this version of their claim was seen (0: none): returns the version
   * of the claim, or null when somebody came first.
   */
  takeClaim(customerId: number, taking: ClaimTaking): Promise<number | null>;
  /** Lets a claim last until then; false when it is somebody else's by now. Throws `InUse` instead of waiting for long. */
  extendClaim(customerId: number, version: number, until: string): Promise<boolean>;
  /** Ends a claim that still holds; the same. */
  endClaim(customerId: number, version: number, now: string): Promise<void>;
  /**
   * Copies the whole book into one file, even while others write; the copy gets its name only after it was found sound.
   */
  copyTo(path: string, options?: { readonly asItIs?: boolean }): Promise<void>;
  /** This book as the place that another one moves to. */
  arrival(): Promise<Arrival>;
  /** Moves all of the book there and marks this one as moved; null when that was done before. */
  moveInto(place: Arrival, watch: MoveWatch): Promise<MovedBook | null>;
  /** The contents of the book in a form that can be compared with a copy. */
  outline(): Promise<BookOutline>;
  /** Runs the reading so that all of it sees one moment of the book, whatever others write meanwhile. */
  atOneMoment<T>(reading: () => Promise<T>): Promise<T>;
  /**
   * Removes the file of a book that was begun here and has no operations, unless another process has it open; false
   * when it stays. No reading is possible afterwards.
   */
  discard(): Promise<boolean>;
  close(): void;
}
