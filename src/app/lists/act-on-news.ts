import type { Workspace } from '../../context.ts';
import { type News, newsText } from '../../domain/plan/news.ts';
import { CannotWrite, InUse } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

const noNews: News = { silent: 0, moved: 0 };

/**
 * Once a day, before a list is read: the calls to customers who stopped ordering or moved to another tier move forward,
 * as an operation of its own that can be undone. On a pretended day nothing is recorded.
 */
export async function actOnNews(ctx: Workspace, store: Store): Promise<News> {
  if (ctx.pretendedDay || !(await store.plan.newsUnseen(ctx.today))) return noNews;
  return await store
    .atomically({ kind: 'news', day: ctx.today, impatient: true }, async (book) => {
      const news = await book.plan.actOnNews(ctx.today);
      await book.summarize(newsText(news));
      return news;
    })
    .catch(notNow);
}

/** Another process is writing, or the book can only be read: the next command does it. */
function notNow(error: unknown): News {
  if (error instanceof InUse || error instanceof CannotWrite) return noNews;
  throw error;
}
