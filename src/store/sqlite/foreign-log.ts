/**
 * A log (`-wal`) next to a file it does not belong to. A folder that is synced with other computers brings one of the
 * two alone, older or newer; SQLite would apply the log anyway, and leave a mixture of both. Loaded only when there is
 * a log next to a book that no process has open: after a crash, or after such a sync.
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

/** Renames a log that does not belong to the file, and returns its new path; null when the log may be used. */
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

/** Works on private copies: the check must not change the file, and closing it would release its locks. */
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

/** Null when a process keeps writing: then the book is open, and the log belongs to it. */
function copyOf(path: string): AsideFile | null {
  try {
    return copyAside(path);
  } catch (cause) {
    if (cause instanceof InUse) return null;
    throw cannotWrite(path, cause);
  }
}

/** Questions for the key name the book, not the copy. */
const inTheNameOf = (path: string, keys: Keys): Keys => ({
  open: async (file, attempt) => await keys.open({ ...file, path }, attempt),
});

/** Whether a log that was set aside belongs to this file: a copy, or the book at another time. */
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
 * Whether the copy and its log belong to the same book at the same time. Without marks (an earlier version or another
 * program wrote the log) this is unknown, and only applying it can tell.
 */
async function matchOf(copy: string, access: Access): Promise<'same' | 'other' | 'unknown'> {
  const alone = await asked(copy, access, marksIn);
  // Half of the log is already in the file, which needs the rest; or it is damaged, which is reported as usual.
  if (alone === null) return 'same';
  const whole = await withLog(copy, () => asked(copy, access, marksIn));
  if (whole === null || areSameMarks(whole, alone)) return 'unknown';
  const first = (await firstMarks(copy, alone, access)) ?? whole;
  return belongTogether({ file: alone, first, whole }) ? 'same' : 'other';
}

/** After the first transaction of the log that left a mark; opening a book writes as well, without a mark. */
async function firstMarks(copy: string, alone: WriteMarks, access: Access): Promise<WriteMarks | null> {
  for (const end of commitsIn(`${copy}.log`)) {
    const marks = await withLog(copy, () => asked(copy, access, marksIn), end);
    if (marks === null || !areSameMarks(marks, alone)) return marks;
  }
  return null;
}

/** Runs the work while the log, or its beginning, is next to the copy. */
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

/**
 * The answer from the copy; null when it cannot be read. It is opened read-only, so that closing it does not apply the
 * log.
 */
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

/**
 * Where each transaction of a log ends, by SQLite's file format: the last frame of one has the file's new page count.
 */
function* commitsIn(log: string): Generator<number> {
  const file = openSync(log, 'r');
  try {
    const header = Buffer.alloc(shortestLog);
    readSync(file, header, 0, shortestLog, 0);
    const frame = Buffer.alloc(headerLength);
    const length = headerLength + header.readUInt32BE(8);
    for (let at = shortestLog; readSync(file, frame, 0, headerLength, at) === headerLength; at += length) {
      // The rest is left over from an earlier log.
      if (!frame.subarray(8, 16).equals(header.subarray(16, 24))) return;
      if (frame.readUInt32BE(4) !== 0) yield at + length;
    }
  } finally {
    closeSync(file);
  }
}
