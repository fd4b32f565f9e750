/**
 * Creates the file of a new book, and removes leftovers of one that never began. Loaded when there is no file, or an
 * empty one.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { draftsAmong } from '../../domain/backup.ts';
import { UserError } from '../../errors.ts';
import { isRunning } from '../../processes.ts';
import { cannotWrite } from './errors.ts';
import { applicationId, createFile } from './file.ts';
import { isDraftOfBook } from './left-behind.ts';

/**
 * Creates the file under a draft's name and renames it once it has its first page: a command killed meanwhile leaves no
 * empty file, which would look like a book that lost its content. False when there is a file.
 */
export function createBook(path: string): boolean {
  if (existsSync(path)) return false;
  const draft = `${path}.${process.pid}.tmp`;
  createFile(draft, path);
  forgetDraftsOfDead(path);
  try {
    fill(draft);
    return putInPlace(draft, path);
  } catch (cause) {
    throw cause instanceof UserError ? cause : cannotWrite(path, cause);
  } finally {
    rmSync(draft, { force: true });
  }
}

/** From commands that were killed while they created the file. */
function forgetDraftsOfDead(path: string): void {
  const [folder, name] = [dirname(path), basename(path)];
  for (const draft of draftsAmong(readdirSync(folder), (file) => file === name)) {
    const file = join(folder, draft.name);
    if (draft.kind === 'file' && !isRunning(draft.process) && isDraftOfBook(file, draft)) rmSync(file, { force: true });
  }
}

function fill(draft: string): void {
  const empty = new Database(':memory:');
  empty.pragma(`application_id = ${applicationId}`);
  const file = openSync(draft, 'r+');
  try {
    writeSync(file, empty.serialize());
    fsyncSync(file);
  } finally {
    closeSync(file);
    empty.close();
  }
}

/** A link does not replace a file that another process created meanwhile. Not every file system has links. */
function putInPlace(draft: string, path: string): boolean {
  try {
    linkSync(draft, path);
  } catch {
    if (existsSync(path)) return false;
    renameSync(draft, path);
  }
  return true;
}
