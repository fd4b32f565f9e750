import { type Db, some, type Value, type WriteDb } from './db.ts';
import type { Dialect } from './dialect.ts';
import type { Journal } from './journal.ts';
import { readMeta, writeMeta } from './meta.ts';
import { nameKeys, withNameKeys } from './name-keys.ts';
import { adoptOrigins } from './origins.ts';
import { references } from './references.ts';
import { tables } from './schema.ts';
import { isSound } from './sound-values.ts';

export type TableRow = Readonly<Record<string, Value>>;

export interface BookColumn {
  readonly name: string;
  readonly numeric: boolean;
}

/** The book's identity, and the salt of its hashes of erased people. */
interface BookMarks {
  readonly book: string;
  readonly salt: string;
}

/** Derived from the other tables, the record of what was done to them, or of this moment: not part of the book's content. */
const leftOut = new Set(['operation', 'change', 'stamp', 'figure', 'stopped_product', 'claim']);
/** Sent mails and erased people; no operation reverts them. */
const unjournaled = new Set(['sending', 'erased']);
/** Operations and generations of figures are not exported, so references to them would point to others. */
const ofJournal = new Set(['operation_id', 'generation']);

/** Worked out from other columns. */
const followsFromOthers = new Set(['owner_key']);

const columnsOf = (name: string) => {
  const table = tables.find((one) => one.name === name);
  return Object.values(table?.columns ?? {});
};

/** The book as plain tables, for export, for importing an export, and for the data held on one customer. */
export class Tables {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** The names of all tables with content: customers first, and each table after those that its rows refer to. */
  names(): string[] {
    const named = tables.map(({ name }) => name).filter((name) => !leftOut.has(name));
    const inOrder = new Set<string>();
    const put = (name: string) => {
      for (const other of this.referredTo(name)) put(other);
      inOrder.add(name);
    };
    for (const name of ['customer', ...named.sort()]) put(name);
    return [...inOrder];
  }

  /** The tables that rows of this one refer to. */
  referredTo(name: string): string[] {
    return references.filter(({ table }) => table === name).map(({ to }) => to);
  }

  columns(table: string): BookColumn[] {
    return columnsOf(table)
      .filter(({ name }) => !ofJournal.has(name) && !nameKeys.has(name) && !followsFromOthers.has(name))
      .map(({ name, sql }) => ({ name, numeric: sql !== 'TEXT' }));
  }

  /** The rows of a table in the order of their numbers; for one customer only if the table has customers. */
  async *rows(table: string, customerId?: number): AsyncGenerator<TableRow> {
    const columns = this.columns(table).map(({ name }) => name);
    const owner = table === 'customer' || table === 'standing' ? 'id' : 'customer_id';
    if (customerId !== undefined && !columns.includes(owner)) return;
    const where = customerId === undefined ? '' : `WHERE "${owner}" = ?`;
    const list = columns.map((name) => `"${name}"`).join(', ');
    const statement = `SELECT ${list} FROM "${table}" ${where} ORDER BY id`;
    for await (const rows of this.#db.each<TableRow>(statement, customerId === undefined ? [] : [customerId]))
      yield* rows;
  }

  async marks(): Promise<BookMarks> {
    return { book: (await readMeta(this.#db, 'book')) ?? '', salt: (await readMeta(this.#db, 'salt')) ?? '' };
  }

  /** Whether the book has none of what an export brings; settings do not count. */
  async isEmpty(): Promise<boolean> {
    for (const table of this.names()) {
      if (table !== 'setting' && (await some(this.#db, `SELECT 1 FROM "${table}" LIMIT 1`))) return false;
    }
    return true;
  }
}

export class WritableTables extends Tables {
  readonly #db: WriteDb;
  readonly #journal: Journal;
  readonly #dialect: Dialect;

  constructor(db: WriteDb, journal: Journal, dialect: Dialect) {
    super(db);
    this.#db = db;
    this.#journal = journal;
    this.#dialect = dialect;
  }

  /** Adds rows of an export, with their numbers; the rows they refer to exist. */
  async addRows(table: string, rows: Iterable<TableRow>): Promise<number> {
    const known = this.columns(table);
    const ofNone = columnsOf(table).flatMap(({ name }) => (ofJournal.has(name) ? [[name, 0] as const] : []));
    let [added, columns, held]: [number, readonly string[], Value[][]] = [0, [], []];
    this.#journal.whole = true;
    for (const row of rows) {
      const unsound = known.find(({ name }) => !isSound(table, name, row[name] ?? null));
      if (unsound !== undefined) throw new Error(unsoundRow(table, unsound.name, row));
      const given = known.flatMap(({ name }) => (row[name] === undefined ? [] : [[name, row[name]] as const]));
      const stored = withNameKeys(table, Object.fromEntries([...given, ...ofNone]));
      if (Object.keys(stored).join() !== columns.join()) {
        await this.#add(table, columns, held);
        [columns, held] = [Object.keys(stored), []];
      }
      held.push(Object.values(stored));
      added += 1;
    }
    await this.#add(table, columns, held);
    return added;
  }

  /** Fills columns added since the export's schema. */
  async learnFacts(schema: number): Promise<void> {
    await this.#dialect.learnFacts(this.#db, schema);
  }

  /** Makes this the book the export was made from: calendars and mails know it by its id. */
  async adopt({ book, salt, origins }: BookMarks & { readonly origins: string }): Promise<void> {
    await writeMeta(this.#db, 'book', book);
    await writeMeta(this.#db, 'salt', salt);
    if (origins !== '') await adoptOrigins(this.#db, this.#journal.operationId, origins);
  }

  async #add(table: string, columns: readonly string[], rows: readonly (readonly Value[])[]): Promise<void> {
    if (rows.length === 0) return;
    if (unjournaled.has(table)) await this.#db.insertMany(table, columns, rows);
    else await this.#journal.addRows(table, columns, rows);
  }
}

function unsoundRow(table: string, column: string, row: TableRow): string {
  const which = row['id'] === undefined || row['id'] === null ? '' : ` ${row['id']}`;
  return `${table}${which} has a value in "${column}" that is none: ${String(row[column]).slice(0, 60)}`;
}
