/** What SQLite itself can say of a book: whether the file is whole, and its indexes true to the rows. */
import { type Db, one, type WriteDb } from '../db.ts';
import { unstamp } from '../stamps.ts';

/** One value, as the row has it and as the index has it. */
export interface Disagreement {
  readonly table: string;
  readonly column: string;
  readonly id: number;
  readonly inRow: string | number | null;
  readonly inIndex: string | number | null;
}

export interface Integrity {
  /** What SQLite finds wrong, in its words. */
  readonly damage: readonly string[];
  /** How many rows refer to rows that are not there. */
  readonly dangling: number;
}

export async function integrityOf(db: Db): Promise<Integrity> {
  const rows = await db.all<{ text: string }>('SELECT integrity_check AS text FROM pragma_integrity_check');
  return { damage: rows.map(({ text }) => text).filter((text) => text !== 'ok'), dangling: await danglingRows(db) };
}

/** How many rows refer to rows that are not there. */
export async function danglingRows(db: Db): Promise<number> {
  return (await one<{ count: number }>(db, 'SELECT count(*) AS count FROM pragma_foreign_key_check')).count;
}

/** Where an index has another value than its row: a bit that flipped in one of them, and nobody can tell in which. */
export async function disagreementsOf(db: Db): Promise<Disagreement[]> {
  const indexes = await db.all<Index>(
    'SELECT name, tbl_name AS "table", sql FROM sqlite_schema WHERE type = \'index\' AND sql IS NOT NULL',
  );
  const found: Disagreement[] = [];
  for (const index of indexes) found.push(...(await disagreementsIn(db, index)));
  return found;
}

interface Index {
  readonly name: string;
  readonly table: string;
  readonly sql: string;
}

async function disagreementsIn(db: Db, { name: index, table, sql }: Index): Promise<Disagreement[]> {
  const columns = 'SELECT name FROM pragma_index_info(?) WHERE name IS NOT NULL';
  const at = sql.search(/\bWHERE\b/i);
  const where = at < 0 ? '' : sql.slice(at);
  const found: Disagreement[] = [];
  for (const { name: column } of await db.all<{ name: string }>(columns, [index])) {
    const values = (how: string) => `SELECT rowid AS id, "${column}" AS value FROM "${table}" ${how} ${where}`;
    const rows = await db.all<Pick<Disagreement, 'id' | 'inRow' | 'inIndex'>>(
      `WITH indexed AS MATERIALIZED (${values(`INDEXED BY "${index}"`)})
       SELECT row.rowid AS id, row."${column}" AS inRow, indexed.value AS inIndex
       FROM indexed JOIN "${table}" AS row NOT INDEXED ON row.rowid = indexed.id
       WHERE row."${column}" IS NOT indexed.value`,
    );
    found.push(...rows.map((row) => ({ ...row, table, column })));
  }
  return found;
}

/**
 * Makes all indexes anew from the rows, that of the search too. First the rows take those values of the indexes that a
 * person found to be right.
 */
export async function indexAnew(db: WriteDb, right: readonly Disagreement[]): Promise<void> {
  await db.run('REINDEX');
  for (const { table, column, id, inIndex } of right)
    await db.run(`UPDATE "${table}" SET "${column}" = ? WHERE rowid = ?`, [inIndex, id]);
  await db.run("INSERT INTO search (search) VALUES ('rebuild')");
  await unstamp(db, 'standing', 'clock');
}
