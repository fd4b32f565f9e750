import type { Context } from '../../context.ts';
import { CannotWrite, InUse } from '../../errors.ts';
import { plural } from '../../render/text.ts';
import type { Store } from '../../store/store.ts';

/**
 * Once a day, before a list is read: the calls to customers who stopped ordering or moved to another tier move forward,
 * as an operation of its own that can be undone. A day that `--today` pretends records nothing.
 */
export async function actOnNews(ctx: Context, store: Store): Promise<void> {
  if (ctx.pretendedDay || !(await store.plan.newsUnseen(ctx.today))) return;
  const said = await store
    .atomically({ kind: 'news', day: ctx.today, impatient: true }, async (book) => {
      const { silent, moved } = await book.plan.actOnNews(ctx.today);
      const parts = [
        silent > 0 ? `${plural(silent, 'call')} moved forward: they stopped ordering` : null,
        moved > 0 ? `${plural(moved, 'call')} moved forward: they moved to another tier` : null,
      ].filter((part) => part !== null);
      await book.summarize(parts.join('; '));
      return parts.join('; ');
    })
    .catch(notNow);
  // What cron runs is silent when all is well.
  if (said !== '' && ctx.io.outIsTerminal) ctx.io.talk(`${said} (cadence undo takes it back)\n`);
}

/** Another process is writing, or the book can only be read: the next command does it. */
function notNow(error: unknown): string {
  if (error instanceof InUse || error instanceof CannotWrite) return '';
  throw error;
}
