/** The history of one customer, from the journal. */
import { type Deed, type FieldChange, type Happening, rowText, type StoredValue } from '../domain/history.ts';
import type { ChangeKind, OperationKind } from '../domain/operation.ts';
import { customerTables, ownerColumn, ownTables } from './customer-tables.ts';
import type { Db } from './db.ts';

type Stored = Record<string, StoredValue>;

interface Line {
  /** The operation; for an undo or redo, the one that began the chain. */
  operation: number;
  /** 0 for the operation itself, 1 for its undo, 2 for its redo, and so on. */
  step: number;
  at: string;
  day: Deed['day'];
  done: OperationKind;
  command: string;
  by: string | null;
  undone_at: string | null;
  /** Whether the undo has lines of its own; earlier versions kept none. */
  is_told: number;
  change: number;
  table_name: string;
  row_id: number;
  kind: ChangeKind;
  before: string | null;
}

/**
 * The latest first. The new value of a changed field is what the next change found there, or the present one; an undo
 * or redo is shown together with its operation.
 */
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
  const deeds = new Map<number, Telling>();
  for (const line of await linesOf(db, customerId)) {
    const telling = deeds.get(line.operation) ?? { line, happenings: new Map<string, Happening>() };
    deeds.set(line.operation, telling);
    tell(telling.happenings, line, await current(line.table_name, line.row_id));
  }
  return [...deeds.values()]
    .toSorted((a, b) => b.line.operation - a.line.operation)
    .map(({ line: { operation, at, day, done, command, by, undone_at }, happenings }) => ({
      ...{ operation, at, day, kind: done, command, by, undone: undone_at !== null },
      happenings: [...happenings.values()].toReversed(),
    }));
}

/** The customers an operation was about, in the order of their numbers; rows added in bulk name none in the journal. */
export async function customersOf(db: Db, operation: number): Promise<number[]> {
  const tables = customerTables.filter((table) => !ownTables.has(table));
  const added = ['customer', ...tables].map(
    (table) => `SELECT "${table}".${ownerColumn(table)} AS id FROM "${table}" JOIN added ON table_name = '${table}'
      AND "${table}".id BETWEEN row_id AND last_row_id`,
  );
  const own = [...ownTables].map((table) => `'${table}'`).join(', ');
  const rows = await db.all<{ id: number | null }>(
    `WITH mine AS (SELECT * FROM change WHERE operation_id = :operation AND table_name NOT IN (${own})),
       added AS (SELECT * FROM mine WHERE kind = 'added' AND customer_id IS NULL)
     SELECT customer_id AS id FROM mine UNION ${added.join(' UNION ')} ORDER BY id`,
    { operation },
  );
  return rows.flatMap(({ id }) => id ?? []);
}

interface Telling {
  readonly line: Line;
  /** By row and kind of change, without duplicates; the latest first. */
  readonly happenings: Map<string, Happening>;
}

function tell(happenings: Map<string, Happening>, line: Line, now: Stored): void {
  const found = happening(line, now);
  const isUndone = line.undone_at !== null;
  if (line.step % 2 === 0) happenings.set(keyOf(found), found);
  // What an undo removed is what the operation had added.
  else if (found.kind === 'removed' && isUndone)
    happenings.set(keyOf({ ...found, kind: 'added' }), { ...found, kind: 'added' });
}

const keyOf = ({ table, row, kind }: Happening): string => `${table} ${row} ${kind}`;

/** Turns the row after the change into the row before it. */
function happening(line: Line, now: Stored): Happening {
  const about = { table: line.table_name, row: line.row_id };
  if (line.before === null) return { ...about, kind: 'added', fields: [], text: rowText(now), ...whose(now) };
  const before = JSON.parse(line.before) as Stored;
  const isLost = line.undone_at !== null && line.is_told === 0;
  const fields: FieldChange[] = Object.entries(before).map(([field, from]) => ({
    field,
    from,
    to: isLost ? null : (now[field] ?? null),
  }));
  if (!isLost) Object.assign(now, before);
  return line.kind === 'removed'
    ? { ...about, kind: 'removed', fields: [], text: rowText(before), ...whose(before) }
    : { ...about, kind: 'changed', fields, text: null };
}

function whose({ person_id: id }: Stored): Pick<Happening, 'personId'> {
  return typeof id === 'number' ? { personId: id } : {};
}

/**
 * Changes and removals made while the rows belonged to the customer, and everything that happened to their present
 * rows: rows from a merge have a past with the other customer. Rows added in bulk have no customer in the journal.
 */
async function linesOf(db: Db, customerId: number): Promise<Line[]> {
  const own = customerTables.map((table) => `SELECT '${table}', id FROM "${table}" WHERE customer_id = :id`);
  const sql = `
    WITH RECURSIVE part (id) AS (
      SELECT CAST(:id AS BIGINT) UNION SELECT subject_id FROM operation JOIN part ON into_id = part.id WHERE kind = 'merge'),
    own ("table", "row") AS (SELECT 'customer', CAST(:id AS BIGINT) UNION ALL SELECT 'standing', CAST(:id AS BIGINT) UNION ALL ${own.join(' UNION ALL ')}),
    -- What an operation added that still holds; what brings a row back adds it too, and is no beginning.
    began AS (
      SELECT change.* FROM change JOIN operation ON operation.id = operation_id
      WHERE change.kind = 'added' AND undoes_id IS NULL AND undone_at IS NULL),
    found (change, "row") AS (
      SELECT id, row_id FROM change WHERE customer_id = :id AND kind <> 'added' AND id > (
        SELECT coalesce(max(id), 0) FROM began
        WHERE (customer_id = :id OR customer_id IS NULL) AND table_name = 'customer' AND :id BETWEEN row_id AND last_row_id)
      UNION
      SELECT change.id, own."row" FROM change JOIN own ON own."table" = table_name AND own."row" BETWEEN row_id AND last_row_id
      WHERE (customer_id IS NULL OR customer_id IN (SELECT id FROM part)
          -- Whose rows they were in between: what a merge made the other's, its undoing gave back.
          OR operation_id IN (SELECT id FROM operation WHERE undoes_id IS NOT NULL))
        -- Who had the customer's own number before them is told apart above.
        AND (change.kind <> 'removed' OR table_name NOT IN ('customer', 'standing'))
        -- What was undone before the row that is there now was added is of another row, whose number this one took over.
        AND NOT EXISTS (
          SELECT 1 FROM began AS adding
          WHERE (adding.customer_id IS NULL OR adding.customer_id IN (SELECT id FROM part))
            AND adding.table_name = change.table_name AND own."row" BETWEEN adding.row_id AND adding.last_row_id
            AND adding.id > change.id)),
    step (id, root, step) AS (
      SELECT id, id, 0 FROM operation WHERE undoes_id IS NULL
      UNION ALL SELECT operation.id, root, step + 1 FROM operation JOIN step ON operation.undoes_id = step.id)
    SELECT root.id AS operation, step, root.at, root.day, root.kind AS done, root.command, root."by", root.undone_at,
           EXISTS (SELECT 1 FROM operation AS taker JOIN change AS its ON its.operation_id = taker.id
                   WHERE taker.undoes_id = root.id) AS is_told,
           change.id AS change, table_name, found."row" AS row_id, change.kind, before
    FROM found JOIN change ON change.id = found.change JOIN step ON step.id = operation_id JOIN operation AS root ON root.id = step.root
    ORDER BY change.id DESC, found."row" DESC`;
  return await db.all<Line>(sql, { id: customerId });
}
