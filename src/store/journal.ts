/** Every change that a command makes to the book passes through here and leaves its before-image behind. */
import type { ChangeKind } from '../domain/operation.ts';
import type { StoredTable } from './columns.ts';
import { ownerColumn, ownTables } from './customer-tables.ts';
import { idsOf, type Value, type WriteDb } from './db.ts';
import { withoutNameKeys } from './name-keys.ts';
import { references } from './references.ts';
import { journaled } from './schema.ts';

/** A row as it is stored, by column; some columns of it. */
type StoredRow = Readonly<Record<string, Value>>;

/** A row to be added: without a number it gets the next one. */
type NewRow<Row> = Omit<Row, 'id'> & { readonly id?: number };

/** The open operation: writes rows and records what they were. */
export class Journal {
  readonly operationId: number;
  /** The operation continues an earlier step, whose changes are in the book. */
  readonly continues: boolean;
  /**
   * Tables and columns written so far, such as `purchase` and `customer.tier_pin`; decides whether the ranking is
   * stale.
   */
  readonly written = new Set<string>();
  /** Customers who got a row of their own, one at a time: a touch, an answer, a promise. */
  readonly customers = new Set<number>();
  /** Customers whose planning inputs (interval, pause, …) changed. New customers are placed later, in one batch. */
  readonly steered = new Set<number>();
  /** Customers whose days for calls may have changed. */
  readonly hoursChanged = new Set<number>();
  /** Touches that were added, changed or removed, and standings that were changed. */
  readonly rows: Readonly<Record<'touch' | 'standing', Ranges>> = { touch: new Ranges(), standing: new Ranges() };
  /** Whether a customer got a first phone number, or lost the last one. */
  numbersChanged = false;
  /** Whether a touch was removed, such as a guided call that was discarded. */
  touchRemoved = false;
  /** The rows came with everything that follows from them, as from an export: no call is to be placed. */
  whole = false;
  /** Lines not written yet: they are inserted together. */
  #lines: Line[] = [];
  #isClosed = false;
  readonly #db: WriteDb;
  /** The customers whose rows may be written; null for all. */
  readonly #only: ReadonlySet<number> | null;

  constructor(
    db: WriteDb,
    operationId: number,
    { continues = false, only }: { readonly continues?: boolean; readonly only?: readonly number[] | undefined } = {},
  ) {
    this.#db = db;
    this.#only = only === undefined ? null : new Set(only);
    this.operationId = operationId;
    this.continues = continues;
  }

  /** Adds one row and returns its number. */
  async add<Row>(table: StoredTable<Row>, row: NewRow<Row>): Promise<number> {
    this.#mustBeOpen();
    const stored = table.write(row as unknown as Partial<Row>);
    this.#note(table.name, stored);
    const id = await this.#db.insert(table.name, stored);
    this.written.add(table.name);
    const owner = stored['customer_id'];
    await this.#recordAdded(table.name, { first: id, last: id }, typeof owner === 'number' ? owner : null);
    return id;
  }

  /** Adds rows with consecutive numbers and returns the first; each has all of these fields. */
  async addMany<Row, F extends keyof Row & string>(
    table: StoredTable<Row>,
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
    this.#mustBeOpen();
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

  /** Sets fields of one row. Equal values are left alone; true when something changed. */
  async change<Row>(table: StoredTable<Row>, id: number, fields: Partial<Row>): Promise<boolean> {
    return await this.changeRow(table.name, id, table.write(fields));
  }

  /** The same with column names and stored values. */
  async changeRow(table: string, id: number, row: StoredRow): Promise<boolean> {
    const columns = Object.keys(row);
    if (columns.length === 0) return false;
    const owner = ownerColumn(table);
    const list = [...new Set([...columns, ...(owner === null ? [] : [owner])])]
      .map((column) => `"${column}"`)
      .join(', ');
    const before = await this.#db.get<StoredRow>(`SELECT ${list} FROM "${table}" WHERE id = ?`, [id]);
    if (before === undefined) throw new Error(`no ${table} ${id} to change`);
    return await this.#replace(table, id, before, row);
  }

  /**
   * The same when the row's present values are known, with its customer if the table has one. `beside` is set in the
   * same statement and not restored by undo, because it is worked out.
   */
  async changeKnown<Row>(
    table: StoredTable<Row>,
    id: number,
    { before, after, beside = {} }: { before: Partial<Row>; after: Partial<Row>; beside?: Partial<Row> },
  ): Promise<boolean> {
    return await this.#replace(table.name, id, table.write(before), table.write(after), table.write(beside));
  }

  async #replace(
    table: string,
    id: number,
    before: StoredRow,
    row: StoredRow,
    beside: StoredRow = {},
  ): Promise<boolean> {
    this.#mustBeOpen();
    const owner = ownerColumn(table);
    const changed = Object.keys(row).filter((column) => before[column] !== row[column]);
    if (changed.length === 0) return false;
    const assignments = [...changed, ...Object.keys(beside)].map((column) => `"${column}" = ?`).join(', ');
    const values = [...changed.map((column) => row[column] ?? null), ...Object.values(beside)];
    await this.#db.tell(`UPDATE "${table}" SET ${assignments} WHERE id = ?`, [...values, id]);
    const was = Object.fromEntries(changed.map((column) => [column, before[column] ?? null]));
    const customer = owner === null ? null : owner === 'id' ? id : Number(before[owner]);
    await this.#recordBefore(table, id, { kind: 'changed', customer, before: was });
    for (const column of changed) this.written.add(`${table}.${column}`);
    if (table === 'customer') this.#steer(id, changed, was, row);
    if (table === 'touch' || table === 'promise') this.customers.add(Number(row['customer_id'] ?? customer));
    return true;
  }

