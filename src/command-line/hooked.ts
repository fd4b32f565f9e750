import {
  type HooksByKind,
  hasHook,
  runHook,
  runHooks,
  type StoredOperation,
  storedOperation,
  watched,
} from '../app/operations/hooks.ts';
import type { Context } from '../context.ts';
import type { Store } from '../store/store.ts';

/** Does the work, and then runs the hooks of the operations that it stored, also when it failed later. */
export async function hooked(ctx: Context, hooks: HooksByKind, work: (ctx: Context) => Promise<void>): Promise<void> {
  if (!Object.values(hooks).some((name) => hasHook(ctx, name))) return await work(ctx);
  const stored: ReadonlyMap<number, StoredOperation>[] = [];
  const openStore: Context['openStore'] = async (options) => {
    const watch = watched(await ctx.openStore(options), hooks);
    stored.push(watch.stored);
    return watch.store;
  };
  try {
    // A copy would ask for the day at once, which only an open book knows.
    await work(Object.create(ctx, { openStore: { value: openStore, enumerable: true } }) as Context);
  } finally {
    for (const operations of stored)
      for (const problem of await runHooks(ctx, hooks, operations.values())) ctx.io.err(`${problem}\n`);
  }
}

/** For a guided call that is stored. */
export async function hookAfterCall(ctx: Context, store: Store, operation: number): Promise<void> {
  const stored = hasHook(ctx, 'hookAfterCall') ? await storedOperation(store, operation) : null;
  if (stored !== null) tell(ctx, await runHook(ctx, 'hookAfterCall', stored));
}

/** Before the list of the day, when there is no operation. */
export async function hookBeforeToday(ctx: Context): Promise<void> {
  tell(ctx, await runHook(ctx, 'hookBeforeToday', null));
}

function tell({ io }: Context, problem: string | null): void {
  if (problem !== null) io.err(`${problem}\n`);
}
