import type { Context } from '../context.ts';
import { ChangedMeanwhile } from '../errors.ts';

/**
 * Where somebody else changed the same since it was read, a person on a terminal is shown both and asked; null when
 * they let it be. Elsewhere `ChangedMeanwhile` is thrown.
 */
export async function changedOnceAsked<Read, Done>(
  ctx: Context,
  read: Read,
  { change, readAgain }: { readonly change: (read: Read) => Promise<Done>; readonly readAgain: () => Promise<Read> },
): Promise<Done | null> {
  try {
    return await change(read);
  } catch (error) {
    if (!(error instanceof ChangedMeanwhile) || !ctx.prompter.available) throw error;
    ctx.io.talk(`${error.message}\n`);
    const { prompter } = ctx;
    if (!(await prompter.unexpected(() => prompter.confirm('Change it anyway?', false)))) return null;
    return await changedOnceAsked(ctx, await readAgain(), { change, readAgain });
  }
}
