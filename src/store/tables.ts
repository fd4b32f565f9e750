import type { Journal, Row, Value } from './journal.ts';
import type { JournaledTable } from './schema.ts';
import { isSound } from './sound-values.ts';
import type { Sqlite } from './sqlite/sqlite.ts';
import { stamp, stamped } from './stamps.ts';

export type { Value } from './journal.ts';
export type TableRow = Readonly<Record<string, Value>>;

export interface TableColumn {
  readonly name: string;
  readonly numeric: boolean;
}

/** What a book is known by, and what its hashes of erased people are made with. */
export interface BookMarks {
  readonly book: string;
  readonly salt: string;
}

/** Worked out from the others, or the record of what was done to them: no part of what a book says. */
const leftOut = new Set(['operation', 'change', 'stamp', 'figure']);
/** Mails that went out and people who were erased; no operation takes them back. */
const unjournaled = new Set(['sending', 'erased']);
/** Operations are not exported, so what refers to them would refer to others. */
const ofOperations = 'operation_id';

/** The book as plain tables, for export, for reading an export, and for what is held on one customer. */
export class Tables {
  readonly #sqlite: Sqlite;
  readonly #journal: () => Journal;

  constructor(sqlite: Sqlite, journal: () => Journal) {
    this.#sqlite = sqlite;
    this.#journal = journal;
  }

  /** The names of all tables that hold what the book says, customers first. */
  async names(): Promise<string[]> {
    const tables = this.#sqlite
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'")
      .all();
    return (tables as { name: string }[])
      .map(({ name }) => name)
      .filter((name) => !name.startsWith('sqlite_') && !leftOut.has(name))
      .sort((a, b) => Number(b === 'customer') - Number(a === 'customer') || (a < b ? -1 : 1));
  }

  async columns(table: string): Promise<TableColumn[]> {
    const columns = this.#sqlite.prepare('SELECT name, type FROM pragma_table_info(?)').all([table]);
    return (columns as { name: string; type: string }[])
      .filter(({ name }) => name !== ofOperations)
      .map(({ name, type }) => ({ name, numeric: type !== 'TEXT' }));
  }

  /** The rows of a table in the order of their numbers; of one customer only where the table knows of customers. */
  async *rows(table: string, customerId?: number): AsyncGenerator<TableRow> {
    const columns = (await this.columns(table)).map(({ name }) => name);
    const owner = table === 'customer' || table === 'standing' ? 'id' : 'customer_id';
    if (customerId !== undefined && !columns.includes(owner)) return;
    const where = customerId === undefined ? '' : `WHERE "${owner}" = ?`;
    const list = columns.map((name) => `"${name}"`).join(', ');
    const statement = this.#sqlite.prepare(`SELECT ${list} FROM "${table}" ${where} ORDER BY id`);
    yield* statement.iterate(customerId === undefined ? [] : [customerId]) as IterableIterator<TableRow>;
  }

  /** Puts rows of an export back, with their numbers. */
  async addRows(table: string, rows: Iterable<TableRow>): Promise<number> {
    const known = await this.columns(table);
    const refers = this.#sqlite.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get([table, ofOperations]);
    let added = 0;
    this.#sqlite.run('PRAGMA defer_foreign_keys = ON');
    this.#journal().whole = true;
    for (const row of rows) {
      const unsound = known.find(({ name }) => !isSound(table, name, row[name] ?? null));
      if (unsound !== undefined) throw new Error(unsoundRow(table, unsound.name, row));
      const columns = known.filter(({ name }) => row[name] !== undefined).map(({ name }) => name);
      const values = columns.map((name) => row[name] ?? null);
      if (refers === undefined) this.#add(table, columns, values);
      else this.#add(table, [...columns, ofOperations], [...values, 0]);
      added += 1;
    }
    return added;
  }

  /** How many rows refer to rows that are not there. */
  async dangling(): Promise<number> {
    return this.#sqlite.prepare('SELECT 1 FROM pragma_foreign_key_check').all().length;
  }

  /** Makes this the book that the export was made of: calendars and mails know it by its number. */
  adopt({ book, salt }: BookMarks): void {
    stamp(this.#sqlite, 'book', book);
    stamp(this.#sqlite, 'salt', salt);
  }

  async marks(): Promise<BookMarks> {
    return { book: stamped(this.#sqlite, 'book') ?? '', salt: stamped(this.#sqlite, 'salt') ?? '' };
  }

  /** Whether anything that an export would bring is there already; settings do not count. */
  async isEmpty(): Promise<boolean> {
    for (const table of await this.names()) {
      if (table === 'setting') continue;
      if (this.#sqlite.prepare(`SELECT 1 FROM "${table}" LIMIT 1`).get() !== undefined) return false;
    }
    return true;
  }

  #add(table: string, columns: readonly string[], values: readonly Value[]): void {
    if (!unjournaled.has(table)) {
      this.#journal().addMany(table as JournaledTable, columns as (keyof Row<JournaledTable> & string)[], [values]);
      return;
    }
    const marks = columns.map(() => '?').join(', ');
    this.#sqlite
      .prepare(`INSERT INTO "${table}" (${columns.map((name) => `"${name}"`).join(', ')}) VALUES (${marks})`)
      .run([...values]);
  }
}

function unsoundRow(table: string, column: string, row: TableRow): string {
  const which = row['id'] === undefined || row['id'] === null ? '' : ` ${row['id']}`;
  return `${table}${which} has a value in "${column}" that is none: ${String(row[column]).slice(0, 60)}`;
}
