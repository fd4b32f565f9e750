/** Imports an export of a whole book: the same customers, with the same numbers and everything noted about them. */
import type { Workspace } from '../../context.ts';
import { plural } from '../../domain/plural.ts';
import { UndoneElsewhere, UserError } from '../../errors.ts';
import { type BookExport, type BookRow, type BookTables, openExport } from '../../import/exported-book.ts';
import type { Source } from '../../import/source.ts';
import { schemaVersion } from '../../store/copies.ts';
import type { Store, Transaction } from '../../store/store.ts';
import type { BookColumn, TableRow } from '../../store/tables.ts';

/** Rows of a table in one batch. */
const batchSize = 500;

export interface ImportedBook {
  /** The files' names. */
  readonly names: readonly string[];
  /** Rows by table. */
  readonly rows: ReadonlyMap<string, number>;
}

/** Null when the sources are not exports of a book; a dry run only counts. */
export async function importBook(
  ctx: Workspace,
  store: Store,
  sources: readonly Source[],
  options: { readonly dryRun?: boolean; readonly notFound: readonly UserError[] },
): Promise<ImportedBook | null> {
  const exports: { source: Source; book: BookExport }[] = [];
  const tables = await tablesOf(store);
  for (const source of sources) {
    const book = await exportIn(source, tables);
    if (book !== null) exports.push({ source, book });
  }
  if (exports.length === 0) return null;
  for (const error of options.notFound) throw error;
  const other = sources.find((source) => !exports.some((one) => one.source === source));
  if (other !== undefined)
    throw new UserError(`${other.name} is not an export of a book, the others are`, {
      hint: 'import them one by one',
    });
  await refuseUnfit(
    store,
    exports.map(({ book }) => book),
  );
  const rows = options.dryRun === true ? await count(exports) : await fill(ctx, store, exports).catch(dangling);
  return { names: exports.map(({ source }) => source.name), rows };
}

/** A file that cannot be unpacked is not an export; its import explains why. */
async function exportIn(source: Source, tables: BookTables): Promise<BookExport | null> {
  try {
    return await openExport(source, tables);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

async function tablesOf(store: Store): Promise<BookTables> {
  const names = await store.tables.names();
  return new Map(
    await Promise.all(
      names.map(
        async (name) => [name, new Set((await store.tables.columns(name)).map((column) => column.name))] as const,
      ),
    ),
  );
}

/** A CSV table without `book.csv` does not state its schema, which may be any. */
const schemaOf = (books: readonly BookExport[]) => Math.max(...books.map(({ head }) => head.schema ?? 0));

async function refuseUnfit(store: Store, books: readonly BookExport[]): Promise<void> {
  if (schemaOf(books) > schemaVersion)
    throw new UserError('this export was made by a newer cadence', { hint: 'install the newer cadence first' });
  if (!(await store.tables.isEmpty()))
    throw new UserError('an export of a whole book needs an empty book to go into', {
      hint: 'name a new one: cadence import FILE --db NEW.db; to add customers to this one, use export --format csv',
    });
}

type Exports = readonly { readonly source: Source; readonly book: BookExport }[];

async function count(exports: Exports): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { book } of exports)
    for await (const { table } of book.rows()) counts.set(table, (counts.get(table) ?? 0) + 1);
  return counts;
}

async function fill(ctx: Workspace, store: Store, exports: Exports): Promise<Map<string, number>> {
  let counts = new Map<string, number>();
  const command = `import ${exports.map(({ source }) => source.name).join(' ')}`;
  await store.atomically({ kind: 'import', command, day: ctx.today }, async (book) => {
    for (const [key] of await book.settings.all()) await book.settings.set(key, null);
    counts = await fillTables(book, exports);
    for (const { book: from } of exports) if (from.head.marks !== null) await book.tables.adopt(from.head.marks);
    if (counts.has('erased') && exports.every(({ book: { head } }) => head.marks === null))
      throw new UserError('without book.csv nobody would know again who was erased', {
        hint: 'import all the files of the folder together: cadence import folder/*.csv --db NEW.db',
      });
    await book.tables.learnFacts(schemaOf(exports.map(({ book: from }) => from)));
    await book.summarize(plural(counts.get('customer') ?? 0, 'customer'));
  });
  return counts;
}

/** A server may notice it only with the rows that come after. */
function dangling(error: unknown): never {
  if (!(error instanceof UndoneElsewhere)) throw error;
  throw new UserError('rows of this export refer to rows that are not in it', { hint: 'export the book again' });
}

/**
 * Rows must come after those they refer to. In exports of earlier versions, and in files in alphabetical order, some
 * come too early: their tables are read again when the others are in.
 */
async function fillTables(book: Transaction, exports: Exports): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  let left: Exports = exports;
  let wanted: ReadonlySet<string> | null = null;
  while (left.length > 0) {
    const waiting = new Set<string>();
    const again: Exports[number][] = [];
    for (const one of left) if (!(await fillFrom(book, one, { counts, wanted, waiting }))) again.push(one);
    [left, wanted] = [again, waiting];
  }
  return counts;
}

interface Filling {
  /** Imported rows by table. */
  readonly counts: Map<string, number>;
  /** The tables that an earlier pass left; null in the first. */
  readonly wanted: ReadonlySet<string> | null;
  /** The tables left for the next pass. */
  readonly waiting: Set<string>;
}

/** False when some of its rows are left for another pass. */
async function fillFrom(
  book: Transaction,
  { source, book: from }: Exports[number],
  { counts, wanted, waiting }: Filling,
): Promise<boolean> {
  const known = new Set(book.tables.names());
  const isIn = (table: string) => counts.has(table) || (wanted !== null && !wanted.has(table));
  let isAll = true;
  for await (const { table, rows } of batches(from.rows())) {
    if (wanted !== null && !wanted.has(table)) continue;
    if (!known.has(table)) throw new UserError(`${source.name}: there is no table ${table} in a book`);
    if (waiting.has(table) || !book.tables.referredTo(table).every(isIn)) {
      waiting.add(table);
      isAll = false;
      continue;
    }
    const columns = book.tables.columns(table);
    const stored = rows.map((row) => typed(row, columns));
    counts.set(table, (counts.get(table) ?? 0) + (await addRows(book, source.name, table, stored)));
  }
  return isAll;
}

/** Values are bound, never part of the SQL; a row that the schema rejects is the file's fault. */
async function addRows(book: Transaction, file: string, table: string, rows: readonly TableRow[]): Promise<number> {
  try {
    return await book.tables.addRows(table, rows);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(`${file}: a row of ${table} does not fit: ${(error as Error).message}`, {
      hint: 'nothing was imported; export again',
      cause: error,
    });
  }
}

async function* batches(rows: AsyncIterable<BookRow>): AsyncGenerator<{ table: string; rows: TableRow[] }> {
  let batch: { table: string; rows: TableRow[] } | null = null;
  for await (const { table, row } of rows) {
    if (batch !== null && (batch.table !== table || batch.rows.length >= batchSize)) {
      yield batch;
      batch = null;
    }
    batch ??= { table, rows: [] };
    batch.rows.push(row);
  }
  if (batch !== null) yield batch;
}

/** CSV only has text: values of number columns become numbers again. */
function typed(row: TableRow, columns: readonly BookColumn[]): TableRow {
  return Object.fromEntries(
    columns.flatMap(({ name, numeric }) => {
      const value = Object.hasOwn(row, name) ? row[name] : undefined;
      if (value === undefined) return [];
      return [[name, numeric && typeof value === 'string' ? Number(value) : value]];
    }),
  );
}
