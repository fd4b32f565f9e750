import type { Context } from '../context.ts';

/** Says how to take back what was just changed, to somebody who sits before it. */
export function nameUndo(
  { io }: Pick<Context, 'io'>,
  { json = false }: { readonly json?: boolean | undefined } = {},
): void {
  if (io.errIsTerminal && !json) io.talk('Undo: cadence undo\n');
}
