import type { Tier } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { HourOfCalls } from '../domain/try-again.ts';
import type { AlikeTouches } from '../domain/yearly-touches.ts';
import { mayBeBlocked } from './callable.ts';
import { met, talked, wasConversation } from './conversation-sql.ts';
import { type Db, one } from './db.ts';

interface Wait {
  readonly id: number;
  readonly name: string;
  readonly company: string | null;
  readonly lastConversation: Day;
}

/** By the hour on our clock. */
interface HourOfZone extends HourOfCalls {
  /** The customers' zone. */
  readonly zone: string | null;
}

/** A year of up to 5,000 touches is read whole. Of a longer one, as a large team has, a sample of 4,000 is: a caller waits for it. */
const [readWhole, sampled] = [5_000, 4_000];

/** Touches at even steps of their numbers: the numbers follow the order in which they were entered, at all hours of a day. */
const sampleOfTouches = `(
  WITH RECURSIVE ends AS (SELECT min(id) AS first, max(id) AS last FROM touch),
    picked AS (
      SELECT first AS id, last, (last - first) / ${sampled} + 1 AS step FROM ends
      UNION ALL SELECT id + step, last, step FROM picked WHERE id + step <= last)
  SELECT touch.* FROM picked JOIN touch ON touch.id = picked.id)`;

/** Figures over all customers for which one statement is faster than reading the whole book. */
export class ActivityFigures {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The customers who have waited longest for a conversation, and how many never had one; of all who may be called. */
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

  /** What was done with the customers since a day, those together who are alike in it. */
  async touchesSince(after: Day, until: Day): Promise<AlikeTouches[]> {
    const rows = await this.#db.all<Omit<AlikeTouches, 'noCalls'> & { noCalls: number }>(
      `SELECT tier, "interval", dnc_on IS NOT NULL AS "noCalls", coalesce(calls, 0) AS calls, coalesce(cards, 0) AS cards,
              coalesce(visits, 0) AS visits, coalesce(reviews, 0) AS reviews, count(*) AS customers
       FROM customer JOIN standing USING (id) LEFT JOIN (
         SELECT customer_id, count(*) FILTER (WHERE kind = 'call' AND outcome IN (${talked})) AS calls,
                count(*) FILTER (WHERE kind = 'card' AND direction = 'outbound') AS cards,
                count(*) FILTER (WHERE kind IN (${met})) AS visits,
                count(*) FILTER (WHERE purpose = 'review' AND ${wasConversation}) AS reviews
         FROM touch WHERE day > :after AND day <= :until AND imported = 0 GROUP BY customer_id
       ) AS done ON done.customer_id = customer.id
       WHERE archived = 0
       GROUP BY tier, "interval", dnc_on IS NOT NULL, calls, cards, visits, reviews ORDER BY tier`,
      { after, until },
    );
    return rows.map((row) => ({ ...row, noCalls: Number(row.noCalls) === 1 }));
  }

  /** The hours of calls to customers of a tier since a day, and how many reached somebody; of very many calls a sample. */
  async hoursOf(tier: Tier, since: Day): Promise<HourOfZone[]> {
    const { touches } = await one<{ touches: number }>(
      this.#db,
      `SELECT count(*) AS touches FROM (SELECT 1 AS one FROM touch WHERE day >= ? LIMIT ${readWhole + 1}) AS counted`,
      [since],
    );
    return await this.#db.all<HourOfZone>(
      `SELECT time_zone AS zone, CAST(substr(touch.time, 1, 2) AS INTEGER) AS hour, count(*) AS attempts,
              sum(CASE WHEN outcome IN (${talked}) THEN 1 ELSE 0 END) AS reached
       FROM ${touches > readWhole ? sampleOfTouches : 'touch'} AS touch
         JOIN standing ON standing.id = touch.customer_id JOIN customer ON customer.id = touch.customer_id
       WHERE touch.kind = 'call' AND direction = 'outbound' AND imported = 0 AND outcome IS NOT NULL
         AND touch.time IS NOT NULL AND tier = ? AND touch.day >= ?
       GROUP BY time_zone, substr(touch.time, 1, 2)`,
      [tier, since],
    );
  }
}
