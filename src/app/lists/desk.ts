/** The data of the desk: today's list, hits of the filter, and the card of one customer. */
import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Day } from '../../domain/day.ts';
import type { DueCall, DueList } from '../../domain/due.ts';
import type { News } from '../../domain/plan/news.ts';
import type { Brief } from '../../domain/script/brief.ts';
import type { Ranked } from '../../store/standings.ts';
import type { Store } from '../../store/store.ts';
import { brokenOffCalls } from '../calls/broken-off.ts';
import { prepare } from '../calls/prepare.ts';
import { comingDays } from '../calls/waiting.ts';
import { clocksOf } from '../settings/clocks.ts';
import { callsFor } from './due-on.ts';
import { today } from './today.ts';

interface DeskList {
  readonly list: DueList;
  readonly news: News;
  /** The customer whose call broke off; `call` continues the first of several. */
  readonly brokenOff: readonly { readonly customer: Customer; readonly day: Day }[];
}

/** A book without customers has nothing to show. */
export async function isNewBook(store: Store): Promise<boolean> {
  return await store.customers.isEmpty();
}

/** Everybody's calls, or one's own where several people call. */
export interface Whose {
  readonly everyone: boolean;
}

export async function deskList(ctx: Workspace, store: Store, whose: Whose): Promise<DeskList> {
  const { list, news } = await today(ctx, { all: false, callableNow: false, ...whose });
  return { list, news, brokenOff: await brokenOff(ctx, store) };
}

async function brokenOff(ctx: Workspace, store: Store): Promise<DeskList['brokenOff']> {
  const touches = await brokenOffCalls(ctx, store);
  const customers = new Map(
    (await store.customers.some(touches.map(({ customerId }) => customerId))).map((one) => [one.id, one]),
  );
  const found: { customer: Customer; day: Day }[] = [];
  for (const { customerId, day } of touches) {
    const customer = customers.get(customerId);
    if (customer !== undefined) found.push({ customer, day });
  }
  return found;
}

/** The calls of the next days, for when today's are made: by day, the most pressing first. */
export async function deskAhead(ctx: Workspace, store: Store, whose: Whose): Promise<readonly DueCall[]> {
  const coming = await comingDays(ctx, store, whose);
  const ids = coming.filter(({ doNotCall }) => doNotCall === null).map(({ id }) => id);
  return await callsFor(store, ids, { today: ctx.today, ...(await clocksOf(ctx, store)) });
}

/** In this order; customers who were removed meanwhile are left out. */
export async function deskHits(ctx: Workspace, store: Store, ids: readonly number[]): Promise<readonly Ranked[]> {
  return await store.standings.ranked(ctx.today, ids);
}

/** Null when the customer was removed meanwhile. `listed`: their line of the list, if the book is still the same. */
export async function deskCard(
  ctx: Workspace,
  store: Store,
  customerId: number,
  listed?: DueCall,
): Promise<Brief | null> {
  const customer = listed?.customer ?? (await store.customers.get(customerId));
  if (customer === null) return null;
  return (await prepare(ctx, store, customer, { listed })).brief;
}
