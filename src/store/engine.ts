import type { Role } from '../domain/role.ts';
import type { Db, KeepWork, TransactionOptions, Work, WriteDb } from './db.ts';
import type { Dialect } from './dialect.ts';
import type { Logins } from './logins.ts';
import type { MoveState } from './move-state.ts';

/** An open book. */
export interface Engine extends Db {
  readonly dialect: Dialect;
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
  /** Whether it was moved away or is arriving: then only a move opens it. */
  moveState(): Promise<MoveState>;
  /** Other processes that have the book open notice it with their next write. */
  setMoveState(db: WriteDb, state: MoveState): Promise<void>;
  /**
   * Runs the work in one transaction, all or nothing. Waits for another process that is writing: as long as a writer
   * does, or no longer than a reader.
   */
  transaction<T>(work: Work<T>, options?: TransactionOptions): Promise<T>;
  readonly keep: KeepWork;
  /** Runs the reading in one transaction: all of it sees one moment of the book. */
  atOneMoment<T>(reading: () => Promise<T>): Promise<T>;
  /** Copies the whole book, as of one moment, into one checked file, even while others write. */
  copyTo(path: string, options?: { readonly asItIs?: boolean }): Promise<void>;
  /** Rewrites the file without its free parts; false when others keep using it, or there is no room. */
  rewrite(): Promise<boolean>;
  /**
   * Removes the file if nothing was ever done in it and no other process has it open: left by a command that fails or
   * is killed before it has begun a book. False when the file stays. No reading is possible afterwards.
   */
  discard(): Promise<boolean>;
  close(): void;
}
