/**
 * PostgreSQL's full text over words that the program has folded and split: `tsvector` gets them with their places, and
 * no dictionary of the server changes them. The weights of hits are those of SQLite's FTS5 (BM25, k1 = 1.2, b = 0.75).
 */

import type { Day } from '../../domain/day.ts';
import { indexWords } from '../../domain/folded.ts';
import { numbersIn, numberWords } from '../../domain/phone-number.ts';
import { type Db, type KeepWork, one, type Value, type WriteDb } from '../db.ts';
import type { FullText, TextHit } from '../dialect.ts';
import { readMeta, removeMeta, writeMeta } from '../meta.ts';
import { type Phrase, phraseOf, queryOf, vectorOf, weigh } from './words.ts';

type Texts = readonly (string | null)[];

interface Source {
  readonly table: 'customer' | 'touch' | 'answer' | 'promise' | 'fact';
  /** The table's own number within 8. */
  readonly offset: number;
  /** The column that is shown of a hit. */
  readonly text: string | null;
  /** What the words are made of. */
  readonly columns: readonly string[];
  readonly owner: string;
  readonly day: string;
  readonly where: string;
  /** Words of the name, of what else they are reached by, and of what was said. */
  words(texts: Texts): readonly [name: string, reach: string, said: string];
}

const ofCustomer = ['name', 'company', 'external_id', 'emails', 'city', 'tags', 'product', 'phones', 'contact_types'];
const joined = (...texts: Texts) => texts.map((text) => text ?? '').join(' ');

const sources: readonly Source[] = [
  {
    ...{ table: 'customer', offset: 0, text: null, columns: ofCustomer, owner: 'id', where: 'archived = 0' },
    day: 'CAST(NULL AS TEXT)',
    words: ([
      name = '',
      company = '',
      externalId = '',
      emails = '',
      city = '',
      tags = '',
      product = '',
      phones,
      types,
    ]) => [
      indexWords(joined(name, company)),
      `${indexWords(joined(externalId, emails, city, tags, product))} ${numberWords(numbersIn(String(phones), types ?? null))}`,
      '',
    ],
  },
  said('touch', 1, 'note', 'day', 'note IS NOT NULL'),
  said('answer', 2, 'text', 'day'),
  said('promise', 3, 'text', 'made_on'),
  said('fact', 4, 'text', 'noted_on'),
];

function said(table: Source['table'], offset: number, text: string, day: string, where = 'true'): Source {
  const words = ([words = '']: Texts) => ['', '', indexWords(words ?? '')] as const;
  return { table, offset, text, columns: [text], owner: 'customer_id', day, where, words };
}

/** What the words of a row are made of, as one short text: a row that was changed since has another one. */
const madeOf = ({ columns, table }: Source) =>
  `md5(${columns.map((column) => `coalesce(${table}."${column}", '')`).join(" || ' ' || ")})`;

async function catchUp(db: Db, keep: KeepWork): Promise<void> {
  if ((await seenUntil(db)) !== (await lastChange(db))) await keep(readWritten, { forReading: true });
}

async function readWritten(db: WriteDb): Promise<void> {
  const seen = await seenUntil(db);
  const last = await lastChange(db);
  for (const source of sources) {
    await leave(db, source, seen);
    await enter(db, source, seen);
  }
  await writeMeta(db, 'search', String(last));
}

/** Rows that were written since; all of them when that is not known. */
function writtenSince({ table }: Source, column: string, seen: number | null): string {
  if (seen === null) return 'true';
  return `${column} IN (SELECT ${table}.id FROM change JOIN ${table} ON ${table}.id BETWEEN row_id AND last_row_id
    WHERE change.id > ${seen} AND table_name = '${table}')`;
}

/** Takes out what is gone or has other words by now. */
async function leave(db: WriteDb, source: Source, seen: number | null): Promise<void> {
  const { table, offset, where } = source;
  await db.run(
    `DELETE FROM search WHERE id % 8 = ${offset} AND ${writtenSince(source, 'id / 8', seen)}
     AND NOT EXISTS (SELECT 1 FROM ${table} WHERE ${table}.id = search.id / 8 AND ${where} AND made_of = ${madeOf(source)})`,
  );
}

async function enter(db: WriteDb, source: Source, seen: number | null): Promise<void> {
  const { table, offset, columns, owner, day, where } = source;
  const texts = columns.map((column) => `"${column}"`).join(', ');
  const rows = db.each<
    readonly [id: number, owner: number, day: string | null, made: string, ...texts: (string | null)[]]
  >(
    `SELECT id, ${owner}, ${day} AS day, ${madeOf(source)}, ${texts} FROM ${table}
     WHERE ${where} AND ${writtenSince(source, `${table}.id`, seen)}
       AND NOT EXISTS (SELECT 1 FROM search WHERE search.id = 8 * ${table}.id + ${offset}) ORDER BY id`,
    [],
    'arrays',
  );
  for await (const some of rows) {
    const entered = some.map(([id, customer, on, made, ...found]): Value[] => {
      const { size, text } = vectorOf(source.words(found));
      return [8 * id + offset, customer, on, made, size, text];
    });
    await db.insertMany('search', ['id', 'customer_id', 'day', 'made_of', 'size', 'words'], entered);
  }
}

