import type { Store } from '../../src/store/store.ts';

/** All that the book says, but for what follows from it and what was done to it. */
export async function contentOf(store: Store): Promise<unknown> {
  const tables: Record<string, unknown[]> = {};
  for (const name of store.tables.names().filter((table) => table !== 'standing')) {
    const rows: unknown[] = [];
    for await (const row of store.tables.rows(name)) rows.push(row);
    tables[name] = rows;
  }
  return tables;
}
