/** What ought to hold in every book, and is not seen to by the schema. */
import type { Sqlite } from './dialect/sqlite.ts';

export interface Breach {
  readonly rule: string;
  readonly rows: number;
}

const rules: readonly { readonly rule: string; readonly sql: string }[] = [
  {
    rule: 'customers who are not to be called, or archived, and have a planned call',
    sql: `SELECT count(*) AS rows FROM standing JOIN customer USING (id)
          WHERE planned IS NOT NULL AND (dnc_on IS NOT NULL OR archived = 1 OR "interval" = 0)`,
  },
  {
    rule: 'planned days that are no day',
    sql: `SELECT count(*) AS rows FROM standing WHERE planned IS NOT NULL AND date(planned) IS NOT planned`,
  },
  {
    rule: 'promises that were told and not done',
    sql: 'SELECT count(*) AS rows FROM promise WHERE told_on IS NOT NULL AND done_on IS NULL',
  },
  {
    rule: 'answers that belong to another customer than their call',
    sql: `SELECT count(*) AS rows FROM answer JOIN touch ON touch.id = touch_id
          WHERE touch.customer_id <> answer.customer_id`,
  },
];

/** Is the book sound? */
export class Health {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /** What SQLite finds wrong, in its words, and how many rows refer to rows that are not there. */
  async integrity(): Promise<{ readonly damage: readonly string[]; readonly dangling: number }> {
    const rows = this.#sqlite.prepare('SELECT integrity_check AS text FROM pragma_integrity_check').all() as {
      text: string;
    }[];
    const dangling = this.#sqlite.prepare('SELECT 1 FROM pragma_foreign_key_check').all().length;
    return { damage: rows.map(({ text }) => text).filter((text) => text !== 'ok'), dangling };
  }

  /** The rules that are broken, with how many rows break them. */
  async breaches(): Promise<Breach[]> {
    return rules
      .map(({ rule, sql }) => ({ rule, rows: (this.#sqlite.prepare(sql).get() as { rows: number }).rows }))
      .filter(({ rows }) => rows > 0);
  }

  /** Time zones that customers are in, each once. */
  async timeZones(): Promise<string[]> {
    const rows = this.#sqlite
      .prepare('SELECT DISTINCT time_zone AS zone FROM customer WHERE time_zone IS NOT NULL')
      .all();
    return (rows as { zone: string }[]).map(({ zone }) => zone);
  }
}
