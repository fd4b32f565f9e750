import type { BookSettings } from '../domain/book-settings.ts';
import type { Basis } from './basis.ts';
import type { Db, WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { setting as table } from './schema.ts';

/** The book's own settings as text, by key. domain/book-settings.ts says what the keys mean. */
export class Settings {
  readonly #reader: Db;
  readonly #basis: Basis;

  constructor(db: Db, basis: Basis) {
    this.#reader = db;
    this.#basis = basis;
  }

  /** What holds before the work begins; the other settings are read when they are needed. */
  async first(): Promise<{ readonly country: string | null; readonly zone: string | null }> {
    const sql = "SELECT key, value FROM setting WHERE key IN ('country', 'zone')";
    const known = new Map(await this.#reader.all<[string, string]>(sql, [], 'arrays'));
    return { country: known.get('country') ?? null, zone: known.get('zone') ?? null };
  }

  /** With the defaults for what is not set. */
  async book(): Promise<BookSettings> {
    return await this.#basis.bookSettings();
  }

  async all(): Promise<ReadonlyMap<string, string>> {
    return await this.#basis.settings();
  }
}

export class WritableSettings extends Settings {
  readonly #db: WriteDb;
  readonly #journal: Journal;
  readonly #basis: Basis;

  constructor(db: WriteDb, journal: Journal, basis: Basis) {
    super(db, basis);
    this.#db = db;
    this.#journal = journal;
    this.#basis = basis;
  }

  /** Null removes the setting. */
  async set(key: string, value: string | null): Promise<void> {
    const known = await this.#db.get<{ id: number }>('SELECT id FROM setting WHERE key = ?', [key]);
    if (value === null) {
      if (known !== undefined) await this.#journal.remove('setting', known.id);
    } else if (known === undefined) await this.#journal.add(table, { key, value });
    else await this.#journal.change(table, known.id, { value });
    this.#basis.forget();
  }
}
