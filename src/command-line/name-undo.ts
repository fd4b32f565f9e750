import type { Context } from '../context.ts';

/** Tells a user at a terminal how to undo what was just changed. */
export function nameUndo(
  { io }: Pick<Context, 'io'>,
  { json = false }: { readonly json?: boolean | undefined } = {},
): void {
  if (io.errIsTerminal && !json) io.talk('Undo: cadence undo\n');
}
