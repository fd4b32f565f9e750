/** A quick look into a book while somebody types: it waits for nobody, changes nothing, and is silent about what is wrong. */
import type Database from 'better-sqlite3';
import type { Keys } from '../keys.ts';
import { likeText } from '../like.ts';
import { type Connection, connect } from './connect.ts';
import { applicationId } from './file.ts';

export interface Glance {
  /** Names and companies that begin with this text, in any case of A to Z; in alphabetical order. */
  names(start: string, most: number): string[];
  /** What customers have there, each once. */
  values(field: 'owner' | 'region' | 'product' | 'tag'): string[];
}

/** Milliseconds that another process may keep the file closed to us. */
const patience = 100;

/** What the look finds; null where there is no book, or nothing can be read from it now. */
export async function glanceAt<T>(path: string, keys: Keys, look: (glance: Glance) => T): Promise<T | null> {
  let connection: Connection | undefined;
  try {
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
      const pattern = `${likeText(start)}%`;
      return texts(
        `SELECT name FROM customer WHERE archived = 0 AND name LIKE ? ESCAPE '\\'
         UNION SELECT company FROM customer WHERE archived = 0 AND company LIKE ? ESCAPE '\\' LIMIT ?`,
        ...[pattern, pattern, most],
      );
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
