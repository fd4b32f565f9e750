/** Calls that were cut short: their notes are in the book, but they were never closed. */
import type { Workspace } from '../../context.ts';
import { readMachineSettings } from '../../domain/machine-settings.ts';
import { callerKey } from '../../domain/team.ts';
import type { Touch } from '../../domain/touch.ts';
import type { Store } from '../../store/store.ts';
import { othersOnThePhone } from './claim.ts';

/** A call that another process is still holding is left out, and in a team what others began. */
export async function brokenOffCalls(ctx: Workspace, store: Store): Promise<Touch[]> {
  const unfinished = await store.touches.unfinished();
  if (unfinished.length === 0) return [];
  const { me } = readMachineSettings(ctx.config.entries());
  const mayBeOurs = ({ by }: Touch) => by === null || me === null || callerKey(by) === callerKey(me);
  const team = await store.callers.team();
  const others = await othersOnThePhone(ctx, store);
  return unfinished.filter((touch) => !others.has(touch.customerId) && (team === null || mayBeOurs(touch)));
}

/** Closes a call as it is, or discards its notes; promises, facts and goals stay. */
export async function settleBrokenOff(
  { today }: Workspace,
  store: Store,
  { touch, keep }: { readonly touch: Touch; readonly keep: boolean },
): Promise<void> {
  await store.atomically({ kind: 'call', day: today, durable: true, customers: [touch.customerId] }, async (book) => {
    await book.summarize(keep ? 'closed an interrupted call' : 'discarded an interrupted call');
    if (keep) await book.touches.change(touch.id, { unfinished: false });
    else await book.touches.remove(touch.id);
  });
}
