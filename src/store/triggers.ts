/**
 * Reads what may move a call forward: large purchases, a broken rhythm, goals. The rules are in
 * domain/plan/triggers.ts.
 */
import { addDays, type Day } from '../domain/day.ts';
import {
  goalTrigger,
  isLargePurchase,
  type OrderSizes,
  orderSizes,
  purchaseTrigger,
  silentTrigger,
  type Trigger,
} from '../domain/plan/triggers.ts';
import type { Affected } from './affected.ts';
import { type Db, idsOf, type WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { readMeta, removeMeta, writeMeta } from './meta.ts';
import { lookBackDays } from './news.ts';

export async function triggersOf(
  db: WriteDb,
  { plan: { id, lastConversation }, boughtLately, brokenOn, hasGoal }: Affected,
  today: Day,
): Promise<Trigger[]> {
  return [
    ...(boughtLately ? await purchaseTriggers(db, id, today) : []),
    ...[brokenOn === null ? null : silentTrigger(brokenOn, lastConversation, today)].filter((found) => found !== null),
    ...(hasGoal ? await goalTriggers(db, id, today) : []),
  ];
}

async function purchaseTriggers(db: WriteDb, customerId: number, today: Day): Promise<Trigger[]> {
  const purchases = await db.all<{ day: Day; amount: number; currency: string | null }>(
    'SELECT day, amount_minor AS amount, currency FROM purchase WHERE customer_id = ? AND day <= ? ORDER BY day, id',
    [customerId, today],
  );
  const since = addDays(today, -lookBackDays);
  const triggers: Trigger[] = [];
  for (const [i, { day, amount, currency }] of purchases.entries()) {
    if (day < since || amount <= 0) continue;
    const earlier = purchases.slice(0, i).filter((one) => one.currency === currency);
    const amounts = earlier.map((one) => one.amount);
    if (!isLargePurchase(amount, amounts, await sizesOf(db, currency))) continue;
    const trigger = purchaseTrigger(day, today);
    if (trigger !== null) triggers.push(trigger);
  }
  return triggers;
}

/** The usual sizes of orders in this currency; cached until purchases are written. */
async function sizesOf(db: WriteDb, currency: string | null): Promise<OrderSizes | null> {
  const name = `${orderStamp}${currency ?? ''}`;
  const kept = await readMeta(db, name);
  if (kept !== null) return JSON.parse(kept) as OrderSizes | null;
  const amounts = await db.all<{ amount: number }>(
    'SELECT amount_minor AS amount FROM purchase WHERE currency IS NOT DISTINCT FROM ? AND amount_minor > 0',
    [currency],
  );
  const sizes = orderSizes(amounts.map((row) => row.amount));
  await writeMeta(db, name, JSON.stringify(sizes));
  return sizes;
}

const orderStamp = 'orders ';

/** After purchases were written: drops the cached order sizes, and looks again for customers who stopped ordering. */
export async function forgetOrders(db: WriteDb): Promise<void> {
  const kept = await db.all<{ name: string }>('SELECT name FROM stamp');
  await removeMeta(db, 'news', ...kept.flatMap(({ name }) => (name.startsWith(orderStamp) ? [name] : [])));
}

async function goalTriggers(db: Db, customerId: number, today: Day): Promise<Trigger[]> {
  const rows = await db.all<{ day: Day }>("SELECT day FROM fact WHERE customer_id = ? AND kind = 'goal' AND day >= ?", [
    customerId,
    addDays(today, -lookBackDays),
  ]);
  return rows.flatMap(({ day }) => goalTrigger(day, today) ?? []);
}

/** Customers with a recent purchase in this operation. */
export async function recentBuyers(db: Db, journal: Journal, today: Day): Promise<number[]> {
  if (!journal.written.has('purchase')) return [];
  await journal.flush();
  return await idsOf(
    db,
    `SELECT DISTINCT purchase.customer_id AS id FROM change JOIN purchase ON purchase.id BETWEEN row_id AND last_row_id
       WHERE operation_id = ? AND table_name = 'purchase' AND change.kind = 'added'
         AND purchase.day BETWEEN ? AND ? AND amount_minor > 0`,
    [journal.operationId, addDays(today, -lookBackDays), today],
  );
}
