/** Moves between tiers, as they are recorded with the figures. */
import type { Tier } from '../domain/customer.ts';
import { tierOf } from '../domain/rank/tier.ts';
import { tierChangeReason } from '../domain/rank/tier-change.ts';
import { columnNames } from './columns.ts';
import type { Db, Value } from './db.ts';
import type { RankedBook } from './ranked-book.ts';
import { tierChange } from './schema.ts';

export const tierChangeColumns = columnNames(tierChange).filter((name) => name !== 'id');

/** In the order of the columns. A first tier, and the loss of all tiers in a book that became small, are not moves. */
export async function tierMoves(db: Db, ranked: RankedBook): Promise<Value[][]> {
  const { today, generation, customers } = ranked;
  const moved = [...movedIn(ranked)];
  const pinned = moved.filter(({ i }) => ranked.book.pinnedTier[i] !== 0);
  const reasons = await pinReasons(
    db,
    pinned.map(({ i }) => customers.id[i] as number),
  );
  return moved.map((move) => {
    const id = customers.id[move.i] as number;
    return [id, today, move.from, move.to, reasonOf(ranked, move, reasons.get(id)), generation];
  });
}

interface Moved {
  /** The customer's position. */
  readonly i: number;
  readonly from: Tier;
  readonly to: Tier;
}

function* movedIn({ customers, standings }: RankedBook): Generator<Moved> {
  for (let i = 0; i < customers.size; i++) {
    if (standings.tier[i] === customers.keptTier[i]) continue;
    const from = tierOf(customers.keptTier[i] as number);
    const to = tierOf(standings.tier[i] as number);
    if (from !== null && to !== null) yield { i, from, to };
  }
}

/** By customer, of those of them whose tier is pinned. */
async function pinReasons(db: Db, ids: readonly number[]): Promise<ReadonlyMap<number, string | null>> {
  if (ids.length === 0) return new Map();
  const sql = `SELECT id, tier_pin_reason FROM customer WHERE id IN ${db.listed('?')}`;
  return new Map(await db.all<readonly [id: number, reason: string | null]>(sql, [db.list(ids)], 'arrays'));
}

/** `pin`: why the tier is pinned, null without a reason; undefined when it is not. */
function reasonOf({ book, standings }: RankedBook, { i, from, to }: Moved, pin: string | null | undefined): string {
  const list = book.currency[i] as number;
  return tierChangeReason({
    ...{ from, to, value: standings.value[i] as number, currency: book.currencies[list] ?? null },
    pin: pin === undefined ? null : { reason: pin },
    boundaries: standings.figures.lists[list]?.boundaries ?? null,
  });
}
