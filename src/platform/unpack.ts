/** Files that a program carries in itself, laid down on the disk because the system wants a file. */
import { lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ownFolder } from './own-folder.ts';

/**
 * The path of a file with this content in this folder, which is made where it is missing. What is there already is compared
 * byte by byte, for it will be run: a file that was half written or changed is replaced. Throws where the folder cannot be
 * made, or others could write to it.
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

/** Written beside, on the disk, and renamed, so that another process that starts now finds the whole file or none. */
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
