/**
 * What the store asks of the engine that keeps a book: plain SQL, answered in its own time. SQLite answers at once, a
 * server does not; what is written here holds for both.
 */

export type Value = string | number | null;
/** In the order of the question marks, or by name. */
export type Values = readonly Value[] | Readonly<Record<string, Value>>;

/**
 * Reading. A statement is prepared once and kept for the next use of the same text. `arrays` are rows without names, in
 * the order of the columns: they take half of the time where there are very many.
 */
export interface Db {
  all<Row>(sql: string, values?: Values, shape?: 'arrays'): Promise<Row[]>;
  /** The first row. */
  get<Row>(sql: string, values?: Values): Promise<Row | undefined>;
  /**
   * As `all`, some hundred rows at a time, for what may not fit into memory. Nothing may be written until the last ones
   * were taken.
   */
  each<Row>(sql: string, values?: Values, shape?: 'arrays'): AsyncIterable<readonly Row[]>;
  /**
   * A list as one value, for `id IN ${db.listed(':ids')}`: each engine has its own way to take one, and a mark for each of its
   * values would make another statement of every length.
   */
  list(values: Iterable<Value>): Value;
  listed(mark: string, of?: 'numbers' | 'texts'): string;
  /** Behind a table's name: the index that its rows are to be found by, where the engine can be told. */
  byIndex(name: string): string;
  /** Between two tables, for JOIN: the first one is read first, where the engine can be told. */
  readonly thenJoin: string;
}

/** Writing, and reading what was written. Only a transaction hands it out, and only as long as it is open. */
export interface WriteDb extends Db {
  /** How many rows it changed. A row that is written refers to rows that are there already. */
  run(sql: string, values?: Values): Promise<number>;
  /** The same statement for each of these values. */
  runMany(sql: string, many: Iterable<readonly Value[]>): Promise<void>;
  /** Adds one row, by column; its number. */
  insert(table: string, row: Readonly<Record<string, Value>>): Promise<number>;
  /** Rows in bulk, values in the order of the columns; how many. */
  insertMany(table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): Promise<number>;
  /**
   * Runs work that puts very many rows into these tables. Those of them that are empty when it begins may get their indexes
   * when it ends, in a fraction of the time: it finds rows there by their number alone.
   */
  filling<T>(tables: readonly string[], work: () => Promise<T>): Promise<T>;
  /** The first of the next numbers of a table: a row that is inserted without one gets it, and so on. */
  ids(table: string): Promise<number>;
  /** Nobody else writes to the book until this transaction ends. */
  lock(): Promise<void>;
}

export interface TransactionOptions {
  readonly impatient?: boolean;
  /** What is stored survives a power cut at once: the disk is waited for. Others are only never half done. */
  readonly durable?: boolean;
  /** Also in the private copy of a book that cannot be written to: what is only needed to read it. */
  readonly forReading?: boolean;
}

export interface KeepOptions {
  /** Readers cannot do without, and wait. */
  readonly needed?: boolean;
  readonly forReading?: boolean;
}

/**
 * Keeps what was worked out to be read sooner the next time. While another process keeps writing it is left undone: a
 * reader need not wait. Inside a transaction it is a part of that.
 */
export type KeepWork = (work: (db: WriteDb) => Promise<void>, options?: KeepOptions) => Promise<void>;

/** A row that is always there, as a count is. */
export async function one<Row>(db: Db, sql: string, values?: Values): Promise<Row> {
  const row = await db.get<Row>(sql, values);
  if (row === undefined) throw new Error(`no row from ${sql}`);
  return row;
}

/** Whether the statement finds any row. */
export async function some(db: Db, sql: string, values?: Values): Promise<boolean> {
  return (await db.get<object>(sql, values)) !== undefined;
}

/** The numbers that a statement answers, in a column called `id`. */
export async function idsOf(db: Db, sql: string, values?: Values): Promise<number[]> {
  return (await db.all<{ id: number }>(sql, values)).map((row) => row.id);
}
