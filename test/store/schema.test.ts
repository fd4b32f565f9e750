/** The list of columns says what the migrations made: nothing reads the schema from the engine. */
import { expect, it } from 'vitest';
import { customerTables } from '../../src/store/customer-tables.ts';
import { tables } from '../../src/store/schema.ts';
import { migrations } from '../../src/store/sqlite/migrations/index.ts';
import { openSqlite } from '../../src/store/sqlite/sqlite.ts';

interface Made {
  readonly table: string;
  readonly name: string;
  readonly sql: string;
  readonly mayBeNull: number;
}

async function made() {
  const db = await openSqlite(':memory:', { create: true });
  for (const { sql } of migrations) db.script(sql);
  const columns = await db.all<Made>(
    `SELECT tables.name AS "table", columns.name, columns.type AS sql, columns.pk = 0 AND "notnull" = 0 AS mayBeNull
     FROM pragma_table_list AS tables, pragma_table_info(tables.name) AS columns
     WHERE tables.type = 'table' AND tables.schema = 'main' AND tables.name NOT LIKE 'sqlite_%'
     ORDER BY tables.name, columns.cid`,
  );
  const unique = await db.all<{ table: string }>(
    `SELECT tables.name AS "table" FROM pragma_table_list AS tables, pragma_index_list(tables.name) AS indexes,
            pragma_index_info(indexes.name) AS columns
     WHERE tables.schema = 'main' AND indexes."unique" = 1 AND columns.name = 'customer_id'`,
  );
  return { columns, unique: unique.map(({ table }) => table) };
}

it('has each table and each column, in their order', async () => {
  const listed = tables
    .flatMap(({ name: table, columns }) =>
      Object.values(columns).map(({ name, sql, mayBeNull }) => ({ table, name, sql, mayBeNull: Number(mayBeNull) })),
    )
    .sort((a, b) => (a.table < b.table ? -1 : a.table > b.table ? 1 : 0));
  expect(listed).toEqual((await made()).columns);
});

it('of a potential there is one a customer, and of nothing else', async () => {
  expect((await made()).unique).toEqual(['potential']);
  expect(customerTables).toContain('potential');
});
