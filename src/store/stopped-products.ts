/**
 * Products that customers bought regularly and no longer buy: worked out with the figures, for the few who have one.
 */
import { type Day, toEpochDay } from '../domain/day.ts';
import { linesOf } from '../domain/product-lines.ts';
import { type LinedOrder, type StoppedProduct, StoppedProducts } from '../domain/rank/stopped-product.ts';
import { type Db, some, type WriteDb } from './db.ts';
import { stoppedProduct } from './schema.ts';

/** As of a day; returns how many customers have one. Costs nothing in a book without order lines. */
export async function workOutStoppedProducts(db: WriteDb, today: Day): Promise<number> {
  await db.run('DELETE FROM stopped_product');
  if (!(await some(db, 'SELECT 1 FROM purchase WHERE lines IS NOT NULL LIMIT 1'))) return 0;
  const stopped = new StoppedProducts(toEpochDay(today));
  await eachOrders(db, today, (customer, orders) => stopped.add(customer, orders));
  const found = [...stopped.found()].map(([id, { product, since, every }]) => [id, product, since, every]);
  await db.insertMany('stopped_product', ['id', 'product', 'since', 'every'], found);
  return found.length;
}

type OrderRow = readonly [customer: number, day: Day, lines: string | null];

/** The orders of customers with order lines, customer by customer, earliest first. */
async function eachOrders(
  db: Db,
  today: Day,
  take: (customer: number, orders: readonly LinedOrder[]) => void,
): Promise<void> {
  const read = db.each<OrderRow>(
    `SELECT customer_id, day, lines FROM purchase
     WHERE amount_minor >= 0 AND day <= ? AND customer_id IN (SELECT customer_id FROM purchase WHERE lines IS NOT NULL)
     ORDER BY customer_id, day`,
    [today],
    'arrays',
  );
  let [customer, orders]: [number, LinedOrder[]] = [0, []];
  for await (const several of read) {
    for (const [id, day, lines] of several) {
      if (id !== customer && orders.length > 0) take(customer, orders);
      if (id !== customer) [customer, orders] = [id, []];
      orders.push({ day: toEpochDay(day), lines: lines === null ? null : linesOf(lines) });
    }
  }
  if (orders.length > 0) take(customer, orders);
}

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
