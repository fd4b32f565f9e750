/** Which service synchronizes the folder of a file, judged by folder names and content. */
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { syncServiceOf } from '../domain/synced-folder.ts';

/** Null when none is known; for a link, the target's folder counts. */
export function syncServiceAbove(path: string): string | null {
  const folders: { folder: string; names: readonly string[] }[] = [];
  for (let at = dirname(existsSync(path) ? realpathSync(path) : resolve(path)); ; at = dirname(at)) {
    folders.push({ folder: basename(at), names: namesIn(at) });
    if (dirname(at) === at) return syncServiceOf(folders);
  }
}

/** A folder on the way may be unreadable. */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
