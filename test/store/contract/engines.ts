/** The engines that a book may be kept in. Each has to pass every test of this folder. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Engine } from '../../../src/store/engine.ts';
import { openBook } from '../../../src/store/open.ts';
import { openPostgresBook } from '../../../src/store/postgres/open.ts';
import { openSqlite } from '../../../src/store/sqlite/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';
import { testServer } from '../../support/postgres.ts';
import { remember } from '../../support/where.ts';

export interface EngineUnderTest {
  readonly name: string;
  /** With two tables, `thing (id, name, size)` and `part (id, thing_id)`, the second of which refers to the first. */
  bare(): Promise<Engine>;
  /** A new book, and others who have the same one open. */
  shared(): Promise<() => Promise<Store>>;
}

const now = () => new Date('2026-11-23T09:00:00Z');

const sqlite: EngineUnderTest = {
  name: 'SQLite',
  async bare() {
    const engine = await openSqlite(':memory:', { create: true });
    engine.script('CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT, size INTEGER) STRICT');
    engine.script('CREATE TABLE part (id INTEGER PRIMARY KEY, thing_id INTEGER NOT NULL REFERENCES thing (id)) STRICT');
    return engine;
  },
  async shared() {
    const folder = mkdtempSync(join(tmpdir(), 'cadence-contract-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    return opening(join(folder, 'book.db'));
  },
};

/** The first one makes the book. */
function opening(path: string): () => Promise<Store> {
  let exists = false;
  return async () => {
    const store = await openBook({ path, exists, create: !exists, now, by: () => 'Robin' });
    exists = true;
    onTestFinished(() => store.close());
    return store;
  };
}

const server = await testServer();

/** A book of its own: a schema that no other test has. */
const newBook = () => `${String(server)}?schema=test_${randomBytes(6).toString('hex')}`;

const postgres: EngineUnderTest = {
  name: 'PostgreSQL',
  async bare() {
    const engine = await openPostgresBook(newBook(), { create: true });
    await engine.transaction(async (db) => {
      await db.run('CREATE TABLE thing (id BIGINT PRIMARY KEY, name TEXT COLLATE "C", size BIGINT)');
      await db.run('CREATE TABLE part (id BIGINT PRIMARY KEY, thing_id BIGINT NOT NULL REFERENCES thing (id))');
    });
    return engine;
  },
  shared: async () => opening(newBook()),
};

if (typeof server !== 'string') remember(server.whyNot);

export const engines: readonly EngineUnderTest[] = typeof server === 'string' ? [sqlite, postgres] : [sqlite];
