import type { Basis } from './basis.ts';
import type { WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { setting as table } from './schema.ts';

/** The book's own settings as text, by key. What the keys mean is in domain/settings.ts. */
export class Settings {
  readonly #basis: Basis;

  constructor(basis: Basis) {
    this.#basis = basis;
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
    super(basis);
    this.#db = db;
    this.#journal = journal;
    this.#basis = basis;
  }

  /** Null takes the setting away. */
  async set(key: string, value: string | null): Promise<void> {
    const known = await this.#db.get<{ id: number }>('SELECT id FROM setting WHERE key = ?', [key]);
    if (value === null) {
      if (known !== undefined) await this.#journal.remove('setting', known.id);
    } else if (known === undefined) await this.#journal.add(table, { key, value });
    else await this.#journal.change(table, known.id, { value });
    this.#basis.forget();
  }
}
