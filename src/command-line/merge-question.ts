/** Shows two customers side by side before they are merged. */
import { claimedBy } from '../app/calls/claim.ts';
import { viewMerge } from '../app/customers/merge.ts';
import type { Context } from '../context.ts';
import { type Customer, displayName } from '../domain/customer.ts';
import { UsageError } from '../errors.ts';
import { mergeView } from '../render/merging.ts';
import { plain } from '../render/text.ts';
import type { Store } from '../store/store.ts';
import { theCustomer } from './the-customer.ts';

/** Where the user is not asked. */
interface Unasked {
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** Shows both to a person, who may have mistaken a number. Programs are not asked. */
export async function asksToMerge(
  ctx: Context,
  store: Store,
  { kept, other, options }: { readonly kept: Customer; readonly other: Customer; readonly options: Unasked },
): Promise<boolean> {
  if (options.yes || options.json || !ctx.prompter.available) return true;
  const view = await viewMerge(ctx, store, kept, other);
  ctx.io.out(`${mergeView(view, ctx.io.width)}\n`);
  if (view.differentSince !== null) ctx.io.out(`You said on ${view.differentSince} that they are different people.\n`);
  for (const { id, name } of [kept, other]) {
    const caller = await claimedBy(ctx, store, id);
    if (caller !== null) ctx.io.out(`${plain(`${caller} ${name}`)} on the line.\n`);
  }
  return await ctx.prompter.confirm(`Join ${line(other)} into ${line(kept)}?`, false);
}

/** A customer with their number. */
export function line(customer: Customer): string {
  return `${customer.id} ${plain(displayName(customer))}`;
}

/** Those who join the first, each once. */
export async function theOthers(
  ctx: Context,
  store: Store,
  kept: Customer,
  seconds: readonly string[],
): Promise<readonly Customer[]> {
  const others: Customer[] = [];
  for (const second of seconds) {
    const other = await theCustomer(ctx, store, second);
    if ([kept, ...others].some(({ id }) => id === other.id))
      throw new UsageError(`both are customer ${other.id}`, { hint: 'name two customers: cadence merge 12 40' });
    others.push(other);
  }
  return others;
}
