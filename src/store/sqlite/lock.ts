/** A lock that the system releases when its process ends, in any way: SQLite's own, on an empty file that stays. */
import { closeSync, constants, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { explain } from './errors.ts';

/** Milliseconds to wait for the other process. */
const patience = 10_000;

/** Runs the work while no other process runs work under the same file. */
export async function whileLocked<T>(path: string, work: () => Promise<T>): Promise<T> {
  // Opening a pipe of that name would block.
  closeSync(openSync(path, constants.O_CREAT | constants.O_WRONLY | (constants.O_NONBLOCK ?? 0), 0o600));
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
