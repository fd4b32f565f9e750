/** A private copy of a read-only book, so that it can be read anyway. Loaded only when needed. */
import { chmodSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { InUse } from '../../errors.ts';
import { realPath } from './file.ts';

export interface AsideFile {
  readonly path: string;
  /** Deletes the copy. On POSIX right after opening: an open file stays readable. */
  readonly forget: () => void;
}

/** The copy needs a writable place: when the disk is full, the memory that Linux offers as a folder. */
const places = () => [tmpdir(), '/dev/shm'].filter((folder) => existsSync(folder));

/**
 * Copies the book with its log, because SQLite needs both. Throws the first reason when neither place has room. The
 * folder is for its owner only.
 */
export function copyAside(path: string): AsideFile {
  let first: unknown;
  for (const place of places()) {
    let folder: string | undefined;
    try {
      folder = mkdtempSync(join(place, 'cadence-read-'));
      const made = folder;
      const copy = join(made, basename(path));
      copyTogether(realPath(path), copy);
      return { path: copy, forget: () => rmSync(made, { recursive: true, force: true }) };
    } catch (error) {
      first ??= error;
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    }
  }
  throw first;
}

/** After this many tries, somebody keeps writing. */
const mostTries = 5;

/**
 * Repeated when either changes meanwhile: what moved from the log into the book between the two copies would be lost,
 * or doubled.
 */
function copyTogether(path: string, copy: string): void {
  for (let tries = 0; tries < mostTries; tries++) {
    const before = stateOf(path);
    for (const end of ['', '-wal']) {
      rmSync(`${copy}${end}`, { force: true });
      if (!existsSync(`${path}${end}`)) continue;
      copyFileSync(`${path}${end}`, `${copy}${end}`, constants.COPYFILE_FICLONE);
      chmodSync(`${copy}${end}`, 0o600); // the copy of a read-only file must be writable
    }
    if (stateOf(path) === before) return;
  }
  throw new InUse(`${path} keeps being written to by another command`, { hint: 'try again in a moment' });
}

function stateOf(path: string): string {
  return [path, `${path}-wal`]
    .map((file) => statSync(file, { throwIfNoEntry: false, bigint: true }))
    .map((found) => (found === undefined ? '' : `${found.mtimeNs} ${found.size}`))
    .join(', ');
}
