import type { Workspace } from '../../context.ts';
import type { CallClaim } from '../../domain/claim.ts';
import type { DueCall, DueList } from '../../domain/due.ts';
import type { News } from '../../domain/plan/news.ts';
import { type View, viewOf } from '../callers/view.ts';
import { othersOnThePhone } from '../calls/claim.ts';
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
  const at = { today: ctx.today, now: ctx.now(), wallClock: ctx.wallClock() };
  const wanted = scope === undefined ? filter : { ...filter, scope };
  const list = await dueOn(store, { ...at, settings, calendar, ...request, ...(wanted && { filter: wanted }) });
  return { news, list: view.team === null ? list : withOthers(list, await othersOnThePhone(ctx, store)), view };
}

/** With the calls that others hold right now. */
function withOthers(list: DueList, others: ReadonlyMap<number, CallClaim>): DueList {
  const marked = (call: DueCall) => {
    const onPhone = others.get(call.customer.id);
    return onPhone === undefined ? call : { ...call, onPhone };
  };
  return { ...list, calls: list.calls.map(marked) };
}
