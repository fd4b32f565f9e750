/** What was done to the book, one operation a command, and how it is undone. */
import type { Day } from '../domain/day.ts';
import type { Deed } from '../domain/history.ts';
import type { ChangeKind, OperationKind, WayOut } from '../domain/operation.ts';
import { type CalendarTraces, calendarTraces, revision } from './calendar-traces.ts';
import { ownerColumn } from './customer-tables.ts';
import { type Db, one, some, type Value, type WriteDb } from './db.ts';
import { historyOf } from './history.ts';
import { withNameKeys } from './name-keys.ts';
import { type JournaledTable, journaled } from './schema.ts';

export interface OperationRecord {
  readonly id: number;
  /** ISO 8601 moment. */
  readonly at: string;
  readonly day: Day;
  readonly kind: OperationKind;
  /** As it is listed for people. */
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

interface Kept {
  readonly table: JournaledTable;
  readonly id: number;
  readonly name: string;
}

interface Change {
  table: JournaledTable;
  first: number;
  last: number;
  kind: ChangeKind;
  /** Whose row it was before. */
  customer: number | null;
  /** Of what was added there is none. */
  before: Record<string, Value>;
}

/** What operations after a certain one changed: customers (also by what hangs on them) and rows of no customer. */
interface Later {
  readonly customers: Set<number>;
  readonly rows: Set<string>;
}

/** Worked out or planned by the program: a later change of these is nobody's own work and keeps nothing. */
const ownTables = new Set<string>(['standing', 'tier_change']);

const columns = 'id, at, day, kind, command, summary, undone_at AS "undoneAt"';

export class Operations {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The latest first. */
  async latest(count: number): Promise<OperationRecord[]> {
    return await this.#db.all<OperationRecord>(`SELECT ${columns} FROM operation ORDER BY id DESC LIMIT ?`, [count]);
  }

