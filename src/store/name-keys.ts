/**
 * What a customer and their company are called, folded, beside what they are called: engines know the cases of letters each
 * in its own way, and compare these keys letter by letter. Worked out from the names wherever these are written, so no journal
 * and no export has them.
 */
import { folded } from '../domain/folded.ts';
import type { Db, Value, WriteDb } from './db.ts';

type Row = Readonly<Record<string, Value>>;

/** Null where there is none. */
export const companyKey = (company: Value): string | null => (typeof company === 'string' ? folded(company) : null);

/** By column. */
export const nameKeys: ReadonlySet<string> = new Set(['name_key', 'company_key']);

/** A row of a table, or a part of one, as it is stored: with the keys of the names in it. */
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

/** A customer's keys as they ought to be, in the order in which they are written. */
type Keyed = readonly [nameKey: string, companyKey: string | null, id: number];

/** Writes the keys that are not those of the names: of a book that had none, or whose names another program changed. */
export async function keyNames(db: WriteDb): Promise<void> {
  for await (const keyed of unkeyed(db))
    await db.runMany('UPDATE customer SET name_key = ?, company_key = ? WHERE id = ?', keyed);
}

/** The numbers of the customers whose keys are not those of their names. */
export async function withOtherKeys(db: Db): Promise<number[]> {
  const ids: number[] = [];
  for await (const keyed of unkeyed(db)) ids.push(...keyed.map(([, , id]) => id));
  return ids;
}

/** Some at a time; between them they may be written. */
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
