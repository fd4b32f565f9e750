/** Works out, with the figures, which products customers bought regularly and no longer buy. */
import { addDays, type Day, fromEpochDay, toEpochDay } from '../domain/day.ts';
import { linesOf } from '../domain/product-lines.ts';
import { type LinedOrder, mayHaveStopped, StoppedProducts } from '../domain/rank/stopped-product.ts';
import { columnNames } from './columns.ts';
import { type Db, one, type WriteDb } from './db.ts';
import { readMeta, stoppedProductsStamp, writeMeta } from './meta.ts';
import { stoppedProduct } from './schema.ts';

/** For which days they were worked out: from the day of a reader until the next one that an order has. */
interface Days {
  readonly from: Day;
  /** Excluded; null when no order is dated ahead. */
  readonly to: Day | null;
}

/**
 * As of a day; returns how many hold on it. Costs nothing in a book without order lines, and next to nothing on a new day
 * of the same orders: each product is stored with the days on which it holds.
 */
export async function workOutStoppedProducts(db: WriteDb, today: Day): Promise<number> {
  const known = JSON.parse((await readMeta(db, stoppedProductsStamp)) ?? 'null') as Days | null;
  if (known === null || today < known.from || (known.to !== null && today >= known.to)) {
    const ahead = await workOutAnew(db, today);
    await writeMeta(db, stoppedProductsStamp, JSON.stringify({ from: today, to: ahead } satisfies Days));
  }
  const sql = 'SELECT count(*) AS count FROM stopped_product WHERE holds_from <= ? AND holds_until >= ?';
  return (await one<{ count: number }>(db, sql, [today, today])).count;
}

/** Returns the first day ahead with an order that may change what was found. */
async function workOutAnew(db: WriteDb, today: Day): Promise<Day | null> {
  await db.tell('DELETE FROM stopped_product');
  const stopped = new StoppedProducts(toEpochDay(today));
  const ahead = new FirstDayAhead(today);
  await eachOrders(db, ahead, (customer, orders) => stopped.add(customer, orders));
  await eachRecent(db, ahead, stopped.othersMatterAfter, (customer, order) => stopped.addRecent(customer, order));
  const rows = [...stopped.found()].map(([customer, { product, since, every, from, until }], i) => {
    return [i + 1, customer, product, since, every, from, until];
  });
  await db.insertMany('stopped_product', columnNames(stoppedProduct), rows);
  return ahead.day;
}

/** Keeps orders that are dated ahead out, and remembers the first day of one. */
class FirstDayAhead {
  readonly #today: Day;
  day: Day | null = null;

  constructor(today: Day) {
    this.#today = today;
  }

  hasCome(day: Day): boolean {
    if (day <= this.#today) return true;
    if (this.day === null || day < this.day) this.day = day;
    return false;
  }

  /** The day this many days ago. */
  ago(days: number): Day {
    return addDays(this.#today, -days);
  }
}

type OrderRow = readonly [customer: number, day: Day, lines: string | null];

/** The orders of customers who may have stopped buying a product, customer by customer, earliest first. */
async function eachOrders(
  db: Db,
  ahead: FirstDayAhead,
  take: (customer: number, orders: readonly LinedOrder[]) => void,
): Promise<void> {
  // Few customers have that many days with lines: counting them reads an index, where the lines lie all over the table.
  const read = db.each<OrderRow>(
    `SELECT customer_id, day, lines FROM purchase
     WHERE amount_minor >= 0 AND customer_id IN (SELECT customer_id FROM purchase WHERE lines IS NOT NULL
       GROUP BY customer_id HAVING count(DISTINCT day) >= ? AND max(day) > ?)
     ORDER BY customer_id, day`,
    [mayHaveStopped.fewestDays, ahead.ago(mayHaveStopped.orderedWithin)],
    'arrays',
  );
  let [customer, orders]: [number, LinedOrder[]] = [0, []];
  for await (const several of read) {
    for (const [id, day, lines] of several) {
      if (id !== customer && orders.length > 0) take(customer, orders);
      if (id !== customer) [customer, orders] = [id, []];
      if (ahead.hasCome(day)) orders.push(linedOrder(day, lines));
    }
  }
  if (orders.length > 0) take(customer, orders);
}

/** Everybody's orders with lines after a day. */
async function eachRecent(
  db: Db,
  ahead: FirstDayAhead,
  after: number | null,
  take: (customer: number, order: LinedOrder) => void,
): Promise<void> {
  if (after === null) return;
  const read = db.each<OrderRow>(
    `SELECT customer_id, day, lines FROM purchase WHERE lines IS NOT NULL AND amount_minor >= 0 AND day > ?`,
    [fromEpochDay(after)],
    'arrays',
  );
  for await (const several of read)
    for (const [id, day, lines] of several) if (ahead.hasCome(day)) take(id, linedOrder(day, lines));
}

const linedOrder = (day: Day, lines: string | null): LinedOrder => ({
  day: toEpochDay(day),
  lines: lines === null ? null : linesOf(lines),
});
