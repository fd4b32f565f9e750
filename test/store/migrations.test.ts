/** Books that earlier versions wrote (fixtures/books) are opened as a user opens them, and nothing in them is lost. */
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { folded } from '../../src/domain/folded.ts';
import { openBook } from '../../src/store/open.ts';
import { migrations, schemaVersion } from '../../src/store/sqlite/migrations/index.ts';
import { runCadence } from '../support/cadence.ts';
import { launcher } from '../support/program.ts';
import { sampled } from '../support/thorough.ts';
import { itWhere } from '../support/where.ts';

const keptBook = (schema: number) =>
  fileURLToPath(new URL(`../../fixtures/books/schema-${schema}.db`, import.meta.url));

type Row = Record<string, unknown>;
type Content = Record<string, Row[]>;

/** What each migration means to change; whatever is not told here has to be as it was. */
const meant: Record<number, (book: Content) => void> = {
  2: ({ standing, stamp }) => {
    each(standing, (row) => Object.assign(row, { broken_on: null, planned: null, planned_reason: null }));
    drop(stamp, (row) => row['name'] === 'standing');
  },
  3: (book) => {
    const moved = ['value', 'rank', 'score', 'place', 'risk', 'risk_word', 'priority', 'last_year_minor'];
    each(book['standing'], (row) => {
      for (const column of moved) delete row[column];
      Object.assign(row, { kept_tier: row['tier'], currency: null });
    });
    each(book['tier_change'], (row) => Object.assign(row, { operation_id: 0 }));
    Object.assign(book, { figure: [], potential: [], stamp: [] });
  },
  4: ({ stamp }) => void stamp?.push({ name: 'book', value: expect.stringMatching(/^[0-9a-f]{16}$/) }),
  5: (book) => Object.assign(book, { refusal: [], event: [], invitation: [] }),
  6: (book) => {
    book['stamp']?.push({ name: 'salt', value: expect.stringMatching(/^[0-9a-f]{64}$/) });
    each(book['operation'], (row) => Object.assign(row, { by: null }));
    book['erased'] = [];
  },
  7: ({ customer, purchase }) => {
    each(customer, (row) => Object.assign(row, { stated_on: null }));
    each(purchase, (row) => Object.assign(row, { kind: null, layout: null }));
  },
  8: (book) => each(book['import'], (row) => Object.assign(row, { totals: null })),
  9: (book) => {
    each(book['operation'], (row) =>
      Object.assign(row, { kind: String(row['command']).split(' ')[0], subject_id: null, into_id: null }),
    );
    // Of the rows of an operation that was undone nobody knows whose they were, unless their image tells.
    each(book['change'], (row) => Object.assign(row, { kind: row['before'] === null ? 'added' : 'changed' }));
    const whose: Row = { 3: 1, 4: 1, 6: 3, 7: 3 };
    each(book['change'], (row) => Object.assign(row, { customer_id: whose[String(row['id'])] ?? null }));
  },
  10: ({ answer, promise }) => {
    each(answer, (row) => Object.assign(row, { about: null, about_id: null }));
    each(promise, (row) => Object.assign(row, { about: null }));
  },
  11: () => {}, // an index
  12: (book) => Object.assign(book, { settlement: [] }),
  13: ({ figure, stamp }) => {
    each(figure, (row) => Object.assign(row, { word: null }));
    drop(stamp, (row) => row['name'] === 'standing');
  },
  14: ({ customer }) => {
    const inSmallLetters = (name: unknown) => (name === null ? null : String(name).toLowerCase());
    each(customer, (row) =>
      Object.assign(row, { name_key: inSmallLetters(row['name']), company_key: inSmallLetters(row['company']) }),
    );
  },
  15: ({ touch }) => each(touch, (row) => Object.assign(row, { imported: 0 })),
  16: ({ operation, tier_change, stamp }) => {
    each(operation, (row) => Object.assign(row, { generation: row['id'] }));
    each(tier_change, (row) => {
      row['generation'] = row['operation_id'];
      delete row['operation_id'];
    });
    stamp?.push({ name: 'generation', value: String(operation?.length) });
  },
  17: (book) => {
    each(book['purchase'], (row) => Object.assign(row, { lines: null }));
    book['stopped_product'] = [];
  },
  18: ({ operation }) => each(operation, (row) => Object.assign(row, { undoes_id: null })),
  19: ({ customer }) => {
    const key = (name: unknown) => (name === null ? null : folded(String(name)));
    each(customer, (row) => Object.assign(row, { name_key: key(row['name']), company_key: key(row['company']) }));
  },
  20: (book) => Object.assign(book, { different_person: [] }),
  21: ({ customer }) => {
    // Of the country, and of the number.
    const zones: Row = { 2: 'Europe/Berlin', 3: 'Europe/London' };
    each(customer, (row) => {
      const zone = row['time_zone'] ?? zones[String(row['id'])] ?? null;
      Object.assign(row, { hours: null, time_zone: zone });
    });
  },
  22: ({ event }) => each(event, (row) => Object.assign(row, { kind: null, script: null })),
  23: (book) => {
    for (const table of ['touch', 'promise', 'fact', 'refusal'])
      each(book[table], (row) => Object.assign(row, { person_id: null }));
    book['person'] = [];
  },
  24: ({ customer }) => each(customer, (row) => Object.assign(row, { contact_types: null })),
  25: (book) => {
    const { standing, operation, stamp } = book;
    each(standing, (row) => Object.assign(row, { owner_key: null }));
    each(operation, (row) => Object.assign(row, { caller_id: null }));
    drop(stamp, (row) => String(row['name']).startsWith('line '));
    Object.assign(book, { caller: [], claim: [] });
  },
  26: ({ touch }) => each(touch, (row) => Object.assign(row, { began_with_id: null })),
  27: (book) => {
    each(book['customer'], (row) => Object.assign(row, { other_ids: null }));
    each(book['import'], (row) => Object.assign(row, { layout: null, program: null }));
  },
  28: ({ sending }) => each(sending, (row) => Object.assign(row, { owner: null })),
  29: (book) => {
    book['stopped_product'] = [];
    drop(book['stamp'], (row) => row['name'] === 'standing');
  },
  30: () => {}, // indexes
};

