import type { Workspace } from '../../context.ts';
import type { DueList } from '../../domain/due.ts';
import type { News } from '../../domain/plan/news.ts';
import { actOnNews } from './act-on-news.ts';
import { type DueRequest, dueOn } from './due-on.ts';

/** Today's list, after news has moved calls forward. */
export async function today(
  ctx: Workspace,
  request: Pick<DueRequest, 'all' | 'callableNow' | 'filter'>,
): Promise<{ readonly news: News; readonly list: DueList }> {
  const store = await ctx.openStore();
  const news = await actOnNews(ctx, store);
  const settings = await store.settings.book();
  const at = { today: ctx.today, now: ctx.now(), wallClock: ctx.wallClock() };
  return { news, list: await dueOn(store, { ...at, settings, ...request }) };
}
