/** Replaces the file of a book that no other process has open: with another key, without one, or from a copy. */
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { draftsAmong } from '../../domain/backup.ts';
import { InUse, UserError } from '../../errors.ts';
import { isRunning } from '../../processes.ts';
import { type Keys, onlyKey } from '../keys.ts';
import { usualWaiting } from '../waiting.ts';
import { atNothing, attach, type FileKey, makeEncrypted, unlock } from './cipher.ts';
import { connect, saltOf } from './connect.ts';
import { explain } from './errors.ts';
import { createFile } from './file.ts';
import { holderOf, inodeOf } from './holder.ts';
import { inspect } from './inspect.ts';
import { isDraftOfBook } from './left-behind.ts';
import { untilFree } from './waiting.ts';
import { marksIn, putNextMark } from './write-marks.ts';

/** A file and its key; null for a plain one. */
interface Locked {
  readonly path: string;
  readonly key: FileKey | null;
}

/** The key for a new file; with the same salt as another file, the same keyring entry opens both. */
export interface Seal {
  readonly key: string;
  readonly salt: string | null;
}

export interface Exchange {
  /** The file to replace. */
  readonly target: Locked;
  /** The source of the content: the target itself, or a copy. */
  readonly content: Locked;
  /** Null writes a plain file. */
  readonly seal: Seal | null;
  /** Runs when the new file is finished and checked, before it replaces the old one; with its salt. */
  readonly placing?: (salt: string | null) => Promise<void>;
}

/** Milliseconds to wait until other processes have closed the book. */
const patience = 3_000;

/**
 * Writes the new file next to the book, encrypted from its first byte, checks it, and renames it into place, all while
 * no other process can open the book. After a crash the book is either the old or the new one; anything else left is
 * named `BOOK.PROCESS.tmp`.
 */
export async function exchange({ target, content, seal, placing }: Exchange): Promise<void> {
  // When the name is a link, the file it leads to must be replaced.
  const path = realpathSync(target.path);
  const draft = `${path}.${process.pid}.tmp`;
  const seed = `${path}.key.${process.pid}.tmp`;
  removeFile(seed);
  const database = await sealed(seal, seed);
  let begun = false;
  try {
    const inode = inodeOf(path);
    attach(database, 'target', path, target.key);
    await hold(database, path);
    if (inodeOf(path) !== inode) throw new InUse(`another command replaced ${path} just now`, { hint: 'try again' });
    if (seal !== null) refuseOtherNames(path);
    begun = true;
    const mode = String(database.pragma('target.journal_mode', { simple: true }));
    forgetDrafts(path);
    createFile(draft);
    if (content !== target) attach(database, 'content', content.path, content.key);
    database.prepare(`VACUUM ${content === target ? 'target' : 'content'} INTO ?`).run([draft]);
    await finish(draft, seal, mode);
    await placing?.(saltOf(draft));
    place(database, draft, path);
  } catch (error) {
    if (begun) removeFile(draft);
    throw explain(error, path);
  } finally {
    database.close();
    removeFile(seed);
  }
}

/** Rewrites a file with another key, or without one. */
export async function reseal(
  path: string,
  { seal, keys, placing }: Pick<Exchange, 'seal' | 'placing'> & { readonly keys: Keys },
): Promise<void> {
  const target = { path, key: await keyOf(path, keys) };
  await exchange({ target, content: target, seal, ...(placing === undefined ? {} : { placing }) });
}

/** Replaces a book by a copy when one of them is encrypted: then the result is, with the book's key or the copy's. */
export async function replaceEncrypted(from: string, to: string, keys: Keys): Promise<void> {
  const content = { path: from, key: await keyOf(from, keys) };
  const fresh = !existsSync(to);
  if (fresh) createFile(to);
  try {
    const target = { path: to, key: await keyOf(to, keys) };
    const model = target.key === null ? content : target;
    const seal = model.key === null ? null : { key: model.key.words, salt: saltOf(model.path) };
    await exchange({ target, content, seal });
  } catch (error) {
    if (fresh) removeFile(to);
    throw error;
  }
}