function each(rows: Row[] | undefined, change: (row: Row) => void): void {
  rows?.forEach(change);
}

function drop(rows: Row[] | undefined, which: (row: Row) => boolean): void {
  rows?.splice(0, rows.length, ...rows.filter((row) => !which(row)));
}

/** Every row of every table; of the full text the tables that SQLite keeps it in are left out. */
function contentOf(path: string): Content {
  const raw = new Database(path, { readonly: true });
  try {
    const tables = raw
      .prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'",
      )
      .pluck()
      .all() as string[];
    return Object.fromEntries(
      tables.map((table) => [
        table,
        // Every transaction leaves a mark of its own.
        (raw.prepare(`SELECT * FROM "${table}" ORDER BY 1`).all() as Row[]).filter(({ name }) => name !== 'writes'),
      ]),
    );
  } finally {
    raw.close();
  }
}

async function exitOf(database: string, command: string): Promise<unknown> {
  const child = spawn(process.execPath, [launcher, '--db', database, command], { stdio: 'ignore' });
  return await new Promise((resolve) => child.once('exit', resolve));
}

it('keeps a book of every schema there ever was', () => {
  const missing = migrations.map((_, i) => i + 1).filter((schema) => !existsSync(keptBook(schema)));
  expect(missing, 'node fixtures/books/make.ts makes them (CONTRIBUTING.md, "A new migration")').toEqual([]);
});

it('says of every migration what it means to change', () => {
  expect(Object.keys(meant).map(Number)).toEqual(migrations.slice(1).map((_, i) => i + 2));
});

/** Older than the newest. */
const old = migrations.slice(1).map((_, i) => i + 1);

describe.each([...old, schemaVersion])('a book of schema %i', (schema) => {
  let folder: string;
  let database: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'cadence-migrations-'));
    database = join(folder, 'cadence.db');
    copyFileSync(keptBook(schema), database);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('has rows in every table, and every column filled somewhere', () => {
    const before = contentOf(database);
    const empty = Object.entries(before).flatMap(([table, rows]) => {
      const columns = Object.keys(rows[0] ?? { '(no rows)': null });
      return columns.filter((column) => rows.every((row) => row[column] == null)).map((column) => `${table}.${column}`);
    });
    expect(empty).toEqual([]);
  });

  it('is opened with everything in it as it was', async () => {
    const expected = contentOf(database);
    for (let next = schema + 1; next <= schemaVersion; next++) meant[next]?.(expected);
    expected['stamp']?.sort((a, b) => (String(a['name']) < String(b['name']) ? -1 : 1));
    const said: string[] = [];
    const now = () => new Date('2026-03-09T09:00:00Z');
    (await openBook({ path: database, create: false, exists: true, now, say: (text) => said.push(text) })).close();
    expect(contentOf(database)).toEqual(expected);
    expect(said.length).toBe(schema === schemaVersion ? 0 : 1);
  });

  itWhere(schema < schemaVersion, `schema ${schema} is the newest: nothing to migrate`)(
    'is kept as it was, in a copy that is named',
    async () => {
      const before = contentOf(database);
      const { err } = await runCadence('today', { database, today: '2026-03-09' });
      const copy = join(folder, 'backups', 'cadence.2026-03-09T09-00-00.before-migration.db');
      expect(err).toContain(`a backup from before is kept: ${copy}\n`);
      expect(readdirSync(join(folder, 'backups'))).toEqual(['cadence.2026-03-09T09-00-00.before-migration.db']);
      expect(statSync(copy).mode & 0o777).toBe(0o600);
      expect(contentOf(copy)).toEqual(before);
      expect((await runCadence('today', { database, today: '2026-03-09' })).err).not.toContain('kept');
    },
  );

  // Three processes for each: how one waits for the other is the same whatever the schema was.
  itWhere(sampled(old).includes(schema), 'of some schemas only, or nothing to migrate: three commands at a time')(
    'is migrated once when three commands open it at the same time',
    async () => {
      const before = contentOf(database);
      const codes = await Promise.all(['today', 'list', 'week'].map((command) => exitOf(database, command)));
      expect(codes).toEqual([0, 0, 0]);
      const copies = readdirSync(join(folder, 'backups'));
      expect(copies).toHaveLength(1);
      expect(contentOf(join(folder, 'backups', copies[0] ?? ''))).toEqual(before);
    },
  );

  it('works: calls are planned, a call is logged, and what the old version did is undone', async () => {
    const cadence = (command: string) => runCadence(command, { database, today: '2026-03-09' });
    expect(await cadence('today')).toMatchObject({ code: 0, out: expect.stringContaining('about the rope') });
    expect(await cadence('log 1 --outcome connected --note oven')).toMatchObject({ code: 0 });
    expect((await cadence('search oven')).out).toContain('Ada Finch');
    expect(await cadence('undo --yes')).toMatchObject({ code: 0 });
    expect(await cadence('undo --yes')).toMatchObject({ code: 0, out: expect.stringContaining('snooze') });
    expect(contentOf(database)['customer']?.[2]).toMatchObject({ snoozed_until: '2026-02-02' });
    expect((await cadence('doctor')).out).not.toMatch(/^bad +(?:book|plan)/m);
  });
});
