/**
 * Each writing transaction leaves a mark in the book: its session, and its number. The marks distinguish the book's log
 * from one that belongs to another state of the file: SQLite itself applies any log it finds next to a file.
 */
import type Database from 'better-sqlite3';

/** The meta name of the marks. */
const markStamp = 'writes';

/** Consecutive transactions of one session. */
interface SessionRun {
  readonly session: string;
  readonly first: number;
  readonly last: number;
}

/** The latest runs, the oldest first; empty when no transaction was marked yet. */
export type WriteMarks = readonly SessionRun[];

/**
 * How many runs a book remembers. They add up only while a log is kept alive by a long-running command, such as a call.
 */
const mostRuns = 64;

/** `5f3a:12-14 9c01:15-15`. */
export function parseMarks(text: string | null): WriteMarks {
  return (text ?? '').split(' ').flatMap((part) => {
    const [, session = '', first, last] = /^(\w+):(\d+)-(\d+)$/.exec(part) ?? [];
    return session === '' ? [] : [{ session, first: Number(first), last: Number(last) }];
  });
}

const formatMarks = (marks: WriteMarks) =>
  marks.map(({ session, first, last }) => `${session}:${first}-${last}`).join(' ');

/** The marks after one more transaction of a session. */
export function nextMarks(marks: WriteMarks, session: string): WriteMarks {
  const number = lastOf(marks) + 1;
  const before = marks.at(-1);
  if (before?.session === session) return [...marks.slice(0, -1), { ...before, last: number }];
  return [...marks, { session, first: number, last: number }].slice(-mostRuns);
}

const lastOf = (marks: WriteMarks) => marks.at(-1)?.last ?? 0;
const sessionOf = (marks: WriteMarks, number: number) =>
  marks.find(({ first, last }) => first <= number && number <= last)?.session;

interface MarksOfLog {
  /** In the file alone. */
  readonly file: WriteMarks;
  /** After the first marked transaction in the log. */
  readonly first: WriteMarks;
  /** After the whole log. */
  readonly whole: WriteMarks;
}

/**
 * Whether a log belongs to the file next to it. Then the file is as it was before the first transaction of the log, or
 * already has a part of the log. An older file has a lower number; one that was changed elsewhere has another session
 * at its number.
 */
export function belongTogether({ file, first, whole }: MarksOfLog): boolean {
  const number = lastOf(file);
  if (number < lastOf(first) - 1 || number > lastOf(whole)) return false;
  const session = sessionOf(whole, number);
  // A session the book no longer remembers is no reason to doubt its log.
  return session === undefined || session === sessionOf(file, number);
}

/** The same marks: nobody wrote in between. */
export const areSameMarks = (one: WriteMarks, other: WriteMarks) => formatMarks(one) === formatMarks(other);

const hasStamps = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'stamp'";

/** The marks in a book; empty in a schema without the table. */
export function marksIn(database: Database.Database): WriteMarks {
  if (database.prepare(hasStamps).get() === undefined) return [];
  const found = database.prepare('SELECT value FROM stamp WHERE name = ?').pluck().get(markStamp);
  return parseMarks(typeof found === 'string' ? found : null);
}

/** Leaves the mark of the next transaction, if the book has the table. */
export function putNextMark(database: Database.Database, marks: WriteMarks): void {
  if (database.prepare(hasStamps).get() === undefined) return;
  database
    .prepare('INSERT INTO stamp (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value')
    .run([markStamp, formatMarks(nextMarks(marks, newSession(database)))]);
}

/** Leaves a mark before a writing transaction is committed. The transactions of one connection are a session. */
export function markerOver(database: Database.Database): () => void {
  const changes = database.prepare<[], number>('SELECT total_changes()').pluck();
  let before = 0;
  let put: Database.Statement<[string]> | undefined;
  return () => {
    if (changes.get() === before) return;
    put ??= database.prepare(hasStamps).get() === undefined ? undefined : putting(database);
    put?.run(markStamp);
    before = changes.get() ?? 0;
  };
}

/** One statement reads and writes the book. */
function putting(database: Database.Database): Database.Statement<[string]> {
  const session = newSession(database);
  database.function('next_marks', { deterministic: true }, (marks) =>
    formatMarks(nextMarks(parseMarks(typeof marks === 'string' ? marks : null), session)),
  );
  return database.prepare(
    `INSERT INTO stamp (name, value) VALUES (?, next_marks(NULL))
     ON CONFLICT (name) DO UPDATE SET value = next_marks(value)`,
  );
}

/** A name that no other session has, on any machine. */
function newSession(database: Database.Database): string {
  return String(database.prepare('SELECT lower(hex(randomblob(6)))').pluck().get());
}