/**
 * Removes plain-text leftovers of killed commands: the draft of a `config decrypt`, and the folder in which an editor
 * had a note. Only for a process that has the book open: then no other process is exchanging it.
 */
export function forgetDrafts(path: string): void {
  const real = realpathSync(path);
  const [folder, name] = [dirname(real), basename(real)];
  for (const draft of draftsAmong(readdirSync(folder), (file) => file === name)) {
    // Before an exchange holds the book it already has its draft, and an editor may be open: those may be in use.
    const inUse = draft.kind === 'folder' ? isRunning(draft.process) : draft.name.startsWith(`${name}.key.`);
    const file = join(folder, draft.name);
    if (!inUse && isDraftOfBook(file, draft)) rmSync(file, { force: true, recursive: draft.kind === 'folder' });
  }
}

/** Refuses hard links: the same file under another name would keep the old content. */
function refuseOtherNames(path: string): void {
  for (const file of [path, `${path}-wal`, `${path}-journal`]) {
    const names = lstatSync(file, { throwIfNoEntry: false })?.nlink ?? 1;
    if (names < 2) continue;
    const others = names === 2 ? 'another name' : `${names - 1} other names`;
    throw new UserError(`${file} has ${others} (hard links), under which it would stay as it is; nothing was changed`, {
      hint: `find them in its file system: find / -xdev -samefile "${file}"; remove those, then try again`,
    });
  }
}

/** Removes a file with SQLite's files next to it. */
export function removeFile(path: string): void {
  for (const beside of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${beside}`, { force: true });
}

/** The key that opens a file, or null for a plain one. */
async function keyOf(path: string, keys: Keys): Promise<FileKey | null> {
  const salt = saltOf(path);
  if (salt === null) return null;
  const { database, key } = await unlock({ path, salt }, { readonly: true, fileMustExist: true }, keys);
  database.close();
  return key;
}

/**
 * A connection whose own file is empty and has the key: VACUUM writes with the protection of the connection's own file,
 * so the new book is never on the disk in plain text.
 */
async function sealed(seal: Seal | null, seed: string): Promise<Database.Database> {
  if (seal === null) return await atNothing();
  try {
    createFile(seed);
    return await makeEncrypted(seed, seal.key, seal.salt);
  } catch (error) {
    removeFile(seed);
    throw error;
  }
}

/** Locks the book for this connection alone, until it is closed. */
async function hold(database: Database.Database, path: string): Promise<void> {
  database.pragma('busy_timeout = 0');
  database.pragma('target.locking_mode = EXCLUSIVE');
  try {
    await untilFree(path, usualWaiting, patience, () => database.exec('BEGIN EXCLUSIVE'));
  } catch (error) {
    if (!(error instanceof InUse)) throw error;
    throw new InUse(`${path} is open in ${holderOf(path, 'reading too')}`, {
      hint: 'end that first, then try again; nothing was changed',
      cause: error,
    });
  }
  database.exec('COMMIT');
}

/** Reopens the new file with its key and checks it; it gets the old one's journal mode, and is safely on the disk. */
async function finish(draft: string, seal: Seal | null, mode: string): Promise<void> {
  const access = seal === null ? {} : { keys: onlyKey(seal.key) };
  const { isBook, damage, encrypted } = await inspect(draft, access.keys);
  if (!isBook || damage.length > 0 || encrypted !== (seal !== null))
    throw new UserError(`the new file would be damaged: ${damage[0] ?? 'it is no book'}; nothing was changed`, {
      hint: 'cadence doctor looks at the book itself',
    });
  const { database } = await connect(draft, {}, access, (opened) => {
    opened.pragma(`journal_mode = ${mode}`);
    putNextMark(opened, marksIn(opened)); // its pages differ from before: the old log must not be applied to it
  });
  database.close();
  const file = openSync(draft, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** Brings the old file and its log into one, so that nothing of it stays next to the new one, and renames. */
function place(database: Database.Database, draft: string, path: string): void {
  database.pragma('target.journal_mode = DELETE');
  rmSync(`${path}-journal`, { force: true });
  try {
    renameSync(draft, path);
  } catch {
    // Windows cannot rename over an open file: there the book is closed a moment earlier.
    database.close();
    renameSync(draft, path);
  }
}
