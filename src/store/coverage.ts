import type { Coverage } from '../domain/coverage.ts';
import type { Day } from '../domain/day.ts';
import { mayBeBlocked } from './callable.ts';
import { type Db, one } from './db.ts';

/** Counted in one pass: grouping by tier would sort the whole book first, at three times the cost. */
const counts = (['A', 'B', 'C'] as const)
  .map(
    (tier) =>
      `count(*) FILTER (WHERE tier = '${tier}') AS "${tier}", count(*) FILTER (WHERE tier = '${tier}' AND heard) AS "${tier}heard"`,
  )
  .join(', ');

/** Customers who are not to be called, or not on a rhythm, are left out. */
export async function coverage(db: Db, today: Day): Promise<Coverage> {
  const row = await one<Record<string, number | null>>(
    db,
    `SELECT ${counts}, count(*) AS customers, count(*) FILTER (WHERE heard) AS heard, sum(revenue) AS revenue,
            sum(revenue) FILTER (WHERE heard) AS "heardRevenue"
       FROM (SELECT tier, last_conversation IS NOT NULL AND due >= ? AS heard,
                    CASE WHEN last_year_minor > 0 THEN last_year_minor ELSE 0 END AS revenue
             FROM ranked
             WHERE due IS NOT NULL AND id NOT IN
               (SELECT id FROM customer WHERE ${mayBeBlocked} AND (archived = 1 OR dnc_on IS NOT NULL))) AS counted`,
    [today],
  );
  const share = (part: string, whole: string) => (row[whole] ? (row[part] ?? 0) / row[whole] : null);
  return {
    A: share('Aheard', 'A'),
    B: share('Bheard', 'B'),
    C: share('Cheard', 'C'),
    all: share('heard', 'customers'),
    revenue: share('heardRevenue', 'revenue'),
  };
}
