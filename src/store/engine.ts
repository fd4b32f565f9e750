import type { Db, KeepWork, TransactionOptions, WriteDb } from './db.ts';
import type { Dialect } from './dialect.ts';

/** A book, open. */
export interface Engine extends Db {
  readonly dialect: Dialect;
  readonly path: string;
  /** What the file of an encrypted book begins with; null for a plain one. */
  readonly salt: string | null;
  /** It cannot be written to, and is read from a private copy. */
  readonly isAside: boolean;
  /** The key of an encrypted book is made of the words as earlier versions did. */
  readonly formerDerivation: boolean;
  /**
   * Runs the work in one transaction; all of it happens or nothing. Waits for another process that is writing: as long as
   * a writer does, or no longer than a reader.
   */
  transaction<T>(work: (db: WriteDb) => Promise<T>, options?: TransactionOptions): Promise<T>;
  readonly keep: KeepWork;
  /** Runs the reading in one transaction: all of it sees one moment of the book. */
  atOneMoment<T>(reading: () => Promise<T>): Promise<T>;
  /** Copies the whole book, as it is at one moment, into one file that was checked; also while others write. */
  copyTo(path: string, options?: { readonly asItIs?: boolean }): Promise<void>;
  /** Writes the file anew without its free parts; false when others have it in use all the time, or there is no room for it. */
  rewrite(): Promise<boolean>;
  /**
   * Removes the file where nothing was ever done in it and no other process has it open: what a command leaves that fails or is
   * killed before it has begun a book. False when it stays. Nothing is to be read after it.
   */
  discard(): Promise<boolean>;
  close(): void;
}
