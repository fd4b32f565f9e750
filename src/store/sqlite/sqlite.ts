/** What is bound to SQLite: opening the file, its pragmas, its transactions. */
import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { CannotWrite, InUse, UserError } from '../../errors.ts';
import type { Engine } from '../engine.ts';
import type { Keys } from '../keys.ts';
import { editionOf, moveStateIn, schemaIn } from '../move-state.ts';
import { usualWaiting, type Waiting } from '../waiting.ts';
import type { AsideFile } from './aside.ts';
import { type Access, type Connection, connect } from './connect.ts';
import { explain, explainOpening } from './errors.ts';
import { applicationId, hasLog, journalOf } from './file.ts';
import { fullText, teachWords } from './full-text.ts';
import { noteOpen } from './holder.ts';
import { learnFacts } from './migrations/index.ts';
import { soundness } from './soundness.ts';
import { Transactions } from './transactions.ts';
import { untilFree } from './waiting.ts';

/**
 * Milliseconds that SQLite itself waits when a single statement is blocked: while another process recovers from a
 * crash. Writers wait in `transaction`.
 */
const shortly = 5_000;

/** A book in an SQLite file, with what only migrations need. */
export interface Sqlite extends Engine {
  /** This process has created the file. */
  readonly isNew: boolean;
  /** Several statements at once, without values. */
  script(sql: string): void;
  pragma(text: string): unknown;
}

export interface OpenOptions extends Partial<Waiting>, Access {
  /** Create the file when it does not exist. */
  readonly create: boolean;
  /** A log next to the file did not belong to it and was set aside; null when it could only be ignored. */
  readonly onForeignLog?: (kept: string | null) => void;
  /** For a move: also a book that was moved away or is arriving. */
  readonly moving?: boolean;
}

/** Opens the file, makes sure it is a book of ours (or empty), and sets the connection up. */
export async function openSqlite(path: string, given: OpenOptions): Promise<Sqlite> {
  const isNew = path !== ':memory:' && given.create && !existsSync(path) && (await newBook()).createBook(path);
  const waiting = { ...usualWaiting, ...given };
  if (path !== ':memory:' && !isNew) await mustHaveContent(path, waiting);
  const options = { fileMustExist: path !== ':memory:', timeout: shortly };
  try {
    // A caller with a salt already has the file open.
    if (path !== ':memory:' && !isNew && given.salt === undefined && hasLog(path)) await refuseForeignLog(path, given);
    if (path !== ':memory:' && !isNew && given.salt === undefined && existsSync(journalOf(path)))
      await refuseForeignJournal(path, given);
    const connection = await connect(path, options, given, async (database, isThere) => {
      await untilFree(path, waiting, waiting.patience, () => setUp(database, path, isThere));
    });
    if (connection.salt !== null) (await import('./exchange.ts')).forgetDrafts(path);
    return wrap(connection, path, waiting, given.keys, { isNew, moving: given.moving === true });
  } catch (error) {
    const explained = explainOpening(error, path);
    if (isNew) await forgetBegun(path);
    if (!(explained instanceof CannotWrite) || isNew || path === ':memory:' || sizeOf(path) === null) throw explained;
    return await openAside(path, given, explained);
  }
}

async function refuseForeignLog(path: string, given: OpenOptions): Promise<void> {
  const { setAsideForeignLog } = await import('./foreign-log.ts');
  const kept = await setAsideForeignLog(path, given);
  if (kept !== null) given.onForeignLog?.(kept);
}

async function refuseForeignJournal(path: string, given: OpenOptions): Promise<void> {
  const { setAsideForeignJournal } = await import('./foreign-journal.ts');
  const kept = setAsideForeignJournal(path);
  if (kept !== null) given.onForeignLog?.(kept);
}

async function forgetBegun(path: string): Promise<void> {
  (await import('./discard.ts')).discardBegun(path);
}

const newBook = async () => await import('./new-book.ts');

/** A book on a full or read-only disk, or one that may only be read: as it is, from a private copy. */
async function openAside(path: string, given: OpenOptions, why: CannotWrite): Promise<Sqlite> {
  const { copyAside } = await import('./aside.ts');
  const waiting = { ...usualWaiting, ...given };
  let aside: AsideFile | undefined;
  try {
    aside = copyAside(path);
    const copy = aside.path;
    const { salt: _ofAnother, ...access } = given;
    if (hasLog(copy)) await refuseForeignLog(copy, { ...given, onForeignLog: () => given.onForeignLog?.(null) });
    const connection = await connect(copy, { fileMustExist: true, timeout: shortly }, access, (database, isThere) => {
      setUp(database, copy, isThere);
      // The log is applied, and nothing more is written next to the copy: it can be deleted while it is open.
      database.pragma('locking_mode = EXCLUSIVE');
      database.pragma('journal_mode = MEMORY');
      database.pragma('temp_store = MEMORY');
    });
    waiting.onReadOnly(why);
    return wrap(connection, path, waiting, given.keys, { frozen: { why, aside } });
  } catch (error) {
    throw error instanceof UserError ? error : why;
  } finally {
    if (process.platform !== 'win32') aside?.forget();
  }
}

