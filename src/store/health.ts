/** What ought to hold in every book, and is not seen to by the schema. */

import { type Day, toEpochDay } from '../domain/day.ts';
import { calendarOf } from '../domain/settings.ts';
import { faultsIn } from './faults.ts';
import { schemaVersion } from './migrations.ts';
import { storedSettings } from './plan-facts.ts';
import { type SchemaRow, schemaDifferences, schemaParts } from './sqlite/schema-check.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

export interface Breach {
  /** How many rows break which rule, in words. */
  readonly text: string;
  /** Standings whose day can be chosen anew, which mends it; none when a person has to look. */
  readonly misplaced: readonly number[];
}

/** One value, as the row has it and as the index has it. */
export interface Disagreement {
  readonly table: string;
  readonly column: string;
  readonly id: number;
  readonly inRow: string | number | null;
  readonly inIndex: string | number | null;
}

interface Rule {
  /** Of one row, and of many: `calls are planned on a day that is none`. */
  readonly one: string;
  readonly many: string;
  /** The numbers of the rows that break it, and the day they are planned for. */
  readonly sql: string;
  /** They are standings, and it is the day of the call that is wrong. */
  readonly misplaced: boolean;
  /** Of the rows found, only those that are planned for a day on which nobody works. */
  readonly onDaysOff?: true;
}

const rules: readonly Rule[] = [
  {
    one: 'call is planned with somebody who is not to be called, or archived',
    many: 'calls are planned with people who are not to be called, or archived',
    sql: `SELECT id, planned FROM standing JOIN customer USING (id)
          WHERE planned IS NOT NULL AND (dnc_on IS NOT NULL OR archived = 1 OR "interval" = 0)`,
    misplaced: true,
  },
  {
    one: 'call is planned on a day that is none',
    many: 'calls are planned on days that are none',
    sql: 'SELECT id, planned FROM standing WHERE planned IS NOT NULL AND date(planned) IS NOT planned',
    misplaced: true,
  },
  {
    one: 'call is planned on a day on which nobody works',
    many: 'calls are planned on days on which nobody works',
    sql: `SELECT id, planned FROM standing WHERE planned > :today AND date(planned) IS planned AND planned_reason IS NOT 'by hand'`,
    misplaced: true,
    onDaysOff: true,
  },
  {
    one: 'promise was told and not done',
    many: 'promises were told and not done',
    sql: 'SELECT id, due AS planned FROM promise WHERE told_on IS NOT NULL AND done_on IS NULL',
    misplaced: false,
  },
  {
    one: 'answer belongs to another customer than its call',
    many: 'answers belong to other customers than their calls',
    sql: `SELECT answer.id, answer.day AS planned FROM answer JOIN touch ON touch.id = touch_id
          WHERE touch.customer_id <> answer.customer_id`,
    misplaced: false,
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

  /** Values that are none where the schema takes any text or number, in words. */
  async faults(): Promise<string[]> {
    return faultsIn(this.#sqlite);
  }

  /** The names of tables, indexes and triggers that are not as this version of cadence makes them. */
  async schemaDifferences(): Promise<string[]> {
    return await schemaDifferences(this.#sqlite.prepare(schemaParts).all() as SchemaRow[], schemaVersion);
  }

  /** Where an index has another value than its row: a bit that flipped in one of them, and nobody can tell in which. */
  async disagreements(): Promise<Disagreement[]> {
    const indexes = this.#sqlite
      .prepare('SELECT name, tbl_name AS "table", sql FROM sqlite_schema WHERE type = \'index\' AND sql IS NOT NULL')
      .all() as { name: string; table: string; sql: string }[];
    return indexes.flatMap((index) => this.#disagreementsOf(index));
  }

  #disagreementsOf({ name: index, table, sql }: { name: string; table: string; sql: string }): Disagreement[] {
    const columns = this.#sqlite.prepare('SELECT name FROM pragma_index_info(?) WHERE name IS NOT NULL').all([index]);
    const at = sql.search(/\bWHERE\b/i);
    const where = at < 0 ? '' : sql.slice(at);
    return (columns as { name: string }[]).flatMap(({ name: column }) => {
      const values = (how: string) => `SELECT rowid AS id, "${column}" AS value FROM "${table}" ${how} ${where}`;
      const rows = this.#sqlite
        .prepare(
          `WITH indexed AS MATERIALIZED (${values(`INDEXED BY "${index}"`)})
           SELECT row.rowid AS id, row."${column}" AS inRow, indexed.value AS inIndex
           FROM indexed JOIN "${table}" AS row NOT INDEXED ON row.rowid = indexed.id
           WHERE row."${column}" IS NOT indexed.value`,
        )
        .all() as Pick<Disagreement, 'id' | 'inRow' | 'inIndex'>[];
      return rows.map((row) => ({ ...row, table, column }));
    });
  }

  /**
   * Makes all indexes anew from the rows, that of the search too; false when the book is damaged still. First the rows
   * take those values of the indexes that a person found to be right.
   */
  async indexAnew(right: readonly Disagreement[] = []): Promise<boolean> {
    await this.#sqlite.transaction(async () => {
      this.#sqlite.run('REINDEX');
      for (const { table, column, id, inIndex } of right)
        this.#sqlite.prepare(`UPDATE "${table}" SET "${column}" = ? WHERE rowid = ?`).run([inIndex, id]);
      this.#sqlite.run(
        "INSERT INTO search (search) VALUES ('rebuild'); DELETE FROM stamp WHERE name IN ('standing', 'clock')",
      );
    });
    return (await this.integrity()).damage.length === 0;
  }

  /** The rules that are broken. */
  async breaches(today: Day): Promise<Breach[]> {
    return rules.flatMap((rule) => {
      const rows = this.#breaking(rule, today);
      if (rows.length === 0) return [];
      const text = `${rows.length} ${rows.length === 1 ? rule.one : rule.many}`;
      return [{ text, misplaced: rule.misplaced ? rows : [] }];
    });
  }

  #breaking({ sql, onDaysOff }: Rule, today: Day): number[] {
    const found = this.#sqlite.prepare(sql).all(sql.includes(':today') ? { today } : []);
    const rows = found as { id: number; planned: Day }[];
    const calendar = onDaysOff ? calendarOf(storedSettings(this.#sqlite)) : null;
    return rows
      .filter(({ planned }) => calendar === null || !calendar.isWorkday(toEpochDay(planned)))
      .map(({ id }) => id);
  }

  /** Time zones that customers are in, each once. */
  async timeZones(): Promise<string[]> {
    const rows = this.#sqlite
      .prepare('SELECT DISTINCT time_zone AS zone FROM customer WHERE time_zone IS NOT NULL')
      .all();
    return (rows as { zone: string }[]).map(({ zone }) => zone);
  }
}
