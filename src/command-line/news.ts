import { actOnNews } from '../app/lists/act-on-news.ts';
import type { Context } from '../context.ts';
import { newsText } from '../domain/plan/news.ts';
import type { Store } from '../store/store.ts';

/** Moves calls forward where there is news, before a list is read. What cron runs is silent when all is well. */
export async function actOnNewsAndTell(ctx: Context, store: Store): Promise<void> {
  const text = newsText(await actOnNews(ctx, store));
  if (text !== '' && ctx.io.outIsTerminal) ctx.io.talk(`${text} (cadence undo takes it back)\n`);
}
