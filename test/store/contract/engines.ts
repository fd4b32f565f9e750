/** The engines that a book may be kept in. Each has to pass every test of this folder; a second one is a second entry. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Engine } from '../../../src/store/engine.ts';
import { openBook } from '../../../src/store/open.ts';
import { openSqlite } from '../../../src/store/sqlite/sqlite.ts';
import type { Store } from '../../../src/store/store.ts';

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
    const path = join(folder, 'book.db');
    let exists = false;
    return async () => {
      const store = await openBook({ path, exists, create: !exists, now, by: () => 'Robin' });
      exists = true;
      onTestFinished(() => store.close());
      return store;
    };
  },
};

export const engines: readonly EngineUnderTest[] = [sqlite];
