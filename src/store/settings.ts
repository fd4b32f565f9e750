import type { Journal } from './journal.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

/** The book's own settings as text, by key. What the keys mean is in domain/settings.ts. */
export class Settings {
  readonly #sqlite: Sqlite;
  readonly #journal: () => Journal;

  constructor(sqlite: Sqlite, journal: () => Journal) {
    this.#sqlite = sqlite;
    this.#journal = journal;
  }

  async all(): Promise<ReadonlyMap<string, string>> {
    const rows = this.#sqlite.prepare('SELECT key, value FROM setting ORDER BY key').all() as {
      key: string;
      value: string;
    }[];
    return new Map(rows.map((row) => [row.key, row.value]));
  }

  /** Null takes the setting away. */
  set(key: string, value: string | null): void {
    const row = this.#sqlite.prepare('SELECT id FROM setting WHERE key = ?').get([key]) as { id: number } | undefined;
    if (value === null) {
      if (row !== undefined) this.#journal().remove('setting', row.id);
    } else if (row === undefined) {
      this.#journal().add('setting', { key, value });
    } else {
      this.#journal().change('setting', row.id, { value });
    }
  }
}