  async get(id: number): Promise<OperationRecord | null> {
    return (await this.#db.get<OperationRecord>(`SELECT ${columns} FROM operation WHERE id = ?`, [id])) ?? null;
  }

  /** What was done to one customer, the latest first. */
  async historyOf(customerId: number): Promise<Deed[]> {
    return await historyOf(this.#db, customerId);
  }

  /** How a customer who is not there left the book; null when nobody knows. */
  async wayOut(customerId: number): Promise<WayOut | null> {
    const row = await this.#db.get<{ into: number | null }>(
      `SELECT into_id AS "into" FROM operation WHERE subject_id = ? AND kind IN ('erase', 'merge') AND undone_at IS NULL
       ORDER BY id DESC LIMIT 1`,
      [customerId],
    );
    if (row === undefined) return null;
    return row.into === null ? { kind: 'erased' } : { kind: 'merged', into: row.into };
  }

  /** A number that rises with everything that is done or taken back. */
  async revision(): Promise<number> {
    return await revision(this.#db);
  }

  /** What calendars written since a day may have, and what is no more. */
  async calendarTraces(days: { readonly since: Day; readonly until: Day }): Promise<CalendarTraces> {
    return await calendarTraces(this.#db, days);
  }

  /** The latest operation that was not undone and can be; null when there is none. */
  async undoable(): Promise<OperationRecord | null> {
    return await this.#lastOf('undone_at IS NULL AND id IN (SELECT operation_id FROM change)');
  }

  /** The latest operation that was not undone, also one that nothing can take back. */
  async last(): Promise<OperationRecord | null> {
    return await this.#lastOf('undone_at IS NULL');
  }

  /**
   * Whether undo has nothing to put back: after what was done for good (an erase, other words for a note), and where all that an
   * operation changed was of people who were erased since.
   */
  async isForGood(id: number): Promise<boolean> {
    return !(await some(this.#db, 'SELECT 1 FROM change WHERE operation_id = ? LIMIT 1', [id]));
  }

  async #lastOf(those: string): Promise<OperationRecord | null> {
    const { id } = await one<{ id: number | null }>(this.#db, `SELECT max(id) AS id FROM operation WHERE ${those}`);
    return id === null ? null : await this.get(id);
  }
}

/** Takes operations back, within a transaction. */
export class Undo {
  readonly #db: WriteDb;
  /** Purchases that came back under another number, by the one they had. */
  readonly #purchases = new Map<Value, number>();

  constructor(db: WriteDb) {
    this.#db = db;
  }

  /** Takes the operation back, but for customers who were touched since. */
  async of(operation: OperationRecord, at: string): Promise<Undoing> {
    const later = await this.#changedAfter(operation.id);
    const counts = { removed: 0, restored: 0, returned: 0 };
    const kept = new Map<string, Kept>();
    // The last first: a row went after those that hang on it, and comes back before them.
    for (const change of (await this.#changesOf(operation.id)).reverse()) {
      if (change.kind === 'added') counts.removed += await this.#takeAway(change, later, kept);
      else if (change.kind === 'removed') counts.returned += await this.#putBack(change, later, kept);
      else counts.restored += await this.#restore(change, later, kept);
    }
    await this.#db.run('UPDATE operation SET undone_at = ? WHERE id = ?', [at, operation.id]);
    return { operation, ...counts, kept: [...kept.values()].sort((a, b) => a.id - b.id) };
  }

  async #changesOf(operationId: number): Promise<Change[]> {
    const rows = await this.#db.all<StoredChange>(
      `SELECT ${changeColumns} FROM change WHERE operation_id = ? ORDER BY id`,
      [operationId],
    );
    return rows.map(toChange);
  }

  async #changedAfter(operationId: number): Promise<Later> {
    const later: Later = { customers: new Set(), rows: new Set() };
    const rows = await this.#db.all<StoredChange>(
      `SELECT ${changeColumns} FROM change JOIN operation ON operation.id = operation_id
         WHERE operation_id > ? AND undone_at IS NULL`,
      [operationId],
    );
    for (const change of rows.map(toChange)) {
      if (ownTables.has(change.table)) continue;
      if (ownerColumn(change.table) === null) later.rows.add(`${change.table} ${change.first}`);
      else for (const customer of await this.#customersOf(change)) later.customers.add(customer);
    }
    return later;
  }

  async #customersOf(change: Change): Promise<number[]> {
    if (ownerColumn(change.table) === 'id') return range(change.first, change.last);
    const isGone = change.kind === 'removed' || 'customer_id' in change.before;
    if (isGone && change.customer !== null) return [change.customer];
    const rows = await this.#db.all<{ customer_id: number }>(
      `SELECT DISTINCT customer_id FROM "${change.table}" WHERE id BETWEEN ? AND ?`,
      [change.first, change.last],
    );
    return rows.map((row) => row.customer_id);
  }

  async #takeAway(change: Change, later: Later, kept: Map<string, Kept>): Promise<number> {
    const owner = ownerColumn(change.table);
    const { table, first, last } = change;
    if (owner === null || later.customers.size === 0) {
      if (await this.#stays(change, later, kept)) return 0;
      return await this.#db.run(`DELETE FROM "${table}" WHERE id BETWEEN ? AND ?`, [first, last]);
    }
    const customers = this.#db.list(later.customers);
    const stay = `"${owner}" IN ${this.#db.listed('?')}`;
    const staying = await this.#db.all<{ id: number }>(
      `SELECT DISTINCT "${owner}" AS id FROM "${table}" WHERE id BETWEEN ? AND ? AND ${stay}`,
      [first, last, customers],
    );
    for (const { id } of staying) await this.#keep('customer', id, kept);
    return await this.#db.run(`DELETE FROM "${table}" WHERE id BETWEEN ? AND ? AND NOT ${stay}`, [
      first,
      last,
      customers,
    ]);
  }

  async #restore(change: Change, later: Later, kept: Map<string, Kept>): Promise<number> {
    if (await this.#stays(change, later, kept)) return 0;
    const before = withNameKeys(change.table, this.#renumbered(change));
    const assignments = Object.keys(before).map((column) => `"${column}" = ?`);
    if (assignments.length === 0) return 0;
    return await this.#db.run(`UPDATE "${change.table}" SET ${assignments.join(', ')} WHERE id = ?`, [
      ...Object.values(before),
      change.first,
    ]);
  }

  async #putBack(change: Change, later: Later, kept: Map<string, Kept>): Promise<number> {
    if (await this.#stays(change, later, kept)) return 0;
    const { id, ...rest } = withNameKeys(change.table, this.#renumbered(change));
    // A purchase whose number another one got since comes back under the next free one.
    const taken = change.table === 'purchase' && (await this.#isThere(change));
    const number = await this.#db.insert(change.table, taken ? rest : { id: id ?? null, ...rest });
    if (taken) this.#purchases.set(change.first, number);
    return 1;
  }

  /** The image, with the number that the purchase it names has now. */
  #renumbered({ before }: Change): Record<string, Value> {
    const purchase = this.#purchases.get(before['purchase_id'] ?? null);
    return purchase === undefined ? before : { ...before, purchase_id: purchase };
  }

  async #isThere({ table, first }: Change): Promise<boolean> {
    return await some(this.#db, `SELECT 1 FROM "${table}" WHERE id = ?`, [first]);
  }

  /** Whether a later operation changed the same; what stays is noted in `kept`. */
  async #stays(change: Change, later: Later, kept: Map<string, Kept>): Promise<boolean> {
    if (ownerColumn(change.table) === null) {
      if (!later.rows.has(`${change.table} ${change.first}`)) return false;
      await this.#keep(change.table, change.first, kept);
      return true;
    }
    const customer = (await this.#customersOf(change)).find((id) => later.customers.has(id));
    if (customer === undefined) return false;
    await this.#keep('customer', customer, kept);
    return true;
  }

  async #keep(table: JournaledTable, id: number, kept: Map<string, Kept>): Promise<void> {
    if (kept.has(`${table} ${id}`)) return;
    const label = table === 'customer' ? 'name' : table === 'setting' ? 'key' : 'id';
    const row = await this.#db.get<{ name: unknown }>(`SELECT "${label}" AS name FROM "${table}" WHERE id = ?`, [id]);
    kept.set(`${table} ${id}`, { table, id, name: String(row?.name ?? id) });
  }
}

const changeColumns = 'table_name, row_id, last_row_id, change.kind, customer_id, before';

interface StoredChange {
  table_name: JournaledTable;
  row_id: number;
  last_row_id: number;
  kind: ChangeKind;
  customer_id: number | null;
  before: string | null;
}

function toChange(row: StoredChange): Change {
  return {
    table: row.table_name,
    first: row.row_id,
    last: row.last_row_id,
    kind: row.kind,
    customer: row.customer_id,
    before: row.before === null ? {} : knownOf(row.table_name, JSON.parse(row.before)),
  };
}

/** Of an image that an earlier version kept, the columns that the table still has. */
function knownOf(table: JournaledTable, image: Record<string, Value>): Record<string, Value> {
  const known = new Set(Object.values<{ name: string }>(journaled[table].columns).map(({ name }) => name));
  return Object.fromEntries(Object.entries(image).filter(([column]) => known.has(column)));
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}
