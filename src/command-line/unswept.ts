import type { Context } from '../context.ts';

/** Warns that data deleted for good is still in free parts of the file; `what` names it: "them", "the words". */
export function tellUnswept(ctx: Context, what: string): void {
  ctx.io.talk(
    `done, but not yet swept: the book is in use or the disk has no room, so free parts of its file still hold ${what};\nonce that is over: cadence doctor --fix\n`,
  );
}
