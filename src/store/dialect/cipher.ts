/** Encrypted databases, by SQLite3 Multiple Ciphers behind the same interface as better-sqlite3. Loaded when one is met. */
import type Database from 'better-sqlite3';
import type Library from 'better-sqlite3-multiple-ciphers';
import { UserError } from '../../errors.ts';
import type { EncryptedFile, Keys } from '../keys.ts';
import { isSqliteError } from './errors.ts';

type Encrypted = InstanceType<typeof Library>;

/** What `doctor` calls it. */
export const cipherName = 'AEGIS-256';

/** Every page encrypted and signed with AEGIS-256 under a key that Argon2id makes of the words. Kept in every book: never change. */
const cipher = ["cipher = 'aegis'", "algorithm = 'aegis-256'", 'tcost = 2', 'mcost = 19456', 'pcost = 1'];

/** The bytes of a key: the same for é however a keyboard makes it. */
export function bytesOf(key: string): Buffer {
  return Buffer.from(key.normalize('NFC'), 'utf8');
}

/** A connection without a file of its own, to which encrypted files may be attached. */
export async function atNothing(): Promise<Database.Database> {
  return setUp(await open(':memory:'));
}

/** A connection to a new encrypted file without content: with this salt, or with one of its own. */
export async function makeEncrypted(path: string, key: string, salt: string | null): Promise<Database.Database> {
  const first = await open(path);
  if (salt !== null) first.pragma(`cipher_salt = '${salt}'`);
  keyed(first, key).pragma('user_version = 1');
  // Opened anew: the salt that was asked for would hold for every file attached later.
  first.close();
  return keyed(await open(path), key);
}

/** A connection to an encrypted file with the key that is found for it. */
export async function unlock(
  file: EncryptedFile,
  options: Database.Options,
  keys: Keys | undefined,
): Promise<Database.Database> {
  if (keys === undefined) throw new UserError(`${file.path} is encrypted, and nobody has its key`);
  const library = await load(file.path);
  return await keys.open(file, (key) => {
    const database = new library(file.path, options);
    try {
      keyed(database, key).pragma('application_id');
      return database;
    } catch (error) {
      database.close();
      if (isSqliteError(error) && error.code === 'SQLITE_NOTADB') return null;
      throw error;
    }
  });
}

function keyed(database: Encrypted, key: string): Database.Database {
  setUp(database);
  database.key(bytesOf(key));
  return database;
}

/** What SQLite puts aside while it sorts or vacuums stays in memory: in a file it would be readable. */
function setUp(database: Encrypted): Encrypted {
  for (const setting of [...cipher, 'temp_store = MEMORY']) database.pragma(setting);
  return database;
}

async function open(path: string, options?: Database.Options): Promise<Encrypted> {
  return new (await load(path))(path, options);
}

/** A UserError where the optional library is not installed, before anything is written for this book. */
export async function requireLibrary(path: string): Promise<void> {
  await load(path);
}

let library: typeof Library | undefined;

/** Tried once: the library finds its binary only when it opens something. */
async function load(path: string): Promise<typeof Library> {
  if (library !== undefined) return library;
  try {
    const { default: found } = await import('better-sqlite3-multiple-ciphers');
    new found(':memory:').close();
    library = found;
    return found;
  } catch (cause) {
    throw new UserError(`${path} needs the library for encrypted books, which is not installed`, {
      hint: 'install cadence again with its optional packages, or: npm install -g better-sqlite3-multiple-ciphers',
      cause,
    });
  }
}
