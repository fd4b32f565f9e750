/**
 * Products that customers bought regularly and no longer buy: worked out with the figures, for the few who have one.
 */
import { addDays, type Day, fromEpochDay, toEpochDay } from '../domain/day.ts';
import { linesOf } from '../domain/product-lines.ts';
import {
  type LinedOrder,
  mayHaveStopped,
  type StoppedProduct,
  StoppedProducts,
} from '../domain/rank/stopped-product.ts';
import type { Db, WriteDb } from './db.ts';
import { stoppedProduct } from './schema.ts';

/** As of a day; returns how many customers have one. Costs nothing in a book without order lines. */
export async function workOutStoppedProducts(db: WriteDb, today: Day): Promise<number> {
  await db.run('DELETE FROM stopped_product');
  const stopped = new StoppedProducts(toEpochDay(today));
  await eachOrders(db, today, (customer, orders) => stopped.add(customer, orders));
  await eachRecent(db, { after: stopped.othersMatterAfter, today }, (customer, order) =>
    stopped.addRecent(customer, order),
  );
  const found = [...stopped.found()].map(([id, { product, since, every }]) => [id, product, since, every]);
  await db.insertMany('stopped_product', ['id', 'product', 'since', 'every'], found);
  return found.length;
}

type OrderRow = readonly [customer: number, day: Day, lines: string | null];

/** The orders of customers who may have stopped buying a product, customer by customer, earliest first. */
async function eachOrders(
  db: Db,
  today: Day,
  take: (customer: number, orders: readonly LinedOrder[]) => void,
): Promise<void> {
  // Few customers have that many days with lines: counting them reads an index, where the lines lie all over the table.
  const read = db.each<OrderRow>(
    `SELECT customer_id, day, lines FROM purchase
     WHERE amount_minor >= 0 AND day <= ? AND customer_id IN (SELECT customer_id FROM purchase WHERE lines IS NOT NULL
       GROUP BY customer_id HAVING count(DISTINCT day) >= ? AND max(day) > ?)
     ORDER BY customer_id, day`,
    [today, mayHaveStopped.fewestDays, addDays(today, -mayHaveStopped.orderedWithin)],
    'arrays',
  );
  let [customer, orders]: [number, LinedOrder[]] = [0, []];
  for await (const several of read) {
    for (const [id, day, lines] of several) {
      if (id !== customer && orders.length > 0) take(customer, orders);
      if (id !== customer) [customer, orders] = [id, []];
      orders.push(linedOrder(day, lines));
    }
  }
  if (orders.length > 0) take(customer, orders);
}

/** Everybody's orders with lines after a day. */
async function eachRecent(
  db: Db,
  { after, today }: { readonly after: number | null; readonly today: Day },
  take: (customer: number, order: LinedOrder) => void,
): Promise<void> {
  if (after === null) return;
  const read = db.each<OrderRow>(
    `SELECT customer_id, day, lines FROM purchase
     WHERE lines IS NOT NULL AND amount_minor >= 0 AND day > ? AND day <= ?`,
    [fromEpochDay(after), today],
    'arrays',
  );
  for await (const several of read) for (const [id, day, lines] of several) take(id, linedOrder(day, lines));
}

const linedOrder = (day: Day, lines: string | null): LinedOrder => ({
  day: toEpochDay(day),
  lines: lines === null ? null : linesOf(lines),
});

/** For these customers, by customer. */
export async function stoppedProductsOf(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, StoppedProduct>> {
  const found = await db.all<object>(
    `SELECT ${stoppedProduct.select()} FROM stopped_product WHERE id IN ${db.listed('?')}`,
    [db.list(ids)],
  );
  return new Map(
    found.map((row) => {
      const { id, ...stopped } = stoppedProduct.read(row);
      return [id, stopped];
    }),
  );
}
