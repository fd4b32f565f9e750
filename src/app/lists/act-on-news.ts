import type { Workspace } from '../../context.ts';
import { type News, newsText } from '../../domain/plan/news.ts';
import { CannotWrite, InUse } from '../../errors.ts';
import type { Store } from '../../store/store.ts';

export const noNews: News = { silent: 0, moved: 0 };

/**
 * Once a day, before a list is read: moves forward the calls to customers who stopped ordering or moved to another
 * tier, as an operation of its own that can be undone. On a pretended day nothing is recorded.
 */
export async function actOnNews(ctx: Workspace, store: Store): Promise<News> {
  if (ctx.pretendedDay) return noNews;
  const holidays = await newHolidays(ctx, await store.settings.all());
  if (holidays === null && !(await store.plan.newsUnseen(ctx.today))) return noNews;
  return await store
    .atomically({ kind: 'news', day: ctx.today, impatient: true }, async (book) => {
      const news = await book.plan.actOnNews(ctx.today);
      if (holidays !== null) await book.settings.set('holidays', holidays);
      await book.summarize(newsText(news));
      return news;
    })
    .catch(notNow);
}

/** Holidays are stored for at least this many years ahead: no call is planned further. */
const yearsKept = 2;

/** The holidays of further years when the stored ones run out; null until then. */
async function newHolidays(ctx: Workspace, settings: ReadonlyMap<string, string>): Promise<string | null> {
  const last = Number(settings.get('holidays')?.slice(-10, -6) ?? Number.NaN);
  if (Number.isNaN(last) || last >= Number(ctx.today.slice(0, 4)) + yearsKept) return null;
  const { holidaysAhead } = await import('../settings/working-time.ts');
  return await holidaysAhead(ctx, settings);
}

/** Another process is writing, or the book is read-only: the next command does it. */
function notNow(error: unknown): News {
  if (error instanceof InUse || error instanceof CannotWrite) return noNews;
  throw error;
}
