/** Opens a file: a plain book, or an encrypted one with the key that `keys` finds. */
import { closeSync, constants, openSync, readSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { UserError } from '../../errors.ts';
import type { EncryptedFile, Keys } from '../keys.ts';
import { isSqliteError } from './errors.ts';
import { applicationId } from './file.ts';
import { inodeOf } from './holder.ts';

export interface Connection {
  readonly database: Database.Database;
  /** The first bytes of an encrypted file; null for a plain one. */
  readonly salt: string | null;
  /** The key of an encrypted file is derived in the way of earlier versions. */
  readonly formerDerivation?: boolean;
}

export interface Access {
  /** Where the key to an encrypted file comes from. */
  readonly keys?: Keys;
  /** The salt of a file that this process already has open. */
  readonly salt?: string | null;
  /** The initial content of a book in memory, as in a file; empty when absent. */
  readonly content?: Buffer;
}

/** `isThere` must be called between the first read and the first write. */
type Ready = (database: Database.Database, isThere: () => void) => void | Promise<void>;

/**
 * `ready` reads for the first time, and fails where the file is no plain database. Only then is the library for encrypted
 * books loaded: a plain book does not pay for it.
 *
 * One process must not have a file open over both libraries, or read it by itself, at the same time: closing any of them
 * lets go of the locks of all (POSIX), and neither library would know. Whoever has it open therefore passes its salt.
 */
export async function connect(
  path: string,
  options: Database.Options,
  access: Access,
  ready: Ready,
): Promise<Connection> {
  for (;;) {
    const inode = inodeOf(path);
    const isThere = () => {
      if (inodeOf(path) !== inode) throw new Replaced();
    };
    try {
      return await connectOnce(path, options, access, async (database) => {
        await ready(database, isThere);
        isThere();
      });
    } catch (error) {
      if (!(error instanceof Replaced)) throw error;
    }
  }
}

/** Another file took the place of this one while we waited for its lock. The old content is no longer in the folder. */
class Replaced extends Error {}

async function connectOnce(
  path: string,
  options: Database.Options,
  { keys, salt: known = null, content }: Access,
  ready: (database: Database.Database) => Promise<void>,
): Promise<Connection> {
  if (known !== null) return await connectUnlocked({ path, salt: known }, options, keys, ready);
  // Loaded here and not at the top: its code is in the file that every start loads, for the completion of names.
  const { default: Sqlite } = await import('better-sqlite3');
  const plain = new Sqlite(content ?? path, options);
  try {
    await ready(plain);
    return { database: plain, salt: null };
  } catch (error) {
    plain.close();
    const salt = isSqliteError(error) && error.code === 'SQLITE_NOTADB' ? saltOf(path) : null;
    if (salt === null) throw error;
    return await connectUnlocked({ path, salt }, options, keys, ready);
  }
}

async function connectUnlocked(
  file: EncryptedFile,
  options: Database.Options,
  keys: Keys | undefined,
  ready: (database: Database.Database) => Promise<void>,
): Promise<Connection> {
  const { unlock } = await import('./cipher.ts');
  const { database, key } = await unlock(file, options, keys);
  try {
    await ready(database);
    return { database, salt: file.salt, formerDerivation: key.derivation === 'former' };
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Whether a file is a book, by its first bytes: a plain one of ours, or any encrypted one, which cannot be told apart.
 */
export function looksLikeBook(path: string): boolean {
  const start = startOf(path);
  if (start.length < headerLength) return false;
  const isPlain = start.subarray(0, 16).equals(plainStart);
  return isPlain ? start.readUInt32BE(68) === applicationId : saltIn(start) !== null;
}

/** The size of a database header. */
const headerLength = 100;

/** The first 100 bytes of a file, or fewer. */
export function startOf(path: string): Buffer {
  const start = Buffer.alloc(headerLength);
  const file = read(path, () => openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)));
  try {
    return start.subarray(
      0,
      read(path, () => readSync(file, start, 0, start.length, 0)),
    );
  } finally {
    closeSync(file);
  }
}

function read<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    throw new UserError(`${path} could not be read: ${(cause as Error).message}`, {
      hint: 'check who may read it, and that it is there',
      cause,
    });
  }
}

const plainStart = Buffer.from('SQLite format 3\0', 'latin1');

/**
 * The salt at the beginning of an encrypted database, in hex; null for every other file. The eight bytes after it, with
 * the page size, stay readable, and the last three of them are the same in every SQLite file (its file format, 1.3).
 */
export function saltOf(path: string): string | null {
  const start = startOf(path);
  return start.length < headerLength ? null : saltIn(start);
}

function saltIn(start: Buffer): string | null {
  const pageSize = start.readUInt16BE(16) === 1 ? 65_536 : start.readUInt16BE(16);
  const isDatabase = pageSize >= 512 && Number.isInteger(Math.log2(pageSize)) && start.readUIntBE(21, 3) === 0x40_20_20;
  const salt = start.subarray(0, 16);
  return isDatabase && !salt.equals(plainStart) ? salt.toString('hex') : null;
}
