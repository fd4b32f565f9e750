/** What somebody has to know who takes a colleague's customers over. */
import type { Workspace } from '../../context.ts';
import type { Day } from '../../domain/day.ts';
import type { Handover } from '../../domain/handover.ts';
import { inOrderHere } from '../../domain/owed-here.ts';
import type { Caller } from '../../domain/team.ts';
import type { Store } from '../../store/store.ts';
import { onBothClocks } from '../lists/due-on.ts';
import { clocksOf } from '../settings/clocks.ts';
import { assign } from './assign.ts';

interface HandedOver {
  /** The customers who became another's. */
  readonly ids: readonly number[];
  /** How many of their calls got another day. */
  readonly moved: number;
}

/** All customers of a caller become another's, on the days of that one; one operation. */
export async function handOver(ctx: Workspace, store: Store, from: Caller, caller: Caller): Promise<HandedOver> {
  const ids = await store.callers.customersOf([from.name]);
  const customers = await store.customers.some(ids);
  const before = await daysOf(ctx, store, ids);
  await assign(ctx, store, [{ caller, customers }], 'caller handover');
  const after = await daysOf(ctx, store, ids);
  return { ids, moved: ids.filter((id) => before.get(id) !== after.get(id)).length };
}

async function daysOf(
  { today }: Workspace,
  store: Store,
  ids: readonly number[],
): Promise<ReadonlyMap<number, Day | null>> {
  const ranked = await store.standings.ranked(today, ids);
  return new Map(ranked.map(({ customer, standing }) => [customer.id, standing.planned]));
}

/** What there is to know of these customers, those to be called first in front. Nothing is written. */
export async function handoverOf(ctx: Workspace, store: Store, ids: readonly number[]): Promise<Handover> {
  const ranked = (await store.standings.ranked(ctx.today, ids)).filter(({ customer }) => !customer.archived);
  const words = await store.touches.lastWords(ids);
  const facts = await store.facts.ofMany(ids);
  const theirs = new Set(ids);
  const promises = (await store.promises.owed()).filter(({ customer }) => theirs.has(customer.id));
  const customers = ranked
    .map(({ customer, standing }) => ({
      ...{ customer, tier: standing.tier, planned: standing.planned, lastConversation: standing.lastConversation },
      lastWords: words.get(customer.id) ?? null,
      facts: facts.get(customer.id) ?? [],
    }))
    .toSorted((a, b) => compare(a.planned ?? '9', b.planned ?? '9') || a.customer.id - b.customer.id);
  return { promises: inOrderHere(onBothClocks(promises, await clocksOf(ctx, store))), customers };
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
