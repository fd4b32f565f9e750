/** The seam over SQLite: answers are computed at once, and returned as promises. */
import type Database from 'better-sqlite3';
import type { Db, Value, Values, WriteDb } from '../db.ts';

type Statement = Database.Statement<unknown[], unknown>;

/** Rows in each portion of `each`. */
const portion = 500;

/** Rows in one INSERT: more bring nothing. Their values are handed over one by one: better-sqlite3 is slower with an array. */
const rowsAtOnce = 40;

/** Explains SQLite's errors in words a user can act on. */
type Guarded = <T>(work: () => T) => T;

export function statementsOver(
  database: Database.Database,
  guarded: Guarded,
): { readonly reading: Db; readonly writing: WriteDb } {
  const prepared = new Prepared(database, guarded);
  const reading = readingOf(prepared);
  return { reading, writing: { ...reading, ...writingOf(prepared) } };
}

/** Statements by their text: each is prepared once. */
class Prepared {
  readonly database: Database.Database;
  readonly guarded: Guarded;
  readonly #kept = new Map<string, Statement>();

  constructor(database: Database.Database, guarded: Guarded) {
    this.database = database;
    this.guarded = guarded;
  }

  of(sql: string, arrays = false): Statement {
    const key = arrays ? `arrays ${sql}` : sql;
    let statement = this.#kept.get(key);
    if (statement === undefined) {
      statement = this.database.prepare<unknown[], unknown>(sql);
      if (arrays) statement.raw();
      this.#kept.set(key, statement);
    }
    return statement;
  }

  mustBeOpen(): void {
    if (!this.database.inTransaction) throw new Error('writes belong inside a transaction');
  }

  written<T>(work: () => T): T {
    this.mustBeOpen();
    return this.guarded(work);
  }
}

function readingOf(prepared: Prepared): Db {
  const { guarded } = prepared;
  return {
    all: async <Row>(sql: string, values: Values = [], shape?: 'arrays') =>
      guarded(() => prepared.of(sql, shape === 'arrays').all(values) as Row[]),
    get: async <Row>(sql: string, values: Values = []) =>
      guarded(() => prepared.of(sql).get(values) as Row | undefined),
    async *each<Row>(sql: string, values: Values = [], shape?: 'arrays') {
      const rows = guarded(() => prepared.of(sql, shape === 'arrays').iterate(values) as IterableIterator<Row>);
      try {
        for (;;) {
          const taken = guarded(() => take(rows, portion));
          if (taken.length > 0) yield taken;
          if (taken.length < portion) return;
        }
      } finally {
        rows.return?.();
      }
    },
    list: (values) => JSON.stringify([...values]),
    listed: (mark) => `(SELECT value FROM json_each(${mark}))`,
    byIndex: (name) => `INDEXED BY ${name}`,
    thenJoin: 'CROSS JOIN',
  };
}

function writingOf(prepared: Prepared): Omit<WriteDb, keyof Db> {
  return {
    run: async (sql, values = []) => prepared.written(() => prepared.of(sql).run(values).changes),
    tell: async (sql, values = []) => void prepared.written(() => prepared.of(sql).run(values)),
    runMany: async (sql, many) =>
      prepared.written(() => {
        const statement = prepared.of(sql);
        for (const values of many) statement.run(values);
      }),
    insert: async (table, row) =>
      prepared.written(() =>
        Number(prepared.of(insertSql(table, Object.keys(row))).run(Object.values(row)).lastInsertRowid),
      ),
    insertMany: async (table, columns, rows) => prepared.written(() => insertMany(prepared, table, columns, rows)),
    filling: async (tables, work) => await filling(prepared, tables, work),
    ids: async (table) => prepared.written(() => nextId(prepared, table)),
    // A transaction has the lock of the whole book from its beginning.
    lock: async () => prepared.mustBeOpen(),
  };
}

function nextId(prepared: Prepared, table: string): number {
  const found = prepared.of(`SELECT coalesce(max(id), 0) + 1 AS next FROM "${table}"`).get();
  return (found as { readonly next: number }).next;
}

function insertMany(
  prepared: Prepared,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Value[]>,
): number {
  const together = insertSql(table, columns, rowsAtOnce);
  const held = Array<Value>(rowsAtOnce * columns.length);
  let [count, at] = [0, 0];
  for (const values of rows) {
    for (const value of values) held[at++] = value;
    if (++count % rowsAtOnce !== 0) continue;
    prepared.of(together).run(...held);
    at = 0;
  }
  if (at > 0) prepared.of(insertSql(table, columns, count % rowsAtOnce)).run(...held.slice(0, at));
  return count;
}

/** An index built over existing rows is sorted once; one that grows with them is rebalanced at every row. */
async function filling<T>(prepared: Prepared, tables: readonly string[], work: () => Promise<T>): Promise<T> {
  const isEmpty = (table: string) => prepared.of(`SELECT 1 FROM "${table}" LIMIT 1`).get() === undefined;
  const indexesOf = (table: string) =>
    prepared
      .of("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL")
      .all([table]) as readonly { readonly name: string; readonly sql: string }[];
  const { database } = prepared;
  const indexes = prepared.written(() => tables.filter(isEmpty).flatMap(indexesOf));
  prepared.written(() => database.exec(indexes.map(({ name }) => `DROP INDEX "${name}";`).join('')));
  try {
    return await work();
  } finally {
    // The failure may have rolled back the transaction, and with it the dropped indexes.
    if (database.inTransaction) prepared.guarded(() => database.exec(indexes.map(({ sql }) => `${sql};`).join('')));
  }
}

function insertSql(table: string, columns: readonly string[], rows = 1): string {
  const places = `(${columns.map(() => '?').join(', ')})`;
  const names = columns.map((name) => `"${name}"`).join(', ');
  return `INSERT INTO "${table}" (${names}) VALUES ${Array.from({ length: rows }, () => places).join(', ')}`;
}

function take<Row>(rows: Iterator<Row>, most: number): Row[] {
  const taken: Row[] = [];
  while (taken.length < most) {
    const next = rows.next();
    if (next.done === true) break;
    taken.push(next.value);
  }
  return taken;
}
