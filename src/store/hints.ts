/** Hints that a book gives once, whoever asks. Neither exported nor undone. */
import type { Basis } from './basis.ts';
import type { Engine } from './engine.ts';
import { replaceMeta } from './meta.ts';

export type Hint = 'add-numbers';

/** Whether the hint is to be given now: nobody was given it before. Throws `InUse` instead of waiting for long. */
export async function takeHint(
  engine: Engine,
  { basis, hint }: { readonly basis: Basis; readonly hint: Hint },
): Promise<boolean> {
  const name = `hint ${hint}` as const;
  if ((await basis.stamp(name)) !== null) return false;
  return await engine.transaction((db) => replaceMeta(db, name, { from: null, to: 'given' }), { impatient: true });
}
