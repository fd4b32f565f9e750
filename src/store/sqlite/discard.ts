/** A new book in which nothing was done leaves no file behind. */
import { rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { isSqliteError } from './errors.ts';
import { inodeOf } from './holder.ts';

/**
 * Removes the file of a book without operations while no other process can open it: SQLite leaves write-ahead mode only
 * without other connections, and keeps the lock. False when others have it open, or did something in it.
 */
export function discard(database: Database.Database, path: string): boolean {
  const inode = inodeOf(path);
  database.pragma('busy_timeout = 0');
  if (!isUnused(database) || inodeOf(path) !== inode) {
    database.pragma('locking_mode = NORMAL');
    return false;
  }
  // Windows cannot remove an open file: there the book is closed a moment earlier.
  if (process.platform === 'win32') database.close();
  for (const beside of ['', '-journal']) rmSync(`${path}${beside}`, { force: true });
  return true;
}

/** Holds the lock from then on. */
function isUnused(database: Database.Database): boolean {
  database.pragma('locking_mode = EXCLUSIVE');
  try {
    const alone = database.pragma('journal_mode = DELETE', { simple: true }) === 'delete';
    database.exec('BEGIN EXCLUSIVE; COMMIT');
    return alone && database.prepare('SELECT 1 FROM operation LIMIT 1').get() === undefined;
  } catch (error) {
    if (isSqliteError(error)) return false;
    throw error;
  }
}

/**
 * Like `discard`, for a book that this process began and has closed: on a full disk the log cannot be applied, but the
 * lock alone takes no room.
 */
export function discardBegun(path: string): void {
  const database = new Database(path, { fileMustExist: true, timeout: 0 });
  try {
    database.pragma('locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
    if (hasOperations(database)) return;
    if (process.platform === 'win32') database.close();
    for (const beside of ['', '-wal', '-shm', '-journal']) rmSync(`${path}${beside}`, { force: true });
  } catch (error) {
    if (!isSqliteError(error)) throw error;
  } finally {
    database.close();
  }
}

function hasOperations(database: Database.Database): boolean {
  const hasTable = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'operation'").get() !== undefined;
  return hasTable && database.prepare('SELECT 1 FROM operation LIMIT 1').get() !== undefined;
}
