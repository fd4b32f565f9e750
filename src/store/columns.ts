/** How a table's columns are stored and read: one list of columns per table reads and writes its rows. */
import { type Day, looksLikeDay } from '../domain/day.ts';
import type { Value } from './db.ts';
import { textsOf } from './sound-values.ts';

export interface StoredColumn<T> {
  readonly name: string;
  readonly sql: 'INTEGER' | 'REAL' | 'TEXT';
  readonly mayBeNull: boolean;
  /** Absent when the stored value is used as it is. */
  read?(stored: Value): T;
  write?(value: T): Value;
}

const stored =
  (sql: StoredColumn<Value>['sql']) =>
  <T>(name: string): StoredColumn<T> => ({ name, sql, mayBeNull: false });

export const text = stored('TEXT')<string> as <T extends string = string>(name: string) => StoredColumn<T>;
export const integer = stored('INTEGER')<number>;
export const real = stored('REAL')<number>;

export function day(name: string): StoredColumn<Day> {
  return { ...stored('TEXT')<Day>(name), read: dayOf };
}

/** A day that can be chosen again: an invalid one reads as none, and `doctor` reports it. */
export function replaceableDay(name: string): StoredColumn<Day | null> {
  const read = (value: Value) => (looksLikeDay(String(value)) ? (String(value) as Day) : null);
  return { ...stored('TEXT')<Day | null>(name), mayBeNull: true, read };
}

function dayOf(value: Value): Day {
  if (!looksLikeDay(String(value))) throw new Error('a day is none');
  return String(value) as Day;
}

export function orNull<T>(column: StoredColumn<T>): StoredColumn<T | null> {
  const { read, write, ...plain } = column;
  return {
    ...plain,
    mayBeNull: true,
    ...(read && { read: (value: Value) => (value === null ? null : read(value)) }),
    ...(write && { write: (value: T | null) => (value === null ? null : write(value)) }),
  };
}

export function flag(name: string): StoredColumn<boolean> {
  return { ...stored('INTEGER')<boolean>(name), read: (value) => value === 1, write: (value) => (value ? 1 : 0) };
}

/** Any value, as JSON. */
export function json<T>(name: string): StoredColumn<T> {
  return {
    ...stored('TEXT')<T>(name),
    read: (value) => JSON.parse(String(value)),
    write: (value) => JSON.stringify(value),
  };
}

/** Texts, as a JSON list. */
export function list(name: string): StoredColumn<readonly string[]> {
  return { ...stored('TEXT')<readonly string[]>(name), read: textsOf, write: listText };
}

const needsNoEscape = /^[ !#-[\]-~]*$/;

/** Like JSON.stringify, which takes five times as long for the usual list of one plain text. */
function listText(values: readonly string[]): string {
  const [first] = values;
  if (first === undefined) return '[]';
  return values.length === 1 && needsNoEscape.test(first) ? `["${first}"]` : JSON.stringify(values);
}

type Columns = Readonly<Record<string, StoredColumn<unknown>>>;

/** A row as the program uses it. */
type FieldsOf<C extends Columns> = { readonly [F in keyof C]: C[F] extends StoredColumn<infer T> ? T : never };
export type RowOf<T> = T extends StoredTable<infer Row> ? Row : never;

type InSql<Field extends string> = Field extends `${infer First}${infer Rest}`
  ? `${First extends Lowercase<First> ? First : `_${Lowercase<First>}`}${InSql<Rest>}`
  : Field;
/** A row by column, with the program's field names (`tier_pin` as `tierPin`) and the stored values. */
export type StoredOf<Row> = { readonly [F in keyof Row & string as InSql<F>]: Row[F] };

/** A table whose rows are used as they are stored. */
export interface AnyTable {
  readonly name: string;
  readonly columns: Columns;
}

/** Its columns in the order in which they are defined. */
export const columnNames = (table: AnyTable): string[] => Object.values(table.columns).map(({ name }) => name);

export interface StoredTable<Row> {
  readonly name: string;
  readonly columns: { readonly [F in keyof Row]: StoredColumn<Row[F]> };
  /** The columns for SELECT, named like the program's fields; `of` is the table's alias in the statement. */
  select(of?: string): string;
  /** Reads a row selected with `select`, changing it in place. */
  read(row: object): Row;
  /** The same for a row of values, from this position on: for several tables in one statement. */
  readValues(values: readonly Value[], from?: number): Row;
  /** How many columns `select` has. */
  readonly width: number;
  /** A row as it is stored, by column. */
  fromStored(row: Readonly<Record<string, Value>>): Row;
  /** The given fields as they are stored, by column. */
  write(fields: Partial<Row>): Record<string, Value>;
}

export function table<C extends Columns>(name: string, columns: C): StoredTable<FieldsOf<C>> {
  type Row = FieldsOf<C>;
  const all = () => Object.entries<StoredColumn<unknown>>(columns);
  let translated: [string, StoredColumn<unknown>][] | undefined;
  const selected = (of: string) =>
    all()
      .map(([field, column]) => `${of}."${column.name}"${field === column.name ? '' : ` AS "${field}"`}`)
      .join(', ');
  let listed: [string, StoredColumn<unknown>][] | undefined;
  let usual: string | undefined;
  return {
    name,
    columns: columns as unknown as StoredTable<Row>['columns'],
    select(of) {
      if (of !== undefined) return selected(of);
      usual ??= selected(`"${name}"`);
      return usual;
    },
    read(row) {
      const fields = row as Record<string, unknown>;
      translated ??= all().filter(([, column]) => column.read !== undefined);
      for (const [field, column] of translated) fields[field] = column.read?.(fields[field] as Value);
      return fields as Row;
    },
    width: Object.keys(columns).length,
    readValues(values, from = 0) {
      const fields: Record<string, unknown> = {};
      let at = from;
      listed ??= all();
      for (const [field, { read }] of listed) {
        const value = values[at++] ?? null;
        fields[field] = read === undefined ? value : read(value);
      }
      return fields as Row;
    },
    fromStored(row) {
      const fields = all().map(([field, { name, read }]) => {
        const value = row[name] ?? null;
        return [field, read === undefined ? value : read(value)];
      });
      return Object.fromEntries(fields) as Row;
    },
    write(fields) {
      const row: Record<string, Value> = {};
      for (const [field, value] of Object.entries(fields)) {
        const column = columns[field];
        if (column === undefined || value === undefined) continue;
        row[column.name] = column.write === undefined ? (value as Value) : column.write(value);
      }
      return row;
    },
  };
}
