import { addDays, type Day, daysBetween } from '../domain/day.ts';
import { mayBeBlocked } from './callable.ts';
import { type Db, one } from './db.ts';
import { talked } from './plan-facts.ts';

export interface Wait {
  readonly id: number;
  readonly name: string;
  readonly company: string | null;
  readonly lastConversation: Day;
}

export interface OrdersAround {
  readonly conversations: number;
  /** Orders of those customers in the days before and after, all together. */
  readonly before: number;
  readonly after: number;
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

  /** Orders in so many days before and after each conversation by telephone of this period. */
  async ordersAround(from: Day, to: Day, days: number): Promise<OrdersAround> {
    const talks = `touch.kind = 'call' AND outcome IN (${talked}) AND touch.day BETWEEN ? AND ?`;
    const sql = `SELECT count(*) AS conversations FROM touch WHERE ${talks}`;
    const { conversations } = await one<{ conversations: number }>(this.#db, sql, [from, to]);
    const found = { conversations, before: 0, after: 0 };
    const orders = this.#db.each<readonly [talk: Day, order: Day]>(
      `SELECT touch.day, purchase.day FROM touch JOIN purchase ON purchase.customer_id = touch.customer_id
       WHERE ${talks} AND amount_minor >= 0 AND purchase.day BETWEEN ? AND ?`,
      [from, to, addDays(from, -days), addDays(to, days)],
      'arrays',
    );
    for await (const rows of orders)
      for (const [talk, order] of rows) {
        const later = daysBetween(talk, order);
        if (later < 0 && later >= -days) found.before += 1;
        if (later > 0 && later <= days) found.after += 1;
      }
    return found;
  }
}
