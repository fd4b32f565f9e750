/** The seam over SQLite: what is asked is answered at once, and handed on as a promise. */
import type Database from 'better-sqlite3';
import type { Db, Value, Values, WriteDb } from '../db.ts';

type Statement = Database.Statement<unknown[], unknown>;

/** Rows that `each` hands over at a time. */
const portion = 500;

/** Rows that one statement inserts: more of them gain nothing. */
const rowsAtOnce = 20;

/** `guarded` says SQLite's errors in words a user can act on. */
export function statementsOver(
  database: Database.Database,
  guarded: <T>(work: () => T) => T,
): { readonly reading: Db; readonly writing: WriteDb } {
  const kept = new Map<string, Statement>();
  const prepare = (sql: string, arrays = false): Statement => {
    const key = arrays ? `arrays ${sql}` : sql;
    let statement = kept.get(key);
    if (statement === undefined) {
      statement = database.prepare<unknown[], unknown>(sql);
      if (arrays) statement.raw();
      kept.set(key, statement);
    }
    return statement;
  };
  const nextId = (table: string) =>
    prepare(`SELECT coalesce(max(id), 0) + 1 AS next FROM "${table}"`).get() as { readonly next: number };
  const reading: Db = {
    all: async <Row>(sql: string, values: Values = [], shape?: 'arrays') =>
      guarded(() => prepare(sql, shape === 'arrays').all(values) as Row[]),
    get: async <Row>(sql: string, values: Values = []) => guarded(() => prepare(sql).get(values) as Row | undefined),
    async *each<Row>(sql: string, values: Values = [], shape?: 'arrays') {
      const rows = guarded(() => prepare(sql, shape === 'arrays').iterate(values) as IterableIterator<Row>);
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
  const mustBeOpen = () => {
    if (!database.inTransaction) throw new Error('writes belong inside a transaction');
  };
  const written = <T>(work: () => T): T => {
    mustBeOpen();
    return guarded(work);
  };
  const runMany = (sql: string, many: Iterable<readonly Value[]>): void =>
    written(() => {
      const statement = prepare(sql);
      for (const values of many) statement.run(values);
    });
  const insertMany = (table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): number =>
    written(() => {
      let [count, held]: [number, Value[]] = [0, []];
      const together = insertSql(table, columns, rowsAtOnce);
      for (const values of rows) {
        for (const value of values) held.push(value);
        if (++count % rowsAtOnce !== 0) continue;
        prepare(together).run(held);
        held = [];
      }
      if (held.length > 0) prepare(insertSql(table, columns, count % rowsAtOnce)).run(held);
      return count;
    });
  const isEmpty = (table: string) => prepare(`SELECT 1 FROM "${table}" LIMIT 1`).get() === undefined;
  const indexesOf = (table: string) =>
    prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL").all([
      table,
    ]) as readonly { readonly name: string; readonly sql: string }[];
  /** An index over rows that are there is sorted; one that grows with them is torn open at every row. */
  const filling: WriteDb['filling'] = async (tables, work) => {
    const indexes = written(() => tables.filter(isEmpty).flatMap(indexesOf));
    written(() => database.exec(indexes.map(({ name }) => `DROP INDEX "${name}";`).join('')));
    try {
      return await work();
    } finally {
      // What failed may have ended the transaction, and with it the dropping.
      if (database.inTransaction) guarded(() => database.exec(indexes.map(({ sql }) => `${sql};`).join('')));
    }
  };
  const writing: WriteDb = {
    ...reading,
    run: async (sql, values = []) => written(() => prepare(sql).run(values).changes),
    runMany: async (sql, many) => runMany(sql, many),
    insert: async (table, row) =>
      written(() => Number(prepare(insertSql(table, Object.keys(row))).run(Object.values(row)).lastInsertRowid)),
    insertMany: async (table, columns, rows) => insertMany(table, columns, rows),
    filling,
    ids: async (table) => written(() => nextId(table).next),
    // A transaction takes the lock of the whole book when it begins.
    lock: async () => mustBeOpen(),
  };
  return { reading, writing };
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
