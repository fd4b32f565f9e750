/** A book that this process began on a full disk, and what others may have done in it meanwhile. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { discardBegun } from '../../src/store/sqlite/discard.ts';
import { ownFolder } from '../support/folder.ts';

/** A file of SQLite made by these statements. */
function begun(...statements: readonly string[]): string {
  const path = join(ownFolder(), 'cadence.db');
  const database = new Database(path);
  for (const statement of ['CREATE TABLE note (text TEXT)', ...statements]) database.exec(statement);
  database.close();
  return path;
}
const operations = 'CREATE TABLE operation (id INTEGER)';

it.each<[string, readonly string[], boolean]>([
  ['before its tables were made', [], false],
  ['without operations', [operations], false],
  ['in which something was done', [operations, 'INSERT INTO operation VALUES (1)'], true],
])('%s', (_, statements, stays) => {
  const path = begun(...statements);
  writeFileSync(`${path}-journal`, '');
  discardBegun(path);
  expect(existsSync(path)).toBe(stays);
  if (!stays) expect(existsSync(`${path}-journal`)).toBe(false);
});

it('stays while somebody else has it open for writing', () => {
  const path = begun(operations);
  const other = new Database(path);
  other.exec('BEGIN EXCLUSIVE');
  discardBegun(path);
  other.close();
  expect(existsSync(path)).toBe(true);
});
