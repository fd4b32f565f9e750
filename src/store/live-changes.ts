import type { Chains } from './chains.ts';
import { type Change, changesIn, without } from './changes.ts';
import type { Db } from './db.ts';

/** What these operations did and nothing took back since; each one's in the order in which it was made. */
export async function liveChanges(
  db: Db,
  chains: Chains,
  operations: readonly number[],
  { byNumber = false } = {},
): Promise<Change[]> {
  const made = Map.groupBy(await changesIn(db, operations), ({ operation }) => operation);
  const live: Change[] = [];
  for (const [id, changes] of made) {
    const takers = chains.takersOf(id);
    if (takers.length > 0) live.push(...without(changes, await changesIn(db, takers), byNumber));
    // Earlier versions wrote down only that an operation was taken back, as a whole.
    else if (!chains.isMarked(id)) for (const change of changes) live.push(change);
  }
  return live;
}
