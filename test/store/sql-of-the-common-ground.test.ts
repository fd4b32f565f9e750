/** The SQL of the store means the same on every engine. What is bound to one is in a folder of its engine (`store/sqlite`). */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('../../src/store/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));

interface Word {
  readonly what: string;
  readonly found: RegExp;
  /** Each as it must not stand there, and as it may. */
  readonly refused: readonly string[];
  readonly taken: readonly string[];
}

const words: readonly Word[] = [
  {
    what: 'JSON looked into by the engine: facts have columns, lists go through db.listed',
    found: /\bjson(?:b)?_\w+\(/i,
    refused: ["WHERE json_extract(before, '$.id') = 1", 'IN (SELECT value FROM json_each(?))'],
    taken: ["WHERE kind = 'removed'", `IN ${'${'}db.listed('?')}`, 'JSON.parse(before)'],
  },
  {
    what: 'patterns and cases of raw text: each engine folds letters in its own way, so a key in small letters is compared letter by letter',
    found: /\b(?:LIKE|GLOB|NOCASE|COLLATE|ILIKE)\b|\b(?:lower|upper|instr|strpos)\(/,
    refused: [
      'name LIKE ?',
      'name_key LIKE ?',
      'name = ? COLLATE NOCASE',
      'WHERE lower(name) = ?',
      'instr(text, ?) > 0',
      "x GLOB 'a*'",
    ],
    taken: ['name = ?', 'name_key >= ? AND name_key < ?', "replace(name_key, ?, '') <> name_key", 'text.toLowerCase()'],
  },
  {
    what: 'a number of a row that no column has',
    found: /\browid\b|\boid\b/i,
    refused: ['SELECT rowid FROM touch', 'WHERE t.ROWID = 1'],
    taken: ['SELECT id FROM touch', 'void 0'],
  },
  {
    what: 'the tables of the engine itself',
    found: /\bsqlite_(?!s\b)\w+|\bPRAGMA\b|\bpragma_\w+/i,
    refused: ['FROM sqlite_schema', 'PRAGMA foreign_keys', 'FROM pragma_table_list'],
    taken: ["from './sqlite/open.ts'", 'openSqlite(path)'],
  },
  {
    what: 'hints that only one engine knows: db.byIndex',
    found: /\b(?:NOT )?INDEXED(?: BY)?\b/,
    refused: ['FROM customer INDEXED BY customer_blocked', 'FROM row NOT INDEXED'],
    taken: [`FROM customer ${'${'}db.byIndex('customer_blocked')}`, 'indexed = 1'],
  },
  {
    what: 'functions that only one engine has',
    found:
      /\b(?:ifnull|iif|group_concat|date|datetime|time|strftime|julianday|printf|total|typeof|last_insert_rowid|changes)\((?!\))/,
    refused: ['ifnull(a, b)', 'date(planned) = planned', "strftime('%Y', day)", 'group_concat(day)'],
    taken: ['coalesce(a, b)', 'addDays(day, 7)', 'count(*)', 'new Date(now)'],
  },
  {
    what: 'comparing with nothing in a way of one engine: IS NOT DISTINCT FROM',
    found: /\bIS (?:NOT )?(?!NOT\b|NULL\b|DISTINCT FROM\b)[?:'"\w]/,
    refused: ['currency IS ?', "reason IS NOT 'by hand'", 'a IS b', 'x IS :y'],
    taken: ['a IS NULL', 'a IS NOT NULL', 'a IS DISTINCT FROM ?', 'a IS NOT DISTINCT FROM b'],
  },
  {
    what: 'numbers as truths',
    found: /\b(?:WHERE|AND|OR|ON|NOT) [01]\b(?! *[=<>.])/,
    refused: ['WHERE 1', 'a = 2 AND 0'],
    taken: ['WHERE true', 'archived = 1'],
  },
  {
    what: 'rows that take the place of others in silence: ON CONFLICT',
    found: /\bINSERT OR\b|\bREPLACE INTO\b/,
    refused: ['INSERT OR REPLACE INTO stamp', 'INSERT OR IGNORE INTO stamp', 'REPLACE INTO stamp'],
    taken: ['INSERT INTO stamp (name) VALUES (?) ON CONFLICT (name) DO NOTHING'],
  },
  {
    what: 'a name with capitals that is not quoted: it comes back in small letters',
    found: /\bAS [a-z]+[A-Z]\w*/,
    refused: ['made_on AS madeOn'],
    taken: ['made_on AS "madeOn"', 'count(*) AS count', 'x as TextHit'],
  },
  {
    what: 'the next number as one more than the last: db.ids',
    found: /max\((?:\w+\.)?id\)(?:, 0\))? *\+ *1/,
    refused: ['SELECT max(id) + 1', 'coalesce(max(id), 0) + 1'],
    taken: ['SELECT max(id) AS id', 'db.ids(table)'],
  },
  {
    what: 'the larger of two by max and min, and truths summed: CASE, count(*) FILTER (WHERE …)',
    found: /(?<!Math\.)\b(?:max|min)\((?!\.\.\.)[^()]*,|\bsum\((?:heard|up)\b/,
    refused: ['max(0, last_year_minor)', 'min(due, day)', 'sum(heard)'],
    taken: ['max(id)', 'min(CASE WHEN a THEN b END)', 'Math.max(a, b)', 'count(*) FILTER (WHERE heard)'],
  },
  {
    what: 'the order of joins that only one engine takes from a condition beside CROSS JOIN',
    found: /\bCROSS JOIN\b/,
    refused: ['FROM change CROSS JOIN customer ON customer.id = row_id'],
    taken: ['FROM change JOIN customer ON customer.id = row_id'],
  },
  {
    what: 'a value without a type where rows of others are added to it: CAST(? AS BIGINT)',
    found: /\(SELECT (?:'\w+', )?(?:\?|:\w+) UNION\b/,
    refused: ['WITH RECURSIVE part (id) AS (SELECT :id UNION SELECT subject_id', '(SELECT ? UNION ALL SELECT id'],
    taken: ['(SELECT CAST(:id AS BIGINT) UNION SELECT subject_id'],
  },
  {
    what: 'the end of a text counted backwards',
    found: /substr\([^()]*, *-/,
    refused: ['substr(birthday, -5)'],
    taken: ['substr(day, 1, 7)'],
  },
  {
    what: 'references looked at only when all is done: rows go in after those they refer to',
    found: /deferReferences|\bDEFERR(?:ED|ABLE)\b/,
    refused: ['await db.deferReferences();', 'DEFERRABLE INITIALLY DEFERRED'],
    taken: ['ON DELETE CASCADE'],
  },
];

/** A file without its comments. */
function codeOf(name: string): string {
  return readFileSync(`${folder}${name}`, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');
}

/** Lines of a text that have the word. */
function linesWith({ found }: Word, name: string, code: string): string[] {
  return code
    .split('\n')
    .filter((line) => found.test(line))
    .map((line) => `${name}: ${line.trim()}`);
}

describe('SQL of the store has none of', () => {
  it.each(words)('$what', (word) => {
    expect(files.flatMap((name) => linesWith(word, name, codeOf(name)))).toEqual([]);
  });

  it.each(words)('$what: the check sees it', (word) => {
    expect(word.refused.filter((sql) => linesWith(word, 'other.ts', sql).length === 0)).toEqual([]);
    expect(word.taken.filter((sql) => linesWith(word, 'other.ts', sql).length > 0)).toEqual([]);
  });
});
