/** What the journal tells of one customer. */
import { type Deed, type FieldChange, type Happening, type StoredValue, wordsOf } from '../domain/history.ts';
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
  if ('id' in before) {
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

async function linesOf(db: Db, customerId: number): Promise<Line[]> {
  const own = customerTables.map(
    (
      table,
    ) => `SELECT change.id, "${table}".id AS row FROM change JOIN "${table}" ON "${table}".id BETWEEN row_id AND last_row_id
                WHERE table_name = '${table}' AND customer_id = :id`,
  );
  const sql = `
    WITH found (change, row) AS (
      SELECT id, :id FROM change WHERE table_name IN ('customer', 'standing') AND :id BETWEEN row_id AND last_row_id
      UNION SELECT id, row_id FROM change WHERE json_extract(before, '$.customer_id') = :id
      ${own.map((one) => `UNION ${one}`).join('\n')})
    SELECT operation.id AS operation, at, day, command, "by", undone_at, change.id AS change, table_name,
           found.row AS row_id, before
    FROM found JOIN change ON change.id = found.change JOIN operation ON operation.id = operation_id
    -- What was undone before the row that is there now was added is of another row, whose number this one took over.
    WHERE json_extract(before, '$.customer_id') = :id OR NOT EXISTS (
      SELECT 1 FROM change AS adding JOIN operation AS done ON done.id = adding.operation_id
      WHERE adding.table_name = change.table_name AND found.row BETWEEN adding.row_id AND adding.last_row_id
        AND adding.before IS NULL AND adding.id > change.id AND done.undone_at IS NULL)
    ORDER BY change.id DESC, found.row DESC`;
  return await db.all<Line>(sql, { id: customerId });
}
