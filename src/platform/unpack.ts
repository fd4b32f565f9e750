/** Files that a program carries in itself, laid down on the disk because the system wants a file. */
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

/**
 * The path of a file with this content in this folder, which is made where it is missing. What is there already is compared
 * byte by byte, for it will be run: a file that was half written or changed is replaced. Throws where the folder cannot be
 * made, or others could write to it.
 */
export function laidDown(folder: string, name: string, content: Uint8Array): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  keepToOneself(folder);
  const path = join(folder, name);
  if (!holds(path, content)) replace(folder, path, content);
  return path;
}

function keepToOneself(folder: string): void {
  if (process.getuid === undefined) return; // Windows: folders in a user's profile are the user's
  const { uid, mode } = statSync(folder);
  if (uid !== process.getuid()) throw new Error(`${folder} belongs to somebody else`);
  if ((mode & 0o077) !== 0) chmodSync(folder, 0o700);
}

function holds(path: string, content: Uint8Array): boolean {
  try {
    return lstatSync(path).isFile() && readFileSync(path).equals(content);
  } catch {
    return false;
  }
}

/** Written beside and renamed, so that another process that starts now finds the whole file or none. */
function replace(folder: string, path: string, content: Uint8Array): void {
  const beside = mkdtempSync(join(folder, 'new-'));
  try {
    const draft = join(beside, 'draft');
    writeFileSync(draft, content, { mode: 0o600 });
    renameSync(draft, path);
  } finally {
    rmSync(beside, { recursive: true, force: true });
  }
}
