/** A quick look into a book during completion: it does not wait, changes nothing, and keeps silent about problems. */
import { existsSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { apostrophes, beginsAWordAsTyped, folded, withoutApostrophes } from '../../domain/folded.ts';
import type { Keys } from '../keys.ts';
import { moveStateIn } from '../move-state.ts';
import { type Connection, connect } from './connect.ts';
import { applicationId, hasLog, journalOf } from './file.ts';

interface Glance {
  /**
   * Names and companies that begin with this text, ignoring case; without any, those of which another word begins with
   * it. In alphabetical order.
   */
  names(start: string, most: number): string[];
  /** The customers' values of a field, without duplicates. */
  values(field: 'owner' | 'region' | 'product' | 'tag'): string[];
  /** The country of the book; null when it has none. */
  country(): string | null;
}

type Named = 'name' | 'company';

/** Where names of customers are, and those of people of companies, who stand for their customer. */
interface NameColumn {
  readonly table: 'customer' | 'person';
  readonly column: Named;
  /** Which rows are offered. */
  readonly where: string;
}

const ofCustomers: readonly NameColumn[] = [
  { table: 'customer', column: 'name', where: 'archived = 0' },
  { table: 'customer', column: 'company', where: 'archived = 0' },
];
const ofPeople: NameColumn = {
  table: 'person',
  column: 'name',
  // Not with IN: SQLite would go through all customers to find the few people.
  where: 'left_on IS NULL AND (SELECT archived FROM customer WHERE customer.id = person.customer_id) = 0',
};

/** How long another process may keep the file locked, in milliseconds. */
const patience = 100;

/** The result of the look; null when there is no book, or it cannot be read now. */
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
    if (moveStateIn(Number(database.pragma('user_version', { simple: true }))) !== 'none') return null;
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
        const found = namesIn(database).flatMap((names) => look(database, names, start, most));
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
    country: () => texts("SELECT value FROM setting WHERE key = 'country'")[0] ?? null,
  };
}

/**
 * The first ones in the order of their keys, without duplicates: a range of an index, reading no more than is returned.
 */
function beginning(
  database: Database.Database,
  { table, column, where }: NameColumn,
  start: string,
  most: number,
): string[] {
  const from = folded(start);
  const rows = database
    .prepare<[string, string], string>(
      `SELECT ${column} FROM ${table} WHERE ${where} AND ${column}_key >= ? AND ${column}_key < ? ORDER BY ${column}_key`,
    )
    .pluck();
  const found = new Set<string>();
  for (const name of rows.iterate(from, `${from}${lastLetter}`)) {
    found.add(name);
    if (found.size === most) break;
  }
  return [...found];
}

/** How many keys containing the word are checked one by one: `an` is in every "company". */
const mostLookedAt = 2000;

/**
 * Scans all keys, in the index alone: only the rows found are read. For a word with too many hits, only those after a
 * space.
 */
function within(
  database: Database.Database,
  { table, column, where }: NameColumn,
  start: string,
  most: number,
): string[] {
  const word = folded(start);
  if (isShort(word)) return [];
  const keys = database.prepare<[string, string, number], { id: number; key: string }>(
    `SELECT id, ${column}_key AS key FROM ${table}
       WHERE ${where} AND ${column}_key > ''
         AND (instr(${column}_key, ?) > 0 OR instr(${bareKey(column)}, ?) > 0)
       ORDER BY ${column}_key LIMIT ?`,
  );
  const bare = withoutApostrophes(word);
  const anywhere = keys.all(word, bare, mostLookedAt);
  const isAll = anywhere.length < mostLookedAt;
  const found = isAll
    ? anywhere.filter(({ key }) => beginsAWordAsTyped(key, word))
    : keys.all(` ${word}`, ` ${bare}`, most);
  const named = database.prepare<[number], string>(`SELECT ${column} FROM ${table} WHERE id = ?`).pluck();
  return found.slice(0, most).flatMap(({ id }) => named.get(id) ?? []);
}

/** The key of a name without apostrophes, in SQL. */
function bareKey(column: Named): string {
  return apostrophes.reduce((sql, one) => `replace(${sql}, '${one === "'" ? "''" : one}', '')`, `${column}_key`);
}

/** A single letter begins some word of nearly every name; a single Chinese character is a word. */
function isShort(word: string): boolean {
  return /^[ -~]?$/.test(word);
}

/**
 * From this schema on a book has the keys of names; an earlier one gets them from the next command, which completion
 * does not wait for.
 */
const foldedSince = 19;

/** From this schema on a book has people. */
const peopleSince = 23;

function namesIn(database: Database.Database): readonly NameColumn[] {
  return Number(database.pragma('user_version', { simple: true })) >= peopleSince
    ? [...ofCustomers, ofPeople]
    : ofCustomers;
}

function hasKeys(database: Database.Database): boolean {
  return Number(database.pragma('user_version', { simple: true })) >= foldedSince;
}

/** The same over all names. */
function beginningUnkeyed(database: Database.Database, { column }: NameColumn, start: string, most: number): string[] {
  const from = folded(start);
  return unkeyed(database, column, most, (key) => key.startsWith(from));
}

function withinUnkeyed(database: Database.Database, { column }: NameColumn, start: string, most: number): string[] {
  const word = folded(start);
  return isShort(word) ? [] : unkeyed(database, column, most, (key) => beginsAWordAsTyped(key, word));
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

/** Sorts after every other character in SQLite's order, which is that of UTF-8. */
const lastLetter = '\u{10FFFF}';
