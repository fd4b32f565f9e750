/** Calls that were cut short: their notes are in the book, and nobody closed them. */
import type { Workspace } from '../../context.ts';
import type { Touch } from '../../domain/touch.ts';
import type { Store } from '../../store/store.ts';
import { claimedBy } from './claim.ts';

/** A call that another process is still holding is left out. */
export async function brokenOffCalls(ctx: Workspace, store: Store): Promise<Touch[]> {
  const open: Touch[] = [];
  for (const touch of await store.touches.unfinished())
    if ((await claimedBy(ctx, store, touch.customerId)) === null) open.push(touch);
  return open;
}

/** Closes a call as it is, or discards its notes; promises, facts and goals stay. */
export async function settleBrokenOff(
  { today }: Workspace,
  store: Store,
  { touch, keep }: { readonly touch: Touch; readonly keep: boolean },
): Promise<void> {
  await store.atomically({ kind: 'call', day: today, durable: true }, async (book) => {
    await book.summarize(keep ? 'closed a call that broke off' : 'threw away a call that broke off');
    if (keep) await book.touches.change(touch.id, { unfinished: false });
    else await book.touches.remove(touch.id);
  });
}
