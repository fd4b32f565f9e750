/** What can be checked of a book on a server: its tables and indexes. Pages are the server's own affair. */
import type { Db, WriteDb } from '../db.ts';
import type { ServerState, Soundness } from '../dialect.ts';
import { removeMeta, stoppedProductsStamp } from '../meta.ts';
import { references } from '../references.ts';
import { tables } from '../schema.ts';
import { roleBy } from './logins.ts';
import { allRights, rightsOf, tablesWithRights } from './rights.ts';

/** Indexes that an interrupted CREATE INDEX CONCURRENTLY, or a damaged page, left unusable. */
const invalid = `SELECT indexrelid::regclass::text AS name FROM pg_index
  JOIN pg_class ON pg_class.oid = indexrelid WHERE relnamespace = current_schema()::regnamespace AND NOT indisvalid
  ORDER BY name`;

async function damage(db: Db): Promise<string[]> {
  return (await db.all<{ name: string }>(invalid)).map(
    ({ name }) => `the index ${name} is not valid: rebuild it with REINDEX`,
  );
}

/** The server refuses rows that refer to none; one that was put in past it is found. */
async function dangling(db: Db): Promise<number> {
  const each = references.map(
    ({ table, column, to }) =>
      `SELECT 1 AS one FROM "${table}" AS part WHERE "${column}" IS NOT NULL
       AND NOT EXISTS (SELECT 1 FROM "${to}" AS whole WHERE whole.id = part."${column}")`,
  );
  const found = await db.get<{ count: number }>(`SELECT count(*) AS count FROM (${each.join(' UNION ALL ')}) AS parts`);
  return found?.count ?? 0;
}

/** This engine's own tables, beside those of the store. */
const own: Readonly<Record<string, readonly string[]>> = {
  lock: ['name', 'version'],
  id_block: ['name', 'next'],
  done_once: ['answer', 'at', 'key'],
  work: ['holder', 'name', 'until', 'version'],
  search: ['customer_id', 'day', 'id', 'made_of', 'size', 'words'],
  edition: ['schema'],
};

async function schemaDifferences(db: Db): Promise<string[]> {
  const wanted = new Map(Object.entries(own).map(([name, columns]) => [name, columns.join()]));
  for (const { name, columns } of tables)
    wanted.set(
      name,
      Object.values(columns)
        .map((column) => column.name)
        .sort()
        .join(),
    );
  const rows = await db.all<{ name: string; columns: string }>(
    `SELECT relname AS name, string_agg(attname::text, ',' ORDER BY attname::text COLLATE "C") AS columns
     FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
     WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'f') GROUP BY relname`,
  );
  const found = new Map(rows.map(({ name, columns }) => [name, columns]));
  const names = [...new Set([...wanted.keys(), ...found.keys()])];
  const other = names.filter((name) => wanted.get(name) !== found.get(name));
  return [...other, ...(await running(db))].sort();
}

/** What runs by itself: cadence makes none, but for the rules of its view. */
async function running(db: Db): Promise<string[]> {
  const rows = await db.all<{ name: string }>(
    `SELECT tgname AS name FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
       WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal
     UNION ALL SELECT rulename FROM pg_rewrite JOIN pg_class ON pg_class.oid = ev_class
       WHERE relnamespace = current_schema()::regnamespace AND rulename <> '_RETURN'
     UNION ALL SELECT relname FROM pg_class
       WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('v', 'm') AND relname <> 'ranked'`,
  );
  return rows.map(({ name }) => name);
}

async function indexAnew(db: WriteDb): Promise<void> {
  await db.run('DELETE FROM search');
  await removeMeta(db, 'search', 'standing', 'clock', stoppedProductsStamp);
  for (const { name } of tables) await db.run(`REINDEX TABLE "${name}"`);
}

const serverState = `SELECT current_setting('server_version') AS version, pg_is_in_recovery() AS standby,
  to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS clock`;

const rightsOn = `SELECT relname AS name, has_table_privilege(pg_class.oid, 'SELECT') AS "SELECT",
    has_table_privilege(pg_class.oid, 'INSERT') AS "INSERT", has_table_privilege(pg_class.oid, 'UPDATE') AS "UPDATE",
    has_table_privilege(pg_class.oid, 'DELETE') AS "DELETE"
  FROM pg_class WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p') ORDER BY relname`;

type Rights = { readonly name: string } & Readonly<Record<string, string | number>>;

async function server(db: Db): Promise<ServerState | null> {
  const state = await db.get<{ version: string; standby: number; clock: string }>(serverState);
  if (state === undefined) return null;
  const found = await db.all<Rights>(rightsOn);
  const may = (right: string, table: string) => found.find(({ name }) => name === table)?.[right];
  const role = roleBy(may('INSERT', 'touch'), may('DELETE', 'figure'));
  const apart = (has: boolean) =>
    found
      .filter(({ name }) => tablesWithRights.includes(name))
      .flatMap((one) =>
        allRights
          .filter((right) => (one[right] === 1) === has && rightsOf(role, one.name).includes(right) !== has)
          .map((right) => `${right} on ${one.name}`),
      );
  return {
    version: state.version,
    clock: new Date(state.clock),
    isStandby: state.standby === 1,
    role,
    lacking: apart(false),
    beyond: apart(true),
  };
}

export const soundness: Soundness = {
  server,
  integrity: async (db) => ({ damage: await damage(db), dangling: await dangling(db) }),
  schemaDifferences,
  // An index and its row are compared by the server's own amcheck, which only its administrator may run.
  disagreements: async () => [],
  indexAnew,
};
