/** Hints that a book gives once, whoever asks. Neither exported nor undone. */
import type { Engine } from './engine.ts';
import { readMeta, replaceMeta } from './meta.ts';

export type Hint = 'add-numbers';

/** Whether the hint is to be given now: nobody was given it before. Throws `InUse` instead of waiting for long. */
export async function takeHint(engine: Engine, hint: Hint): Promise<boolean> {
  const name = `hint ${hint}`;
  if ((await readMeta(engine, name)) !== null) return false;
  return await engine.transaction((db) => replaceMeta(db, name, { from: null, to: 'given' }), { impatient: true });
}
