/** What SQLite itself can check: whether the file is intact, and its indexes match the rows. */
import { type Db, one, type WriteDb } from '../db.ts';
import type { Disagreement, Integrity, Soundness } from '../dialect.ts';
import { removeMeta, stoppedProductsStamp } from '../meta.ts';
import { schemaVersion } from './migrations/index.ts';
import { type SchemaRow, schemaDifferences, schemaParts } from './schema-check.ts';

async function integrity(db: Db): Promise<Integrity> {
  const rows = await db.all<{ text: string }>('SELECT integrity_check AS text FROM pragma_integrity_check');
  return { damage: rows.map(({ text }) => text).filter((text) => text !== 'ok'), dangling: await dangling(db) };
}

async function dangling(db: Db): Promise<number> {
  return (await one<{ count: number }>(db, 'SELECT count(*) AS count FROM pragma_foreign_key_check')).count;
}

async function disagreements(db: Db): Promise<Disagreement[]> {
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

async function indexAnew(db: WriteDb, right: readonly Disagreement[]): Promise<void> {
  await db.run('REINDEX');
  for (const { table, column, id, inIndex } of right)
    await db.run(`UPDATE "${table}" SET "${column}" = ? WHERE rowid = ?`, [inIndex, id]);
  await db.run("INSERT INTO search (search) VALUES ('rebuild')");
  await removeMeta(db, 'standing', 'clock', stoppedProductsStamp);
}

export const soundness: Soundness = {
  integrity,
  server: async () => null,
  schemaDifferences: async (db) => await schemaDifferences(await db.all<SchemaRow>(schemaParts), schemaVersion),
  disagreements,
  indexAnew,
};
