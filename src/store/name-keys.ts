/**
 * What a customer and their company are called in small letters, beside what they are called: engines know the cases of letters each
 * in its own way, and compare these keys letter by letter. Worked out from the names wherever these are written, so no journal
 * and no export has them.
 */
import type { Value, WriteDb } from './db.ts';

type Row = Readonly<Record<string, Value>>;

export const inSmallLetters = (name: string): string => name.toLowerCase();

/** Null where there is none. */
export const companyKey = (company: Value): string | null =>
  typeof company === 'string' ? inSmallLetters(company) : null;

/** By column. */
export const nameKeys: ReadonlySet<string> = new Set(['name_key', 'company_key']);

/** A row of a table, or a part of one, as it is stored: with the keys of the names in it. */
export function withNameKeys(table: string, row: Row): Row {
  if (table !== 'customer') return row;
  const keyed: Record<string, Value> = { ...row };
  if (row['name'] !== undefined) keyed['name_key'] = inSmallLetters(String(row['name']));
  if (row['company'] !== undefined) keyed['company_key'] = companyKey(row['company']);
  return keyed;
}

/** The same without them. */
export function withoutNameKeys(table: string, row: Row): Row {
  if (table !== 'customer') return row;
  return Object.fromEntries(Object.entries(row).filter(([column]) => !nameKeys.has(column)));
}

/** Gives their keys to the customers of a book that had none. */
export async function keyAllNames(db: WriteDb): Promise<void> {
  const some = 'SELECT id, name, company FROM customer WHERE id > ? ORDER BY id LIMIT 1000';
  let last = 0;
  for (;;) {
    const rows = await db.all<[number, string, string | null]>(some, [last], 'arrays');
    const keyed = rows.map(([id, name, company]) => [inSmallLetters(name), companyKey(company), id]);
    await db.runMany('UPDATE customer SET name_key = ?, company_key = ? WHERE id = ?', keyed);
    const next = rows.at(-1)?.[0];
    if (next === undefined) return;
    last = next;
  }
}
