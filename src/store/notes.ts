/** The notes about a customer. */
import type { Note } from '../domain/fact.ts';
import type { Db } from './db.ts';

export class Notes {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** A customer's facts and goals, the notes of calls and the answers, the oldest first. */
  async of(customerId: number): Promise<Note[]> {
    return await this.#db.all<Note>(
      `SELECT 'fact' AS "table", id, kind AS about, text, noted_on AS day FROM fact WHERE customer_id = :id
       UNION ALL SELECT 'touch', id, kind, note, day FROM touch WHERE customer_id = :id AND note <> ''
       UNION ALL SELECT 'answer', id, question, text, day FROM answer WHERE customer_id = :id AND text <> ''
       ORDER BY day, "table", id`,
      { id: customerId },
    );
  }
}
