/**
 * SQLite's full text (FTS5). An import must not wait for it, so the index is brought up to date by the next search: the
 * journal says which rows were written since. The number of the last change read is enough for that, because changes
 * are numbered under SQLite's write lock, in the order in which they are stored.
 */
import type Database from 'better-sqlite3';
import { indexWords } from '../../domain/folded.ts';
import { late } from '../../domain/late.ts';
import { numbersIn, numberWords } from '../../domain/phone-number.ts';
import { type Db, some, type WriteDb } from '../db.ts';
import type { FullText, TextHit } from '../dialect.ts';
import { catchingUp, mostWeighed, searched, tableOf, textsOf, writtenAfter } from '../searched.ts';

/** Words of the name, of what else they are reached by (by the end of a number too: few people type the country code), and none said. */
const wordsOfCustomer = `index_words(coalesce(name, '') || ' ' || coalesce(company, '')),
  index_words(coalesce(external_id, '') || ' ' || emails || ' ' || coalesce(city, '') || ' ' || tags || ' ' ||
    coalesce(product, '')) || ' ' || number_words(phones, contact_types),
  ''`;

/** The program's word functions for SQL: the index folds and splits words as the program does. */
export function teachWords(database: Pick<Database.Database, 'function'>): void {
  const options = { deterministic: true } as const;
  database.function('index_words', options, (text) => indexWords(String(text)));
  database.function('number_words', options, (phones, types) =>
    numberWords(numbersIn(String(phones), types as string | null)),
  );
}

async function enter(db: WriteDb, seen: number | null): Promise<void> {
  for (const source of searched) {
    const { table, offset, text, owner, day, where } = source;
    const words = text === null ? wordsOfCustomer : `'', '', index_words(${text})`;
    const missing = `NOT EXISTS (SELECT 1 FROM search WHERE search.rowid = 8 * ${table}.id + ${offset})`;
    const wanted = seen === null ? missing : writtenAfter(source, 'id', seen);
    await db.run(
      `INSERT OR REPLACE INTO search (rowid, name, reach, words, customer_id, day)
       SELECT 8 * id + ${offset}, ${words}, ${owner}, ${day} FROM ${table} WHERE ${where} AND ${wanted}`,
    );
  }
}

async function match(db: Db, words: readonly string[], most: number): Promise<TextHit[]> {
  const query = queryOf(words);
  const best = await db.all<{ rowid: number }>(
    `SELECT rowid FROM (SELECT rowid, bm25(search, 10, 5, 1) AS weight FROM search WHERE search MATCH ?
       ORDER BY rowid DESC LIMIT ${mostWeighed}) ORDER BY weight, rowid DESC LIMIT ?`,
    [query, most],
  );
  const read = await db.all<Omit<TextHit, 'foundIn' | 'words'> & { rowid: number }>(
    `SELECT search.rowid, customer_id AS customerId, day FROM json_each(?) CROSS JOIN search ON search.rowid = value`,
    [JSON.stringify(best.map(({ rowid }) => rowid))],
  );
  const texts = await textsOf(
    db,
    read.map(({ rowid }) => rowid),
  );
  return read.map(({ rowid, ...row }) => ({
    ...row,
    foundIn: tableOf(rowid),
    words: texts.get(rowid) ?? null,
  }));
}

/**
 * Every word as it is, the last one also as a beginning, while it is being typed. A number is not a beginning of
 * another one. The index has O'Brien as two words in a row: a name typed as one word is searched for as both.
 */
function queryOf(words: readonly string[]): string {
  return words
    .map((word, i) => {
      const typed = `"${indexWords(word)}"${i === words.length - 1 && !/^\p{N}+$/u.test(word) ? '*' : ''}`;
      const [, before, after] = elided().exec(word) ?? [];
      return before === undefined ? typed : `(${typed} OR {name reach} : ${typed.replace(word, `${before} ${after}`)})`;
    })
    .join(' AND ');
}

/** Elided beginnings of names. */
const elided = late(() => /^(dell|dall|nell|sant|[odlmnst])(\p{L}{3,})$/u);

async function isKnown(db: Db, word: string): Promise<boolean> {
  return await some(db, 'SELECT 1 FROM search WHERE search MATCH ? LIMIT 1', [queryOf([word])]);
}

async function wordsLike(db: Db, word: string, beginning: string): Promise<string[]> {
  const length = [...word].length;
  const rows = await db.all<{ term: string }>(
    `SELECT term FROM search_word WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ? ORDER BY doc DESC`,
    [beginning, `${beginning}\u{10ffff}`, length - 1, length + 2],
  );
  return rows.map((row) => row.term);
}

export const fullText: FullText = { ...catchingUp(enter), match, isKnown, wordsLike };