  #steer(id: number, changed: readonly string[], before: StoredRow, after: StoredRow): void {
    const isCallable = (row: StoredRow) => row['phones'] !== '[]';
    const numbers = changed.includes('phones') && isCallable(before) !== isCallable(after);
    if (numbers) this.numbersChanged = true;
    if (numbers || changed.some((column) => steering.has(column))) this.steered.add(id);
    else if (changed.some((column) => ofHours.has(column))) this.hoursChanged.add(id);
  }

  /** Writes pending lines, so that they can be read. */
  async flush(): Promise<void> {
    const lines = this.#lines;
    this.#lines = [];
    const rows = lines.map((line) => [this.operationId, ...lineColumns.map((column) => line[column])]);
    await this.#db.insertMany('change', ['operation_id', ...lineColumns], rows);
  }

  /** Ends the operation: later writes would be missing from what follows from it. */
  close(): void {
    this.#isClosed = true;
  }

  #mustBeOpen(): void {
    if (this.#isClosed) throw new Error('the operation is over');
  }

  /** Removes one row, with the rows that belong to it; rows that only refer to it stay, without the reference. */
  async remove(table: string, id: number): Promise<void> {
    const before = await this.#db.get<StoredRow>(`SELECT * FROM "${table}" WHERE id = ?`, [id]);
    if (before === undefined) return;
    this.#mustBeOpen();
    await this.#letGo(table, id);
    this.#note(table, before);
    if (table === 'touch') this.touchRemoved = true;
    await this.#delete(table, [before]);
  }

  /** Removes rows that only worked-out rows refer to; returns how many. Numbers in `but` stay. */
  async removeRange(
    table: string,
    { first, last, but }: { first: number; last: number; but: ReadonlySet<number> },
  ): Promise<number> {
    this.#mustBeOpen();
    let count = 0;
    for (let from = first; from <= last; ) {
      const rows = await this.#db.all<StoredRow>(
        `SELECT * FROM "${table}" WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ${mostLines}`,
        [from, last],
      );
      const to = rows.length < mostLines ? last : Number(rows.at(-1)?.['id']);
      const going = rows.filter((row) => !but.has(Number(row['id'])));
      await this.#removeWithWorkedOut(table, going);
      count += going.length;
      from = to + 1;
    }
    return count;
  }

  async #removeWithWorkedOut(table: string, rows: readonly StoredRow[]): Promise<void> {
    const ids = this.#db.list(rows.map((row) => Number(row['id'])));
    for (const { table: other, column } of references.filter((one) => one.to === table && ownTables.has(one.table)))
      await this.#removeWithWorkedOut(
        other,
        await this.#db.all<StoredRow>(`SELECT * FROM "${other}" WHERE "${column}" IN ${this.#db.listed('?')}`, [ids]),
      );
    await this.#delete(table, rows);
  }

  /** Deletes rows to which no other row refers any more. */
  async #delete(table: string, rows: readonly StoredRow[]): Promise<void> {
    if (rows.length === 0) return;
    const owner = ownerColumn(table);
    for (const row of rows) {
      const customer = owner === null ? null : Number(row[owner]);
      await this.#recordBefore(table, Number(row['id']), { kind: 'removed', customer, before: row });
    }
    const ids = this.#db.list(rows.map((row) => Number(row['id'])));
    await this.#db.tell(`DELETE FROM "${table}" WHERE id IN ${this.#db.listed('?')}`, [ids]);
    this.written.add(table);
  }

  /**
   * Does here what the engine would do to referring rows by itself, so that undo knows about it. Rows of tables without a
   * journal are left to the engine: they are worked out again from what undo puts back.
   */
  async #letGo(table: string, id: number): Promise<void> {
    for (const { table: other, column, onDelete } of references.filter(
      (one) => one.to === table && one.table in journaled,
    ))
      for (const row of await idsOf(this.#db, `SELECT id FROM "${other}" WHERE "${column}" = ?`, [id]))
        if (onDelete === 'SET NULL') await this.changeRow(other, row, { [column]: null });
        else await this.remove(other, row);
  }

  #note(table: string, row: StoredRow): void {
    if (idle.has(table)) return;
    const customer = row['customer_id'];
    if (typeof customer === 'number') this.customers.add(customer);
  }

  /** Rows of one customer, or (null) of several; consecutive rows are joined to the line before. */
  async #recordAdded(table: string, { first, last }: { first: number; last: number }, whose: number | null) {
    const customer = ownerColumn(table) === 'id' && first === last ? first : whose;
    this.#mustBeOf(table, customer);
    if (table === 'touch') this.rows.touch.add(first, last);
    const before = this.#lines.at(-1);
    if (before?.kind === 'added' && before.table_name === table && before.last_row_id + 1 === first) {
      before.last_row_id = last;
      if (before.customer_id !== customer) before.customer_id = null;
      return;
    }
    const line = { table_name: table, kind: 'added', row_id: first, last_row_id: last, customer_id: customer } as const;
    await this.#record({ ...line, before: null });
  }

  async #recordBefore(
    table: string,
    id: number,
    { kind, customer, before }: { kind: ChangeKind; customer: number | null; before: StoredRow },
  ): Promise<void> {
    this.#mustBeOf(table, customer);
    if (table === 'touch' || table === 'standing') this.rows[table].add(id, id);
    const line = { table_name: table, kind, row_id: id, last_row_id: id, customer_id: customer };
    await this.#record({ ...line, before: JSON.stringify(withoutNameKeys(table, before)) });
  }

  /** On a server, others work on other customers meanwhile; an event is closed by whoever talks to its last customer. */
  #mustBeOf(table: string, customer: number | null): void {
    if (this.#only === null || table === 'event' || (customer !== null && this.#only.has(customer))) return;
    throw new Error(`the operation was to change customers ${[...this.#only].join()} only, not ${customer} (${table})`);
  }

  async #record(line: Line): Promise<void> {
    // The last line stays, so that the next row can be joined to it.
    if (this.#lines.length >= mostLines) await this.flush();
    this.#lines.push(line);
  }
}

