/**
 * What the store needs of a database engine: plain SQL, answered asynchronously. SQLite answers at once, a server does
 * not; code written against this works with both.
 */

export type Value = string | number | null;
/** In the order of the question marks, or by name. */
export type Values = readonly Value[] | Readonly<Record<string, Value>>;

/**
 * Reading. A statement is prepared once and reused for the same text. `arrays` are rows without names, in the order of
 * the columns: twice as fast for very many rows.
 */
export interface Db {
  all<Row>(sql: string, values?: Values, shape?: 'arrays'): Promise<Row[]>;
  /** The first row. */
  get<Row>(sql: string, values?: Values): Promise<Row | undefined>;
  /**
   * Like `all`, a few hundred rows at a time, for results that may not fit into memory. No writes until the last rows
   * were taken.
   */
  each<Row>(sql: string, values?: Values, shape?: 'arrays'): AsyncIterable<readonly Row[]>;
  /**
   * A list as one value, for `id IN ${db.listed(':ids')}`: engines differ in how they take one, and a placeholder for
   * each value would make a new statement for every length.
   */
  list(values: Iterable<Value>): Value;
  listed(mark: string, of?: 'numbers' | 'texts'): string;
  /** After a table's name: the index to use, if the engine can be told. */
  byIndex(name: string): string;
  /** In place of JOIN: the first table is read first, if the engine can be told. */
  readonly thenJoin: string;
}

/** Writing, and reading what was written. Only a transaction provides it, and only while it is open. */
export interface WriteDb extends Db {
  /** Returns how many rows changed. A row may only refer to rows that are already there. */
  run(sql: string, values?: Values): Promise<number>;
  /** The same where nobody asks how many: an engine may send it with what is asked next. */
  tell(sql: string, values?: Values): Promise<void>;
  /** The same statement for each list of values. */
  runMany(sql: string, many: Iterable<readonly Value[]>): Promise<void>;
  /** Adds one row, by column; returns its number. */
  insert(table: string, row: Readonly<Record<string, Value>>): Promise<number>;
  /** Adds many rows, with values in the order of the columns; returns how many. */
  insertMany(table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): Promise<number>;
  /**
   * Runs work that adds very many rows to these tables. Tables that are empty at the beginning may get their indexes at
   * the end, in a fraction of the time: until then, rows are found quickly only by number.
   */
  filling<T>(tables: readonly string[], work: () => Promise<T>): Promise<T>;
  /** The next number of a table; rows inserted without a number get it and the following ones. */
  ids(table: string): Promise<number>;
  /** Keeps all others from writing until this transaction ends. */
  lock(): Promise<void>;
}

export interface FirstStatement {
  readonly sql: string;
  readonly values: readonly Value[];
}

/** What a transaction does. */
export type Work<T> = (db: WriteDb, first: readonly number[]) => Promise<T>;

export interface TransactionOptions {
  readonly impatient?: boolean;
  /**
   * All that the work changes belongs to these customers: on a server, others work on other customers meanwhile. When
   * absent, nobody else writes until the transaction ends. The work may be done again from its beginning, so it must not
   * change anything but the book.
   */
  readonly customers?: readonly number[];
  /**
   * A key of the work: when it was done already under this key, and only its answer was lost, it is not done again. A
   * file has no use for it.
   */
  readonly once?: string | undefined;
  /**
   * Statements at its very beginning: on a server they go with the locks, and cost no waiting of their own. The work is told
   * of each how many rows it changed or found.
   */
  readonly first?: readonly FirstStatement[];
  /** The commit waits for the disk, so that it survives a power cut. Other commits are only never half done. */
  readonly durable?: boolean;
  /** Also allowed in the private copy of a read-only book: needed to read it. */
  readonly forReading?: boolean;
}

export interface KeepOptions {
  /** Which of the things that one process at a time works out. */
  readonly what: 'figures' | 'search' | 'news';
  /** Whether readers cannot do without it, and wait. Asked only when it could not be stored at once. */
  readonly needed?: () => Promise<boolean>;
  readonly forReading?: boolean;
}

/**
 * Stores worked-out values for the next reader. It is skipped while another process keeps writing, so that a reader
 * need not wait. Inside a transaction it is a part of that.
 */
export type KeepWork = (work: (db: WriteDb) => Promise<void>, options: KeepOptions) => Promise<void>;

/** A row that always exists, such as a count. */
export async function one<Row>(db: Db, sql: string, values?: Values): Promise<Row> {
  const row = await db.get<Row>(sql, values);
  if (row === undefined) throw new Error(`no row from ${sql}`);
  return row;
}

/** Whether the statement finds any row. */
export async function some(db: Db, sql: string, values?: Values): Promise<boolean> {
  return (await db.get<object>(sql, values)) !== undefined;
}

/** The numbers in the column `id` of a statement. */
export async function idsOf(db: Db, sql: string, values?: Values): Promise<number[]> {
  return (await db.all<{ id: number }>(sql, values)).map((row) => row.id);
}
