/** A private copy of a book that cannot be written to, so that it can be read all the same. Loaded only then. */
import { chmodSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { InUse } from '../../errors.ts';
import { realPath } from './file.ts';

export interface AsideFile {
  readonly path: string;
  /** Takes the copy away. On POSIX right after it was opened: what is open stays readable. */
  readonly forget: () => void;
}

/** The copy needs a writable place: where the disk is full, the memory that Linux offers as a folder. */
const places = () => [tmpdir(), '/dev/shm'].filter((folder) => existsSync(folder));

/**
 * The book with its log, as SQLite needs them together. Throws the first reason where neither place has room. The folder
 * is for its owner only.
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

/** More than this, and somebody keeps writing. */
const mostTries = 5;

/** Again while either changes on the way: what is in the log and no longer in the book, or the reverse, would be lost. */
function copyTogether(path: string, copy: string): void {
  for (let tries = 0; tries < mostTries; tries++) {
    const before = stateOf(path);
    for (const end of ['', '-wal']) {
      rmSync(`${copy}${end}`, { force: true });
      if (!existsSync(`${path}${end}`)) continue;
      copyFileSync(`${path}${end}`, `${copy}${end}`, constants.COPYFILE_FICLONE);
      chmodSync(`${copy}${end}`, 0o600); // the copy of a file that may only be read may be written to
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
