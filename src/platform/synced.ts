/** Which service syncs the folder that a file lies in, by what it is called and what lies in it. */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { syncServiceOf } from '../domain/synced-folder.ts';

/** Null where none is known to; of a link, for the file it leads to. */
export function syncServiceAbove(path: string): string | null {
  const folders: { folder: string; names: readonly string[] }[] = [];
  for (let at = dirname(existsSync(path) ? realpathSync(path) : resolve(path)); ; at = dirname(at)) {
    folders.push({ folder: basename(at), names: namesIn(at) });
    if (dirname(at) === at) return syncServiceOf(folders);
  }
}

/** A folder on the way may be closed to us. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
