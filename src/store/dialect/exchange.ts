/** Puts another file in the place of a book that nobody else has open: with another key, without one, or from a copy. */
import { closeSync, existsSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type Database from 'better-sqlite3';
import { draftsAmong } from '../../domain/backup.ts';
import { InUse, UserError } from '../../errors.ts';
import { type Keys, onlyKey } from '../keys.ts';
import { atNothing, bytesOf, makeEncrypted, unlock } from './cipher.ts';
import { connect, saltOf } from './connect.ts';
import { explain } from './errors.ts';
import { createFile } from './file.ts';
import { holderOf, inodeOf } from './holder.ts';
import { inspect } from './inspect.ts';
import { untilFree, usualWaiting } from './waiting.ts';

/** A file and the key that opens it; null for a plain one. */
interface Locked {
  readonly path: string;
  readonly key: string | null;
}

/** With which key a file is written; with the same salt as another, the same keyring entry opens both. */
export interface Seal {
  readonly key: string;
  readonly salt: string | null;
}

export interface Exchange {
  /** The file to replace. */
  readonly target: Locked;
  /** Where the content comes from: the target itself, or a copy. */
  readonly content: Locked;
  /** Null writes a plain file. */
  readonly seal: Seal | null;
  /** Runs when the new file is finished and checked, before it takes its place: it was given this salt. */
  readonly placing?: (salt: string | null) => Promise<void>;
}

/** Milliseconds to wait until the others have closed the book. */
const patience = 3_000;

/**
 * Writes the new file beside the book, encrypted from its first byte, checks it, and renames it into place, all while
 * nobody else can open the book. A crash leaves the book as it was or as it will be; what else it leaves is named
 * `BOOK.PROCESS.tmp`.
 */
export async function exchange({ target, content, seal, placing }: Exchange): Promise<void> {
  const { path } = target;
  const draft = `${path}.${process.pid}.tmp`;
  const seed = `${path}.key.${process.pid}.tmp`;
  removeFile(seed);
  const database = await sealed(seal, seed);
  let begun = false;
  try {
    const inode = inodeOf(path);
    attach(database, 'target', target);
    await hold(database, path);
    if (inodeOf(path) !== inode) throw new InUse(`another command replaced ${path} just now`, { hint: 'try again' });
    begun = true;
    const mode = String(database.pragma('target.journal_mode', { simple: true }));
    forgetDrafts(path);
    createFile(draft);
    if (content !== target) attach(database, 'content', content);
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

/** Writes a file anew with another key, or without one. */
export async function reseal(
  path: string,
  { seal, keys, placing }: Pick<Exchange, 'seal' | 'placing'> & { readonly keys: Keys },
): Promise<void> {
  const target = { path, key: await keyOf(path, keys) };
  await exchange({ target, content: target, seal, ...(placing === undefined ? {} : { placing }) });
}

/** Puts a copy in the place of a book, where one of them is encrypted: then the book is, with its own key or the copy's. */
export async function replaceEncrypted(from: string, to: string, keys: Keys): Promise<void> {
  const content = { path: from, key: await keyOf(from, keys) };
  const fresh = !existsSync(to);
  if (fresh) createFile(to);
  try {
    const target = { path: to, key: await keyOf(to, keys) };
    const model = target.key === null ? content : target;
    await exchange({ target, content, seal: model.key === null ? null : { key: model.key, salt: saltOf(model.path) } });
  } catch (error) {
    if (fresh) removeFile(to);
    throw error;
  }
}

/**
 * Removes what was left beside a book by an exchange that was killed; of a `config decrypt` that is the book in plain text.
 * Only for who has the book open: then nobody else is exchanging it.
 */
export function forgetDrafts(path: string): void {
  const folder = dirname(path);
  // An exchange has the file with its key before it holds the book: that one may be in use.
  const drafts = draftsAmong(readdirSync(folder), (file) => file === basename(path)).filter(
    ({ name, kind }) => kind === 'file' && !name.startsWith(`${basename(path)}.key.`),
  );
  for (const { name } of drafts) rmSync(join(folder, name), { force: true });
}

/** A file with all that SQLite may have put beside it. */
export function removeFile(path: string): void {
  for (const beside of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${beside}`, { force: true });
}

/** The key that opens a file, or null for a plain one. */
async function keyOf(path: string, keys: Keys): Promise<string | null> {
  const salt = saltOf(path);
  if (salt === null) return null;
  let fitting: string | null = null;
  const noting: Keys = {
    open: async (file, attempt) =>
      await keys.open(file, (key) => {
        const opened = attempt(key);
        if (opened !== null) fitting = key;
        return opened;
      }),
  };
  (await unlock({ path, salt }, { readonly: true, fileMustExist: true }, noting)).close();
  return fitting;
}

/**
 * A connection whose own file is empty and has the key: what VACUUM writes, it writes as the connection's own file is
 * protected. So the new book is never on the disk in plain text.
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

function attach(database: Database.Database, name: string, { path, key }: Locked): void {
  database.prepare(`ATTACH ? AS ${name} KEY ?`).run([path, key === null ? '' : bytesOf(key)]);
}

/** Takes the book for this connection alone, until it is closed. */
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

/** The new file is opened anew with its key and looked through; it writes as the old one did, and is safe on the disk. */
async function finish(draft: string, seal: Seal | null, mode: string): Promise<void> {
  const access = seal === null ? {} : { keys: onlyKey(seal.key) };
  const { isBook, damage, encrypted } = await inspect(draft, access.keys);
  if (!isBook || damage.length > 0 || encrypted !== (seal !== null))
    throw new UserError(`the new file would be damaged: ${damage[0] ?? 'it is no book'}; nothing was changed`, {
      hint: 'cadence doctor looks at the book itself',
    });
  const { database } = await connect(draft, {}, access, (opened) => void opened.pragma(`journal_mode = ${mode}`));
  database.close();
  const file = openSync(draft, 'r+');
  fsyncSync(file);
  closeSync(file);
}

/** Brings all of the old file into one, so that nothing of it stays beside the new one, and renames. */
function place(database: Database.Database, draft: string, path: string): void {
  database.pragma('target.journal_mode = DELETE');
  rmSync(`${path}-journal`, { force: true });
  try {
    renameSync(draft, path);
  } catch {
    // Windows renames over no file that is open: there the book is let go of a moment sooner.
    database.close();
    renameSync(draft, path);
  }
}
