/** The whole book, row by row, as an import takes it back. */
import { schemaVersion } from '../../store/copies.ts';
import type { Store } from '../../store/store.ts';
import type { TableRow } from '../../store/tables.ts';

/** By which an import knows that a file holds a book, and which one. */
interface BookMarks {
  readonly schema: number;
  readonly book: string;
  readonly salt: string;
  /** When its customers came into it: what their cards are called hangs on that. */
  readonly origins: string;
}

export interface ExportedTable {
  readonly name: string;
  readonly columns: readonly string[];
  rows(): AsyncGenerator<TableRow>;
}

export async function bookMarks(store: Store): Promise<BookMarks> {
  return { schema: schemaVersion, ...(await store.tables.marks()), origins: await store.origins.written() };
}

/** Each table after those that its rows refer to. */
export async function* exportedTables(store: Store): AsyncGenerator<ExportedTable> {
  for (const name of await store.tables.names()) {
    const columns = (await store.tables.columns(name)).map((column) => column.name);
    yield { name, columns, rows: () => store.tables.rows(name) };
  }
}
