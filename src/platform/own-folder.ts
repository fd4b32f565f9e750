/** Folders for files that are executed: whoever can write there runs code as this user. */
import { chmodSync, lstatSync, mkdirSync, realpathSync, type Stats } from 'node:fs';
import { basename, dirname, isAbsolute, join } from 'node:path';

/** How many levels may be missing; a missing home folder is not created. */
const mostMissing = 3;

/**
 * The real path of a folder that only this user (and root) can write to, replace or redirect; created for its owner
 * only if missing, level by level, each below a checked one. Throws when that cannot be ensured.
 */
export function ownFolder(path: string): string {
  if (!isAbsolute(path)) throw new Error(`${path} is not an absolute path`);
  const missing: string[] = [];
  let at = path;
  while (found(at) === undefined && missing.length < mostMissing) {
    missing.unshift(basename(at));
    at = dirname(at);
  }
  let folder = realpathSync.native(at);
  if (folder !== at) checkWay(at);
  checkWay(folder);
  for (const name of missing) {
    folder = join(folder, name);
    make(folder);
    check(folder);
  }
  close(folder);
  return folder;
}

/** Closes a folder of this user that others could look into. */
function close(folder: string): void {
  const { mode, uid: owner } = lstatSync(folder);
  if (uid === undefined) return;
  if (owner !== uid) throw new Error(`${folder} belongs to somebody else`);
  if ((mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

/** Undefined on Windows, where folders in a user's profile are theirs. */
const uid = process.getuid?.();

const found = (path: string): Stats | undefined => lstatSync(path, { throwIfNoEntry: false });

/** Another process may create it at the same moment. */
function make(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 });
    chmodSync(folder, 0o700); // whatever the umask removes
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}

/** Checks a path up to the root: as written, with links on the way, and as it really is. */
function checkWay(path: string): void {
  for (let at = path; ; at = dirname(at)) {
    check(at);
    if (dirname(at) === at) return;
  }
}

function check(path: string): void {
  const stats = lstatSync(path);
  if (!stats.isDirectory() && !stats.isSymbolicLink()) throw new Error(`${path} is not a folder`);
  if (uid === undefined) return;
  if (stats.uid !== uid && stats.uid !== 0) throw new Error(`${path} belongs to somebody else`);
  // With the sticky bit, as on /tmp, only the owner of an entry can replace it.
  const isOpen = (stats.mode & 0o022) !== 0 && (stats.mode & 0o1000) === 0;
  if (isOpen && !stats.isSymbolicLink()) throw new Error(`others can write to ${path}`);
}
