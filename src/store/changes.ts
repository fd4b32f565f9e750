/** Reads the lines of the journal. */
import type { ChangeKind } from '../domain/operation.ts';
import type { Db, Value } from './db.ts';
import { type JournaledTable, journaled } from './schema.ts';

export interface Change {
  readonly id: number;
  readonly operation: number;
  readonly table: JournaledTable;
  /** The row; for added rows, the first and the last. */
  readonly first: number;
  readonly last: number;
  readonly kind: ChangeKind;
  /** The customer the row belonged to. */
  readonly customer: number | null;
  /** The former values of what changed or was removed, by column; empty for added rows. */
  readonly before: Readonly<Record<string, Value>>;
}

interface StoredChange {
  readonly id: number;
  readonly operation_id: number;
  readonly table_name: JournaledTable;
  readonly row_id: number;
  readonly last_row_id: number;
  readonly kind: ChangeKind;
  readonly customer_id: number | null;
  readonly before: string | null;
}

/**
 * In the order in which they were made. Rows that came or went are given by number only: very many images would fill
 * the memory (see `withImages`).
 */
export async function changesIn(db: Db, operations: Iterable<number>): Promise<Change[]> {
  const rows = await db.all<StoredChange>(
    `SELECT id, operation_id, table_name, row_id, last_row_id, kind, customer_id,
       CASE WHEN kind = 'changed' THEN before END AS before FROM change
     WHERE operation_id IN ${db.listed('?')} ORDER BY id`,
    [db.list(operations)],
  );
  return rows.map(toChange);
}

/** The same changes with the contents of removed rows. */
export async function withImages(db: Db, changes: readonly Change[]): Promise<Change[]> {
  const rows = await db.all<{ id: number; before: string | null }>(
    `SELECT id, before FROM change WHERE id IN ${db.listed('?')}`,
    [db.list(changes.map(({ id }) => id))],
  );
  const images = new Map(rows.map(({ id, before }) => [id, before]));
  return changes.map((change) => ({ ...change, before: imageOf(change.table, images.get(change.id) ?? null) }));
}

function toChange({ before, ...row }: StoredChange): Change {
  return {
    id: row.id,
    operation: row.operation_id,
    table: row.table_name,
    first: row.row_id,
    last: row.last_row_id,
    kind: row.kind,
    customer: row.customer_id,
    before: imageOf(row.table_name, before),
  };
}

/** Of an image stored by an earlier version, the columns that the table still has. */
function imageOf(table: JournaledTable, stored: string | null): Record<string, Value> {
  if (stored === null) return none;
  const known = columnsOf(table);
  const image = JSON.parse(stored) as Record<string, Value>;
  for (const column of Object.keys(image)) if (!known.has(column)) delete image[column];
  return image;
}

const none = {};

const columns = new Map<JournaledTable, ReadonlySet<string>>();

function columnsOf(table: JournaledTable): ReadonlySet<string> {
  const known =
    columns.get(table) ?? new Set(Object.values<{ name: string }>(journaled[table].columns).map(({ name }) => name));
  columns.set(table, known);
  return known;
}

export const keyOf = ({ table, first }: Pick<Change, 'table' | 'first'>): string => `${table} ${first}`;

/** By row: the changed columns, or `rows` for a whole row that came or went. */
export interface TouchedRows {
  readonly rows: ReadonlySet<string>;
  readonly columns: ReadonlyMap<string, ReadonlySet<string>>;
}

export function touchedBy(changes: readonly Change[]): TouchedRows {
  const rows = new Set<string>();
  const columns = new Map<string, Set<string>>();
  for (const change of changes) {
    if (change.kind === 'changed') {
      const known = columns.get(keyOf(change)) ?? new Set();
      columns.set(keyOf(change), known);
      for (const column of Object.keys(change.before)) known.add(column);
    } else for (let row = change.first; row <= change.last; row++) rows.add(keyOf({ table: change.table, first: row }));
  }
  return { rows, columns };
}

/**
 * What remains of changes once the later ones that undid them are taken out. A row that came back under another number
 * counts as back; with `byNumber`, which asks what is under a number, as gone.
 */
export function without(changes: readonly Change[], takers: readonly Change[], byNumber: boolean): Change[] {
  const taken = touchedBy(takers);
  const renumbered = byNumber ? new Set<Change>() : renumberedIn(changes, takers, taken);
  return changes.flatMap((change) => {
    if (change.kind === 'added') return rangesWithout(change, taken.rows);
    if (change.kind === 'removed') return taken.rows.has(keyOf(change)) || renumbered.has(change) ? [] : [change];
    const gone = taken.columns.get(keyOf(change));
    const before = Object.fromEntries(Object.entries(change.before).filter(([column]) => !gone?.has(column)));
    return Object.keys(before).length === 0 ? [] : [{ ...change, before }];
  });
}

/** Rows that came back under another number because theirs was taken by then. The last that went came back first. */
function renumberedIn(changes: readonly Change[], takers: readonly Change[], taken: TouchedRows): ReadonlySet<Change> {
  const gone = changes.filter((change) => change.kind === 'removed');
  const numbers = new Set(gone.map(keyOf));
  const found = new Set<Change>();
  const isNew = (table: Change['table'], row: number) => !numbers.has(keyOf({ table, first: row }));
  for (const [table, back] of Map.groupBy(
    takers.filter(({ kind }) => kind === 'added'),
    (change) => change.table,
  )) {
    let count = 0;
    for (const { first, last } of back) for (let row = first; row <= last; row++) if (isNew(table, row)) count++;
    const missing = gone.filter((change) => change.table === table && !taken.rows.has(keyOf(change)));
    for (const change of missing.toReversed().slice(0, count)) found.add(change);
  }
  return found;
}

function rangesWithout(change: Change, rows: ReadonlySet<string>): Change[] {
  const left: { first: number; last: number }[] = [];
  for (let row = change.first; row <= change.last; row++) {
    if (rows.has(keyOf({ table: change.table, first: row }))) continue;
    const open = left.at(-1);
    if (open?.last === row - 1) open.last = row;
    else left.push({ first: row, last: row });
  }
  return left.map((range) => ({ ...change, ...range }));
}
