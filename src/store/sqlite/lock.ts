/** A lock that the system lets go of when its process ends, however it ends: SQLite's own, on an empty file that stays. */
import { closeSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { explain } from './errors.ts';

/** Milliseconds to wait for the other process. */
const patience = 10_000;

/** Runs the work while no other process runs its own under the same file. */
export async function whileLocked<T>(path: string, work: () => Promise<T>): Promise<T> {
  closeSync(openSync(path, 'a', 0o600));
  const lock = new Database(path, { timeout: patience });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    return await work();
  } catch (error) {
    throw explain(error, path);
  } finally {
    lock.close();
  }
}
