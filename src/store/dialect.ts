/**
 * What every engine does in its own way. All other SQL of the store is common to them; an engine is a folder that
 * implements these interfaces and `Engine`.
 */

import type { Day } from '../domain/day.ts';
import type { Role } from '../domain/role.ts';
import type { Db, KeepWork, WriteDb } from './db.ts';

export interface Dialect {
  readonly fullText: FullText;
  readonly soundness: Soundness;
  /**
   * Fills columns that were added since a schema from sentences and names in rows of that schema. Each engine has a
   * history of its own.
   */
  learnFacts(db: WriteDb, since: number): Promise<void>;
}

/** Where words are found. */
type FoundIn = 'customer' | 'person' | 'touch' | 'answer' | 'promise' | 'fact';

export interface TextHit {
  readonly customerId: number;
  readonly foundIn: FoundIn;
  readonly day: Day | null;
  /** The matching text; null when the customer's name or number matched. */
  readonly words: string | null;
}

/** Finds words in names, numbers and everything that was noted. */
export interface FullText {
  /** Brings the index up to date; while another process is writing, its present state has to do. */
  catchUp(db: Db, keep: KeepWork): Promise<void>;
  /**
   * Rows came back without a line in the journal: the next search looks for all missing ones. Removed and changed rows
   * leave the index by themselves.
   */
  forget(db: WriteDb): Promise<void>;
  /** The best first: a name counts more than a number, and both more than notes. Every word must be found. */
  match(db: Db, words: readonly string[], most: number): Promise<TextHit[]>;
  /** Whether any word of the index begins with this. */
  isKnown(db: Db, word: string): Promise<boolean>;
  /** Words of the index with this beginning and about the length of this word, the most frequent first. */
  wordsLike(db: Db, word: string, beginning: string): Promise<string[]>;
}

/** A value that differs between the row and the index. */
export interface Disagreement {
  readonly table: string;
  readonly column: string;
  readonly id: number;
  readonly inRow: string | number | null;
  readonly inIndex: string | number | null;
}

export interface Integrity {
  /** What the engine finds wrong, in its own words. */
  readonly damage: readonly string[];
  /** How many rows refer to missing rows. */
  readonly dangling: number;
}

/** What is to be known of a server. */
export interface ServerState {
  readonly version: string;
  /** Its clock, when it answered. */
  readonly clock: Date;
  /** A standby: it can only be read. */
  readonly isStandby: boolean;
  /** What the login is by its rights. */
  readonly role: Role;
  /** Rights that this role has and the login has not, and the other way round: `INSERT into touch`. */
  readonly lacking: readonly string[];
  readonly beyond: readonly string[];
}

/** Whether the file is intact, has our schema, and its indexes match its rows. */
export interface Soundness {
  integrity(db: Db): Promise<Integrity>;
  /** Null where the book is a file. */
  server(db: Db): Promise<ServerState | null>;
  /** The names of tables, indexes and triggers that differ from those this version of cadence makes. */
  schemaDifferences(db: Db): Promise<string[]>;
  /**
   * Where an index and its row have different values: a bit flipped in one of them, and the file does not show which.
   */
  disagreements(db: Db): Promise<Disagreement[]>;
  /**
   * Rebuilds all indexes from the rows, the search index too. First the rows take those index values that a person
   * found to be right.
   */
  indexAnew(db: WriteDb, right: readonly Disagreement[]): Promise<void>;
}
