/**
 * The folded names of customers, companies, people and callers, stored next to the names: engines differ in how they change the
 * case of letters, and compare these keys letter by letter. Derived from the names wherever these are written, so
 * neither journal nor exports contain them.
 */
import { folded } from '../domain/folded.ts';
import type { Db, Value, WriteDb } from './db.ts';

type Row = Readonly<Record<string, Value>>;

/** Null when there is none. */
export const companyKey = (company: Value): string | null => (typeof company === 'string' ? folded(company) : null);

/** Of each table that has them, the column of the key of each name. */
const keysOf: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  customer: { name: 'name_key', company: 'company_key' },
  person: { name: 'name_key' },
  caller: { name: 'name_key' },
};

/** By column. */
export const nameKeys: ReadonlySet<string> = new Set(Object.values(keysOf).flatMap(Object.values<string>));

/** A stored row, or a part of one, with the keys of the names in it. */
export function withNameKeys(table: string, row: Row): Row {
  const keys = keysOf[table];
  if (keys === undefined) return row;
  const keyed: Record<string, Value> = { ...row };
  for (const [name, key] of Object.entries(keys))
    if (row[name] !== undefined) keyed[key] = companyKey(row[name] ?? null);
  return keyed;
}

/** The same without them. */
export function withoutNameKeys(table: string, row: Row): Row {
  if (keysOf[table] === undefined) return row;
  return Object.fromEntries(Object.entries(row).filter(([column]) => !nameKeys.has(column)));
}

/** A row's correct keys, in the order in which they are written, and its number. */
type Keyed = readonly [...keys: readonly (string | null)[], id: number];

/** Writes keys that are missing or wrong: of a book that had none, or whose names another program changed. */
export async function keyNames(db: WriteDb): Promise<void> {
  for (const [table, keys] of Object.entries(keysOf)) {
    const assignments = Object.values(keys).map((key) => `${key} = ?`);
    for await (const keyed of unkeyed(db, table, keys))
      await db.runMany(`UPDATE ${table} SET ${assignments.join(', ')} WHERE id = ?`, keyed);
  }
}

/** The numbers of the rows whose keys do not match their names. */
export async function withOtherKeys(db: Db): Promise<number[]> {
  const ids: number[] = [];
  for (const [table, keys] of Object.entries(keysOf))
    for await (const keyed of unkeyed(db, table, keys)) ids.push(...keyed.map((row) => Number(row.at(-1))));
  return ids;
}

/** In portions; writes are allowed between them. */
async function* unkeyed(
  db: Db,
  table: string,
  keys: Readonly<Record<string, string>>,
): AsyncGenerator<readonly Keyed[]> {
  const names = Object.keys(keys);
  const columns = ['id', ...names, ...Object.values(keys)].join(', ');
  const some = `SELECT ${columns} FROM ${table} WHERE id > ? ORDER BY id LIMIT 1000`;
  type Row = readonly [number, ...(string | null)[]];
  for (let rows = await db.all<Row>(some, [0], 'arrays'); rows.length > 0; ) {
    const keyed: Keyed[] = [];
    for (const [id, ...texts] of rows) {
      const made = texts.slice(0, names.length).map(companyKey);
      if (made.some((key, at) => key !== texts[at + names.length])) keyed.push([...made, id]);
    }
    yield keyed;
    rows = await db.all<Row>(some, [rows.at(-1)?.[0] ?? 0], 'arrays');
  }
}
