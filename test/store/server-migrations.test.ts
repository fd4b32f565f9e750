/** Books on servers that earlier versions made are opened as a user opens them: they become what the same book in a file becomes. */
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { expect, onTestFinished } from 'vitest';
import type { Value } from '../../src/store/db.ts';
import type { Engine } from '../../src/store/engine.ts';
import { addressOf } from '../../src/store/postgres/address.ts';
import { firstSchema, migrationsSince, schemaVersion } from '../../src/store/postgres/migrations.ts';
import { openPostgresBook } from '../../src/store/postgres/open.ts';
import { ServerSession } from '../../src/store/postgres/session.ts';
import { references } from '../../src/store/references.ts';
import { tables } from '../../src/store/schema.ts';
import { openSqliteBook } from '../../src/store/sqlite/open.ts';
import { placeOnServer, runCadence } from '../support/cadence.ts';
import { ownFolder } from '../support/folder.ts';
import { testServer } from '../support/postgres.ts';
import { describeWhere, itWhere } from '../support/where.ts';

const server = await testServer();
const whyNot = typeof server === 'string' ? '' : server.whyNot;
const it = itWhere(whyNot === '', whyNot);

const keptBook = (schema: number) =>
  fileURLToPath(new URL(`../../fixtures/books/schema-${schema}.db`, import.meta.url));

/** A book on a server as the version of this schema left it, with all that is in the book kept of it. */
async function bookOf(schema: number): Promise<string> {
  const place = placeOnServer(String(server));
  const address = addressOf(place);
  const session = new ServerSession(address, 'an earlier cadence');
  const copy = join(ownFolder(), 'kept.db');
  copyFileSync(keptBook(schema), copy);
  const file = new Database(copy);
  try {
    await session.begin('');
    await session.script(`CREATE SCHEMA "${address.schema}"`);
    for (const script of migrationsSince(0).slice(0, schema - firstSchema + 1)) await session.script(script);
    for (const name of inOrder(file)) {
      const rows = file.prepare(`SELECT * FROM "${name}"`).raw().all() as Value[][];
      const columns = file.prepare(`SELECT * FROM "${name}"`).columns();
      await session.copy(
        name,
        columns.map((column) => column.name),
        rows,
      );
    }
    await session.script(`INSERT INTO edition VALUES (${schema})`);
    await session.commit();
  } finally {
    session.close();
    file.close();
  }
  return place;
}

/** The tables of that book, each after those that it refers to. */
function inOrder(file: Database.Database): readonly string[] {
  const there = file
    .prepare(
      "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE '%search%' AND name NOT LIKE 'sqlite%'",
    )
    .pluck()
    .all() as string[];
  const known = there.filter((name) => tables.some((table) => table.name === name));
  const done: string[] = [];
  while (done.length < known.length) {
    const next = known.find(
      (name) =>
        !done.includes(name) &&
        references.every(({ table, to }) => table !== name || to === name || done.includes(to) || !known.includes(to)),
    );
    if (next === undefined) throw new Error('the tables refer to each other in a circle');
    done.push(next);
  }
  return done;
}

type Row = Readonly<Record<string, unknown>>;
type Content = Readonly<Record<string, readonly Row[]>>;

/** Every row of every table, in the order of its key. */
async function contentOf(engine: Engine): Promise<Content> {
  const content: Record<string, readonly Row[]> = {};
  for (const { name, columns } of tables) {
    const names = Object.values(columns).map((column) => `"${column.name}"`);
    const key = names.includes('"id"') ? 'id' : 'name';
    content[name] = await engine.all(`SELECT ${names.join(', ')} FROM "${name}" ORDER BY ${key}`);
  }
  return content;
}

async function opened(engine: Promise<Engine>): Promise<Engine> {
  const found = await engine;
  onTestFinished(() => found.close());
  return found;
}

describeWhere(whyNot === '', whyNot)('a book on a server of schema', () => {
  it.each(Array.from({ length: schemaVersion - firstSchema }, (_, at) => firstSchema + at))(
    '%i becomes what the same book in a file becomes, and is worked in',
    async (schema) => {
      const place = await bookOf(schema);
      const path = join(ownFolder(), 'cadence.db');
      copyFileSync(keptBook(schema), path);
      const there = await contentOf(await opened(openPostgresBook(place, { create: false })));
      const here = await contentOf(await opened(openSqliteBook(path, { create: false, now: () => new Date() })));
      // Marks of writes are the engine's own.
      const stamps = (content: Content) => content['stamp']?.filter(({ name }) => name !== 'writes');
      expect({ ...there, stamp: stamps(there) }).toEqual({ ...here, stamp: stamps(here) });
      expect(Object.values(there).flat().length).toBeGreaterThan(50);
      for (const command of ['doctor', 'today', 'note 1 tea', 'undo --yes', 'list'])
        expect([command, (await runCadence(command, { database: place })).err]).toEqual([
          command,
          expect.not.stringMatching(/\.ts:\d|does not exist/),
        ]);
    },
  );
});
