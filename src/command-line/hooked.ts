import { hasHook, runHook, runHookAfter, watched } from '../app/operations/hooks.ts';
import type { Context } from '../context.ts';
import type { Hook } from '../domain/machine-settings.ts';
import type { OperationRecord } from '../domain/operation.ts';

/** Does the work, and then runs the hook for each operation of that kind that it stored, also when it failed later. */
export async function hooked(
  ctx: Context,
  [hook, kind]: readonly [Hook, OperationRecord['kind']],
  work: (ctx: Context) => Promise<void>,
): Promise<void> {
  if (!hasHook(ctx, hook)) return await work(ctx);
  const stored: ReadonlyMap<number, OperationRecord>[] = [];
  const openStore: Context['openStore'] = async (options) => {
    const watch = watched(await ctx.openStore(options), kind);
    stored.push(watch.stored);
    return watch.store;
  };
  try {
    // A copy would ask for the day at once, which only an open book knows.
    await work(Object.create(ctx, { openStore: { value: openStore, enumerable: true } }) as Context);
  } finally {
    for (const operations of stored)
      for (const problem of await runHookAfter(ctx, hook, operations.values())) ctx.io.err(`${problem}\n`);
  }
}

/** For one operation that is stored, or before there is any. */
export async function hook(ctx: Context, name: Hook, operation: OperationRecord | null): Promise<void> {
  const problem = await runHook(ctx, name, operation);
  if (problem !== null) ctx.io.err(`${problem}\n`);
}
