/** What is bound to SQLite: opening the file, its pragmas, its errors, prepared statements for rows in bulk. */
import { existsSync, rmSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import type { Kysely } from 'kysely';
import { CannotWrite, InUse, UserError } from '../../errors.ts';
import type { Keys } from '../keys.ts';
import type { Schema } from '../schema.ts';
import type { Aside } from './aside.ts';
import { type Access, type Connection, connect } from './connect.ts';
import { explain, explaining, explainOpening } from './errors.ts';
import { applicationId, createFile } from './file.ts';
import { holderOf } from './holder.ts';
import { untilFree, usualWaiting, type Waiting } from './waiting.ts';

/**
 * Milliseconds that SQLite itself waits, where a single statement is held up: while another process repairs what a
 * crash left. For those that write, `transaction` waits.
 */
const shortly = 5_000;

export interface Sqlite {
  readonly path: string;
  /** What the file of an encrypted book begins with; null for a plain one. */
  readonly salt: string | null;
  /** It cannot be written to, and is read from a private copy. */
  readonly isAside: boolean;
  /** The key of an encrypted book is made of the words as earlier versions did. */
  readonly formerDerivation: boolean;
  /** Typed queries. Loaded when first asked for: `today` does without, and starts 4 ms sooner. */
  kysely(): Promise<Kysely<Schema>>;
  /** A prepared statement, kept for the next use of the same text. */
  prepare(sql: string): Database.Statement<unknown[], unknown>;
  /** Several statements at once, without parameters. */
  run(sql: string): void;
  pragma(text: string): unknown;
  /** Copies the whole book, as it is at one moment, into one file that was checked; also while others write. */
  copyTo(path: string, options?: { readonly asItIs?: boolean }): Promise<void>;
  /**
   * Runs the work in one transaction that takes the write lock at once; all of it happens or nothing. Waits for another
   * process that is writing: as long as a writer does, or no longer than a reader.
   */
  transaction<T>(work: () => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * The same for what is only kept to be read sooner the next time. While another process keeps writing it is left
   * undone, and `onOld` told: a reader need not wait.
   */
  whenFree(work: () => Promise<void>, options?: Pick<TransactionOptions, 'forReading'>): Promise<void>;
  /** Runs the reading in one transaction: all of it sees one moment of the book. */
  atOneMoment<T>(reading: () => Promise<T>): Promise<T>;
  readonly inTransaction: boolean;
  /** Writes the file anew without its free parts; false when others have it in use all the time, or there is no room for it. */
  rewrite(): Promise<boolean>;
  close(): void;
}

export interface TransactionOptions {
  readonly impatient?: boolean;
  /** What is stored survives a power cut at once: the disk is waited for. Others are only never half done. */
  readonly durable?: boolean;
  /** Also in the private copy of a book that cannot be written to: what is only needed to read it. */
  readonly forReading?: boolean;
}

export interface OpenOptions extends Partial<Waiting>, Access {
  /** Make the file when it is not there. */
  readonly create: boolean;
}

/** Opens the file, makes sure it is a book of ours (or empty), and sets the connection up. */
export async function openSqlite(path: string, given: OpenOptions): Promise<Sqlite> {
  const isNew = path !== ':memory:' && given.create && createFile(path);
  const waiting = { ...usualWaiting, ...given };
  if (path !== ':memory:' && !isNew) await mustHaveContent(path, waiting);
  const options = { fileMustExist: path !== ':memory:', timeout: shortly };
  try {
    const connection = await connect(path, options, given, async (database, isThere) => {
      await untilFree(path, waiting, waiting.patience, () => setUp(database, path, isThere));
    });
    if (connection.salt !== null) (await import('./exchange.ts')).forgetDrafts(path);
    return wrap(connection, path, waiting, given.keys);
  } catch (error) {
    // What was begun here and has no first page yet would be taken for a book that lost its bytes.
    if (isNew && sizeOf(path) === 0) rmSync(path, { force: true });
    const explained = explainOpening(error, path);
    if (!(explained instanceof CannotWrite) || isNew || path === ':memory:' || sizeOf(path) === null) throw explained;
    return await openAside(path, given, explained);
  }
}

/** A book on a full or read-only disk, or one that may only be read: as it is there, over a private copy. */
async function openAside(path: string, given: OpenOptions, why: CannotWrite): Promise<Sqlite> {
  const { copyAside } = await import('./aside.ts');
  const waiting = { ...usualWaiting, ...given };
  let aside: Aside | undefined;
  try {
    aside = copyAside(path);
    const copy = aside.path;
    const { salt: _ofAnother, ...access } = given;
    const connection = await connect(copy, { fileMustExist: true, timeout: shortly }, access, (database, isThere) => {
      setUp(database, copy, isThere);
      // The log is brought in, and nothing is written beside the copy any more: it can go while it is open.
      database.pragma('locking_mode = EXCLUSIVE');
      database.pragma('journal_mode = MEMORY');
      database.pragma('temp_store = MEMORY');
    });
    waiting.onReadOnly(why);
    return wrap(connection, path, waiting, given.keys, { why, aside });
  } catch (error) {
    throw error instanceof UserError ? error : why;
  } finally {
    if (process.platform !== 'win32') aside?.forget();
  }
}

/** How long another command may take from making the file of a new book to writing its first page, in milliseconds. */
const making = { atMost: 1_000, pause: 25 };

/** A file that lost all its bytes is no empty book: to begin anew in it would hide the loss. */
async function mustHaveContent(path: string, { beginWait, patience }: Waiting): Promise<void> {
  if (sizeOf(path) !== 0) return;
  const wait = beginWait();
  try {
    for (let waited = 0; waited < Math.min(making.atMost, patience); waited += making.pause) {
      await wait.pause(making.pause);
      if (sizeOf(path) !== 0) return;
    }
  } finally {
    wait.end();
  }
  throw new UserError(`${path} is an empty file of 0 bytes, not a book`, {
    hint: 'restore a copy: cadence restore --list; to begin a new book, remove the file first',
  });
}

function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}

function setUp(database: Database.Database, path: string, isThere: () => void): void {
  const id = database.pragma('application_id', { simple: true });
  isThere();
  const isOther = () => id !== 0 || database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
  if (id !== applicationId && isOther()) {
    throw new UserError(`${path} is a database of another program`, {
      hint: 'name another file with --db FILE, or import your customers: cadence import customers.csv',
    });
  }
  database.pragma('foreign_keys = ON');
  database.pragma('synchronous = NORMAL');
  database.pragma('cache_size = -32000');
  // After an import of gigabytes the log does not stay that large for as long as a call has the book open.
  database.pragma('journal_size_limit = 64000000');
  // A copy is one file without a log beside it, and so is a book whose encryption was broken off; the log of others is there
  // as soon as they are read.
  if (id === applicationId && existsSync(`${path}-wal`)) return;
  database.pragma('journal_mode = WAL');
  database.pragma(`application_id = ${applicationId}`);
}

/**
 * With a log, NORMAL waits for the disk only when the log is brought in; FULL at each commit. Without `fullfsync`, macOS
 * answers before the disk has it. Inside a transaction SQLite would not listen.
 */
function sync(database: Database.Database, how: 'FULL' | 'NORMAL'): void {
  database.pragma(`synchronous = ${how}`);
  database.pragma(`fullfsync = ${how === 'FULL' ? 'ON' : 'OFF'}`);
}

type Statement = Database.Statement<unknown[], unknown>;

/** A damaged page, a full disk or a disk that is gone may show at any statement, long after the book was opened. */
function explained(path: string, statement: Statement): Statement {
  const { get, all, run, iterate } = statement;
  return Object.assign(statement, {
    get: (...bound: unknown[]) => explaining(path, () => get.apply(statement, bound)),
    all: (...bound: unknown[]) => explaining(path, () => all.apply(statement, bound)),
    run: (...bound: unknown[]) => explaining(path, () => run.apply(statement, bound)),
    *iterate(...bound: unknown[]) {
      try {
        yield* iterate.apply(statement, bound);
      } catch (error) {
        throw explain(error, path);
      }
    },
  });
}

/** Why a book can only be read, and the copy it is read from. */
interface Frozen {
  readonly why: CannotWrite;
  readonly aside: Aside;
}

function wrap(
  connection: Connection,
  path: string,
  waiting: Waiting,
  keys: Keys | undefined,
  frozen: Frozen | null = null,
): Sqlite {
  const { database: raw, salt, formerDerivation = false } = connection;
  const statements = new Map<string, Database.Statement<unknown[], unknown>>();
  const prepare = (sql: string) => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = explained(
        path,
        explaining(path, () => raw.prepare<unknown[], unknown>(sql)),
      );
      statements.set(sql, statement);
    }
    return statement;
  };
  const run = (sql: string) => explaining(path, () => void raw.exec(sql));
  const whenNobodyElse = async (patience: number, attempt: () => void) => {
    raw.pragma('busy_timeout = 0');
    try {
      await untilFree(path, waiting, patience, attempt);
    } finally {
      raw.pragma(`busy_timeout = ${shortly}`);
    }
  };
  const lock = (patience: number) => whenNobodyElse(patience, () => raw.exec('BEGIN IMMEDIATE'));
  const begun = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      const result = await work();
      run('COMMIT');
      return result;
    } catch (error) {
      if (raw.inTransaction) raw.exec('ROLLBACK');
      throw explain(error, path);
    }
  };
  let kysely: Promise<Kysely<Schema>> | undefined;
  const readerPatience = Math.min(waiting.readerPatience, waiting.patience);
  let readsOld = false;
  return {
    path,
    salt,
    isAside: frozen !== null,
    formerDerivation,
    kysely: () => {
      kysely ??= import('./queries.ts').then(({ queriesOver }) =>
        queriesOver(prepare, (work) => explaining(path, work)),
      );
      return kysely;
    },
    prepare,
    run,
    pragma: (text) => explaining(path, () => raw.pragma(text, { simple: true })),
    copyTo: async (to, { asItIs = false } = {}) => {
      const { copyChecked } = await import('./copy.ts');
      await copyChecked(connection, to, { keys, asItIs });
    },
    get inTransaction() {
      return raw.inTransaction;
    },
    async transaction(work, { impatient = false, durable = false, forReading = false } = {}) {
      if (frozen !== null && !forReading) throw frozen.why;
      if (durable) sync(raw, 'FULL');
      try {
        await lock(impatient ? readerPatience : waiting.patience);
        return await begun(work);
      } finally {
        if (durable) sync(raw, 'NORMAL');
      }
    },
    async whenFree(work, { forReading = false } = {}) {
      if (frozen !== null && !forReading) return;
      try {
        await lock(readsOld ? 0 : readerPatience);
        await begun(work);
      } catch (error) {
        const explained = explain(error, path);
        if (!(explained instanceof InUse || explained instanceof CannotWrite)) throw explained;
        if (!readsOld && explained instanceof InUse) waiting.onOld(holderOf(path));
        if (!readsOld && explained instanceof CannotWrite) waiting.onReadOnly(explained);
        readsOld = true;
      }
    },
    async atOneMoment(reading) {
      run('BEGIN');
      return await begun(reading);
    },
    async rewrite() {
      try {
        await whenNobodyElse(waiting.patience, () => raw.exec('VACUUM'));
        // A checkpoint that is held up by a reader says so in its answer.
        await whenNobodyElse(waiting.patience, () => {
          const [{ busy }] = raw.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
          if (busy === 1) throw new Database.SqliteError('database is locked', 'SQLITE_BUSY');
        });
        return true;
      } catch (error) {
        const explained = explain(error, path);
        if (explained instanceof InUse || explained instanceof CannotWrite) return false;
        throw explained;
      }
    },
    close() {
      raw.close();
      frozen?.aside.forget();
    },
  };
}
