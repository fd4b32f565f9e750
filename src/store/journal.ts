/** Every change that a command makes to the book passes through here and leaves its before-image behind. */
import type { ChangeKind } from '../domain/operation.ts';
import type { Table } from './columns.ts';
import { ownerColumn } from './customer-tables.ts';
import { idsOf, one, type Value, type WriteDb } from './db.ts';
import { references } from './references.ts';

/** A row as it is stored, by column; some columns of it. */
export type StoredRow = Readonly<Record<string, Value>>;

/** A row that is not there yet: the number is the next one where none is given. */
export type NewRow<Row> = Omit<Row, 'id'> & { readonly id?: number };

/** The open operation: writes rows and records what they were. */
export class Journal {
  readonly operationId: number;
  /** Changes with a greater id were made here; an operation that is continued has earlier ones. */
  readonly since: number;
  /** Tables and columns written so far, as `purchase` and `customer.tier_pin`; decides whether the ranking is stale. */
  readonly written = new Set<string>();
  /** Customers on whom something was hung, one row at a time: a touch, an answer, a promise. */
  readonly customers = new Set<number>();
  /** The rows came with all that follows from them, as out of an export: nothing is to be placed anew. */
  whole = false;
  /** The latest line for added rows, to which the next row is joined. */
  #range: { readonly change: number; readonly table: string; last: number; customer: number | null } | null = null;
  readonly #db: WriteDb;

  private constructor(db: WriteDb, operationId: number, since: number) {
    this.#db = db;
    this.operationId = operationId;
    this.since = since;
  }

  static async begin(db: WriteDb, operationId: number): Promise<Journal> {
    const { last } = await one<{ last: number }>(db, 'SELECT coalesce(max(id), 0) AS last FROM change');
    return new Journal(db, operationId, last);
  }

  /** Adds one row and returns its number. */
  async add<Row>(table: Table<Row>, row: NewRow<Row>): Promise<number> {
    const stored = table.write(row as unknown as Partial<Row>);
    this.#note(stored);
    return await this.addRows(table.name, Object.keys(stored), [Object.values(stored)]);
  }

  /** Adds rows with consecutive numbers and returns the first; each has all of these fields. */
  async addMany<Row, F extends keyof Row & string>(
    table: Table<Row>,
    fields: readonly F[],
    rows: Iterable<Readonly<Pick<Row, F>>>,
  ): Promise<number> {
    const columns = fields.map((field) => table.columns[field]);
    const names = columns.map(({ name }) => name);
    return await this.addRows(table.name, names, valuesOf(rows, fields, columns));
  }

  /**
   * Adds rows as they are stored (values in the order of `columns`) with consecutive numbers and returns the first. The
   * whole range takes one line in the journal, so an import of 100,000 rows costs little more than the rows themselves.
   */
  async addRows(table: string, columns: readonly string[], rows: Iterable<readonly Value[]>): Promise<number> {
    const given = columns.indexOf('id');
    const owner = columns.indexOf('customer_id');
    // Without an id of their own, rows get the next ones in turn.
    const first = await this.#db.ids(table);
    this.written.add(table);
    if (given >= 0) {
      const numbered = [...rows];
      await this.#db.insertMany(table, columns, numbered);
      for (const row of numbered) {
        const id = Number(row[given]);
        await this.#recordAdded(table, { first: id, last: id }, owner < 0 ? null : Number(row[owner]));
      }
      return first;
    }
    const added = Array.isArray(rows) && rows.length === 1 ? (rows[0] as readonly Value[]) : null;
    const count = await this.#db.insertMany(table, columns, rows);
    const customer = added === null || owner < 0 ? null : Number(added[owner]);
    if (count > 0) await this.#recordAdded(table, { first, last: first + count - 1 }, customer);
    return first;
  }

  /** Sets fields of one row. What already has the value is left alone; true when something changed. */
  async change<Row>(table: Table<Row>, id: number, fields: Partial<Row>): Promise<boolean> {
    return await this.changeRow(table.name, id, table.write(fields));
  }

