import type { Sqlite } from './sqlite/sqlite.ts';

/** The tables whose rows are about one customer, besides the customer's own: from the schema itself, so that none is forgotten. */
export function customerTables(sqlite: Sqlite): string[] {
  const rows = sqlite
    .prepare(
      `SELECT name FROM pragma_table_list AS tables WHERE schema = 'main' AND type = 'table'
       AND EXISTS (SELECT 1 FROM pragma_table_info(tables.name) WHERE name = 'customer_id')`,
    )
    .all();
  return (rows as { name: string }[]).map(({ name }) => name);
}
