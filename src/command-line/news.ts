import { actOnNews } from '../app/lists/act-on-news.ts';
import type { Context } from '../context.ts';
import { type News, newsText } from '../domain/plan/news.ts';
import type { Store } from '../store/store.ts';

/** Moves calls forward when there is news, before a list is read. */
export async function actOnNewsAndTell(ctx: Context, store: Store): Promise<void> {
  tellNews(ctx, await actOnNews(ctx, store));
}

/** Jobs run by cron print nothing when all is well. */
export function tellNews(ctx: Context, news: News): void {
  const text = newsText(news);
  if (text !== '' && ctx.io.outIsTerminal) ctx.io.talk(`${text} (undo: cadence undo)\n`);
}
