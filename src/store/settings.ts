import type { Db, WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { setting as table } from './schema.ts';

/** The book's own settings as text, by key. What the keys mean is in domain/settings.ts. */
export class Settings {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async all(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#db.all<{ key: string; value: string }>('SELECT key, value FROM setting ORDER BY key');
    return new Map(rows.map((row) => [row.key, row.value]));
  }
}

export class WritableSettings extends Settings {
  readonly #db: WriteDb;
  readonly #journal: Journal;

  constructor(db: WriteDb, journal: Journal) {
    super(db);
    this.#db = db;
    this.#journal = journal;
  }

  /** Null takes the setting away. */
  async set(key: string, value: string | null): Promise<void> {
    const known = await this.#db.get<{ id: number }>('SELECT id FROM setting WHERE key = ?', [key]);
    if (value === null) {
      if (known !== undefined) await this.#journal.remove('setting', known.id);
    } else if (known === undefined) await this.#journal.add(table, { key, value });
    else await this.#journal.change(table, known.id, { value });
  }
}
