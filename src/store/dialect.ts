/**
 * What every engine does in its own way. All other SQL of the store is of the common ground; an engine is a folder that
 * fills these interfaces and `Engine`.
 */
import type { Day } from '../domain/day.ts';
import type { Db, KeepWork, WriteDb } from './db.ts';

export interface Dialect {
  readonly fullText: FullText;
  readonly soundness: Soundness;
  /**
   * What has columns since a schema, and was told by sentences and names before: learned from rows that are as that schema had them.
   * Each engine has a history of its own.
   */
  learnFacts(db: WriteDb, since: number): Promise<void>;
}

/** Where words can be found. */
type FoundIn = 'customer' | 'touch' | 'answer' | 'promise' | 'fact';

export interface TextHit {
  readonly customerId: number;
  readonly foundIn: FoundIn;
  readonly day: Day | null;
  /** What was said; null where the customer's own name or number matched. */
  readonly words: string | null;
}

/** Finds words in names, numbers and all that was said. */
export interface FullText {
  /** Makes the index hold for all that was written; while another process is writing, what it holds has to do. */
  catchUp(db: Db, keep: KeepWork): Promise<void>;
  /**
   * Rows came back without the journal saying so: the next search looks for all that are missing. Those that went, or were
   * changed, have left the index by themselves.
   */
  forget(db: WriteDb): Promise<void>;
  /** The best first: a name counts more than a number, and both more than words. Every word must be there. */
  match(db: Db, words: readonly string[], most: number): Promise<TextHit[]>;
  /** Whether any word of the index begins so. */
  isKnown(db: Db, word: string): Promise<boolean>;
  /** The words of the index that begin so and are about as long as this word, the commonest first. */
  wordsLike(db: Db, word: string, beginning: string): Promise<string[]>;
}

/** One value, as the row has it and as the index has it. */
export interface Disagreement {
  readonly table: string;
  readonly column: string;
  readonly id: number;
  readonly inRow: string | number | null;
  readonly inIndex: string | number | null;
}

export interface Integrity {
  /** What the engine finds wrong, in its words. */
  readonly damage: readonly string[];
  /** How many rows refer to rows that are not there. */
  readonly dangling: number;
}

/** Whether what the engine keeps is whole, made as we make it, and its indexes true to the rows. */
export interface Soundness {
  integrity(db: Db): Promise<Integrity>;
  /** The names of tables, indexes and triggers that are not as this version of cadence makes them. */
  schemaDifferences(db: Db): Promise<string[]>;
  /** Where an index has another value than its row: a bit that flipped in one of them, and nobody can tell in which. */
  disagreements(db: Db): Promise<Disagreement[]>;
  /**
   * Rebuilds all indexes from the rows, the search index too. First the rows take those values of the indexes that a
   * person found to be right.
   */
  indexAnew(db: WriteDb, right: readonly Disagreement[]): Promise<void>;
}
