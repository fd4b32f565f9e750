/**
 * SQLite's full text (FTS5). An import must not wait for it, so the index is brought up to date when somebody searches:
 * the journal says which rows were written since the last time.
 */
import type { Sqlite } from './sqlite.ts';

/** What is searched: each table's own number within 8, its columns for the index, and which rows have any. */
const sources = [
  {
    table: 'customer',
    offset: 0,
    // Also by the end of a telephone number: few people type the country.
    select: `coalesce(name, '') || ' ' || coalesce(company, ''),
             coalesce(external_id, '') || ' ' || emails || ' ' || phones || ' ' || coalesce(city, '') || ' ' || tags || ' ' ||
             coalesce(product, '') || ' ' || coalesce(substr(json_extract(phones, '$[0]'), -7), '') || ' ' ||
             coalesce(substr(json_extract(phones, '$[0]'), -10), ''),
             '', id, NULL`,
    where: 'archived = 0',
  },
  { table: 'touch', offset: 1, select: `'', '', note, customer_id, day`, where: 'note IS NOT NULL' },
  { table: 'answer', offset: 2, select: `'', '', text, customer_id, day`, where: '1' },
  { table: 'promise', offset: 3, select: `'', '', text, customer_id, made_on`, where: '1' },
  { table: 'fact', offset: 4, select: `'', '', text, customer_id, noted_on`, where: '1' },
] as const;

export type FoundIn = (typeof sources)[number]['table'];

export interface TextHit {
  readonly customerId: number;
  readonly foundIn: FoundIn;
  readonly day: string | null;
  /** What was said; null where the customer's own name or number matched. */
  readonly words: string | null;
}

/** Makes the index hold for all that was written; while another process is writing, what it holds has to do. */
export async function catchUp(sqlite: Sqlite): Promise<void> {
  if (seenUntil(sqlite) !== lastChange(sqlite))
    await sqlite.whenFree(async () => readWritten(sqlite), { forReading: true });
}

function readWritten(sqlite: Sqlite): void {
  const seen = seenUntil(sqlite);
  const last = lastChange(sqlite);
  for (const { table, offset, select, where } of sources) {
    const written = `id IN (SELECT ${table}.id FROM change JOIN ${table} ON ${table}.id BETWEEN row_id AND last_row_id
                            WHERE change.id > ${seen} AND table_name = '${table}')`;
    const missing = `NOT EXISTS (SELECT 1 FROM search WHERE search.rowid = 8 * ${table}.id + ${offset})`;
    sqlite.run(
      `INSERT OR REPLACE INTO search (rowid, name, reach, words, customer_id, day)
       SELECT 8 * id + ${offset}, ${select} FROM ${table} WHERE ${where} AND ${seen === null ? missing : written}`,
    );
  }
  sqlite.prepare("INSERT OR REPLACE INTO stamp (name, value) VALUES ('search', ?)").run([String(last)]);
}

function lastChange(sqlite: Sqlite): number {
  return (sqlite.prepare('SELECT coalesce(max(id), 0) AS last FROM change').get() as { last: number }).last;
}

/**
 * Rows came back without the journal saying so: the next search looks for all that are missing. Those that went, or were
 * changed, have left the index by themselves.
 */
export function forget(sqlite: Sqlite): void {
  sqlite.run("DELETE FROM stamp WHERE name = 'search'");
}

/** The last change in the journal that the index has; null when it has none. */
function seenUntil(sqlite: Sqlite): number | null {
  const row = sqlite.prepare("SELECT value FROM stamp WHERE name = 'search'").get() as { value: string } | undefined;
  return row === undefined ? null : Number(row.value);
}

/** So many rows are weighed against each other; of a word that more have, the latest. */
const mostWeighed = 1_000;

/** The best first: a name counts more than a number, and both more than words. Every word must be there. */
export function match(sqlite: Sqlite, words: readonly string[], most: number): TextHit[] {
  const query = queryOf(words);
  const best = sqlite
    .prepare(
      `SELECT rowid FROM (SELECT rowid, bm25(search, 10, 5, 1) AS weight FROM search WHERE search MATCH ?
       ORDER BY rowid DESC LIMIT ${mostWeighed}) ORDER BY weight, rowid DESC LIMIT ?`,
    )
    .all([query, most]) as { rowid: number }[];
  const read = sqlite
    .prepare(
      `SELECT search.rowid, customer_id AS customerId, day, words FROM json_each(?) CROSS JOIN search ON search.rowid = value`,
    )
    .all([JSON.stringify(best.map(({ rowid }) => rowid))]) as (Omit<TextHit, 'foundIn'> & { rowid: number })[];
  return read.map(({ rowid, words, ...row }) => ({
    ...row,
    foundIn: sources[rowid % 8]?.table ?? 'customer',
    words: words || null,
  }));
}

/** Every word as it is, the last one also as a beginning: what is being typed. */
function queryOf(words: readonly string[]): string {
  return words.map((word, i) => `"${word.replaceAll('"', '""')}"${i === words.length - 1 ? '*' : ''}`).join(' ');
}

/** Whether any word of the index begins so. */
export function isKnown(sqlite: Sqlite, word: string): boolean {
  return sqlite.prepare('SELECT 1 FROM search WHERE search MATCH ? LIMIT 1').get([queryOf([word])]) !== undefined;
}

/** The words of the index that begin so and are about as long as this word, the commonest first. */
export function wordsLike(sqlite: Sqlite, word: string, beginning: string): string[] {
  const length = [...word].length;
  const rows = sqlite
    .prepare(
      `SELECT term FROM search_word WHERE term >= ? AND term < ? AND length(term) BETWEEN ? AND ? ORDER BY doc DESC`,
    )
    .all([beginning, `${beginning}\u{10ffff}`, length - 1, length + 2]);
  return (rows as { term: string }[]).map((row) => row.term);
}
