import type { Workspace } from '../../context.ts';
import type { DueCall, DueList } from '../../domain/due.ts';
import type { News } from '../../domain/plan/news.ts';
import { CannotWrite, InUse } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { type View, viewOf } from '../callers/view.ts';
import { othersOnThePhone } from '../calls/claim.ts';
import { countToConfirm } from '../calls/to-confirm.ts';
import { clocksOf, timeForReader } from '../settings/clocks.ts';
import { actOnNews, noNews } from './act-on-news.ts';
import { type DueRequest, dueOn } from './due-on.ts';

interface TodayRequest extends Pick<DueRequest, 'all' | 'callableNow' | 'filter'> {
  readonly everyone?: boolean;
  /** Only reads: news moves no call. */
  readonly asItIs?: boolean;
}

/** Today's list, after news has moved calls forward. */
export async function today(
  ctx: Workspace,
  { everyone, filter, asItIs = false, ...request }: TodayRequest,
): Promise<{ readonly news: News; readonly list: DueList; readonly view: View }> {
  const store = await ctx.openStore();
  const news = asItIs ? noNews : await actOnNews(ctx, store);
  const view = await viewOf(ctx, store, { everyone, owner: filter?.owner });
  const { settings, calendar, scope } = view;
  const at = { today: ctx.today, ...(await clocksOf(ctx, store)) };
  const wanted = scope === undefined ? filter : { ...filter, scope };
  const list = await dueOn(store, { ...at, settings, calendar, ...request, ...(wanted && { filter: wanted }) });
  const toConfirm = await countToConfirm(ctx, store, view.team !== null);
  const whole = toConfirm === 0 ? list : { ...list, toConfirm };
  return { news, list: view.team === null ? whole : await withOthers(ctx, store, whole), view };
}

/** Whether to say how to add numbers: under the first list on which somebody is written to for want of one. */
export async function saysHowToAddNumbers(ctx: Workspace, { writes, calls }: DueList): Promise<boolean> {
  if (!writes || calls.every(({ customer }) => customer.phones.length > 0)) return false;
  if (ctx.pretendedDay) return true;
  const store = await ctx.openStore();
  return await store.takeHint('add-numbers').catch((error: unknown) => {
    // Another process is writing, or the book is read-only: it is said, and once more next time.
    if (error instanceof InUse || error instanceof CannotWrite) return true;
    throw error;
  });
}

/** With the calls that others hold right now. */
async function withOthers(ctx: Workspace, store: Store, list: DueList): Promise<DueList> {
  const others = await othersOnThePhone(ctx, store);
  if (others.size === 0) return list;
  const timeOf = await timeForReader(ctx, store);
  const marked = (call: DueCall) => {
    const claim = others.get(call.customer.id);
    return claim === undefined ? call : { ...call, onPhone: { ...claim, time: timeOf(new Date(claim.since)) } };
  };
  return { ...list, calls: list.calls.map(marked) };
}
