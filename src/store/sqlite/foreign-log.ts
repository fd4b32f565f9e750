/**
 * A log (`-wal`) that lies beside a file it was not begun over. A folder that is synced with other computers brings one of the
 * two over alone, an older or a newer one; SQLite would replay the log all the same, and leave a mixture of both.
 * Loaded only where a log lies beside a book that nobody has open: after a crash, or after such a sync.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import type Database from 'better-sqlite3';
import { keptLogName } from '../../domain/kept-log.ts';
import { InUse } from '../../errors.ts';
import type { Keys } from '../keys.ts';
import { type AsideFile, copyAside } from './aside.ts';
import { type Access, connect } from './connect.ts';
import { cannotWrite, isSqliteError } from './errors.ts';
import { hasLog, realPath, shortestLog } from './file.ts';
import { inodeOf, isOpenSomewhere } from './holder.ts';
import { areSameMarks, belongTogether, marksIn, type WriteMarks } from './write-marks.ts';

/** Renames a log that does not belong to the file, and answers its new path; null where the log may be read. */
export async function setAsideForeignLog(named: string, access: Access): Promise<string | null> {
  const path = realPath(named);
  const log = `${path}-wal`;
  const inode = inodeOf(log);
  if (!(await isForeignLog(path, access))) return null;
  // Another command may have done the same meanwhile, and begun a log of its own.
  if (inodeOf(log) !== inode || isOpenSomewhere(path)) return null;
  try {
    const kept = freeName(path, statSync(log).mtime);
    renameSync(log, kept);
    rmSync(`${path}-shm`, { force: true });
    return kept;
  } catch (cause) {
    if (!existsSync(log)) return null;
    throw cannotWrite(path, cause);
  }
}

function freeName(path: string, written: Date): string {
  for (let at = written; ; at = new Date(at.getTime() + 1_000)) {
    const name = keptLogName(`${path}-wal`, at);
    if (!existsSync(name)) return name;
  }
}

/** Looks at private copies: what is only looked at must not be changed, and closing a file would let go of its locks. */
export async function isForeignLog(named: string, { keys }: Access): Promise<boolean> {
  const path = realPath(named);
  if (isOpenSomewhere(path)) return false;
  const aside = copyOf(path);
  if (aside === null) return false;
  try {
    if (!hasLog(aside.path)) return false; // somebody closed the book meanwhile
    renameSync(`${aside.path}-wal`, `${aside.path}.log`);
    return await isForeign(aside.path, keys === undefined ? {} : { keys: inTheNameOf(path, keys) });
  } finally {
    aside.forget();
  }
}

/** Null where somebody keeps writing: then it is open, and the log its own. */
function copyOf(path: string): AsideFile | null {
  try {
    return copyAside(path);
  } catch (cause) {
    if (cause instanceof InUse) return null;
    throw cannotWrite(path, cause);
  }
}

/** Whoever is asked for the key is asked for that of the book. */
const inTheNameOf = (path: string, keys: Keys): Keys => ({
  open: async (file, attempt) => await keys.open({ ...file, path }, attempt),
});

/** Whether a log that was kept aside was begun over this file: a copy, or the book at another time. */
export async function isLogOf(file: string, log: string, keys: Keys): Promise<boolean> {
  const aside = copyAside(file);
  try {
    rmSync(`${aside.path}-wal`, { force: true });
    copyFileSync(log, `${aside.path}.log`);
    return (await matchOf(aside.path, { keys: inTheNameOf(file, keys) })) === 'same';
  } finally {
    aside.forget();
  }
}

async function isForeign(copy: string, access: Access): Promise<boolean> {
  const match = await matchOf(copy, access);
  if (match !== 'unknown') return match === 'other';
  return (await isSound(copy, access)) && !(await withLog(copy, () => isSound(copy, access)));
}

/**
 * Whether the copy and its log belong to the same book at the same time. Of a log without marks, which an earlier version or another
 * program wrote, that is unknown, and only its work can tell.
 */
async function matchOf(copy: string, access: Access): Promise<'same' | 'other' | 'unknown'> {
  const alone = await asked(copy, access, marksIn);
  // Half of the log is in the file already, which needs the rest; or it is damaged, and that is said as ever.
  if (alone === null) return 'same';
  const whole = await withLog(copy, () => asked(copy, access, marksIn));
  if (whole === null || areSameMarks(whole, alone)) return 'unknown';
  const first = (await firstMarks(copy, alone, access)) ?? whole;
  return belongTogether({ file: alone, first, whole }) ? 'same' : 'other';
}

/** After the first transaction of the log that left a mark; opening a book writes as well, and leaves none. */
async function firstMarks(copy: string, alone: WriteMarks, access: Access): Promise<WriteMarks | null> {
  for (const end of commitsIn(`${copy}.log`)) {
    const marks = await withLog(copy, () => asked(copy, access, marksIn), end);
    if (marks === null || !areSameMarks(marks, alone)) return marks;
  }
  return null;
}

/** Runs the work while the log, or so much of it, lies beside the copy. */
async function withLog<T>(copy: string, work: () => Promise<T>, end?: number): Promise<T> {
  const log = `${copy}-wal`;
  try {
    copyFileSync(`${copy}.log`, log);
    if (end !== undefined) truncateSync(log, end);
    return await work();
  } finally {
    for (const file of [log, `${copy}-shm`]) rmSync(file, { force: true });
  }
}

/** What is read from the copy; null where it cannot be. It is opened to be read only: to close it brings no log in. */
async function asked<T>(copy: string, access: Access, ask: (database: Database.Database) => T): Promise<T | null> {
  let opened: Database.Database | undefined;
  try {
    const options = { readonly: true, fileMustExist: true };
    const connection = await connect(copy, options, access, (database) => void database.pragma('application_id'));
    opened = connection.database;
    return ask(opened);
  } catch (error) {
    if (isSqliteError(error)) return null;
    throw error;
  } finally {
    opened?.close();
  }
}

async function isSound(copy: string, access: Access): Promise<boolean> {
  const found = await asked(copy, access, (database) => database.pragma('integrity_check', { simple: true }));
  return found === 'ok';
}

/** Of a frame, before its page. */
const headerLength = 24;

/** Where each transaction of a log ends, by SQLite's file format: a frame that ends one says how many pages the file then has. */
function* commitsIn(log: string): Generator<number> {
  const file = openSync(log, 'r');
  try {
    const header = Buffer.alloc(shortestLog);
    readSync(file, header, 0, shortestLog, 0);
    const frame = Buffer.alloc(headerLength);
    const length = headerLength + header.readUInt32BE(8);
    for (let at = shortestLog; readSync(file, frame, 0, headerLength, at) === headerLength; at += length) {
      // What comes now is left of an earlier log.
      if (!frame.subarray(8, 16).equals(header.subarray(16, 24))) return;
      if (frame.readUInt32BE(4) !== 0) yield at + length;
    }
  } finally {
    closeSync(file);
  }
}
