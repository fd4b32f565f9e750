import type { Workspace } from '../context.ts';

/** An assistant may stay connected overnight: the book is reopened every day, unless the user named a day. */
export function onItsDay(ctx: Workspace): () => Promise<Workspace> {
  const follows = ctx.today === ctx.dayNow();
  let current = ctx;
  return async () => {
    const day = follows ? ctx.dayNow() : ctx.today;
    if (current.today === day) return current;
    const { path } = await ctx.openStore();
    current = await ctx.inBook(path, day);
    return current;
  };
}
