import type { Workspace } from '../../context.ts';
import type { Customer } from '../../domain/customer.ts';
import type { DuePromise } from '../../domain/due.ts';
import { inOrderHere } from '../../domain/owed-here.ts';
import type { PromiseOwed } from '../../domain/promise.ts';
import { UsageError, UserError } from '../../errors.ts';
import type { Store } from '../../store/store.ts';
import { onBothClocks } from '../lists/due-on.ts';
import { clocksOf } from '../settings/clocks.ts';

/** The open ones, or all; of one customer or of everybody. */
export async function promisesOf(
  ctx: Workspace,
  store: Store,
  { all, customer }: { readonly all: boolean; readonly customer: Customer | null },
): Promise<readonly DuePromise[]> {
  const found = await (all ? store.promises.all() : store.promises.owed());
  const theirs = found.filter((one) => customer === null || one.customer.id === customer.id);
  return inOrderHere(onBothClocks(theirs, await clocksOf(ctx, store)));
}

/** The promise of this number, as it was typed. */
export async function thePromise(store: Store, number: string): Promise<PromiseOwed> {
  const hint = 'cadence promises shows them with their numbers';
  if (!/^\d{1,15}$/.test(number)) throw new UsageError(`"${number}" is not the number of a promise`, { hint });
  const promise = await store.promises.get(Number(number));
  if (promise === null) throw new UserError(`there is no promise ${number}`, { hint });
  return promise;
}

export interface SettledPromise {
  readonly promise: PromiseOwed;
  /** The customer knows that it is done. */
  readonly told: boolean;
}

/** One operation, so that one undo takes all of them back. */
export async function settlePromises(
  { today }: Workspace,
  store: Store,
  settled: readonly SettledPromise[],
): Promise<void> {
  const customers = settled.map(({ promise }) => promise.customerId);
  await store.atomically({ kind: 'done', day: today, customers }, async (book) => {
    for (const { promise, told } of settled)
      await book.promises.change(promise.id, { doneOn: promise.doneOn ?? today, toldOn: told ? today : null });
    await book.summarize(settled.map(({ promise, told }) => `${told ? 'kept' : 'done'}: ${promise.text}`).join('; '));
  });
}
