import type { Day } from '../domain/day.ts';
import type { TierChange } from '../domain/rank/tier-change.ts';
import type { Db } from './db.ts';

export interface AskedChanges {
  /** Both included. */
  readonly from: Day;
  readonly to: Day;
  readonly customerId?: number;
}

/** Moves between tiers, of all or of one customer; the latest first. */
export async function tierChanges(db: Db, { from, to, customerId }: AskedChanges): Promise<TierChange[]> {
  const whose = customerId === undefined ? '' : 'AND customer_id = ?';
  return await db.all<TierChange>(
    `SELECT customer_id AS "customerId", day, from_tier AS "from", to_tier AS "to", reason FROM tier_change
     WHERE day BETWEEN ? AND ? ${whose} ORDER BY day DESC, id DESC`,
    [from, to, ...(customerId === undefined ? [] : [customerId])],
  );
}
