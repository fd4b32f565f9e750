/** What was done to the book, one operation a command, and how it is undone. */
import type { Day } from '../domain/day.ts';
import type { Deed } from '../domain/history.ts';
import { historyOf } from './history.ts';
import type { Value } from './journal.ts';
import type { JournaledTable } from './schema.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

export interface OperationRecord {
  readonly id: number;
  /** ISO 8601 moment. */
  readonly at: string;
  readonly day: Day;
  readonly command: string;
  readonly summary: string;
  readonly undoneAt: string | null;
}

/** What undoing an operation does, or would do. */
export interface Undoing {
  readonly operation: OperationRecord;
  /** Rows taken away again, given back their old values, or put back. */
  readonly removed: number;
  readonly restored: number;
  readonly returned: number;
  /** What later operations changed too, such as customers one has talked to since: all that was done to them stays. */
  readonly kept: readonly Kept[];
}

export interface Kept {
  readonly table: JournaledTable;
  readonly id: number;
  readonly name: string;
}

interface Change {
  table: JournaledTable;
  first: number;
  last: number;
  before: Record<string, Value> | null;
}

/** What operations after a certain one changed: customers (also by what hangs on them) and rows of no customer. */
interface Later {
  readonly customers: Set<number>;
  readonly rows: Set<string>;
}

/** Worked out or planned by the program: a later change of these is nobody's own work and keeps nothing. */
const ownTables = new Set<string>(['standing', 'tier_change']);

export class Operations {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /** The latest first. */
  async latest(count: number): Promise<OperationRecord[]> {
    const rows = this.#sqlite
      .prepare('SELECT id, at, day, command, summary, undone_at AS undoneAt FROM operation ORDER BY id DESC LIMIT ?')
      .all([count]);
    return rows as OperationRecord[];
  }

  async get(id: number): Promise<OperationRecord | null> {
    const row = this.#sqlite
      .prepare('SELECT id, at, day, command, summary, undone_at AS undoneAt FROM operation WHERE id = ?')
      .get([id]);
    return (row as OperationRecord | undefined) ?? null;
  }

  /** What was done to one customer, the latest first. */
  async historyOf(customerId: number): Promise<Deed[]> {
    return historyOf(this.#sqlite, customerId);
  }

  /** How a customer who is not there left the book: `merged into 12`, `erased`; null when nobody knows. */
  async wayOut(customerId: number): Promise<string | null> {
    const row = this.#sqlite
      .prepare(
        `SELECT command FROM operation WHERE undone_at IS NULL AND (command = 'erase ' || :id OR command GLOB 'merge * ' || :id)
         ORDER BY id DESC LIMIT 1`,
      )
      .get({ id: String(customerId) }) as { command: string } | undefined;
    if (row === undefined) return null;
    return row.command.startsWith('erase') ? 'erased' : `merged into ${row.command.split(' ')[1]}`;
  }

  /** The latest operation that was not undone and can be; null when there is none. */
  async undoable(): Promise<OperationRecord | null> {
    const row = this.#sqlite
      .prepare("SELECT max(id) AS id FROM operation WHERE undone_at IS NULL AND command NOT LIKE 'erase %'")
      .get() as {
      id: number | null;
    };
    return row.id === null ? null : await this.get(row.id);
  }

  /** Takes the operation back, within the open transaction, but for customers who were touched since. */
  async undo(operation: OperationRecord, at: string): Promise<Undoing> {
    const later = this.#changedAfter(operation.id);
    const counts = { removed: 0, restored: 0, returned: 0 };
    const kept = new Map<string, Kept>();
    // Rows may come back before the rows they hang on.
    this.#sqlite.run('PRAGMA defer_foreign_keys = ON');
    for (const change of this.#changesOf(operation.id).reverse()) {
      if (change.before === null) counts.removed += this.#takeAway(change, later, kept);
      else if ('id' in change.before) counts.returned += this.#putBack(change, later, kept);
      else counts.restored += this.#restore(change, later, kept);
    }
    this.#sqlite.prepare('UPDATE operation SET undone_at = ? WHERE id = ?').run([at, operation.id]);
    return { operation, ...counts, kept: [...kept.values()].sort((a, b) => a.id - b.id) };
  }

  #changesOf(operationId: number): Change[] {
    const rows = this.#sqlite
      .prepare('SELECT table_name, row_id, last_row_id, before FROM change WHERE operation_id = ? ORDER BY id')
      .all([operationId]) as StoredChange[];
    return rows.map(toChange);
  }