/** How long another command may take between creating a new book's file and writing its first page, in milliseconds. */
const making = { atMost: 1_000, pause: 25 };

/** A file that lost all its bytes is not an empty book: starting anew in it would hide the loss. */
async function mustHaveContent(path: string, { beginWait, patience }: Waiting): Promise<void> {
  const found = statSync(path, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile() && !found.isDirectory())
    throw new UserError(`${path} is a device or a pipe, not a book`, { hint: 'name a file: --db FILE' });
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
    hint: 'restore a backup: cadence restore --list; to start a new book, remove the file first',
  });
}

function sizeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.size ?? null;
}

/** In one piece, half of the time. After an import of gigabytes the log does not keep that size while a call has the book open. */
const settings =
  'PRAGMA foreign_keys = ON; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -32000; PRAGMA journal_size_limit = 64000000';

function setUp(database: Database.Database, path: string, isThere: () => void): void {
  const id = database.pragma('application_id', { simple: true });
  isThere();
  const isOther = () => id !== 0 || database.prepare('SELECT 1 FROM sqlite_schema LIMIT 1').get() !== undefined;
  if (id !== applicationId && isOther()) {
    throw new UserError(`${path} is a database of another program`, {
      hint: 'name another file with --db FILE, or import your customers: cadence import customers.csv',
    });
  }
  teachWords(database);
  database.exec(settings);
  // A copy is one file without a log, and so is a book whose encryption was interrupted; the logs of others are there
  // as soon as they are read.
  if (id === applicationId && existsSync(`${path}-wal`)) return;
  database.pragma('journal_mode = WAL');
  database.pragma(`application_id = ${applicationId}`);
}

/** A book without operations takes 352 kB, and 4 to 12 more with each table: one of this size need not be checked. */
const smallestUsed = 400_000;

function mayBeUnused(database: Database.Database, path: string): boolean {
  if (path === ':memory:' || (sizeOf(path) ?? smallestUsed) >= smallestUsed) return false;
  return database.prepare('SELECT 1 FROM operation UNION ALL SELECT 1 FROM customer LIMIT 1').get() === undefined;
}

/** Why a book can only be read, and the copy it is read from. */
interface Frozen {
  readonly why: CannotWrite;
  readonly aside: AsideFile;
}

interface Circumstances {
  readonly frozen?: Frozen | null;
  readonly isNew?: boolean;
  readonly moving?: boolean;
}

function wrap(
  connection: Connection,
  path: string,
  waiting: Waiting,
  keys: Keys | undefined,
  { frozen = null, isNew = false, moving = false }: Circumstances = {},
): Sqlite {
  const { database: raw, salt, formerDerivation = false } = connection;
  const noteClosed = noteOpen(path);
  const transactions = new Transactions(raw, { path, waiting, frozen: frozen?.why ?? null, shortly, moving });
  const edition = () => Number(raw.pragma('user_version', { simple: true }));
  return {
    path,
    clockAhead: 0,
    salt,
    isNew,
    isAside: frozen !== null,
    formerDerivation,
    role: 'keeper',
    logins: null,
    moveState: async () => moveStateIn(edition()),
    setMoveState: async (_db, state) =>
      transactions.script(`PRAGMA user_version = ${editionOf(schemaIn(edition()), state)}`),
    ...transactions.reading,
    dialect: { fullText, soundness, learnFacts },
    script: (sql) => transactions.script(sql),
    pragma: (text) => transactions.guarded(() => raw.pragma(text, { simple: true })),
    copyTo: async (to, { asItIs = false } = {}) => {
      const { copyChecked } = await import('./copy.ts');
      await copyChecked(connection, to, { keys, asItIs });
    },
    transaction: async (work, options) => await transactions.transaction(work, options),
    keep: async (work, options) => await transactions.keep(work, options),
    atOneMoment: async (work) => await transactions.atOneMoment(work),
    rewrite: async () => await rewrite(raw, path, transactions),
    async discard() {
      // An encrypted one was created on purpose.
      if (!raw.open || salt !== null || frozen !== null || !(isNew || mayBeUnused(raw, path))) return false;
      return await discardUnused(raw, path, isNew);
    },
    close() {
      raw.close();
      noteClosed();
      frozen?.aside.forget();
    },
  };
}

/** Rewrites the file without its free parts; false while others have it open, or without room. */
async function rewrite(database: Database.Database, path: string, transactions: Transactions): Promise<boolean> {
  try {
    await transactions.whenNobodyElse(() => database.exec('VACUUM'));
    // A checkpoint blocked by a reader reports it in its result.
    await transactions.whenNobodyElse(() => {
      const [{ busy }] = database.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }];
      if (busy === 1) throw new Database.SqliteError('database is locked', 'SQLITE_BUSY');
    });
    return true;
  } catch (error) {
    const explained = explain(error, path);
    if (explained instanceof InUse || explained instanceof CannotWrite) return false;
    throw explained;
  }
}

async function discardUnused(database: Database.Database, path: string, isNew: boolean): Promise<boolean> {
  const { discard } = await import('./discard.ts');
  if (discard(database, path)) return true;
  if (isNew) {
    database.close();
    await forgetBegun(path);
    return !existsSync(path);
  }
  database.pragma(`busy_timeout = ${shortly}`);
  return false;
}
