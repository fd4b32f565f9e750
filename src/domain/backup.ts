/** Copies of the book: how they are named, and which of them are kept. */
import { addDays, type Day, parseIsoDay } from './day.ts';
import type { Parsed } from './setting.ts';

export interface Backup {
  /** The name of its file. */
  readonly name: string;
  readonly day: Day;
  /** `HH:MM:SS` in UTC. */
  readonly time: string;
  /** Why it was made: `by-hand`, `before-import`. */
  readonly why: string;
}

/** How many copies are kept at least, and for how many days all of them are. */
export interface Keep {
  readonly count: number;
  readonly days: number;
}

/** `cadence.2026-11-23T09-00-00.before-import.db` for a book in cadence.db. */
export function backupName(book: string, at: Date, why: string): string {
  const moment = at.toISOString().slice(0, 19).replaceAll(':', '-');
  return `${bookName(book)}.${moment}.${why}.db`;
}

function bookName(book: string): string {
  return book.replace(/\.(?:db|sqlite3?)$/, '');
}

/** The copies of this book among the names in a folder, the latest first. */
export function backupsAmong(names: readonly string[], book: string): Backup[] {
  const prefix = `${bookName(book)}.`;
  return names
    .filter((name) => name.startsWith(prefix))
    .flatMap((name) => {
      const match = /^(\d{4}-\d\d-\d\d)T(\d\d-\d\d-\d\d)\.([a-z-]+)\.db$/.exec(name.slice(prefix.length));
      const day = parseIsoDay(match?.[1] ?? '');
      if (match === null || day === null) return [];
      return [{ name, day, time: (match[2] ?? '').replaceAll('-', ':'), why: match[3] ?? '' }];
    })
    .sort((a, b) => (a.name < b.name ? 1 : -1));
}

/** What a process was writing: files `NAME.PROCESS.tmp` with the journals beside them, folders `NAME.PROCESS.tmp-…`. */
export function draftsAmong(names: readonly string[]): { readonly name: string; readonly process: number }[] {
  return names.flatMap((name) => {
    const match = /\.(\d{1,10})\.tmp(?:-\w+)?$/.exec(name);
    return match === null ? [] : [{ name, process: Number(match[1]) }];
  });
}

/**
 * The copies that may go: neither among the latest so many, nor younger than so many days. What is dated ahead (a clock that
 * was wrong) neither counts nor goes.
 */
export function superfluous(backups: readonly Backup[], today: Day, keep: Keep): Backup[] {
  const oldest = addDays(today, -keep.days);
  const past = backups.filter(({ day }) => day <= today);
  return past.slice(keep.count).filter(({ day }) => day < oldest);
}

/** `20`, `20 copies`, `30d`, or both: `20, 30d`. */
export function parseKeep(text: string): Parsed<Keep> {
  const parts = text.split(/[,;]/).map((part) => /^(\d{1,4})\s*(copies|copy|d|days?)?$/i.exec(part.trim()));
  const amounts = parts.map((match) => ({ days: /^d/i.test(match?.[2] ?? ''), amount: Number(match?.[1]) }));
  const [first, second, ...more] = amounts;
  if (first === undefined || parts.includes(null) || first.days === second?.days || more.length > 0)
    return { problem: `"${text}" is neither a number of copies nor days, such as 20 or 20,30d` };
  const count = amounts.find(({ days }) => !days)?.amount ?? 1;
  if (count < 1) return { problem: 'at least one copy has to be kept' };
  return { value: { count, days: amounts.find(({ days }) => days)?.amount ?? 0 } };
}

export function formatKeep({ count, days }: Keep): string {
  return days === 0 ? String(count) : `${count},${days}d`;
}
