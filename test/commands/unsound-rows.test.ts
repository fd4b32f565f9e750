/** Rows with values that nobody could have entered: a hand with another program, or a flipped bit. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { schemaVersion } from '../../src/store/copies.ts';
import { openBook } from '../../src/store/open.ts';
import { soundValues } from '../../src/store/sound-values.ts';
import { runCadence } from '../support/cadence.ts';
import { fc } from '../support/properties.ts';
import { runs } from '../support/thorough.ts';

const today = '2026-11-23';
const newest = `fixtures/books/schema-${schemaVersion}.db`;
let folder: string;
let database: string;
/** A book with a row in every table, whose figures were worked out. */
let ready: string;

beforeAll(async () => {
  ready = join(mkdtempSync(join(tmpdir(), 'cadence-ready-')), 'ready.db');
  copyFileSync(newest, ready);
  await runCadence('today', { database: ready, today });
});
afterAll(() => rmSync(join(ready, '..'), { recursive: true, force: true }));
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cadence-unsound-'));
  database = join(folder, 'cadence.db');
  copyFileSync(ready, database);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function meddle(sql: string, ...bound: unknown[]): number {
  const raw = new Database(database);
  raw.pragma('foreign_keys = OFF');
  try {
    return raw.prepare(sql).run(...bound).changes;
  } finally {
    raw.close();
  }
}

async function faults(path: string): Promise<string[]> {
  const store = await openBook({ path, create: false, exists: true, now: () => new Date() });
  try {
    return await store.health.faults();
  } finally {
    store.close();
  }
}

interface SchemaColumn {
  readonly table: string;
  readonly column: string;
  readonly type: 'TEXT' | 'INTEGER' | 'REAL';
}

function columns(): SchemaColumn[] {
  const raw = new Database(ready, { readonly: true });
  try {
    return raw
      .prepare(
        `SELECT tables.name AS "table", columns.name AS "column", columns.type FROM pragma_table_list AS tables,
           pragma_table_info(tables.name) AS columns
         WHERE tables.type = 'table' AND tables.schema = 'main' AND tables.name NOT LIKE 'sqlite_%'`,
      )
      .all() as SchemaColumn[];
  } finally {
    raw.close();
  }
}

it('every column of the schema has a rule, or says that it takes any text', () => {
  const ruled = Object.entries(soundValues).flatMap(([table, rules]) =>
    Object.keys(rules).map((column) => `${table}.${column}`),
  );
  expect(ruled.sort()).toEqual(
    columns()
      .map(({ table, column }) => `${table}.${column}`)
      .sort(),
  );
});

it.each(Array.from({ length: schemaVersion }, (_, i) => i + 1))(
  'a book of schema %i has no faults',
  async (version) => {
    const old = join(folder, 'old.db');
    copyFileSync(`fixtures/books/schema-${version}.db`, old);
    expect(await faults(old)).toEqual([]);
    await runCadence('today', { database: old, today });
    expect(await faults(old)).toEqual([]);
  },
);

describe('doctor names', () => {
  it.each([
    [`UPDATE customer SET emails = '{"a":1}' WHERE id = 1`, 'customer 1 has a value in "emails" that is none'],
    [`UPDATE customer SET phones = '[1,null,{}]' WHERE id = 1`, 'customer 1 has a value in "phones" that is none'],
    [`UPDATE customer SET tags = 'null' WHERE id = 1`, 'customer 1 has a value in "tags" that is none'],
    ['UPDATE customer SET "interval" = 9223372036854775807', 'customer 1 has a value in "interval" that is none'],
    ['UPDATE customer SET "interval" = -5', 'customer 1 has a value in "interval" that is none'],
    [`UPDATE customer SET birthday = '1980-99-99'`, 'customer 1 has a value in "birthday" that is none'],
    [`UPDATE customer SET name = ''`, 'customer 1 has a value in "name" that is none'],
    [`UPDATE standing SET planned_reason = 'zzz'`, 'standing 1 has a value in "planned_reason" that is none'],
    [`UPDATE standing SET tier = 'Q' WHERE id = 1`, 'standing 1 has a value in "tier" that is none'],
    [`UPDATE touch SET time = '99:99'`, /touch \d+ has a value in "time" that is none/],
    [`UPDATE promise SET kind = 'zzz'`, /promise \d+ has a value in "kind" that is none/],
    [`UPDATE fact SET kind = 'zzz'`, /fact \d+ has a value in "kind" that is none/],
    ['DELETE FROM standing', 'customer 1 has no standing'],
    [`UPDATE stamp SET value = 'zzz' WHERE name = 'figures'`, 'stamp figures has a value that is none'],
  ])('%s', async (sql, said) => {
    expect(meddle(sql)).toBeGreaterThan(0);
    const { code, out } = await runCadence('doctor', { database, today });
    expect(code).toBe(1);
    expect(out).toMatch(said);
    expect(out).not.toContain('whole');
  });
});

