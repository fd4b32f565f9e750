/** Copies of a book by SQLite's online backup, and what is wrong with a file. */
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { UserError } from '../../errors.ts';
import { cannotWrite, explain } from './errors.ts';
import { applicationId, createFile } from './file.ts';
import { untilFree, usualWaiting, type Waiting } from './waiting.ts';

/** What a file turns out to be when it is opened only to look at it. */
export interface Inspection {
  readonly path: string;
  /** A book of cadence, whatever its state. */
  readonly isBook: boolean;
  readonly schema: number;
  readonly customers: number;
  /** What SQLite finds wrong, in its words; empty for a sound file. */
  readonly damage: readonly string[];
  /** Rows that refer to rows that are not there. */
  readonly dangling: number;
}

/** A copy of all pages at once is one moment of the book, whatever others write meanwhile. */
const allPages = 0x7fff_ffff;

interface Copying {
  /** What errors call the file; its path where it has no other. */
  readonly name?: string;
  readonly waiting?: Waiting;
}

/** Copies an open book into a file, over what is there. A copy that cannot be finished leaves nothing. */
async function copyInto(
  from: Database.Database,
  to: string,
  { name = to, waiting = usualWaiting }: Copying,
): Promise<void> {
  const fresh = !existsSync(to);
  createFile(to, name);
  try {
    await untilFree(to, waiting, waiting.patience, async () => {
      const { totalPages } = await from.backup(to, { progress: () => allPages });
      // better-sqlite3 takes a file that is locked for a copy that is finished.
      if (totalPages === 0) throw new Database.SqliteError('database is locked', 'SQLITE_BUSY');
    });
    chmodSync(to, 0o600);
  } catch (error) {
    if (fresh) rmSync(to, { force: true });
    throw explain(error, name);
  }
}

/** Copies an open book into one file, which gets its name only once it was opened and found whole. */
export async function copyChecked(from: Database.Database, to: string): Promise<void> {
  const draft = `${to}.${process.pid}.tmp`;
  try {
    await copyInto(from, draft, { name: to });
    settle(draft);
    const { isBook, damage } = inspect(draft);
    if (!isBook || damage.length > 0)
      throw new UserError(`the copy would be damaged: ${damage[0] ?? 'it is empty'}`, {
        hint: 'cadence doctor looks at the book itself',
      });
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { force: true });
    throw explain(error, to);
  }
}

/** Makes a copy one file without the journal files that a book in use has beside it. */
function settle(path: string): void {
  const database = new Database(path, { fileMustExist: true });
  try {
    database.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
}

/** Puts the book in `from` in the place of the one in `to`, which others may have open, once nobody writes to it. */
export async function replaceBook(
  from: string,
  to: string,
  waiting: Pick<Waiting, 'onWait'> & Partial<Waiting>,
): Promise<void> {
  const source = new Database(from, { readonly: true, fileMustExist: true });
  try {
    await copyInto(source, to, { waiting: { ...usualWaiting, ...waiting } });
  } finally {
    source.close();
  }
  const database = new Database(to, { fileMustExist: true });
  try {
    database.pragma('journal_mode = WAL');
  } catch (error) {
    throw cannotWrite(to, error);
  } finally {
    database.close();
  }
}

/** Opens a file only to look: is it a book, and is it sound? */
export function inspect(path: string): Inspection {
  const tidy = tidierOf(path);
  let database: Database.Database | undefined;
  try {
    database = new Database(path, { readonly: true, fileMustExist: true, timeout: 5_000 });
    const number = (pragma: string) => Number(database?.pragma(pragma, { simple: true }));
    if (number('application_id') !== applicationId) return { ...unknown(path, []), isBook: false };
    const damage = (database.pragma('integrity_check') as { integrity_check: string }[])
      .map((row) => row.integrity_check)
      .filter((text) => text !== 'ok');
    const { count } = database.prepare('SELECT count(*) AS count FROM customer').get() as { count: number };
    const dangling = (database.pragma('foreign_key_check') as unknown[]).length;
    return { path, isBook: true, schema: number('user_version'), customers: count, damage, dangling };
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    return { ...unknown(path, [error.message]), isBook: error.code !== 'SQLITE_NOTADB' };
  } finally {
    database?.close();
    tidy();
  }
}

/** Reading a copy of a book that was in use makes files beside it, which nobody takes away: those that are new go. */
function tidierOf(path: string): () => void {
  const fresh = [`${path}-wal`, `${path}-shm`].filter((file) => !existsSync(file));
  return () => {
    if (fresh.length < 2) return; // there is a log that belongs to it, or somebody has it open
    for (const file of fresh) rmSync(file, { force: true });
  };
}

function unknown(path: string, damage: readonly string[]): Omit<Inspection, 'isBook'> {
  return { path, schema: 0, customers: 0, damage, dangling: 0 };
}
