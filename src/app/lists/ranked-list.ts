/** The customers in an order, for `list`. */
import type { Workspace } from '../../context.ts';
import type { Day } from '../../domain/day.ts';
import { intervalFor } from '../../domain/plan/plan-settings.ts';
import type { ListOrder } from '../../store/list-orders.ts';
import type { Filter, Ranked } from '../../store/standings.ts';
import type { Store } from '../../store/store.ts';
import { type KnownPeople, knownPeople } from '../customers/known-people.ts';

interface ListRequest {
  readonly order: ListOrder;
  readonly reversed: boolean;
  readonly filter: Filter;
  /** All when absent. */
  readonly most: number | undefined;
  readonly withPeople: boolean;
}

interface ListedCustomer extends Ranked {
  /** Effective interval in days; null for none. */
  readonly interval: number | null;
  readonly today: Day;
}

const nobody: KnownPeople = { people: new Map(), talks: new Map(), refusals: [] };

interface RankedList {
  readonly rows: readonly ListedCustomer[];
  /** How many match besides. */
  readonly more: number;
  /** The book is too small for tiers. */
  readonly small: boolean;
  /** Empty unless asked for. */
  readonly known: KnownPeople;
}

export async function rankedList(ctx: Workspace, store: Store, request: ListRequest): Promise<RankedList> {
  const { filter, most } = request;
  const settings = await store.settings.book();
  const rows = (await inOrder(ctx, store, request)).map((row) => ({
    ...row,
    interval: intervalFor(row.customer, row.standing.tier, settings),
    today: ctx.today,
  }));
  const ids = rows.map(({ customer }) => customer.id);
  return {
    rows,
    more: most === undefined ? 0 : (await store.standings.count(ctx.today, filter)) - rows.length,
    small: (await store.standings.figures(ctx.today)).small,
    known: request.withPeople ? await knownPeople(store, ids, { selves: true }) : nobody,
  };
}

async function inOrder(
  { today }: Workspace,
  store: Store,
  { order, reversed, filter, most }: ListRequest,
): Promise<readonly Ranked[]> {
  if (!reversed) return await store.standings.list(today, order, filter, most);
  return (await store.standings.list(today, order, filter)).reverse().slice(0, most);
}
