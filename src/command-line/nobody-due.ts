import type { ViewRequest } from '../app/callers/view.ts';
import { dayOver } from '../app/calls/waiting.ts';
import type { Context } from '../context.ts';
import { nobodyDue } from '../render/today.ts';
import type { Store } from '../store/store.ts';

/** No call is left for today, and no question may be asked: names the command for the first call of the next days. */
export async function tellNobodyDue(ctx: Context, store: Store, whose: ViewRequest): Promise<void> {
  const { list, coming } = await dayOver(ctx, store, whose);
  ctx.io.talk(`${nobodyDue(list)}\n`);
  const [first] = coming;
  if (first !== undefined) ctx.io.talk(`next: cadence call ${first.id}\n`);
}
