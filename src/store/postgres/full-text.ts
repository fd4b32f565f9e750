/**
 * PostgreSQL's full text over words that the program has folded and split: `tsvector` gets them with their places, and
 * no dictionary of the server changes them. The weights of hits are those of SQLite's FTS5 (BM25, k1 = 1.2, b = 0.75).
 */

import type { Day } from '../../domain/day.ts';
import { indexWords } from '../../domain/folded.ts';
import { numbersIn, numberWords } from '../../domain/phone-number.ts';
import type { Db, Value, WriteDb } from '../db.ts';
import type { FullText, TextHit } from '../dialect.ts';
import { catchingUp, mostWeighed, type Searched, searched, tableOf, textsOf, writtenAfter } from '../searched.ts';
import { type Phrase, phraseOf, queryOf, vectorOf, weigh } from './words.ts';

type Texts = readonly (string | null)[];

interface Source extends Searched {
  /** What the words are made of. */
  readonly columns: readonly string[];
  /** Words of the name, of what else they are reached by, and of what was said. */
  words(texts: Texts): readonly [name: string, reach: string, said: string];
}

const ofCustomer = ['name', 'company', 'external_id', 'emails', 'city', 'tags', 'product', 'phones', 'contact_types'];
const joined = (...texts: Texts) => texts.map((text) => text ?? '').join(' ');

const sources: readonly Source[] = searched.map((one) =>
  one.text === null
    ? { ...one, columns: ofCustomer, words: wordsOfCustomer }
    : { ...one, columns: [one.text], words: ([words = '']) => ['', '', indexWords(words ?? '')] },
);

function wordsOfCustomer(texts: Texts): readonly [name: string, reach: string, said: string] {
  const [name = '', company = '', externalId = '', emails = '', city = '', tags = '', product = '', phones, types] =
    texts;
  const numbers = numberWords(numbersIn(String(phones), types ?? null));
  return [
    indexWords(joined(name, company)),
    `${indexWords(joined(externalId, emails, city, tags, product))} ${numbers}`,
    '',
  ];
}

/** What the words of a row are made of, as one short text: a row that was changed since has another one. */
const madeOf = ({ columns, table }: Source) =>
  `md5(${columns.map((column) => `coalesce(${table}."${column}", '')`).join(" || ' ' || ")})`;

/** Rows that were written since; all of them when that is not known. */
const writtenSince = (source: Source, column: string, seen: number | null) =>
  seen === null ? 'true' : writtenAfter(source, column, seen);

async function enterAll(db: WriteDb, seen: number | null): Promise<void> {
  for (const source of sources) {
    await leave(db, source, seen);
    await enter(db, source, seen);
  }
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
  const lines = found.map(({ id }) => id);
  const texts = await textsOf(db, lines);
  return found.map(({ id, customerId, day }) => ({
    ...{ customerId, day, words: texts.get(id) ?? null },
    foundIn: tableOf(id),
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

export const fullText: FullText = { ...catchingUp(enterAll), match, isKnown, wordsLike };