const commands = [
  ...[
    'today',
    'list',
    'show 1',
    'why 1',
    'week',
    'week --ics',
    'plan',
    'plan --ics',
    'report',
    'insights',
    'stats',
    'rank',
  ],
  ...[
    'history 1',
    'promises',
    'dates',
    'search a',
    'duplicates',
    'export',
    'export --format vcard',
    'export --person 1',
  ],
  ...[
    'imports',
    'undo --list',
    'event',
    'interval 1',
    'tier 1',
    'potential 1',
    'note 1 --list',
    'doctor',
    'log 1 --kind visit',
  ],
];
const hostile: Readonly<Record<SchemaColumn['type'], readonly (string | bigint | number)[]>> = {
  TEXT: ['', 'zzz', 'null', '{"a":1}', '[1,null,{}]', '{}', '1980-99-99', '99:99', '__proto__', 'constructor'],
  INTEGER: [-5n, 0n, 77n, 9_223_372_036_854_775_807n],
  REAL: [-1, 1e308, Number.POSITIVE_INFINITY],
};

/** What a command must never print, and never call a defect of ours. */
const nonsense = /bug in cadence|\bNaN\b|\bundefined\b|\[object Object\]/;

it('any value in any column is read as it is, or said to be none', async () => {
  const changes = columns().flatMap((one) => hostile[one.type].map((value) => ({ ...one, value })));
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...changes), fc.constantFrom(...commands), async (change, command) => {
      copyFileSync(ready, database);
      for (const beside of ['-wal', '-shm']) rmSync(database + beside, { force: true });
      const { table, column, value } = change;
      try {
        meddle(`UPDATE OR IGNORE "${table}" SET "${column}" = ?`, value);
      } catch {
        return; // the schema itself refuses it
      }
      const { out, err } = await runCadence(command, { database, today });
      expect(`${out}${err}`).not.toMatch(nonsense);
    }),
    { numRuns: runs(60) },
  );
});

it('a row of an export with such a value is not imported', async () => {
  const { out } = await runCadence('export', { database, today });
  const input = out.replace(/"emails":"(?:[^"\\]|\\.)*"/, '"emails":"{}"');
  expect(input).not.toBe(out);
  const { code, err } = await runCadence('import -', { database: join(folder, 'new.db'), input, today });
  expect(code).toBe(1);
  expect(err).toMatch(/customer 1 has a value in "emails" that is none: \{\}/);
});

it('a word that every object of JavaScript knows is a word like others', async () => {
  meddle("UPDATE standing SET planned_reason = '__proto__'");
  expect((await runCadence('today', { database, today })).out).not.toMatch(nonsense);
});

it('a planned day that is none can be chosen anew, so that everything else works', async () => {
  meddle("UPDATE standing SET planned = 'zzz' WHERE id = 1");
  for (const command of ['today', 'show 1', 'list', 'why 1', 'week']) {
    const { code, out } = await runCadence(command, { database, today });
    expect({ command, code, out }).toMatchObject({ code: 0, out: expect.not.stringMatching(nonsense) });
  }
  expect((await runCadence('doctor', { database, today })).out).toContain(
    '1 call is planned on a day that does not exist',
  );
  expect(await runCadence('doctor --fix --yes', { database, today })).toMatchObject({
    out: expect.not.stringContaining('is planned on a day that does not exist'),
  });
});
