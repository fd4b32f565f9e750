import type { Context } from '../context.ts';
import { UsageError } from '../errors.ts';

/** From this many customers on, a change asks first. */
const many = 3;

/**
 * Whether to go on with a change to `customers` customers: on a terminal it asks when there are many; elsewhere `--yes`
 * is needed. `what` completes "this …".
 */
export async function goOn(
  ctx: Context,
  change: { readonly customers: number; readonly what: string; readonly yes: boolean | undefined },
): Promise<boolean> {
  if (change.yes === true || change.customers < many) return true;
  if (!ctx.prompter.available) {
    throw new UsageError(`this ${change.what}; nothing was changed`, { hint: 'to do it, add --yes' });
  }
  if (await ctx.prompter.confirm(`This ${change.what}. Go on?`, true)) return true;
  ctx.io.talk('nothing was changed\n');
  return false;
}
