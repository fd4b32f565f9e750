import type { ControlTotal } from '../domain/control-totals.ts';
import type { Day } from '../domain/day.ts';
import type { Journal } from './journal.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

/** One file that was imported, and what came of it. */
export interface ImportRecord {
  readonly id: number;
  readonly file: string;
  readonly kind: 'customers' | 'orders';
  readonly day: Day;
  readonly rows: number;
  readonly added: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** Null where an earlier version imported the file and kept none. */
  readonly totals: readonly ControlTotal[] | null;
  readonly operationId: number;
}

type StoredImport = Omit<ImportRecord, 'totals'> & { readonly totals: string | null };

/** Imports that were not undone, and the mappings that users chose for a header row. */
export class Imports {
  readonly #sqlite: Sqlite;
  readonly #journal: () => Journal;

  constructor(sqlite: Sqlite, journal: () => Journal) {
    this.#sqlite = sqlite;
    this.#journal = journal;
  }

  /** The latest first. */
  async all(): Promise<ImportRecord[]> {
    const rows = this.#sqlite
      .prepare(
        `SELECT id, file, kind, day, rows, added, updated, unchanged, rejected, totals, operation_id AS operationId
         FROM import ORDER BY id DESC`,
      )
      .all() as StoredImport[];
    return rows.map(({ totals, ...record }) => ({ ...record, totals: totals === null ? null : JSON.parse(totals) }));
  }

  add(record: Omit<ImportRecord, 'id'>): number {
    const { operationId, totals, ...rest } = record;
    return this.#journal().add('import', {
      ...rest,
      operation_id: operationId,
      totals: totals === null ? null : JSON.stringify(totals),
    });
  }

  /** The customers whom files brought in all but these operations, by the name of the file; without those who are archived. */
  async brought(except: readonly number[]): Promise<{ file: string; customers: readonly number[] }[]> {
    const rows = this.#sqlite.prepare(customersBrought).all([JSON.stringify(except)]) as {
      file: string;
      customers: string;
    }[];
    return rows.map(({ file, customers }) => ({ file, customers: JSON.parse(customers) }));
  }

  /** The choices a user made for this header row, as they were given; null when there are none. */
  async mapping(fingerprint: string): Promise<string | null> {
    const row = this.#sqlite.prepare('SELECT mapping FROM mapping WHERE fingerprint = ?').get([fingerprint]);
    return (row as { mapping: string } | undefined)?.mapping ?? null;
  }

  /** The choices for all header rows, the oldest first. */
  async mappings(): Promise<readonly string[]> {
    const rows = this.#sqlite.prepare('SELECT mapping FROM mapping ORDER BY id').all() as { mapping: string }[];
    return rows.map(({ mapping }) => mapping);
  }

  /** Keeps the choices for the next file with this header row. */
  remember(fingerprint: string, mapping: string): void {
    const known = this.#sqlite.prepare('SELECT id FROM mapping WHERE fingerprint = ?').get([fingerprint]);
    if (known === undefined) this.#journal().add('mapping', { fingerprint, mapping });
    else this.#journal().change('mapping', (known as { id: number }).id, { mapping });
  }
}

/** A customer who is younger than the import took over the number of one who was merged or erased. */
const customersBrought = `
  SELECT import.file, json_group_array(customer.id) AS customers
  FROM import JOIN change ON change.operation_id = import.operation_id
    CROSS JOIN customer ON customer.id BETWEEN change.row_id AND change.last_row_id
  WHERE import.kind = 'customers' AND change.table_name = 'customer' AND change.before IS NULL
    AND import.operation_id NOT IN (SELECT value FROM json_each(?)) AND +customer.archived = 0
    AND customer.created_on <= import.day
  GROUP BY import.file`;
