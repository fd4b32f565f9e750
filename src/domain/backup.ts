/** Backups of the book: their names, and which of them are kept. */
import { addDays, type Day, parseIsoDay } from './day.ts';
import type { Parsed } from './setting.ts';

/** Why cadence made a backup: only files with one of these names are ours; everything else in the folder stays. */
const reasons = [
  ...['by-hand', 'by-doctor', 'before-import', 'before-merge', 'before-erase', 'before-restore', 'before-fix'],
  ...['before-migration', 'before-move', 'damaged'],
];

export interface Backup {
  /** The name of its file. */
  readonly name: string;
  readonly day: Day;
  /** `HH:MM:SS` in UTC. */
  readonly time: string;
  /** Why it was made: `by-hand`, `before-import`. */
  readonly why: string;
}

export interface KeepRule {
  /** How many of the latest backups are kept. */
  readonly count: number;
  /** For this many days the first backup of each day is kept as well. */
  readonly days: number;
  /** The most that all backups together may take; the latest is kept whatever its size. */
  readonly bytes: number;
}

/** `cadence.2026-11-23T09-00-00.before-import.db` for a book in cadence.db. */
export function backupName(book: string, at: Date, why: string, form: 'db' | 'jsonl' = 'db'): string {
  const moment = at.toISOString().slice(0, 19).replaceAll(':', '-');
  return `${bookName(book)}.${moment}.${why}.${form}`;
}

/**
 * Books that differ only in their ending, shop.db and shop.sqlite, must not take each other's backups for their own.
 */
function bookName(book: string): string {
  return book.replace(/\.db$/, '');
}

/** The backups of this book among the names in a folder, the latest first. */
export function backupsAmong(names: readonly string[], book: string): Backup[] {
  const prefix = `${bookName(book)}.`;
  return names
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) => {
      const match = /^(\d{4}-\d\d-\d\d)T(\d\d-\d\d-\d\d)\.([a-z-]+)\.(?:db|jsonl)$/.exec(name.slice(prefix.length));
      const day = parseIsoDay(match?.[1] ?? '');
      const why = match?.[3] ?? '';
      if (match === null || day === null || !reasons.includes(why)) return [];
      return [{ name, day, time: (match[2] ?? '').replaceAll('-', ':'), why }];
    })
    .sort((a, b) => (a.name < b.name ? 1 : -1));
}

export interface UnfinishedBackup {
  readonly name: string;
  /** The file that was being written. */
  readonly of: string;
  readonly process: number;
  readonly kind: 'file' | 'folder';
}

/** The largest number of a process on Linux; elsewhere they are smaller. */
const lastProcess = 4_194_304;

/**
 * Drafts left by processes, by names that cadence makes: `NAME.PROCESS.tmp` with SQLite's journals next to it,
 * `NAME.key.PROCESS.tmp`, and the folder `NAME.PROCESS.tmp-AbCdEf`. Only those of files that are cadence's own.
 */
export function draftsAmong(names: readonly string[], isOwn: (file: string) => boolean): UnfinishedBackup[] {
  return names.flatMap((name) => {
    const match = /^(.+?)(?:\.key)?\.(\d{1,7})\.tmp(?:-(?:journal|wal|shm|([A-Za-z0-9]{6})))?$/.exec(name);
    const [, of = '', process = '', folder] = match ?? [];
    if (match === null || Number(process) > lastProcess || !isOwn(of)) return [];
    return [{ name, of, process: Number(process), kind: folder === undefined ? 'file' : 'folder' } as const];
  });
}

/**
 * The backups that may be deleted: neither among the latest `count` nor the first of one of the last `days`, or beyond
 * the size limit. Backups dated in the future (the clock was wrong) neither count nor are deleted.
 */
export function superfluous<B extends Backup & { readonly bytes: number }>(
  backups: readonly B[],
  today: Day,
  keep: KeepRule,
): B[] {
  const oldest = addDays(today, -keep.days);
  const past = backups.filter(({ day }) => day <= today);
  const firstOfDay = new Map(past.map((one) => [one.day, one]));
  let left = keep.bytes;
  return past.filter((one, i) => {
    if (i >= keep.count && (one.day < oldest || keep.days === 0 || firstOfDay.get(one.day) !== one)) return true;
    left -= one.bytes;
    return i > 0 && left < 0;
  });
}

/** The size limit for all backups by default: 2 GB. */
export const usualSize = 2_000_000_000;

const units: Readonly<Record<string, number>> = { mb: 1_000_000, gb: 1_000_000_000, tb: 1_000_000_000_000 };

/** `20`, `20 copies`, `30d`, `2 GB`, or some of them: `20, 30d, 2GB`. */
export function parseKeep(text: string): Parsed<KeepRule> {
  const given = new Map<string, number>();
  for (const part of text.split(/[,;]/)) {
    const match = /^(\d{1,4})\s*(copies|copy|d|days?|[mgt]b)?$/i.exec(part.trim());
    const unit = (match?.[2] ?? 'copies').toLowerCase();
    const what = unit.startsWith('d') ? 'days' : unit in units ? 'bytes' : 'count';
    if (match === null || given.has(what))
      return { problem: `"${text}" is not a number of backups, days, or a size, such as 20 or 20,30d,2GB` };
    given.set(what, Number(match[1]) * (units[unit] ?? 1));
  }
  const { count = 1, days = 0, bytes = usualSize } = Object.fromEntries(given);
  if (count < 1) return { problem: 'at least one backup has to be kept' };
  return { value: { count, days, bytes } };
}

export function formatKeep({ count, days, bytes }: KeepRule): string {
  const unit = bytes % 1_000_000_000 === 0 ? 'gb' : 'mb';
  const parts = [String(count), days === 0 ? null : `${days}d`, `${bytes / (units[unit] ?? 1)}${unit.toUpperCase()}`];
  return parts.filter((part) => part !== null).join(',');
}
