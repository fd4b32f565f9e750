/** Every change that a command makes to the book passes through here and leaves its before-image behind. */

import type { JournaledTable, Schema } from './schema.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

export type Value = string | number | null;
/** What to store in a row: the table's columns without those that SQLite fills in. */
export type Row<T extends JournaledTable> = { [C in keyof Schema[T]]?: Value };

/** The open operation: writes rows and records what they were. */
export class Journal {
  readonly operationId: number;
  /** Changes with a greater id were made here; an operation that is continued has earlier ones. */
  readonly since: number;
  /** Tables and columns written so far, as `purchase` and `customer.tier_pin`; decides whether the ranking is stale. */
  readonly written = new Set<string>();
  /** Customers on whom something was hung, one row at a time: a touch, an answer, a promise. */
  readonly customers = new Set<number>();
  /** The rows came with all that follows from them, as out of an export: nothing is to be placed anew. */
  whole = false;
  /** The latest line for added rows, to which the next row is joined. */
  #range: { readonly change: number; readonly table: JournaledTable; last: number } | null = null;
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite, operationId: number) {
    this.#sqlite = sqlite;
    this.operationId = operationId;
    const last = sqlite.prepare('SELECT coalesce(max(id), 0) AS id FROM change').get() as { id: number };
    this.since = last.id;
  }

  /** Adds one row and returns its id. */
  add<T extends JournaledTable>(table: T, row: Row<T>): number {
    this.#note(row);
    return this.addMany(table, Object.keys(row) as (keyof Row<T> & string)[], [Object.values(row) as Value[]]);
  }

  /**
   * Adds rows (values in the order of `columns`) with consecutive ids and returns the first. The whole range takes
   * one line in the journal, so an import of 100,000 rows costs little more than the rows themselves.
   */
  addMany<T extends JournaledTable>(
    table: T,
    columns: readonly (keyof Row<T> & string)[],
    rows: Iterable<readonly Value[]>,
  ): number {
    const given = columns.indexOf('id' as keyof Row<T> & string);
    const insert = this.#sqlite.prepare(
      `INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    );
    // Without an id of their own, rows get the next ones in turn: SQLite gives the largest plus one.
    const first = this.#nextId(table);
    let next = first;
    for (const row of rows) {
      insert.run(row);
      if (given >= 0) this.#record(table, Number(row[given]), Number(row[given]), null);
      next += 1;
    }
    if (given < 0 && next > first) this.#record(table, first, next - 1, null);
    this.written.add(table);
    return first;
  }

  /** Sets columns of one row. What already has the value is left alone; true when something changed. */
  change<T extends JournaledTable>(table: T, id: number, row: Row<T>): boolean {
    const columns = Object.keys(row).filter((column) => row[column as keyof Row<T>] !== undefined);
    if (columns.length === 0) return false;
    const list = columns.map((column) => `"${column}"`).join(', ');
    const before = this.#sqlite.prepare(`SELECT ${list} FROM "${table}" WHERE id = ?`).get(id) as
      | Record<string, Value>
      | undefined;
    if (before === undefined) throw new Error(`no ${table} ${id} to change`);
    const changed = columns.filter((column) => before[column] !== row[column as keyof Row<T>]);
    if (changed.length === 0) return false;
    const assignments = changed.map((column) => `"${column}" = ?`).join(', ');
    this.#sqlite
      .prepare(`UPDATE "${table}" SET ${assignments} WHERE id = ?`)
      .run([...changed.map((column) => row[column as keyof Row<T>]), id]);
    this.#record(table, id, id, Object.fromEntries(changed.map((column) => [column, before[column] ?? null])));
    for (const column of changed) this.written.add(`${table}.${column}`);
    if (table === 'touch' || table === 'promise') {
      this.#note(this.#sqlite.prepare(`SELECT customer_id FROM ${table} WHERE id = ?`).get([id]) as object);
    }
    return true;
  }

  /** Takes one row away. Rows that hang on it must have been taken away before, or the journal would miss them. */
  remove<T extends JournaledTable>(table: T, id: number): void {
    const before = this.#sqlite.prepare(`SELECT * FROM "${table}" WHERE id = ?`).get(id) as
      | Record<string, Value>
      | undefined;
    if (before === undefined) return;
    this.#note(before);
    this.#sqlite.prepare(`DELETE FROM "${table}" WHERE id = ?`).run([id]);
    this.#record(table, id, id, before);
    this.written.add(table);
  }

  #note(row: object): void {
    const customer = (row as { customer_id?: Value }).customer_id;
    if (typeof customer === 'number') this.customers.add(customer);
  }

  #nextId(table: JournaledTable): number {
    const row = this.#sqlite.prepare(`SELECT coalesce(max(id), 0) + 1 AS next FROM "${table}"`).get() as {
      next: number;
    };
    return row.next;
  }

  #record(table: JournaledTable, first: number, last: number, before: Record<string, Value> | null): void {
    const range = this.#range;
    if (before === null && range !== null && range.table === table && range.last + 1 === first) {
      range.last = last;
      this.#sqlite.prepare('UPDATE change SET last_row_id = ? WHERE id = ?').run([last, range.change]);
      return;
    }
    const { lastInsertRowid } = this.#sqlite
      .prepare('INSERT INTO change (operation_id, table_name, row_id, last_row_id, before) VALUES (?, ?, ?, ?, ?)')
      .run([this.operationId, table, first, last, before === null ? null : JSON.stringify(before)]);
    this.#range = before === null ? { change: Number(lastInsertRowid), table, last } : null;
  }
}
