import type { Day } from '../domain/day.ts';
import type { Sqlite } from './dialect/sqlite.ts';
import type { Journal } from './journal.ts';

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
  readonly operationId: number;
}

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
    return this.#sqlite
      .prepare(
        `SELECT id, file, kind, day, rows, added, updated, unchanged, rejected, operation_id AS operationId
         FROM import ORDER BY id DESC`,
      )
      .all() as ImportRecord[];
  }

  add(record: Omit<ImportRecord, 'id'>): number {
    const { operationId, ...rest } = record;
    return this.#journal().add('import', { ...rest, operation_id: operationId });
  }

  /** The choices a user made for this header row, as they were given; null when there are none. */
  async mapping(fingerprint: string): Promise<string | null> {
    const row = this.#sqlite.prepare('SELECT mapping FROM mapping WHERE fingerprint = ?').get([fingerprint]);
    return (row as { mapping: string } | undefined)?.mapping ?? null;
  }

  /** Keeps the choices for the next file with this header row. */
  remember(fingerprint: string, mapping: string): void {
    const known = this.#sqlite.prepare('SELECT id FROM mapping WHERE fingerprint = ?').get([fingerprint]);
    if (known === undefined) this.#journal().add('mapping', { fingerprint, mapping });
    else this.#journal().change('mapping', (known as { id: number }).id, { mapping });
  }
}