async function lastChange(db: Db): Promise<number> {
  return (await one<{ last: number }>(db, 'SELECT coalesce(max(id), 0) AS last FROM change')).last;
}

async function forget(db: WriteDb): Promise<void> {
  await removeMeta(db, 'search');
}

/** The last change in the journal that the index has; null when every row is to be looked at. */
async function seenUntil(db: Db): Promise<number | null> {
  const seen = await readMeta(db, 'search');
  return seen === null ? null : Number(seen);
}

/** How many rows are ranked against each other; of a word that more rows have, the latest. */
const mostWeighed = 1_000;

interface Found {
  readonly id: number;
  readonly customerId: number;
  readonly day: Day | null;
  readonly size: number;
  /** The vector as text. */
  readonly words: string;
}

async function match(db: Db, words: readonly string[], most: number): Promise<TextHit[]> {
  const phrases = words.map((word, i) => phraseOf(word, i === words.length - 1));
  const found = await db.all<Found>(
    `SELECT id, customer_id AS "customerId", day, size, CAST(words AS TEXT) AS words FROM search
     WHERE words @@ CAST(? AS TSQUERY) ORDER BY id DESC LIMIT ${mostWeighed}`,
    [phrases.map(queryOf).join(' & ')],
  );
  if (found.length === 0) return [];
  return await withTexts(db, best(found, phrases, await frequencies(db, phrases)).slice(0, most));
}

interface Frequencies {
  readonly rows: number;
  readonly tokens: number;
  /** Of each phrase, in how many rows it is. */
  readonly having: readonly number[];
}

async function frequencies(db: Db, phrases: readonly Phrase[]): Promise<Frequencies> {
  const counts = phrases.map(() => '(SELECT count(*) FROM search WHERE words @@ CAST(? AS TSQUERY))');
  const [row = []] = await db.all<readonly number[]>(
    `SELECT count(*), coalesce(sum(size), 0), ${counts.join(', ')} FROM search`,
    phrases.map(queryOf),
    'arrays',
  );
  const [rows = 0, tokens = 0, ...having] = row;
  return { rows, tokens, having };
}

/** The heaviest first, and of equals the latest. */
function best(found: readonly Found[], phrases: readonly Phrase[], { rows, tokens, having }: Frequencies): Found[] {
  const rarity = having.map((count) => Math.max(1e-6, Math.log((rows - count + 0.5) / (count + 0.5))));
  const average = tokens / rows;
  const weighed = found.map((row) => ({ row, weight: weigh(row, phrases, { rarity, average }) }));
  return weighed.sort((a, b) => b.weight - a.weight || b.row.id - a.row.id).map(({ row }) => row);
}

/** With the original texts. */
async function withTexts(db: Db, found: readonly Found[]): Promise<TextHit[]> {
  const texts = new Map<number, string>();
  for (const { table, offset, text } of sources) {
    const ids = found.filter(({ id }) => id % 8 === offset).map(({ id }) => (id - offset) / 8);
    if (text === null || ids.length === 0) continue;
    const sql = `SELECT id, ${text} AS text FROM ${table} WHERE id IN ${db.listed('?')}`;
    for (const row of await db.all<{ id: number; text: string }>(sql, [db.list(ids)]))
      texts.set(8 * row.id + offset, row.text);
  }
  return found.map(({ id, customerId, day }) => ({
    ...{ customerId, day, words: texts.get(id) ?? null },
    foundIn: sources[id % 8]?.table ?? 'customer',
  }));
}

async function isKnown(db: Db, word: string): Promise<boolean> {
  const sql = 'SELECT 1 FROM search WHERE words @@ CAST(? AS TSQUERY) LIMIT 1';
  return (await db.get<object>(sql, [queryOf(phraseOf(word, true))])) !== undefined;
}

async function wordsLike(db: Db, word: string, beginning: string): Promise<string[]> {
  const length = [...word].length;
  const rows = await db.all<{ term: string }>(
    `SELECT term FROM (SELECT unnest(tsvector_to_array(words)) AS term FROM search WHERE words @@ CAST(:query AS TSQUERY)) AS each
     WHERE starts_with(term, :beginning) AND length(term) BETWEEN :least AND :most
     GROUP BY term ORDER BY count(*) DESC, term COLLATE "C"`,
    { query: queryOf(phraseOf(beginning, true)), beginning, least: length - 1, most: length + 2 },
  );
  return rows.map((row) => row.term);
}

export const fullText: FullText = { catchUp, forget, match, isKnown, wordsLike };
