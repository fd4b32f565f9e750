/** The file of a book: its marks, and how it is created. */
import { closeSync, constants, existsSync, mkdirSync, openSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { cannotWrite } from './errors.ts';

/** Marks a file as ours (`PRAGMA application_id`): "cadn". */
export const applicationId = 0x63_61_64_6e;

/**
 * Returns whether the file is new. The folder and the file are for their owner only; the journal files inherit the
 * mode.
 */
export function createFile(path: string, name = path): boolean {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    if (existsSync(path)) return false;
    closeSync(openSync(path, constants.O_CREAT | constants.O_EXCL | constants.O_RDWR, 0o600));
    return true;
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === 'EEXIST' && existsSync(path)) return false;
    throw cannotWrite(name, cause);
  }
}

/** A write-ahead log without a page. */
export const shortestLog = 32;

/** Whether there is a log with content next to the file. */
export function hasLog(path: string): boolean {
  return (statSync(`${realPath(path)}-wal`, { throwIfNoEntry: false })?.size ?? 0) > shortestLog;
}

/** The path of a file's rollback journal, which may not exist. */
export const journalOf = (path: string): string => `${realPath(path)}-journal`;

/** SQLite keeps the log next to the file that a link leads to. */
export function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