/** Planning inputs of a customer. */
/** The columns that decide on which weekdays a customer may be called. */
const ofHours = new Set(['hours', 'country']);
const steering = new Set(['interval', 'paused_until', 'snoozed_until', 'archived', 'dnc_on']);

/** Tables whose rows do not affect calls. */
const idle: ReadonlySet<string> = new Set(['different_person']);

/** A line of the table `change`, without the operation. */
interface Line {
  readonly table_name: string;
  readonly kind: ChangeKind;
  readonly row_id: number;
  last_row_id: number;
  customer_id: number | null;
  readonly before: string | null;
}
const lineColumns = ['table_name', 'kind', 'row_id', 'last_row_id', 'customer_id', 'before'] as const;
const mostLines = 500;

/** Ranges of row numbers, in the order in which they were written. */
class Ranges {
  readonly #ranges: { readonly first: number; last: number }[] = [];

  add(first: number, last: number): void {
    const before = this.#ranges.at(-1);
    if (before !== undefined && before.last + 1 === first) before.last = last;
    else this.#ranges.push({ first, last });
  }

  has(id: number): boolean {
    return this.#ranges.some(({ first, last }) => id >= first && id <= last);
  }

  get all(): readonly { readonly first: number; readonly last: number }[] {
    return this.#ranges;
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
