/** Reads what may move a call forward: large purchases, a broken rhythm, goals. The rules are in domain/triggers.ts. */
import { addDays, type Day } from '../domain/day.ts';
import type { PlanCustomer } from '../domain/plan/placement.ts';
import {
  goalTrigger,
  isLargePurchase,
  type OrderSizes,
  orderSizes,
  purchaseTrigger,
  silentTrigger,
  type Trigger,
} from '../domain/plan/triggers.ts';
import type { Journal } from './journal.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

/** No trigger looks further back. */
const lookBack = 14;

export function triggersOf(sqlite: Sqlite, customer: PlanCustomer, today: Day): Trigger[] {
  return [
    ...purchaseTriggers(sqlite, customer.id, today),
    ...silentTriggers(sqlite, customer, today),
    ...goalTriggers(sqlite, customer.id, today),
  ];
}

function purchaseTriggers(sqlite: Sqlite, customerId: number, today: Day): Trigger[] {
  const purchases = sqlite
    .prepare(
      'SELECT day, amount_minor AS amount, currency FROM purchase WHERE customer_id = ? AND day <= ? ORDER BY day, id',
    )
    .all([customerId, today]) as { day: Day; amount: number; currency: string | null }[];
  const since = addDays(today, -lookBack);
  return purchases.flatMap(({ day, amount, currency }, i) => {
    if (day < since || amount <= 0) return [];
    const earlier = purchases.slice(0, i).filter((one) => one.currency === currency);
    const amounts = earlier.map((one) => one.amount);
    return isLargePurchase(amount, amounts, sizesOf(sqlite, currency)) ? (purchaseTrigger(day, today) ?? []) : [];
  });
}

/** What orders in this currency come to; kept until purchases are written. */
function sizesOf(sqlite: Sqlite, currency: string | null): OrderSizes | null {
  const name = `${orderStamp}${currency ?? ''}`;
  const kept = sqlite.prepare('SELECT value FROM stamp WHERE name = ?').get([name]) as { value: string } | undefined;
  if (kept !== undefined) return JSON.parse(kept.value) as OrderSizes | null;
  const amounts = sqlite
    .prepare('SELECT amount_minor AS amount FROM purchase WHERE currency IS ? AND amount_minor > 0')
    .all([currency]) as { amount: number }[];
  const sizes = orderSizes(amounts.map((row) => row.amount));
  sqlite.prepare('INSERT OR REPLACE INTO stamp (name, value) VALUES (?, ?)').run([name, JSON.stringify(sizes)]);
  return sizes;
}

const orderStamp = 'orders ';

/** Purchases were written: what orders usually come to, and who stopped ordering, is looked at anew. */
export function forgetOrders(sqlite: Sqlite): void {
  sqlite.run(`DELETE FROM stamp WHERE name = 'news' OR name LIKE '${orderStamp}%'`);
}

function silentTriggers(sqlite: Sqlite, customer: PlanCustomer, today: Day): Trigger[] {
  const row = sqlite.prepare('SELECT broken_on AS day FROM standing WHERE id = ?').get([customer.id]) as {
    day: Day | null;
  };
  return row.day === null ? [] : [silentTrigger(row.day, customer.lastConversation, today) ?? []].flat();
}

function goalTriggers(sqlite: Sqlite, customerId: number, today: Day): Trigger[] {
  const rows = sqlite
    .prepare("SELECT day FROM fact WHERE customer_id = ? AND kind = 'goal' AND day >= ?")
    .all([customerId, addDays(today, -lookBack)]) as { day: Day }[];
  return rows.flatMap(({ day }) => goalTrigger(day, today) ?? []);
}

/** Customers who bought something in the last days, according to this operation. */
export function recentBuyers(sqlite: Sqlite, journal: Journal, today: Day): number[] {
  if (!journal.written.has('purchase')) return [];
  const rows = sqlite
    .prepare(
      `SELECT DISTINCT customer_id AS id FROM change JOIN purchase ON purchase.id BETWEEN row_id AND last_row_id
       WHERE operation_id = ? AND table_name = 'purchase' AND change.before IS NULL
         AND purchase.day BETWEEN ? AND ? AND amount_minor > 0`,
    )
    .all([journal.operationId, addDays(today, -lookBack), today]) as { id: number }[];
  return rows.map((row) => row.id);
}

/** Customers who stopped ordering, whom nobody talked to since, and whose call is too far away. */
export function goneSilent(sqlite: Sqlite, today: Day): number[] {
  const rows = sqlite
    .prepare(
      `SELECT id FROM standing WHERE broken_on <= ? AND last_conversation < broken_on AND planned > ? ORDER BY id`,
    )
    .all([today, addDays(today, lookBack)]) as { id: number }[];
  return rows.map((row) => row.id);
}

/** Customers whose tier changed since a day, and whose call is now too late for it. */
export function movedTiers(sqlite: Sqlite, since: Day): number[] {
  const rows = sqlite
    .prepare(
      `SELECT DISTINCT standing.id FROM tier_change JOIN standing ON standing.id = customer_id
       WHERE day >= ? AND planned > standing.due ORDER BY standing.id`,
    )
    .all([since]) as { id: number }[];
  return rows.map((row) => row.id);
}
