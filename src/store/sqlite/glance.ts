/** A quick look into a book while somebody types: it waits for nobody, changes nothing, and is silent about what is wrong. */
import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { beginsAWord, folded } from '../../domain/folded.ts';
import type { Keys } from '../keys.ts';
import { type Connection, connect } from './connect.ts';
import { applicationId, hasLog, journalOf } from './file.ts';

interface Glance {
  /** Names and companies that begin with this text, in capitals or not; where none does, those of which another word begins so. In alphabetical order. */
  names(start: string, most: number): string[];
  /** What customers have there, each once. */
  values(field: 'owner' | 'region' | 'product' | 'tag'): string[];
}

type Named = 'name' | 'company';

/** Milliseconds that another process may keep the file closed to us. */
const patience = 100;

/** What the look finds; null where there is no book, or nothing can be read from it now. */
export async function glanceAt<T>(path: string, keys: Keys, look: (glance: Glance) => T): Promise<T | null> {
  let connection: Connection | undefined;
  try {
    if (hasLog(path) && (await (await import('./foreign-log.ts')).isForeignLog(path, { keys }))) return null;
    if (existsSync(journalOf(path)) && (await import('./foreign-journal.ts')).isForeignJournal(path)) return null;
    const options = { fileMustExist: true, timeout: patience };
    connection = await connect(path, options, { keys }, (opened) => void opened.pragma('application_id'));
    const { database } = connection;
    database.pragma('query_only = ON');
    if (database.pragma('application_id', { simple: true }) !== applicationId) return null;
    return look(glanceOver(database));
  } catch {
    return null;
  } finally {
    connection?.database.close();
  }
}

function glanceOver(database: Database.Database): Glance {
  const texts = (sql: string, ...bound: unknown[]) => database.prepare(sql).pluck().all(bound) as string[];
  return {
    names(start, most) {
      const looks = hasKeys(database) ? [beginning, within] : [beginningUnkeyed, withinUnkeyed];
      for (const look of looks) {
        const found = (['name', 'company'] as const).flatMap((column) => look(database, column, start, most));
        if (found.length > 0) return [...new Set(found)].sort((a, b) => (a < b ? -1 : 1)).slice(0, most);
      }
      return [];
    },
    values(field) {
      const from = field === 'tag' ? 'customer, json_each(customer.tags)' : 'customer';
      const column = field === 'tag' ? 'json_each.value' : field;
      return texts(
        `SELECT DISTINCT ${column} FROM ${from} WHERE archived = 0 AND ${column} IS NOT NULL ORDER BY 1 LIMIT 500`,
      );
    },
  };
}

/** The first of them in order of their keys, each once: a range in an index, of which no more is read than is answered. */
function beginning(database: Database.Database, column: Named, start: string, most: number): string[] {
  const from = folded(start);
  const rows = database
    .prepare<[string, string], string>(
      `SELECT ${column} FROM customer WHERE archived = 0 AND ${column}_key >= ? AND ${column}_key < ? ORDER BY ${column}_key`,
    )
    .pluck();
  const found = new Set<string>();
  for (const name of rows.iterate(from, `${from}${lastLetter}`)) {
    found.add(name);
    if (found.size === most) break;
  }
  return [...found];
}

/** So many keys that have the word anywhere are looked at one by one: `an` is in every "company". */
const mostLookedAt = 2000;

/** All keys are gone through, in the index alone: the rows are read of those found. Of a word that too many have, those behind a space. */
function within(database: Database.Database, column: Named, start: string, most: number): string[] {
  const word = folded(start);
  if (isShort(word)) return [];
  const keys = database.prepare<[string, number], { id: number; key: string }>(
    `SELECT id, ${column}_key AS key FROM customer
       WHERE archived = 0 AND ${column}_key > '' AND instr(${column}_key, ?) > 0 ORDER BY ${column}_key LIMIT ?`,
  );
  const anywhere = keys.all(word, mostLookedAt);
  const isAll = anywhere.length < mostLookedAt;
  const found = isAll ? anywhere.filter(({ key }) => beginsAWord(key, word)) : keys.all(` ${word}`, most);
  const named = database.prepare<[number], string>(`SELECT ${column} FROM customer WHERE id = ?`).pluck();
  return found.slice(0, most).flatMap(({ id }) => named.get(id) ?? []);
}

/** One letter begins some word of nearly every name; one sign of Chinese is a word. */
function isShort(word: string): boolean {
  return /^[ -~]?$/.test(word);
}

/** Since this schema a book has keys of names as this program folds them; an earlier one gets them from the next command, for which no completion waits. */
const foldedSince = 19;

function hasKeys(database: Database.Database): boolean {
  return Number(database.pragma('user_version', { simple: true })) >= foldedSince;
}

/** The same over all names. */
function beginningUnkeyed(database: Database.Database, column: Named, start: string, most: number): string[] {
  const from = folded(start);
  return unkeyed(database, column, most, (key) => key.startsWith(from));
}

function withinUnkeyed(database: Database.Database, column: Named, start: string, most: number): string[] {
  const word = folded(start);
  return isShort(word) ? [] : unkeyed(database, column, most, (key) => beginsAWord(key, word));
}

function unkeyed(database: Database.Database, column: Named, most: number, fits: (key: string) => boolean): string[] {
  const names = database
    .prepare<[], string>(`SELECT DISTINCT ${column} FROM customer WHERE archived = 0 AND ${column} IS NOT NULL`)
    .pluck()
    .all();
  const keyed = names.map((name) => [folded(name), name] as const).filter(([key]) => fits(key));
  return keyed
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .slice(0, most)
    .map(([, name]) => name);
}

/** Behind every other in the order of SQLite, which is that of UTF-8. */
const lastLetter = '\u{10FFFF}';