  #changedAfter(operationId: number): Later {
    const later: Later = { customers: new Set(), rows: new Set() };
    const rows = this.#sqlite
      .prepare(
        `SELECT table_name, row_id, last_row_id, before FROM change JOIN operation ON operation.id = operation_id
         WHERE operation_id > ? AND undone_at IS NULL`,
      )
      .all([operationId]) as StoredChange[];
    for (const change of rows.map(toChange)) {
      if (ownTables.has(change.table)) continue;
      if (this.#ownerColumn(change.table) === null) later.rows.add(`${change.table} ${change.first}`);
      else for (const customer of this.#customersOf(change)) later.customers.add(customer);
    }
    return later;
  }

  #customersOf(change: Change): number[] {
    if (this.#ownerColumn(change.table) === 'id') return range(change.first, change.last);
    const removed = change.before?.['customer_id'];
    if (removed !== undefined) return [Number(removed)];
    const rows = this.#sqlite
      .prepare(`SELECT DISTINCT customer_id FROM "${change.table}" WHERE id BETWEEN ? AND ?`)
      .all([change.first, change.last]) as { customer_id: number }[];
    return rows.map((row) => row.customer_id);
  }

  #takeAway(change: Change, later: Later, kept: Map<string, Kept>): number {
    const owner = this.#ownerColumn(change.table);
    const { table, first, last } = change;
    if (owner === null || later.customers.size === 0) {
      if (this.#stays(change, later, kept)) return 0;
      return this.#sqlite.prepare(`DELETE FROM "${table}" WHERE id BETWEEN ? AND ?`).run([first, last]).changes;
    }
    const customers = JSON.stringify([...later.customers]);
    const stay = `"${owner}" IN (SELECT value FROM json_each(?))`;
    const staying = this.#sqlite
      .prepare(`SELECT DISTINCT "${owner}" AS id FROM "${table}" WHERE id BETWEEN ? AND ? AND ${stay}`)
      .all([first, last, customers]) as { id: number }[];
    for (const { id } of staying) this.#keep('customer', id, kept);
    return this.#sqlite
      .prepare(`DELETE FROM "${table}" WHERE id BETWEEN ? AND ? AND NOT ${stay}`)
      .run([first, last, customers]).changes;
  }

  #restore(change: Change, later: Later, kept: Map<string, Kept>): number {
    if (this.#stays(change, later, kept)) return 0;
    const before = change.before ?? {};
    const assignments = Object.keys(before).map((column) => `"${column}" = ?`);
    return this.#sqlite
      .prepare(`UPDATE "${change.table}" SET ${assignments.join(', ')} WHERE id = ?`)
      .run([...Object.values(before), change.first]).changes;
  }

  #putBack(change: Change, later: Later, kept: Map<string, Kept>): number {
    if (this.#stays(change, later, kept)) return 0;
    const { id, ...rest } = change.before ?? {};
    // A purchase whose number another one got since comes back under the next free one: nothing refers to it.
    const taken = change.table === 'purchase' && this.#isThere(change);
    const before = taken ? rest : { id: id ?? null, ...rest };
    const names = Object.keys(before).map((column) => `"${column}"`);
    return this.#sqlite
      .prepare(`INSERT INTO "${change.table}" (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`)
      .run(Object.values(before)).changes;
  }

  #isThere({ table, first }: Change): boolean {
    return this.#sqlite.prepare(`SELECT 1 FROM "${table}" WHERE id = ?`).get([first]) !== undefined;
  }

  /** Whether a later operation changed the same; what stays is noted in `kept`. */
  #stays(change: Change, later: Later, kept: Map<string, Kept>): boolean {
    if (this.#ownerColumn(change.table) === null) {
      if (!later.rows.has(`${change.table} ${change.first}`)) return false;
      this.#keep(change.table, change.first, kept);
      return true;
    }
    const customer = this.#customersOf(change).find((id) => later.customers.has(id));
    if (customer === undefined) return false;
    this.#keep('customer', customer, kept);
    return true;
  }

  #keep(table: JournaledTable, id: number, kept: Map<string, Kept>): void {
    if (kept.has(`${table} ${id}`)) return;
    const label = table === 'customer' ? 'name' : table === 'setting' ? 'key' : 'id';
    const row = this.#sqlite.prepare(`SELECT "${label}" AS name FROM "${table}" WHERE id = ?`).get([id]) as
      | { name: unknown }
      | undefined;
    kept.set(`${table} ${id}`, { table, id, name: String(row?.name ?? id) });
  }

  /** The column that names the customer a row belongs to; null for a table of no customer. */
  #ownerColumn(table: JournaledTable): 'id' | 'customer_id' | null {
    if (table === 'customer' || table === 'standing') return 'id';
    return customerless.has(table) ? null : 'customer_id';
  }
}

const customerless = new Set<JournaledTable>(['setting', 'mapping', 'import', 'event']);

interface StoredChange {
  table_name: string;
  row_id: number;
  last_row_id: number;
  before: string | null;
}

function toChange(row: StoredChange): Change {
  return {
    table: row.table_name as JournaledTable,
    first: row.row_id,
    last: row.last_row_id,
    before: row.before === null ? null : JSON.parse(row.before),
  };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
