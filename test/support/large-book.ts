/** A large book on a server, which the server makes by itself: reading one in takes minutes. */
import type { Engine } from '../../src/store/engine.ts';
import { addressOf } from '../../src/store/postgres/address.ts';
import { ServerSession } from '../../src/store/postgres/session.ts';

export interface Size {
  readonly customers: number;
  /** Calls of the last three years, spread over the customers. */
  readonly touches: number;
}

/** The last day before the book's, in days since 1970: calls and orders are spread over the days before it. */
const lastDay = "DATE '2026-11-20'";

/** Adds the customers, three orders and a fact each, a promise for every tenth, and the calls; in a book that is empty. */
export async function fillServerBook(engine: Engine, { customers, touches }: Size): Promise<void> {
  const day = (back: string) => `to_char(${lastDay} - CAST(${back} AS INTEGER), 'YYYY-MM-DD')`;
  const statements = [
    // Nothing refers to what is not there: the server need not look for each row.
    "SELECT set_config('session_replication_role', 'replica', true)",
    `INSERT INTO customer (id, name, name_key, emails, phones, struck_phones, tags, currency, archived, created_on, hand_set,
       external_id, region)
     SELECT n, 'Customer ' || n, 'customer ' || n, '[]', '["+1 312 ' || lpad(CAST(n AS TEXT), 7, '0') || '"]', '[]', '[]', 'USD', 0,
       ${day('1200 + n % 900')}, '[]', 'K' || n, 'R' || n % 40 FROM generate_series(CAST(1 AS BIGINT), ${customers}) AS n`,
    `INSERT INTO purchase (id, customer_id, day, amount_minor, currency, product)
     SELECT n, 1 + n % ${customers}, ${day('(n * 7919) % 1100')}, 500 + (n * 104729) % 900000 / (1 + n % 97), 'USD', 'P' || n % 9
     FROM generate_series(CAST(1 AS BIGINT), ${3 * customers}) AS n`,
    `INSERT INTO touch (id, customer_id, kind, direction, outcome, day, time, note, "by", unfinished)
     SELECT n, 1 + (n * 31) % ${customers}, 'call', 'outbound', CASE WHEN n % 3 = 0 THEN 'connected' ELSE 'no_answer' END,
       ${day('1 + (n * 131) % 1090')}, '10:00', 'note ' || n, 'Ann', 0 FROM generate_series(CAST(1 AS BIGINT), ${touches}) AS n`,
    `INSERT INTO fact (id, customer_id, kind, text, noted_on)
     SELECT n, n, 'fact', 'fact ' || n, ${day('n % 700')} FROM generate_series(CAST(1 AS BIGINT), ${customers}) AS n`,
    `INSERT INTO promise (id, customer_id, kind, text, due, made_on, done_on, told_on)
     SELECT n, 10 * n, 'promise', 'send it', ${day('n % 300')}, ${day('310')}, ${day('n % 300')},
       CASE WHEN n % 500 = 0 THEN NULL ELSE ${day('n % 300')} END
     FROM generate_series(CAST(1 AS BIGINT), ${Math.floor(customers / 10)}) AS n`,
    `INSERT INTO person (id, customer_id, name, name_key, created_on)
     SELECT n, 5 * n, 'Person ' || n, 'person ' || n, ${day('n % 700')} FROM generate_series(CAST(1 AS BIGINT), ${Math.floor(customers / 5)}) AS n`,
    `INSERT INTO answer (id, touch_id, customer_id, question, asked, text, day)
     SELECT n, 10 * n, 1 + (310 * n) % ${customers}, 'business', 'How is business?', 'answer ' || n, ${day('1 + (n * 1310) % 1090')}
     FROM generate_series(CAST(1 AS BIGINT), ${Math.floor(touches / 10)}) AS n`,
    `INSERT INTO operation (id, at, day, command, summary, kind)
     SELECT n, ${day('500')} || 'T09:00:00.000Z', ${day('500')}, 'note', 'note ' || n, 'note'
     FROM generate_series(CAST(1 AS BIGINT), ${Math.floor(customers / 2)}) AS n`,
    `INSERT INTO change (id, operation_id, kind, table_name, row_id, last_row_id, customer_id)
     SELECT n, n, 'added', 'fact', n, n, n FROM generate_series(CAST(1 AS BIGINT), ${Math.floor(customers / 2)}) AS n`,
  ];
  await engine.transaction(async (db) => {
    for (const sql of statements) await db.run(sql);
  });
}

/** What the server does by itself after a while: it counts what is in the tables, and notes which pages all may see. */
export async function settle(place: string): Promise<void> {
  const session = new ServerSession(addressOf(place), 'settle');
  try {
    await session.script('VACUUM (ANALYZE)');
  } finally {
    session.close();
  }
}
