import type { Workspace } from '../../context.ts';
import type { PromiseOwed } from '../../domain/promise.ts';
import type { Store } from '../../store/store.ts';

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
  await store.atomically({ kind: 'done', day: today }, async (book) => {
    for (const { promise, told } of settled)
      await book.promises.change(promise.id, { doneOn: promise.doneOn ?? today, toldOn: told ? today : null });
    await book.summarize(settled.map(({ promise, told }) => `${told ? 'kept' : 'done'}: ${promise.text}`).join('; '));
  });
}
