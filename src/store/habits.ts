import type { Day } from '../domain/day.ts';
import { mayBeBlocked } from './callable.ts';
import { type Db, one } from './db.ts';

interface Wait {
  readonly id: number;
  readonly name: string;
  readonly company: string | null;
  readonly lastConversation: Day;
}

/** Figures over all customers that one statement finds faster than a walk over the book. */
export class Habits {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Those whom we talked to the longest ago, and how many we never talked to; of all who may be called. */
  async waits(most: number): Promise<{ longest: Wait[]; never: number }> {
    const allowed = `id NOT IN (SELECT id FROM customer WHERE ${mayBeBlocked} AND (archived = 1 OR dnc_on IS NOT NULL))`;
    const longest = await this.#db.all<Wait>(
      `SELECT id, name, company, last_conversation AS "lastConversation" FROM standing JOIN customer USING (id)
         WHERE last_conversation IS NOT NULL AND ${allowed} ORDER BY last_conversation, id LIMIT ?`,
      [most],
    );
    const { never } = await one<{ never: number }>(
      this.#db,
      `SELECT count(*) AS never FROM standing WHERE last_conversation IS NULL AND ${allowed}`,
    );
    return { longest, never };
  }
}
