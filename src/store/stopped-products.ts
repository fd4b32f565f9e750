/** Products that customers bought regularly and no longer buy, for the few who have one. */
import type { Day } from '../domain/day.ts';
import type { StoppedProduct } from '../domain/rank/stopped-product.ts';
import type { Db } from './db.ts';
import { stoppedProduct } from './schema.ts';

/** What holds on this day for these customers, by customer. */
export async function stoppedProductsOf(
  db: Db,
  today: Day,
  ids: readonly number[],
): Promise<ReadonlyMap<number, StoppedProduct>> {
  const found = await db.all<object>(
    `SELECT ${stoppedProduct.select()} FROM stopped_product
     WHERE customer_id IN ${db.listed('?')} AND holds_from <= ? AND holds_until >= ? ORDER BY id DESC`,
    [db.list(ids), today, today],
  );
  // The last one that is set for a customer is the one with the lowest number.
  return new Map(
    found.map((row) => {
      const { customerId, product, since, every } = stoppedProduct.read(row);
      return [customerId, { product, since, every }];
    }),
  );
}
