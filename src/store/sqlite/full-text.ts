/**
 * SQLite's full text (FTS5). An import must not wait for it, so the index is brought up to date by the next search: the
 * journal says which rows were written since. The number of the last change read is enough for that, because changes
 * are numbered under SQLite's write lock, in the order in which they are stored.
 */
import type Database from 'better-sqlite3';
import { indexWords } from '../../domain/folded.ts';
import { numbersIn, numberWords } from '../../domain/phone-number.ts';
import { type Db, type KeepWork, one, some, type WriteDb } from '../db.ts';
import type { FullText, TextHit } from '../dialect.ts';
import { readMeta, removeMeta, writeMeta } from '../meta.ts';

/** What is searched: each table's own number within 8, its columns for the index, and which rows have any. */
const sources = [
  {
    table: 'customer',
    offset: 0,
    text: null,
    // Also by the end of a phone number: few people type the country code.
    select: `index_words(coalesce(name, '') || ' ' || coalesce(company, '')),
             index_words(coalesce(external_id, '') || ' ' || emails || ' ' || coalesce(city, '') || ' ' || tags || ' ' ||
               coalesce(product, '')) || ' ' || number_words(phones, contact_types),
             '', id, NULL`,
    where: 'archived = 0',
  },
  { table: 'touch', offset: 1, text: 'note', ...said('note', 'day'), where: 'note IS NOT NULL' },
  { table: 'answer', offset: 2, text: 'text', ...said('text', 'day'), where: '1' },
  { table: 'promise', offset: 3, text: 'text', ...said('text', 'made_on'), where: '1' },
  { table: 'fact', offset: 4, text: 'text', ...said('text', 'noted_on'), where: '1' },
] as const;

function said(text: string, day: string) {
  return { select: `'', '', index_words(${text}), customer_id, ${day}` };
}

/** The program's word functions for SQL: the index folds and splits words as the program does. */
export function teachWords(database: Pick<Database.Database, 'function'>): void {
  const options = { deterministic: true } as const;
  database.function('index_words', options, (text) => indexWords(String(text)));
  database.function('number_words', options, (phones, types) =>
    numberWords(numbersIn(String(phones), types as string | null)),
  );
}

async function catchUp(db: Db, keep: KeepWork): Promise<void> {
  if ((await seenUntil(db)) !== (await lastChange(db))) await keep(readWritten, { forReading: true });
}

async function readWritten(db: WriteDb): Promise<void> {
  const seen = await seenUntil(db);
  const last = await lastChange(db);
  for (const { table, offset, select, where } of sources) {
    const written = `id IN (SELECT ${table}.id FROM change JOIN ${table} ON ${table}.id BETWEEN row_id AND last_row_id
                            WHERE change.id > ${seen} AND table_name = '${table}')`;
    const missing = `NOT EXISTS (SELECT 1 FROM search WHERE search.rowid = 8 * ${table}.id + ${offset})`;
    await db.run(
      `INSERT OR REPLACE INTO search (rowid, name, reach, words, customer_id, day)
       SELECT 8 * id + ${offset}, ${select} FROM ${table} WHERE ${where} AND ${seen === null ? missing : written}`,
    );
  }
  await writeMeta(db, 'search', String(last));
}

async function lastChange(db: Db): Promise<number> {
  return (await one<{ last: number }>(db, 'SELECT coalesce(max(id), 0) AS last FROM change')).last;
}

async function forget(db: WriteDb): Promise<void> {
  await removeMeta(db, 'search');
}

/** The last change in the journal that the index has; null when it has none. */
async function seenUntil(db: Db): Promise<number | null> {
  const seen = await readMeta(db, 'search');
  return seen === null ? null : Number(seen);
}

/** How many rows are ranked against each other; of a word that more rows have, the latest. */
const mostWeighed = 1_000;

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
    foundIn: sources[rowid % 8]?.table ?? 'customer',
    words: texts.get(rowid) ?? null,
  }));
}

/** The original texts, by row of the index. */
async function textsOf(db: Db, rows: readonly number[]): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  for (const { table, offset, text } of sources) {
    const ids = rows.filter((row) => row % 8 === offset).map((row) => (row - offset) / 8);
    if (text === null || ids.length === 0) continue;
    const sql = `SELECT id, ${text} AS text FROM ${table} WHERE id IN ${db.listed('?')}`;
    for (const { id, text: said } of await db.all<{ id: number; text: string }>(sql, [db.list(ids)]))
      found.set(8 * id + offset, said);
  }
  return found;
}

/**
 * Every word as it is, the last one also as a beginning, while it is being typed. A number is not a beginning of
 * another one. The index has O'Brien as two words in a row: a name typed as one word is searched for as both.
 */
function queryOf(words: readonly string[]): string {
  return words
    .map((word, i) => {
      const typed = `"${indexWords(word)}"${i === words.length - 1 && !/^\p{N}+$/u.test(word) ? '*' : ''}`;
      const [, before, after] = elided.exec(word) ?? [];
      return before === undefined ? typed : `(${typed} OR {name reach} : ${typed.replace(word, `${before} ${after}`)})`;
    })
    .join(' AND ');
}

/** Elided beginnings of names. */
const elided = /^(dell|dall|nell|sant|[odlmnst])(\p{L}{3,})$/u;

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

export const fullText: FullText = { catchUp, forget, match, isKnown, wordsLike };
