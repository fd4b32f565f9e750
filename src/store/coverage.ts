import type { Coverage } from '../domain/coverage.ts';
import type { Tier } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { mayBeBlocked } from './callable.ts';
import type { Sqlite } from './dialect/sqlite.ts';

/** Customers who are not to be called, or not on a rhythm, are no part of it. */
export function coverage(sqlite: Sqlite, today: Day): Coverage {
  const rows = sqlite
    .prepare(
      `SELECT tier, count(*) AS customers, sum(heard) AS heard, sum(revenue) AS revenue, sum(heard * revenue) AS heardRevenue
       FROM (SELECT tier, last_conversation IS NOT NULL AND due >= ? AS heard, max(0, last_year_minor) AS revenue
             FROM ranked
             WHERE due IS NOT NULL AND id NOT IN
               (SELECT id FROM customer WHERE ${mayBeBlocked} AND (archived = 1 OR dnc_on IS NOT NULL)))
       GROUP BY tier`,
    )
    .all([today]) as Heard[];
  const inTier = (tier: Tier) => rows.filter((row) => row.tier === tier);
  return {
    A: share(inTier('A'), 'heard', 'customers'),
    B: share(inTier('B'), 'heard', 'customers'),
    C: share(inTier('C'), 'heard', 'customers'),
    all: share(rows, 'heard', 'customers'),
    revenue: share(rows, 'heardRevenue', 'revenue'),
  };
}

interface Heard {
  readonly tier: Tier | null;
  readonly customers: number;
  readonly heard: number;
  readonly revenue: number;
  readonly heardRevenue: number;
}

function share(rows: readonly Heard[], part: 'heard' | 'heardRevenue', whole: 'customers' | 'revenue'): number | null {
  const sum = (of: keyof Omit<Heard, 'tier'>) => rows.reduce((total, row) => total + row[of], 0);
  return sum(whole) === 0 ? null : sum(part) / sum(whole);
}
