import type { Tier } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { ComplaintRecord, Mood, Quote as Words } from '../domain/insight.ts';
import type { Db } from './db.ts';

export interface WordsFilter {
  readonly from: Day;
  readonly to: Day;
  readonly question?: string | undefined;
  readonly tier?: Tier | undefined;
}

/** What customers said in a period, and their complaints. */
export class CustomerWords {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Answers and notes, the earliest first. */
  async words({ from, to, question, tier }: WordsFilter): Promise<Words[]> {
    const rows = await this.#db.all<
      Omit<Words, 'tags' | 'name'> & {
        id: number;
        name: string;
        company: string | null;
        tags: string;
      }
    >(
      `SELECT said.*, name, company, tags, tier FROM (
           SELECT customer_id AS "customerId", day, question, asked, text, id FROM answer
           UNION ALL SELECT customer_id, day, 'note', 'your notes', note, id FROM touch WHERE note IS NOT NULL) AS said
         JOIN customer ON customer.id = said."customerId" LEFT JOIN standing ON standing.id = said."customerId"
         WHERE day BETWEEN ? AND ? AND question = coalesce(?, question) AND coalesce(tier, '') = coalesce(?, tier, '')
         ORDER BY day, said.id`,
      [from, to, question ?? null, tier ?? null],
    );
    return rows.map(({ id: _, company, tags, name, ...row }) => ({
      ...row,
      name: company === null ? name : `${name}, ${company}`,
      tags: JSON.parse(tags) as string[],
    }));
  }

  async moods({ from, to, tier }: WordsFilter): Promise<Mood[]> {
    return await this.#db.all<Mood>(
      `SELECT customer_id AS "customerId", day, sentiment FROM touch LEFT JOIN standing ON standing.id = customer_id
         WHERE sentiment IS NOT NULL AND day BETWEEN ? AND ? AND coalesce(tier, '') = coalesce(?, tier, '') ORDER BY day`,
      [from, to, tier ?? null],
    );
  }

  /** Promises to call about a problem, made in the period or still open. */
  async complaints({ from, to, tier }: WordsFilter): Promise<ComplaintRecord[]> {
    const rows = await this.#db.all<
      Omit<ComplaintRecord, 'state'> & {
        done_on: Day | null;
        told_on: Day | null;
      }
    >(
      `SELECT promise.id AS promise, customer_id AS "customerId", name, text, made_on AS "madeOn", promise.due, done_on, told_on
         FROM promise JOIN customer ON customer.id = customer_id LEFT JOIN standing ON standing.id = customer_id
         WHERE promise.kind = 'complaint' AND (made_on BETWEEN ? AND ? OR told_on IS NULL)
           AND coalesce(tier, '') = coalesce(?, tier, '') ORDER BY told_on IS NOT NULL, promise.due, promise.id`,
      [from, to, tier ?? null],
    );
    return rows.map(({ done_on, told_on, ...row }) => ({
      ...row,
      state: told_on !== null ? 'closed' : done_on !== null ? 'done, not told' : 'open',
    }));
  }
}
