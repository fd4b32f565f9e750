/** Copies of a book, by SQLite's online backup, and restoring them. */
import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { UserError } from '../../errors.ts';
import { notAsMade } from '../damaged.ts';
import type { Keys } from '../keys.ts';
import { usualWaiting, type Waiting } from '../waiting.ts';
import { type Connection, connect, saltOf } from './connect.ts';
import { cannotWrite, explain } from './errors.ts';
import { createFile } from './file.ts';
import { inspect, tidierOf } from './inspect.ts';
import { untilFree } from './waiting.ts';
import { marksIn, putNextMark, type WriteMarks } from './write-marks.ts';

/** Copying all pages at once captures one moment of the book, whatever others write meanwhile. */
const allPages = 0x7fff_ffff;

interface Copying {
  /** The file's name in errors; its path when absent. */
  readonly name?: string;
  readonly waiting?: Waiting;
}

/** Copies an open book into a file, overwriting it. A copy that cannot be finished is removed. */
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
      // better-sqlite3 reports a locked file as a finished copy without pages.
      if (totalPages === 0) throw new Database.SqliteError('database is locked', 'SQLITE_BUSY');
    });
    chmodSync(to, 0o600);
  } catch (error) {
    if (fresh) rmSync(to, { force: true });
    throw explain(error, name);
  }
}

export interface CopyOptions {
  readonly keys?: Keys | undefined;
  /** Even when damaged: keeps the state before a repair. */
  readonly asItIs?: boolean;
}

/**
 * Copies an open book into one file, which gets its name only after it was opened and found sound. The copy of an
 * encrypted book has its key and its salt.
 */
export async function copyChecked(
  { database, salt }: Connection,
  to: string,
  { keys, asItIs = false }: CopyOptions,
): Promise<void> {
  const draft = `${to}.${process.pid}.tmp`;
  try {
    if (salt === null) {
      await copyInto(database, draft, { name: to });
      settle(draft);
    } else {
      vacuumInto(database, draft);
      await markAnew(draft, keys);
    }
    const { isBook, damage, differences } = await inspect(draft, keys);
    if (!asItIs && (!isBook || damage.length > 0))
      throw new UserError(`the backup would be damaged: ${damage[0] ?? 'it is empty'}`, {
        hint: 'cadence doctor looks at the book itself',
      });
    if (!asItIs && differences.length > 0)
      throw new UserError(`the backup could not be restored: ${notAsMade(differences)}`, {
        hint: 'another program changed the book; cadence export book.jsonl takes what it says into a new one',
      });
    renameSync(draft, to);
  } catch (error) {
    rmSync(draft, { force: true });
    throw explain(error, to);
  }
}

/** Its pages differ from the book's: the book's log must not be applied to it. */
async function markAnew(copy: string, keys: Keys | undefined): Promise<void> {
  const { database } = await connect(copy, {}, keys === undefined ? {} : { keys }, (opened) => {
    putNextMark(opened, marksIn(opened));
  });
  database.close();
}

/** SQLite's online backup cannot write encrypted files. VACUUM can, and it sees one moment of the book as well. */
function vacuumInto(from: Database.Database, to: string): void {
  createFile(to);
  from.prepare('VACUUM INTO ?').run(to);
}

/** Makes a copy a single file, without the journal files of a book in use. */
function settle(path: string): void {
  const database = new Database(path, { fileMustExist: true });
  try {
    database.pragma('journal_mode = DELETE');
  } finally {
    database.close();
  }
}

interface Replacing extends Partial<Waiting> {
  readonly onWait: Waiting['onWait'];
  readonly keys: Keys;
}

/**
 * Replaces the book `to` by the book `from`, once no process writes to it. The result is encrypted when either of them
 * is: with the book's key, else with the copy's. While both are plain, others may have the book open.
 */
export async function replaceBook(from: string, to: string, { keys, ...waiting }: Replacing): Promise<void> {
  if (saltOf(from) === null && (!existsSync(to) || saltOf(to) === null)) return await replacePlain(from, to, waiting);
  const { replaceEncrypted } = await import('./exchange.ts');
  await replaceEncrypted(from, to, keys);
}

/**
 * A copy over a book in use must have the same page size, or SQLite refuses; and its marks must continue the book's
 * own, or the book's log would look like that of another state.
 */
async function fitting(source: Database.Database, to: string, draft: string): Promise<Database.Database> {
  const { pageSize, marks } = factsOf(to);
  if (pageSize === Number(source.pragma('page_size', { simple: true }))) await copyInto(source, draft, { name: to });
  else {
    source.pragma(`page_size = ${pageSize}`);
    vacuumInto(source, draft);
  }
  settle(draft);
  const copy = new Database(draft, { fileMustExist: true });
  putNextMark(copy, marks);
  return copy;
}

function factsOf(path: string): { readonly pageSize: number; readonly marks: WriteMarks } {
  const database = new Database(path, { fileMustExist: true });
  try {
    return { pageSize: Number(database.pragma('page_size', { simple: true })), marks: marksIn(database) };
  } finally {
    database.close();
  }
}

async function replacePlain(from: string, to: string, waiting: Partial<Waiting>): Promise<void> {
  const tidy = tidierOf(from);
  const source = new Database(from, { readonly: true, fileMustExist: true });
  const draft = `${to}.${process.pid}.tmp`;
  try {
    const content = existsSync(to) ? await fitting(source, to, draft) : source;
    try {
      await copyInto(content, to, { waiting: { ...usualWaiting, ...waiting } });
    } finally {
      content.close();
    }
  } finally {
    source.close();
    for (const file of [draft, `${draft}-journal`]) rmSync(file, { force: true });
    tidy();
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
