/**
 * The folded names of a customer and their company, stored next to the names: engines differ in how they change the
 * case of letters, and compare these keys letter by letter. Derived from the names wherever these are written, so
 * neither journal nor exports contain them.
 */
import { folded } from '../domain/folded.ts';
import type { Db, Value, WriteDb } from './db.ts';

type Row = Readonly<Record<string, Value>>;

/** Null when there is none. */
export const companyKey = (company: Value): string | null => (typeof company === 'string' ? folded(company) : null);

/** By column. */
export const nameKeys: ReadonlySet<string> = new Set(['name_key', 'company_key']);

/** A stored row, or a part of one, with the keys of the names in it. */
export function withNameKeys(table: string, row: Row): Row {
  if (table !== 'customer') return row;
  const keyed: Record<string, Value> = { ...row };
  if (row['name'] !== undefined) keyed['name_key'] = folded(String(row['name']));
  if (row['company'] !== undefined) keyed['company_key'] = companyKey(row['company']);
  return keyed;
}

/** The same without them. */
export function withoutNameKeys(table: string, row: Row): Row {
  if (table !== 'customer') return row;
  return Object.fromEntries(Object.entries(row).filter(([column]) => !nameKeys.has(column)));
}

/** A customer's correct keys, in the order in which they are written. */
type Keyed = readonly [nameKey: string, companyKey: string | null, id: number];

/** Writes keys that are missing or wrong: of a book that had none, or whose names another program changed. */
export async function keyNames(db: WriteDb): Promise<void> {
  for await (const keyed of unkeyed(db))
    await db.runMany('UPDATE customer SET name_key = ?, company_key = ? WHERE id = ?', keyed);
}

/** The numbers of the customers whose keys do not match their names. */
export async function withOtherKeys(db: Db): Promise<number[]> {
  const ids: number[] = [];
  for await (const keyed of unkeyed(db)) ids.push(...keyed.map(([, , id]) => id));
  return ids;
}

/** In portions; writes are allowed between them. */
async function* unkeyed(db: Db): AsyncGenerator<readonly Keyed[]> {
  const some = 'SELECT id, name, company, name_key, company_key FROM customer WHERE id > ? ORDER BY id LIMIT 1000';
  type Row = readonly [number, string, string | null, string, string | null];
  for (let rows = await db.all<Row>(some, [0], 'arrays'); rows.length > 0; ) {
    const keyed: Keyed[] = [];
    for (const [id, name, company, ...stored] of rows) {
      const keys = [folded(name), companyKey(company)] as const;
      if (keys.some((key, at) => key !== stored[at])) keyed.push([...keys, id]);
    }
    yield keyed;
    rows = await db.all<Row>(some, [rows.at(-1)?.[0] ?? 0], 'arrays');
  }
}
