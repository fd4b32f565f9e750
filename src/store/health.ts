/** Rules that every book should satisfy and the schema cannot enforce. */

import { type Day, parseIsoDay, toEpochDay } from '../domain/day.ts';
import { calendarOf } from '../domain/plan/plan-settings.ts';
import type { Db } from './db.ts';
import type { Disagreement, Integrity, ServerState, Soundness } from './dialect.ts';
import { faultsIn } from './faults.ts';
import { withOtherKeys } from './name-keys.ts';
import { storedSettings } from './plan-facts.ts';

export type { Disagreement } from './dialect.ts';

export interface Breach {
  /** Which rule is broken by how many rows, in words. */
  readonly text: string;
  /** Standings that can be repaired by choosing another day; empty when a person must look. */
  readonly misplaced: readonly number[];
}

interface Rule {
  /** For one row, and for many: `calls are planned on an invalid day`. */
  readonly one: string;
  readonly many: string;
  /** Selects the rows that break the rule, and the day they are planned for. */
  readonly sql: string;
  /** The rows are standings, and the day of the call is wrong. */
  readonly misplaced: boolean;
  /** Only those of the rows that have no day, or one on which we do not work. */
  readonly planned?: 'no day' | 'a day off';
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
    one: 'call is planned on a day that does not exist',
    many: 'calls are planned on days that do not exist',
    sql: 'SELECT id, planned FROM standing WHERE planned IS NOT NULL',
    misplaced: true,
    planned: 'no day',
  },
  {
    one: 'call is planned on a day off',
    many: 'calls are planned on days off',
    sql: `SELECT id, planned FROM standing WHERE planned > :today AND planned_reason IS DISTINCT FROM 'by hand'`,
    misplaced: true,
    planned: 'a day off',
  },
  {
    one: 'promise is marked as told but not as done',
    many: 'promises are marked as told but not as done',
    sql: `SELECT id, due AS planned FROM promise
          WHERE told_on IS NOT NULL AND done_on IS NULL AND kind <> 'callback'`,
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

/** Checks whether the book is sound. */
export class Health {
  readonly #db: Db;
  readonly #soundness: Soundness;

  constructor(db: Db, soundness: Soundness) {
    this.#db = db;
    this.#soundness = soundness;
  }

  async integrity(): Promise<Integrity> {
    return await this.#soundness.integrity(this.#db);
  }

  /** Null of a book in a file. */
  async server(): Promise<ServerState | null> {
    return await this.#soundness.server(this.#db);
  }

  /** Invalid values where the schema accepts any text or number, in words. */
  async faults(): Promise<string[]> {
    return await faultsIn(this.#db);
  }

  /** How many customers cannot be found by their names, because another program changed these. */
  async misnamed(): Promise<number> {
    return (await withOtherKeys(this.#db)).length;
  }

  /** The names of tables, indexes and triggers that differ from those this version of cadence makes. */
  async schemaDifferences(): Promise<string[]> {
    return await this.#soundness.schemaDifferences(this.#db);
  }

  /**
   * Where an index and its row have different values: a bit flipped in one of them, and the file does not show which.
   */
  async disagreements(): Promise<Disagreement[]> {
    return await this.#soundness.disagreements(this.#db);
  }

  /** The rules that are broken. */
  async breaches(today: Day): Promise<Breach[]> {
    const breaches: Breach[] = [];
    for (const rule of rules) {
      const rows = await this.#breaking(rule, today);
      if (rows.length === 0) continue;
      const text = `${rows.length} ${rows.length === 1 ? rule.one : rule.many}`;
      breaches.push({ text, misplaced: rule.misplaced ? rows : [] });
    }
    return breaches;
  }

  async #breaking({ sql, planned: which }: Rule, today: Day): Promise<number[]> {
    const calendar = which === 'a day off' ? calendarOf(await storedSettings(this.#db)) : null;
    const breaks = (planned: string) => {
      if (which === undefined) return true;
      const day = parseIsoDay(planned);
      return calendar === null ? day === null : day !== null && !calendar.isWorkday(toEpochDay(day));
    };
    const found: number[] = [];
    const all = this.#db.each<{ id: number; planned: string }>(sql, sql.includes(':today') ? { today } : []);
    for await (const rows of all) for (const { id, planned } of rows) if (breaks(planned)) found.push(id);
    return found;
  }

  /** The customers' time zones, without duplicates. */
  async timeZones(): Promise<string[]> {
    const sql = 'SELECT DISTINCT time_zone AS zone FROM customer WHERE time_zone IS NOT NULL';
    return (await this.#db.all<{ zone: string }>(sql)).map(({ zone }) => zone);
  }
}
