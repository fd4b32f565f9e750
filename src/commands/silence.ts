import type { Context } from '../context.ts';
import { plural } from '../render/text.ts';
import type { Store } from '../store/store.ts';

/**
 * Once a day, before a list is read: the calls to customers who stopped ordering move into the next two weeks, as an
 * operation of its own that can be undone. A day that `--today` pretends records nothing.
 */
export async function watchSilence(ctx: Context, store: Store): Promise<void> {
  if (ctx.pretendedDay || !(await store.plan.silenceUnseen(ctx.today))) return;
  const moved = await store.atomically({ command: 'silence', day: ctx.today }, async (book) => {
    const calls = book.plan.callTheSilent(ctx.today);
    book.summarize(`${plural(calls, 'call')} moved forward: they stopped ordering`);
    return calls;
  });
  if (moved > 0)
    ctx.io.talk(`${plural(moved, 'call')} moved forward: they stopped ordering (cadence undo takes it back)\n`);
}
