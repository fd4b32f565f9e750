/** The whole book, row by row, in the form that an import accepts. */
import { schemaVersion } from '../../store/copies.ts';
import type { Store } from '../../store/store.ts';
import type { TableRow } from '../../store/tables.ts';

/** Identifies a file as an export, and its book. */
interface BookMarks {
  readonly schema: number;
  readonly book: string;
  readonly salt: string;
  /** When its customers came into it: the identifiers of their cards depend on it. */
  readonly origins: string;
}

export interface ExportedTable {
  readonly name: string;
  readonly columns: readonly string[];
  rows(): AsyncGenerator<TableRow>;
}

export interface ExportedBook {
  readonly marks: BookMarks;
  /** Each table after those that its rows refer to. */
  tables(): AsyncGenerator<ExportedTable>;
}

export async function exportedBook(store: Store): Promise<ExportedBook> {
  return { marks: await bookMarks(store), tables: () => exportedTables(store) };
}

export async function tableNames(store: Store): Promise<readonly string[]> {
  return store.tables.names();
}

async function bookMarks(store: Store): Promise<BookMarks> {
  return { schema: schemaVersion, ...(await store.tables.marks()), origins: await store.origins.written() };
}

async function* exportedTables(store: Store): AsyncGenerator<ExportedTable> {
  for (const name of await store.tables.names()) {
    const columns = (await store.tables.columns(name)).map((column) => column.name);
    yield { name, columns, rows: () => store.tables.rows(name) };
  }
}
