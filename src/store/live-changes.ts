import type { Chains } from './chains.ts';
import { type Change, changesIn, without } from './changes.ts';
import type { Db } from './db.ts';

/**
 * The changes of these operations that were not undone since; each operation's in the order in which they were made.
 */
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
    // Earlier versions only recorded that an operation was undone as a whole.
    else if (!chains.isMarked(id)) for (const change of changes) live.push(change);
  }
  return live;
}