  /** The same with a row as it is stored. */
  async changeRow(table: string, id: number, row: StoredRow): Promise<boolean> {
    const columns = Object.keys(row);
    if (columns.length === 0) return false;
    const owner = ownerColumn(table);
    const list = [...new Set([...columns, ...(owner === null ? [] : [owner])])]
      .map((column) => `"${column}"`)
      .join(', ');
    const before = await this.#db.get<StoredRow>(`SELECT ${list} FROM "${table}" WHERE id = ?`, [id]);
    if (before === undefined) throw new Error(`no ${table} ${id} to change`);
    const changed = columns.filter((column) => before[column] !== row[column]);
    if (changed.length === 0) return false;
    const assignments = changed.map((column) => `"${column}" = ?`).join(', ');
    await this.#db.run(`UPDATE "${table}" SET ${assignments} WHERE id = ?`, [
      ...changed.map((column) => row[column] ?? null),
      id,
    ]);
    const was = Object.fromEntries(changed.map((column) => [column, before[column] ?? null]));
    const customer = owner === null ? null : Number(before[owner]);
    await this.#recordBefore(table, id, { kind: 'changed', customer, before: was });
    for (const column of changed) this.written.add(`${table}.${column}`);
    if (table === 'touch' || table === 'promise') this.customers.add(Number(row['customer_id'] ?? customer));
    return true;
  }

  /** Takes one row away, with the rows that go with it; those that only name it are kept and name nothing. */
  async remove(table: string, id: number): Promise<void> {
    const before = await this.#db.get<StoredRow>(`SELECT * FROM "${table}" WHERE id = ?`, [id]);
    if (before === undefined) return;
    await this.#letGo(table, id);
    this.#note(before);
    await this.#db.run(`DELETE FROM "${table}" WHERE id = ?`, [id]);
    const owner = ownerColumn(table);
    const customer = owner === null ? null : Number(before[owner]);
    await this.#recordBefore(table, id, { kind: 'removed', customer, before });
    this.written.add(table);
  }

  /** What the engine would do by itself to the rows that refer to this one is done here, so that undo knows of it. */
  async #letGo(table: string, id: number): Promise<void> {
    for (const { table: other, column, onDelete } of references.filter(({ to }) => to === table))
      for (const row of await idsOf(this.#db, `SELECT id FROM "${other}" WHERE "${column}" = ?`, [id]))
        if (onDelete === 'SET NULL') await this.changeRow(other, row, { [column]: null });
        else await this.remove(other, row);
  }

  #note(row: StoredRow): void {
    const customer = row['customer_id'];
    if (typeof customer === 'number') this.customers.add(customer);
  }

  /** Rows of one customer, or (null) of several. */
  async #recordAdded(table: string, { first, last }: { first: number; last: number }, whose: number | null) {
    const customer = ownerColumn(table) === 'id' && first === last ? first : whose;
    const range = this.#range;
    if (range?.table === table && range.last + 1 === first) {
      range.last = last;
      if (range.customer !== customer) range.customer = null;
      const joined = 'UPDATE change SET last_row_id = ?, customer_id = ? WHERE id = ?';
      await this.#db.run(joined, [last, range.customer, range.change]);
      return;
    }
    const change = await this.#insert(table, {
      kind: 'added',
      row_id: first,
      last_row_id: last,
      customer_id: customer,
    });
    this.#range = { change, table, last, customer };
  }

  async #recordBefore(
    table: string,
    id: number,
    { kind, customer, before }: { kind: ChangeKind; customer: number | null; before: StoredRow },
  ): Promise<void> {
    const image = JSON.stringify(before);
    await this.#insert(table, { kind, row_id: id, last_row_id: id, customer_id: customer, before: image });
    this.#range = null;
  }

  async #insert(table: string, change: StoredRow): Promise<number> {
    return await this.#db.insert('change', { operation_id: this.operationId, table_name: table, ...change });
  }
}

function* valuesOf<Row>(
  rows: Iterable<Row>,
  fields: readonly (keyof Row)[],
  columns: readonly { write?(value: unknown): Value }[],
): Generator<Value[]> {
  for (const row of rows)
    yield fields.map((field, at) => {
      const column = columns[at];
      return column?.write === undefined ? (row[field] as Value) : column.write(row[field]);
    });
}
