/** The file of a book: how it is marked, and made. */
import { closeSync, constants, existsSync, mkdirSync, openSync, realpathSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { cannotWrite } from './errors.ts';

/** Marks a file as ours (`PRAGMA application_id`): "cadn". */
export const applicationId = 0x63_61_64_6e;

/** Answers whether the file was not there before. The folder for its owner only, the file for its owner only; the journal files beside it inherit the mode. */
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

/** Whether something was written to a log that lies beside the file. */
export function hasLog(path: string): boolean {
  return (statSync(`${realPath(path)}-wal`, { throwIfNoEntry: false })?.size ?? 0) > shortestLog;
}

/** The rollback journal of a file, whether there is one or not. */
export const journalOf = (path: string): string => `${realPath(path)}-journal`;

/** SQLite keeps the log beside the file that a link leads to. */
export function realPath(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
