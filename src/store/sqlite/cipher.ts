/**
 * Encrypted databases, with SQLite3 Multiple Ciphers behind the same interface as better-sqlite3. Loaded for the first
 * encrypted file.
 */
import type Database from 'better-sqlite3';
import type Library from 'better-sqlite3-multiple-ciphers';
import { UserError } from '../../errors.ts';
import type { EncryptedFile, Keys } from '../keys.ts';
import { isSqliteError } from './errors.ts';

type Encrypted = InstanceType<typeof Library>;

/** The name in `doctor`. */
export const cipherName = 'AEGIS-256';

/**
 * Every page is encrypted and signed with AEGIS-256 under a key that Argon2id derives from the words. All books depend
 * on it: never change.
 */
const cipher = ["cipher = 'aegis'", "algorithm = 'aegis-256'"];

/**
 * The cost of Argon2id (memory in KiB). A book does not record which one its key was derived with: they are tried in
 * this order.
 */
const derivations = [
  { name: 'current', settings: ['tcost = 1', 'mcost = 47104', 'pcost = 1'] },
  { name: 'former', settings: ['tcost = 2', 'mcost = 19456', 'pcost = 1'] },
] as const;

export type Derivation = (typeof derivations)[number]['name'];

/** What opens a file: the words, and how the key of its pages is derived from them. */
export interface FileKey {
  readonly words: string;
  readonly derivation: Derivation;
}

export interface Unlocked {
  readonly database: Database.Database;
  readonly key: FileKey;
}

/** The bytes of a key: the same for é however a keyboard composes it. */
function bytesOf(key: string): Buffer {
  return Buffer.from(key.normalize('NFC'), 'utf8');
}

/** A connection without a file of its own, to which encrypted files may be attached. */
export async function atNothing(): Promise<Database.Database> {
  return setUp(await open(':memory:'));
}

/** A connection to a new, empty encrypted file: with this salt, or with one of its own. */
export async function makeEncrypted(path: string, key: string, salt: string | null): Promise<Database.Database> {
  const fileKey = { words: key, derivation: 'current' } as const;
  const first = await open(path);
  if (salt !== null) first.pragma(`cipher_salt = '${salt}'`);
  keyed(first, fileKey).pragma('user_version = 1');
  if (salt === null) return first;
  // Reopened: otherwise this salt would be used for every file attached later.
  first.close();
  return keyed(await open(path), fileKey);
}

/** A connection to an encrypted file with the key that is found for it. */
export async function unlock(
  file: EncryptedFile,
  options: Database.Options,
  keys: Keys | undefined,
): Promise<Unlocked> {
  if (keys === undefined) throw new UserError(`${file.path} is encrypted, and nobody has its key`);
  const library = await load(file.path);
  const attempt = (key: FileKey): Unlocked | null => {
    const database = new library(file.path, options);
    try {
      keyed(database, key).pragma('application_id');
      return { database, key };
    } catch (error) {
      database.close();
      if (isSqliteError(error) && error.code === 'SQLITE_NOTADB') return null;
      throw error;
    }
  };
  return await keys.open(file, (words) => {
    for (const { name } of derivations) {
      const opened = attempt({ words, derivation: name });
      if (opened !== null) return opened;
    }
    return null;
  });
}

/** Attaches a file under a name, with its key; null for a plain one. */
export function attach(database: Database.Database, name: string, path: string, key: FileKey | null): void {
  if (key !== null) setUp(database, key.derivation);
  database.prepare(`ATTACH ? AS ${name} KEY ?`).run([path, key === null ? '' : bytesOf(key.words)]);
}

function keyed(database: Encrypted, { words, derivation }: FileKey): Database.Database {
  setUp(database, derivation);
  database.key(bytesOf(words));
  return database;
}

/** SQLite's temporary data stays in memory while it sorts or vacuums: in a file it would be readable. */
function setUp<T extends Database.Database>(database: T, derivation: Derivation = 'current'): T {
  const { settings } = derivations.find(({ name }) => name === derivation) ?? derivations[0];
  for (const setting of [...cipher, ...settings, 'temp_store = MEMORY']) database.pragma(setting);
  return database;
}

async function open(path: string, options?: Database.Options): Promise<Encrypted> {
  return new (await load(path))(path, options);
}

/** A UserError when the optional library is not installed, before anything is written for this book. */
export async function requireLibrary(path: string): Promise<void> {
  await load(path);
}

let library: typeof Library | undefined;

/** Tested once: the library looks for its binary only when it opens something. */
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
