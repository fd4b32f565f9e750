/** Whether what has the name of a draft of ours is one. A name alone shows nothing: somebody may have given it to a file of theirs. */
import { lstatSync, readdirSync } from 'node:fs';
import type { UnfinishedBackup } from '../../domain/backup.ts';
import { UserError } from '../../errors.ts';
import { looksLikeBook, startOf } from './connect.ts';
import { shortestLog } from './file.ts';

/** What a command writes in its work folder: kept input, rejected rows, a note, and what editors put beside a note. */
const workFile = /^(?:(?:input|rejects)(?:\.\d{1,7}\.tmp)?|text\.md~?|\.text\.md\.sw[a-z]|\.?#text\.md#?)$/;

/** Draft of a book or of a copy of one, or a work folder. What cannot be read is not known to be ours. */
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
 * By SQLite's file formats. A journal gets its first eight bytes and the number of its pages when these are safe on the disk:
 * until then zeros stand there, before what else its header says. An index of a log that was just made is empty.
 */
const isLog: Readonly<Record<string, (start: Buffer) => boolean>> = {
  journal: (start) => ['d9d505f920a163d7', '0000000000000000'].includes(start.toString('hex', 0, 8)) && hasSizes(start),
  wal: (start) => start.readUInt32BE(0) >>> 1 === 0x377f_0682 >>> 1,
  shm: (start) => isHole(start) || [start.readUInt32LE(0), start.readUInt32BE(0)].includes(3_007_000),
};

/** A journal says how large a sector and a page are, or nothing at all once it was made invalid. */
const hasSizes = (start: Buffer) =>
  isHole(start) ||
  [start.readUInt32BE(20), start.readUInt32BE(24)].every((size) => size >= 32 && Number.isInteger(Math.log2(size)));
