import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { references } from '../../src/store/references.ts';
import { migrations } from '../../src/store/sqlite/migrations/index.ts';

it('are those of the schema; but for operations, which nothing takes away', () => {
  const model = new Database(':memory:');
  for (const { sql } of migrations) model.exec(sql);
  const found = model
    .prepare(
      `SELECT tables.name AS "table", keys."from" AS "column", keys."table" AS "to", keys.on_delete AS onDelete
       FROM pragma_table_list AS tables, pragma_foreign_key_list(tables.name) AS keys WHERE tables.type = 'table'`,
    )
    .all();
  model.close();
  const ofOperations = { table: 'change', column: 'operation_id', to: 'operation', onDelete: 'NO ACTION' };
  expect(new Set(found)).toEqual(new Set([...references, ofOperations]));
});
