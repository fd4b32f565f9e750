/** What the journal tells of one customer. */
import { type Deed, type FieldChange, type Happening, type StoredValue, wordsOf } from '../domain/history.ts';
import type { ChangeKind } from '../domain/operation.ts';
import { customerTables } from './customer-tables.ts';
import type { Db } from './db.ts';

type Stored = Record<string, StoredValue>;

interface Line {
  operation: number;
  at: string;
  day: Deed['day'];
  command: string;
  by: string | null;
  undone_at: string | null;
  change: number;
  table_name: string;
  row_id: number;
  kind: ChangeKind;
  before: string | null;
}

/** The latest first. What a change made of a field is what the next change found there, or what is there now. */
export async function historyOf(db: Db, customerId: number): Promise<Deed[]> {
  const after = new Map<string, Stored>();
  const current = async (table: string, row: number): Promise<Stored> => {
    const key = `${table} ${row}`;
    let known = after.get(key);
    if (known === undefined) {
      known = (await db.get<Stored>(`SELECT * FROM "${table}" WHERE id = ?`, [row])) ?? {};
      after.set(key, known);
    }
    return known;
  };
  const deeds = new Map<number, { deed: Omit<Deed, 'happenings'>; happenings: Happening[] }>();
  for (const line of await linesOf(db, customerId)) {
    const { operation, at, day, command, by } = line;
    const undone = line.undone_at !== null;
    const entry = deeds.get(operation) ?? { deed: { operation, at, day, command, by, undone }, happenings: [] };
    deeds.set(operation, entry);
    entry.happenings.unshift(happening(line, await current(line.table_name, line.row_id), undone));
  }
  return [...deeds.values()].map(({ deed, happenings }) => ({ ...deed, happenings }));
}

function happening(line: Line, now: Stored, undone: boolean): Happening {
  const about = { table: line.table_name, row: line.row_id };
  if (line.before === null) return { ...about, kind: 'added', fields: [], text: wordsOf(now) };
  const before = JSON.parse(line.before) as Stored;
  if (line.kind === 'removed') {
    if (!undone) Object.assign(now, before);
    return { ...about, kind: 'removed', fields: [], text: wordsOf(before) };
  }
  const fields: FieldChange[] = Object.entries(before).map(([field, from]) => ({
    field,
    from,
    to: undone ? null : (now[field] ?? null),
  }));
  if (!undone) Object.assign(now, before);
  return { ...about, kind: 'changed', fields, text: null };
}

/**
 * What was changed or taken away while it was theirs, and what ever happened to the rows that are theirs now: those that a
 * merge brought have a past with the other customer. Rows that were added many at a time are nobody's in the journal.
 */
async function linesOf(db: Db, customerId: number): Promise<Line[]> {
  const own = customerTables.map((table) => `SELECT '${table}', id FROM "${table}" WHERE customer_id = :id`);
  const sql = `
    WITH RECURSIVE part (id) AS (
      SELECT CAST(:id AS BIGINT) UNION SELECT subject_id FROM operation JOIN part ON into_id = part.id WHERE kind = 'merge'),
    own ("table", "row") AS (SELECT 'customer', CAST(:id AS BIGINT) UNION ALL SELECT 'standing', CAST(:id AS BIGINT) UNION ALL ${own.join(' UNION ALL ')}),
    found (change, "row") AS (
      SELECT id, row_id FROM change WHERE customer_id = :id AND kind <> 'added' AND id > (
        SELECT coalesce(max(change.id), 0) FROM change JOIN operation ON operation.id = operation_id
        WHERE (customer_id = :id OR customer_id IS NULL) AND table_name = 'customer' AND change.kind = 'added'
          AND :id BETWEEN row_id AND last_row_id AND undone_at IS NULL)
      UNION
      SELECT change.id, own."row" FROM change JOIN own ON own."table" = table_name AND own."row" BETWEEN row_id AND last_row_id
      WHERE (customer_id IS NULL OR customer_id IN (SELECT id FROM part))
        -- What was undone before the row that is there now was added is of another row, whose number this one took over.
        AND NOT EXISTS (
          SELECT 1 FROM change AS adding JOIN operation AS done ON done.id = adding.operation_id
          WHERE (adding.customer_id IS NULL OR adding.customer_id IN (SELECT id FROM part))
            AND adding.table_name = change.table_name AND own."row" BETWEEN adding.row_id AND adding.last_row_id
            AND adding.kind = 'added' AND adding.id > change.id AND done.undone_at IS NULL))
    SELECT operation.id AS operation, at, day, command, "by", undone_at, change.id AS change, table_name,
           found."row" AS row_id, change.kind, before
    FROM found JOIN change ON change.id = found.change JOIN operation ON operation.id = operation_id
    WHERE undoes_id IS NULL
    ORDER BY change.id DESC, found."row" DESC`;
  return await db.all<Line>(sql, { id: customerId });
}
