/** What time alone brings: customers who stopped ordering, or moved to another tier. */
import { addDays, type Day } from '../domain/day.ts';
import { type Db, idsOf } from './db.ts';

/** No trigger of a call looks further back, in days. */
export const lookBackDays = 14;

/** Customers who stopped ordering, were not talked to since, and whose call is too far away. */
export async function goneSilent(db: Db, today: Day): Promise<number[]> {
  return await idsOf(
    db,
    `SELECT id FROM standing WHERE broken_on <= ? AND last_conversation < broken_on AND planned > ? ORDER BY id`,
    [today, addDays(today, lookBackDays)],
  );
}

/** Customers whose tier changed since a day, and whose call is now too late for it. */
export async function movedTiers(db: Db, since: Day): Promise<number[]> {
  return await idsOf(
    db,
    `SELECT DISTINCT standing.id FROM tier_change JOIN standing ON standing.id = customer_id
       WHERE day >= ? AND planned > standing.due ORDER BY standing.id`,
    [since],
  );
}
