import type { Tier } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { Complaint, Mood, Said as Words } from '../domain/insight.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

export interface SaidFilter {
  readonly from: Day;
  readonly to: Day;
  readonly question?: string | undefined;
  readonly tier?: Tier | undefined;
}

/** What was said over a period, by whoever it was. */
export class Said {
  readonly #sqlite: Sqlite;

  constructor(sqlite: Sqlite) {
    this.#sqlite = sqlite;
  }

  /** Answers and notes, the earliest first. */
  async words({ from, to, question, tier }: SaidFilter): Promise<Words[]> {
    const rows = this.#sqlite
      .prepare(
        `SELECT said.*, name, company, tags, tier FROM (
           SELECT customer_id AS customerId, day, question, asked, text, id FROM answer
           UNION ALL SELECT customer_id, day, 'note', 'noted', note, id FROM touch WHERE note IS NOT NULL) AS said
         JOIN customer ON customer.id = customerId LEFT JOIN standing ON standing.id = customerId
         WHERE day BETWEEN ? AND ? AND question = coalesce(?, question) AND coalesce(tier, '') = coalesce(?, tier, '')
         ORDER BY day, said.id`,
      )
      .all([from, to, question ?? null, tier ?? null]) as (Omit<Words, 'tags' | 'name'> & {
      id: number;
      name: string;
      company: string | null;
      tags: string;
    })[];
    return rows.map(({ id: _, company, tags, name, ...row }) => ({
      ...row,
      name: company === null ? name : `${name}, ${company}`,
      tags: JSON.parse(tags) as string[],
    }));
  }

  async moods({ from, to, tier }: SaidFilter): Promise<Mood[]> {
    return this.#sqlite
      .prepare(
        `SELECT day, sentiment FROM touch LEFT JOIN standing ON standing.id = customer_id
         WHERE sentiment IS NOT NULL AND day BETWEEN ? AND ? AND coalesce(tier, '') = coalesce(?, tier, '') ORDER BY day`,
      )
      .all([from, to, tier ?? null]) as Mood[];
  }

  /** Promises whose words begin so, made in the period or still owed. */
  async complaints(beginning: string, { from, to, tier }: SaidFilter): Promise<Complaint[]> {
    const rows = this.#sqlite
      .prepare(
        `SELECT promise.id AS promise, customer_id AS customerId, name, text, made_on AS madeOn, promise.due, done_on, told_on
         FROM promise JOIN customer ON customer.id = customer_id LEFT JOIN standing ON standing.id = customer_id
         WHERE text LIKE ? || '%' AND (made_on BETWEEN ? AND ? OR told_on IS NULL)
           AND coalesce(tier, '') = coalesce(?, tier, '') ORDER BY told_on IS NOT NULL, promise.due, promise.id`,
      )
      .all([beginning, from, to, tier ?? null]) as (Omit<Complaint, 'state'> & {
      done_on: Day | null;
      told_on: Day | null;
    })[];
    return rows.map(({ done_on, told_on, ...row }) => ({
      ...row,
      state: told_on !== null ? 'closed' : done_on !== null ? 'done, not told' : 'open',
    }));
  }
}
