/** SQLite's errors in words a user can act on. */
import type Database from 'better-sqlite3';
import { CannotWrite, InUse, UserError } from '../../errors.ts';
import { damaged, goBack } from '../damaged.ts';
import { gone } from '../gone.ts';
import { holderOf } from './holder.ts';

/** An error of SQLite, from either library: each has its own class. */
export function isSqliteError(error: unknown): error is InstanceType<typeof Database.SqliteError> {
  return error instanceof Error && error.name === 'SqliteError';
}

export function explaining<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explain(error, path);
  }
}

/** SQLite's error codes in words a user can act on; every other error as it is. */
export function explain(error: unknown, path: string): unknown {
  if (!isSqliteError(error)) return error;
  const code = error.code.split('_').slice(0, 2).join('_');
  switch (code) {
    case 'SQLITE_NOTADB':
      return new UserError(`${path} is not a cadence database`, {
        hint: `name another file with --db FILE; to read a customer list use: cadence import FILE; if it was your book, ${goBack}`,
        cause: error,
      });
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return inUse(path, 0, error);
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
      return cannotWrite(path, error);
    case 'SQLITE_FULL':
      return new CannotWrite(`no space left for ${path}`, {
        hint: `free some space, then try again; ${nothingHalf}`,
        cause: error,
      });
    case 'SQLITE_IOERR':
      return new CannotWrite(`${path} could not be read or written: ${error.message}`, {
        hint: `check the disk (is it full, or no longer connected?), then try again; ${nothingHalf}`,
        cause: error,
      });
    case 'SQLITE_CORRUPT':
    case 'SQLITE_FORMAT':
      return damaged(path, error.message, error);
    case 'SQLITE_NOMEM':
    case 'SQLITE_TOOBIG':
      return new UserError(`${path} has more in one place than fits into memory: ${error.message}`, {
        hint: `cadence doctor looks whether it is damaged; then ${goBack}`,
        cause: error,
      });
    case 'SQLITE_CONSTRAINT':
      return error.code === 'SQLITE_CONSTRAINT_FOREIGNKEY' ? gone(error) : error;
    default:
      return error;
  }
}

/** While a book is being opened, no statement could fail for another reason. */
export function explainOpening(error: unknown, path: string): unknown {
  const explained = explain(error, path);
  return isSqliteError(explained) ? damaged(path, explained.message, explained) : explained;
}

/** A command may have stored its work and fail while showing the result. */
const nothingHalf = 'nothing is half done, and cadence undo --list shows what is stored';

/** After waiting this many milliseconds. */
export function inUse(path: string, waited: number, cause?: unknown): InUse {
  const seconds = Math.round(waited / 1_000);
  const since = seconds < 2 ? 'which has not released it' : `which did not release it for ${seconds} seconds`;
  return new InUse(`${path} is in use by ${holderOf(path)}, ${since}`, {
    hint: 'wait until the other command has finished, then try again; nothing was changed',
    cause,
  });
}

export function cannotWrite(path: string, cause: unknown): CannotWrite {
  const why = cause instanceof Error && !isSqliteError(cause) ? `: ${cause.message}` : '';
  return new CannotWrite(`${path} cannot be opened for writing${why}`, {
    hint: 'cadence needs to write to this file and to its folder; change their permissions or name another with --db FILE',
    cause,
  });
}
