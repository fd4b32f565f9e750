/** Files inside the program, unpacked to the disk because the system needs a file. */
import { lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder } from './own-folder.ts';

/**
 * The path of a file with this content in this folder, which is created if missing. An existing file is compared byte
 * by byte, because it will be executed: an incomplete or changed one is replaced. Throws when the folder cannot be
 * created, or others could write to it.
 */
export function laidDown(folder: string, name: string, content: Uint8Array): string {
  const own = ownFolder(folder);
  const path = join(own, name);
  if (!holds(path, content)) replace(own, path, content);
  return path;
}

function holds(path: string, content: Uint8Array): boolean {
  try {
    return lstatSync(path).isFile() && readFileSync(path).equals(content);
  } catch {
    return false;
  }
}

/** Written next to it, synced, and renamed, so that another process finds the whole file or none. */
export function replace(folder: string, path: string, content: Uint8Array): void {
  const beside = mkdtempSync(join(folder, 'new-'));
  try {
    const draft = join(beside, 'draft');
    writeFileSync(draft, content, { mode: 0o600, flush: true });
    renameSync(draft, path);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}
