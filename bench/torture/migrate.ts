/** kill -9 while a large book of an earlier schema is brought up to date, with another command at its side that wants the same. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { schemaVersion } from '../../src/store/copies.ts';
import { begin, kill } from './kill.ts';
import { inPlace, mustBeWhole, numbersFrom, type Place, placeIn } from './place.ts';

/** Its sentences tell what has columns since schema 9 and 10. */
const former = 8;
const keptBook = fileURLToPath(new URL(`../../fixtures/books/schema-${former}.db`, import.meta.url));
/** Reads nothing but what was done: all that it changes in a book is its schema. */
const words = ['undo', '--list'];

/** How often the book was as before, and how often it was brought up to date, when the first command was killed. */
export interface KilledMigrations {
  before: number;
  after: number;
}

export async function killMigrations(moments: number, seed: number, customers = 20_000): Promise<KilledMigrations> {
  return await inPlace(async ({ folder }) => {
    const old = join(folder, 'old.db');
    fill(old, customers);
    const wanted = await migrated(join(folder, 'alone'), old, customers);
    const random = numbersFrom(seed);
    const seen: KilledMigrations = { before: 0, after: 0 };
    for (let i = 0; i < moments; i++) {
      const place = placeWith(join(folder, 'place'), old);
      const what = `migration ${i} of seed ${seed}`;
      const other = begin(place, words);
      await kill(place, words, wanted.whole * random());
      if (i % 2 === 0) other.kill('SIGKILL');
      const code = await other.exit;
      if (i % 2 === 1 && code !== 0) throw new Error(`${what}: the command beside it failed`);
      const content = contentOf(place.book);
      if (content !== wanted.before && content !== wanted.after) throw new Error(`half a migration after ${what}`);
      seen[content === wanted.before ? 'before' : 'after'] += 1;
      if (place.cadence(...words).status !== 0) throw new Error(`${what}: the book does not open any more`);
      if (contentOf(place.book) !== wanted.after) throw new Error(`${what}: opened again, facts are missing`);
      await mustBeWhole(place.book, what);
      copiesMustBeAsBefore(place, wanted.before, what);
      rmSync(place.folder, { recursive: true });
    }
    return seen;
  });
}

/** Complaints and what an answer was about as sentences and names of steps, and a journal of them. */
function fill(path: string, customers: number): void {
  copyFileSync(keptBook, path);
  const raw = new Database(path);
  const numbers = `WITH RECURSIVE n (i) AS (SELECT 101 UNION ALL SELECT i + 1 FROM n WHERE i < ${100 + customers})`;
  raw.exec(`
    BEGIN;
    INSERT INTO customer (id, name, company, emails, phones, struck_phones, tags, archived, created_on, hand_set)
      ${numbers} SELECT i, 'ÉMILE ' || i, 'ÇA VA', '[]', '[]', '[]', '[]', 0, '2026-01-01', '[]' FROM n;
    INSERT INTO touch (id, customer_id, kind, direction, outcome, day, note, script, unfinished)
      ${numbers} SELECT i, i, 'call', 'outbound', 'connected', '2026-01-05', 'asked for the oven ' || i, 'courtesy', 0 FROM n;
    INSERT INTO promise (id, customer_id, touch_id, kind, text, due, made_on)
      ${numbers} SELECT i, i, i, 'promise', 'Call about: oven ' || i, '2026-01-09', '2026-01-05' FROM n;
    INSERT INTO answer (id, touch_id, customer_id, question, asked, text, day)
      ${numbers} SELECT i, i, i, 'told-' || i, 'Is it there?', 'yes', '2026-01-05' FROM n;
    INSERT INTO change (operation_id, table_name, row_id, last_row_id, before)
      ${numbers} SELECT 2, 'customer', i, i, '{"snoozed_until":null}' FROM n;
    COMMIT`);
  raw.close();
}

interface Wanted {
  readonly before: string;
  readonly after: string;
  /** Milliseconds that the command takes alone. */
  readonly whole: number;
}

async function migrated(folder: string, old: string, customers: number): Promise<Wanted> {
  const place = placeWith(folder, old);
  const before = contentOf(place.book);
  const began = performance.now();
  if (place.cadence(...words).status !== 0) throw new Error('the book cannot be brought up to date');
  const whole = performance.now() - began;
  const raw = new Database(place.book, { readonly: true });
  const count = (sql: string) => raw.prepare(sql).pluck().get();
  const learned = [
    count('PRAGMA user_version') === schemaVersion,
    count("SELECT count(*) FROM promise WHERE kind = 'complaint' AND about = 'oven ' || id") === customers,
    count("SELECT count(*) FROM answer WHERE about = 'promise' AND about_id = id") === customers,
    count("SELECT count(*) FROM change WHERE kind = 'changed' AND customer_id = row_id AND row_id > 100") === customers,
    count("SELECT count(*) FROM customer WHERE name_key = 'emile ' || id AND company_key = 'ca va'") === customers,
  ];
  raw.close();
  if (learned.includes(false)) throw new Error(`facts are missing: ${learned.join(', ')}`);
  return { before, after: contentOf(place.book), whole };
}

function placeWith(folder: string, book: string): Place {
  mkdirSync(folder);
  const place = placeIn(folder);
  copyFileSync(book, place.book);
  return place;
}

/** Every row of every table, as one number; but each transaction leaves a mark of its own. */
function contentOf(path: string): string {
  const raw = new Database(path, { readonly: true });
  try {
    const hash = createHash('sha256');
    const tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name";
    for (const table of raw.prepare(tables).pluck().all() as string[])
      for (const row of raw.prepare(`SELECT * FROM "${table}" ORDER BY 1`).raw().iterate() as Iterable<unknown[]>)
        if (row[0] !== 'writes') hash.update(`${table} ${JSON.stringify(row)}\n`);
    return hash.digest('hex');
  } finally {
    raw.close();
  }
}

/** At most one copy for each first schema, and each is the book as it was. */
function copiesMustBeAsBefore(place: Place, before: string, after: string): void {
  const folder = join(place.folder, 'backups');
  const copies = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : [];
  if (copies.length === 0) throw new Error(`no copy of the book as it was after ${after}`);
  for (const name of copies)
    if (contentOf(join(folder, name)) !== before) throw new Error(`${name} is not the book as it was after ${after}`);
}
