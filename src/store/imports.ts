import type { RowOf } from './columns.ts';
import type { Db, WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { mapping as mappingTable, importTable as table } from './schema.ts';

/** One imported file and its result. */
export type ImportRecord = RowOf<typeof table>;

/** Imports that were not undone, and the columns that users chose for a header row. */
export class Imports {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The latest first. */
  async all(): Promise<ImportRecord[]> {
    const rows = await this.#db.all<object>(`SELECT ${table.select()} FROM import ORDER BY id DESC`);
    return rows.map(table.read);
  }

  /**
   * The customers that files brought in all imports but these operations, by the file's name; without archived ones.
   */
  async brought(except: readonly number[]): Promise<{ file: string; customers: readonly number[] }[]> {
    const rows = await this.#db.all<{ file: string; customers: string }>(customersBrought(this.#db), [
      this.#db.list(except),
    ]);
    return rows.map(({ file, customers }) => ({ file, customers: customers.split(',').map(Number) }));
  }

  /** The orders that imports after this operation changed, except undone ones. */
  async ordersChangedSince(operationId: number): Promise<ReadonlySet<number>> {
    const rows = await this.#db.all<{ order: number }>(
      `SELECT DISTINCT row_id AS "order" FROM change JOIN operation ON operation.id = change.operation_id
       WHERE operation_id > ? AND table_name = 'purchase' AND change.kind = 'changed' AND operation.kind = 'import'
         AND undone_at IS NULL`,
      [operationId],
    );
    return new Set(rows.map(({ order }) => order));
  }

  /** The user's choices for this header row; null when there are none. */
  async mapping(fingerprint: string): Promise<string | null> {
    const sql = 'SELECT mapping FROM mapping WHERE fingerprint = ?';
    return (await this.#db.get<{ mapping: string }>(sql, [fingerprint]))?.mapping ?? null;
  }

  /** The choices for all header rows, the oldest first. */
  async mappings(): Promise<readonly string[]> {
    const rows = await this.#db.all<{ mapping: string }>('SELECT mapping FROM mapping ORDER BY id');
    return rows.map(({ mapping }) => mapping);
  }
}

export class WritableImports extends Imports {
  readonly #db: WriteDb;
  readonly #journal: Journal;

  constructor(db: WriteDb, journal: Journal) {
    super(db);
    this.#db = db;
    this.#journal = journal;
  }

  async add(record: Omit<ImportRecord, 'id'>): Promise<number> {
    return await this.#journal.add(table, record);
  }

  /** Saves the choices for the next file with this header row. */
  async remember(fingerprint: string, mapping: string): Promise<void> {
    const known = await this.#db.get<{ id: number }>('SELECT id FROM mapping WHERE fingerprint = ?', [fingerprint]);
    if (known === undefined) await this.#journal.add(mappingTable, { fingerprint, mapping });
    else await this.#journal.change(mappingTable, known.id, { mapping });
  }
}

/**
 * A customer younger than the import has taken over the number of one who was merged or erased. The sign before
 * `archived` keeps SQLite from building an index of all customers for it.
 */
const customersBrought = (db: Db) => `
  SELECT import.file, string_agg(CAST(customer.id AS TEXT), ',' ORDER BY customer.id) AS customers
  FROM import JOIN change ON change.operation_id = import.operation_id
    ${db.thenJoin} customer ON customer.id BETWEEN change.row_id AND change.last_row_id
  WHERE import.kind = 'customers' AND change.table_name = 'customer' AND change.kind = 'added'
    AND import.operation_id NOT IN ${db.listed('?')} AND +customer.archived = 0
    AND customer.created_on <= import.day
  GROUP BY import.file`;
