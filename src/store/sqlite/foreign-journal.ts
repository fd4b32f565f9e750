/**
 * A rollback journal (`-journal`) next to a file it does not belong to. cadence writes one only while it exchanges a
 * whole file; but another program may, and a sync service may bring the file or its journal alone. SQLite would apply
 * it anyway, to another version of the book. Loaded only when there is a journal next to a book.
 */
import { closeSync, existsSync, openSync, readSync, renameSync, statSync } from 'node:fs';
import { keptLogName } from '../../domain/kept-log.ts';
import { cannotWrite } from './errors.ts';
import { journalOf } from './file.ts';
import { inodeOf, isOpenSomewhere } from './holder.ts';

/** Renames a journal that does not belong to the file, and returns its new path; null when SQLite may use it. */
export function setAsideForeignJournal(path: string): string | null {
  const journal = journalOf(path);
  const inode = inodeOf(journal);
  if (!isForeignJournal(path) || inodeOf(journal) !== inode) return null;
  try {
    let kept = '';
    for (let at = statSync(journal).mtime; kept === '' || existsSync(kept); at = new Date(at.getTime() + 1_000))
      kept = keptLogName(journal, at);
    renameSync(journal, kept);
    return kept;
  } catch (cause) {
    if (!existsSync(journal)) return null;
    throw cannotWrite(path, cause);
  }
}

/**
 * A write leaves the first page unchanged until its end, and then increments its counter: any other difference comes
 * from another write. For an encrypted file only the first can be seen; doubtful cases are left to SQLite.
 */
export function isForeignJournal(path: string): boolean {
  const journal = journalOf(path);
  if (!existsSync(journal) || isOpenSomewhere(path)) return false;
  const before = firstPageIn(journal);
  if (before === null) return false;
  const now = readAt(journal.slice(0, -'-journal'.length), 0, before.length);
  if (now.equals(before)) return false;
  if (![now, before].every((page) => page.subarray(0, 16).equals(plainStart))) return false;
  return now.readUInt32BE(counterAt) !== (before.readUInt32BE(counterAt) + 1) % 2 ** 32;
}

const magic = Buffer.from('d9d505f920a163d7', 'hex');
const plainStart = Buffer.from('SQLite format 3\0');
const counterAt = 24;
const headerLength = 28;
/** In place of the page count, in a journal that is not synced page by page: count the pages. */
const uncounted = 0xff_ff_ff_ff;

/** The first page in the journal; null when it has none, or nothing that SQLite would apply. */
function firstPageIn(journal: string): Buffer | null {
  const header = readAt(journal, 0, headerLength);
  if (header.length < headerLength || !header.subarray(0, magic.length).equals(magic)) return null;
  const [count, sector, size] = [8, 20, 24].map((at) => header.readUInt32BE(at)) as [number, number, number];
  if (size < 512 || size > 65_536 || sector < headerLength) return null;
  const most = count === uncounted ? Number.POSITIVE_INFINITY : count;
  const record = 4 + size + 4;
  for (let i = 0; i < most; i++) {
    const number = readAt(journal, sector + i * record, 4);
    if (number.length < 4) return null;
    if (number.readUInt32BE(0) === 1) return readAt(journal, sector + i * record + 4, size);
  }
  return null;
}

function readAt(path: string, at: number, length: number): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, at));
  } finally {
    closeSync(file);
  }
}
