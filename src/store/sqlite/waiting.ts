/** Waits while SQLite reports that another process has the file. */
import { type Waiting, whileOccupied } from '../waiting.ts';
import { inUse, isSqliteError } from './errors.ts';
import { holderOf } from './holder.ts';

/** Throws `InUse`, which names the holder, when patience is at an end. */
export async function untilFree<T>(
  path: string,
  waiting: Waiting,
  patience: number,
  attempt: () => T | Promise<T>,
): Promise<T> {
  const occupied = {
    isBusy,
    holder: () => holderOf(path),
    refusal: (waited: number, error: unknown) => inUse(path, waited, error),
  };
  return await whileOccupied(occupied, waiting, patience, attempt);
}

function isBusy(error: unknown): boolean {
  return isSqliteError(error) && /^SQLITE_(?:BUSY|LOCKED)/.test(error.code);
}
