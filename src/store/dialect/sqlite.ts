/** What is bound to SQLite: opening the file, its pragmas, its errors, prepared statements for rows in bulk. */
import { closeSync, constants, existsSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { UserError } from '../../errors.ts';
import type { Schema } from '../schema.ts';

/** Marks a file as ours (`PRAGMA application_id`): "cadn". */
const applicationId = 0x63_61_64_6e;
/** How long to wait for another process that is writing, unless told otherwise. */
const patience = 5_000;

export interface Sqlite {
  readonly path: string;
  /** Typed queries. Loaded when first asked for: `today` does without, and starts 4 ms sooner. */
  kysely(): Promise<Kysely<Schema>>;
  /** A prepared statement, kept for the next use of the same text. */
  prepare(sql: string): Database.Statement<unknown[], unknown>;
  /** Several statements at once, without parameters. */
  run(sql: string): void;
  pragma(text: string): unknown;
  /** Copies the whole book into a new file, also while others write. */
  copyTo(path: string): Promise<void>;
  /** Runs the work in one transaction that takes the write lock at once; all of it happens or nothing. */
  transaction<T>(work: () => Promise<T>): Promise<T>;
  readonly inTransaction: boolean;
  close(): void;
}

/** Opens the file, makes sure it is a book of ours (or empty), and sets the connection up. */
export function openSqlite(path: string, options: { create: boolean; patience?: number }): Sqlite {
  if (path !== ':memory:' && options.create) createFile(path);
  const raw = explaining(path, () => {
    const database = new Database(path, { fileMustExist: path !== ':memory:', timeout: options.patience ?? patience });
    try {
      setUp(database, path);
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  });
  return wrap(raw, path);
}

/** The folder for its owner only, the file for its owner only; the journal files beside it inherit the mode. */
function createFile(path: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    if (!existsSync(path)) closeSync(openSync(path, constants.O_CREAT | constants.O_RDWR, 0o600));
  } catch (cause) {
    throw cannotWrite(path, cause);
  }
}

function setUp(database: Database.Database, path: string): void {
  const id = database.pragma('application_id', { simple: true });
  const empty = database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() === undefined;
  if (id !== applicationId && !(empty && id === 0)) {
    throw new UserError(`${path} is a database of another program`, {
      hint: 'name another file with --db FILE, or import your customers: cadence import customers.csv',
    });
  }
  database.pragma('foreign_keys = ON');
  database.pragma('synchronous = NORMAL');
  database.pragma('cache_size = -32000');
  if (id === applicationId) return;
  database.pragma('journal_mode = WAL');
  database.pragma(`application_id = ${applicationId}`);
}

function wrap(raw: Database.Database, path: string): Sqlite {
  const statements = new Map<string, Database.Statement<unknown[], unknown>>();
  const prepare = (sql: string) => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = explaining(path, () => raw.prepare<unknown[], unknown>(sql));
      statements.set(sql, statement);
    }
    return statement;
  };
  const run = (sql: string) => explaining(path, () => void raw.exec(sql));
  let kysely: Promise<Kysely<Schema>> | undefined;
  return {
    path,
    kysely: () => {
      kysely ??= import('./queries.ts').then(({ queriesOver }) =>
        queriesOver(prepare, (work) => explaining(path, work)),
      );
      return kysely;
    },
    prepare,
    run,
    pragma: (text) => explaining(path, () => raw.pragma(text, { simple: true })),
    copyTo: async (to) => {
      await raw.backup(to);
    },
    get inTransaction() {
      return raw.inTransaction;
    },
    async transaction(work) {
      run('BEGIN IMMEDIATE');
      try {
        const result = await work();
        run('COMMIT');
        return result;
      } catch (error) {
        if (raw.inTransaction) raw.exec('ROLLBACK');
        throw explain(error, path);
      }
    },
    close: () => raw.close(),
  };
}

function explaining<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw explain(error, path);
  }
}

/** SQLite's error codes in words a user can act on; every other error as it is. */
function explain(error: unknown, path: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const code = error.code.split('_').slice(0, 2).join('_');
  switch (code) {
    case 'SQLITE_NOTADB':
      return new UserError(`${path} is not a cadence database`, {
        hint: 'name another file with --db FILE; to read a customer list use: cadence import FILE',
        cause: error,
      });
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new UserError(`${path} is in use by another program, which does not let go of it`, {
        hint: 'wait until the other command has finished, then try again; nothing was changed',
        cause: error,
      });
    case 'SQLITE_READONLY':
    case 'SQLITE_CANTOPEN':
    case 'SQLITE_PERM':
      return cannotWrite(path, error);
    case 'SQLITE_FULL':
      return new UserError(`no space left for ${path}`, {
        hint: 'free some space and try again; nothing was changed',
        cause: error,
      });
    case 'SQLITE_IOERR':
      return new UserError(`${path} could not be read or written: ${error.message}`, {
        hint: 'check the disk (is it full, or no longer connected?) and try again; nothing was changed',
        cause: error,
      });
    case 'SQLITE_CORRUPT':
      return new UserError(`${path} is damaged: ${error.message}`, {
        hint: 'go back to a copy of the file',
        cause: error,
      });
    default:
      return error;
  }
}

function cannotWrite(path: string, cause: unknown): UserError {
  const why = cause instanceof Error && !(cause instanceof Database.SqliteError) ? `: ${cause.message}` : '';
  return new UserError(`${path} cannot be opened for writing${why}`, {
    hint: 'cadence needs to write to this file and to its folder; change their permissions or name another with --db FILE',
    cause,
  });
}
