import type { Context } from '../context.ts';

/** Warns that data deleted for good is still in free parts of the file; `what` names it: "them", "the words". */
export function tellUnswept(ctx: Context, what: string): void {
  ctx.io.talk(
    `done, but traces are left: the book is in use or the disk is full, so free parts of its file still hold ${what};\nclear them later: cadence doctor --fix\n`,
  );
}
