/**
 * What the full text of every engine has: a line of its index is row `8 * id + offset` of a table. The journal says which rows
 * were written since a search last looked.
 */
import { type Db, type KeepWork, one, type WriteDb } from './db.ts';
import type { FullText } from './dialect.ts';
import { readMeta, removeMeta, writeMeta } from './meta.ts';

export interface Searched {
  readonly table: 'customer' | 'touch' | 'answer' | 'promise' | 'fact';
  /** The table's own number within 8. */
  readonly offset: number;
  /** The column that is searched, and shown of a hit; null of customers, who are found by several and shown by name. */
  readonly text: string | null;
  /** Columns of the customer and of the day, and which rows are searched, in SQL. */
  readonly owner: string;
  readonly day: string;
  readonly where: string;
}

export const searched: readonly Searched[] = [
  { table: 'customer', offset: 0, text: null, owner: 'id', day: 'CAST(NULL AS TEXT)', where: 'archived = 0' },
  { table: 'touch', offset: 1, text: 'note', owner: 'customer_id', day: 'day', where: 'note IS NOT NULL' },
  { table: 'answer', offset: 2, text: 'text', owner: 'customer_id', day: 'day', where: 'true' },
  { table: 'promise', offset: 3, text: 'text', owner: 'customer_id', day: 'made_on', where: 'true' },
  { table: 'fact', offset: 4, text: 'text', owner: 'customer_id', day: 'noted_on', where: 'true' },
];

/** How many rows are ranked against each other; of a word that more rows have, the latest. */
export const mostWeighed = 1_000;

/** The `catchUp` and `forget` of an engine that enters rows written since a change; all rows where that is null. */
export function catchingUp(
  enter: (db: WriteDb, seen: number | null) => Promise<void>,
): Pick<FullText, 'catchUp' | 'forget'> {
  async function readWritten(db: WriteDb): Promise<void> {
    const seen = await seenUntil(db);
    const last = await lastChange(db);
    await enter(db, seen);
    await writeMeta(db, 'search', String(last));
  }
  return {
    async catchUp(db: Db, keep: KeepWork) {
      if ((await seenUntil(db)) !== (await lastChange(db)))
        await keep(readWritten, { what: 'search', forReading: true });
    },
    async forget(db: WriteDb) {
      await removeMeta(db, 'search');
    },
  };
}

async function lastChange(db: Db): Promise<number> {
  return (await one<{ last: number }>(db, 'SELECT coalesce(max(id), 0) AS last FROM change')).last;
}

/** The last change in the journal that the index has; null when every row is to be looked at. */
async function seenUntil(db: Db): Promise<number | null> {
  const seen = await readMeta(db, 'search');
  return seen === null ? null : Number(seen);
}

/** Rows of the table that the journal names as written after a change. */
export function writtenAfter({ table }: Searched, column: string, seen: number): string {
  return `${column} IN (SELECT ${table}.id FROM change JOIN ${table} ON ${table}.id BETWEEN row_id AND last_row_id
    WHERE change.id > ${seen} AND table_name = '${table}')`;
}

/** The table of a line of the index. */
export const tableOf = (line: number): Searched['table'] => searched[line % 8]?.table ?? 'customer';

/** The texts as they were written, by line of the index. */
export async function textsOf(db: Db, lines: readonly number[]): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  for (const { table, offset, text } of searched) {
    const ids = lines.filter((line) => line % 8 === offset).map((line) => (line - offset) / 8);
    if (text === null || ids.length === 0) continue;
    const sql = `SELECT id, ${text} AS text FROM ${table} WHERE id IN ${db.listed('?')}`;
    for (const row of await db.all<{ id: number; text: string }>(sql, [db.list(ids)]))
      found.set(8 * row.id + offset, row.text);
  }
  return found;
}
