/** Whether a file named like one of our drafts is one. A name alone proves nothing: it may be somebody's own file. */
import { lstatSync, readdirSync } from 'node:fs';
import type { UnfinishedBackup } from '../../domain/backup.ts';
import { UserError } from '../../errors.ts';
import { looksLikeBook, startOf } from './connect.ts';
import { shortestLog } from './file.ts';

/** What a command writes in its work folder: kept input, rejected rows, a note, and an editor's files for it. */
const workFile = /^(?:(?:input|rejects)(?:\.\d{1,7}\.tmp)?|text\.md~?|\.text\.md\.sw[a-z]|\.?#text\.md#?)$/;

/** A draft of a book or of a copy, or a work folder. What cannot be read is not taken for ours. */
export function isDraftOfBook(path: string, { kind }: Pick<UnfinishedBackup, 'kind'>): boolean {
  try {
    return kind === 'folder' ? isWorkFolder(path) : isBookFile(path);
  } catch (error) {
    if (error instanceof UserError || (error as NodeJS.ErrnoException).code !== undefined) return false;
    throw error;
  }
}

function isWorkFolder(path: string): boolean {
  return (
    lstatSync(path).isDirectory() &&
    readdirSync(path, { withFileTypes: true }).every((entry) => !entry.isDirectory() && workFile.test(entry.name))
  );
}

function isBookFile(path: string): boolean {
  const found = lstatSync(path);
  if (!found.isFile()) return false;
  if (found.size === 0) return true;
  const start = startOf(path);
  const log = /-(journal|wal|shm)$/.exec(path)?.[1];
  if (log !== undefined) return start.length >= shortestLog && isLog[log]?.(start) === true;
  // SQLite writes the first page last: until then there is a hole in its place.
  return looksLikeBook(path) || (isHole(start) && found.size % smallestPage === 0);
}

const smallestPage = 512;
const isHole = (start: Buffer) => start.every((byte) => byte === 0);

/**
 * By SQLite's file formats. A journal's first eight bytes and its page count are zeros until the pages are safely on
 * the disk; other parts of its header are there before. The index of a new log is empty.
 */
const isLog: Readonly<Record<string, (start: Buffer) => boolean>> = {
  journal: (start) => ['d9d505f920a163d7', '0000000000000000'].includes(start.toString('hex', 0, 8)) && hasSizes(start),
  wal: (start) => start.readUInt32BE(0) >>> 1 === 0x377f_0682 >>> 1,
  shm: (start) => isHole(start) || [start.readUInt32LE(0), start.readUInt32BE(0)].includes(3_007_000),
};

/** A journal contains its sector and page size, or only zeros once it was invalidated. */
const hasSizes = (start: Buffer) =>
  isHole(start) ||
  [start.readUInt32BE(20), start.readUInt32BE(24)].every((size) => size >= 32 && Number.isInteger(Math.log2(size)));
