/**
 * Whether a file has the schema that cadence makes. A trigger in a book from somebody else runs with every command that
 * writes, and a table recreated by hand may replace rows where ours refuses them.
 */
import { migrations } from './migrations/index.ts';

/** A line of `sqlite_schema`. */
export interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/** What runs by itself, or hides tables; all that opening a book checks. */
export const runningParts = "SELECT type, name, sql FROM sqlite_schema WHERE type IN ('trigger', 'view')";

/** Without the tables that SQLite adds when somebody optimizes the file. */
export const schemaParts = `SELECT type, name, sql FROM sqlite_schema
  WHERE sql IS NOT NULL AND NOT (type = 'table' AND name LIKE 'sqlite\\_%' ESCAPE '\\')`;

/**
 * Triggers and views that no version of cadence made, by name. SQLite keeps their text word for word, so ours are found
 * in the migrations, and no model of the schema is needed.
 */
export function foreignParts(rows: readonly SchemaRow[]): string[] {
  return rows
    .filter(({ type }) => type === 'trigger' || type === 'view')
    .filter(({ sql }) => !migrations.some((migration) => migration.sql.includes(sql)))
    .map(({ name }) => name);
}

/** The names of tables, indexes, triggers and views that differ from those of this version's schema. */
export async function schemaDifferences(rows: readonly SchemaRow[], version: number): Promise<string[]> {
  const [found, wanted] = [byName(rows), await modelOf(version)];
  const names = new Set([...found.keys(), ...wanted.keys()]);
  return [...names].filter((name) => found.get(name) !== wanted.get(name)).sort();
}

const models = new Map<number, ReadonlyMap<string, string>>();

/** What the migrations up to a version make, by name: cached, because a command may inspect many copies. */
async function modelOf(version: number): Promise<ReadonlyMap<string, string>> {
  const known = models.get(version);
  if (known !== undefined) return known;
  const { default: Database } = await import('better-sqlite3');
  const database = new Database(':memory:');
  for (const { sql } of migrations.slice(0, version)) database.exec(sql);
  const model = byName(database.prepare(schemaParts).all() as SchemaRow[]);
  database.close();
  models.set(version, model);
  return model;
}

function byName(rows: readonly SchemaRow[]): ReadonlyMap<string, string> {
  return new Map(rows.map(({ name, sql }) => [name, sql]));
}
