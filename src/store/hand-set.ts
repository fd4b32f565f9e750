/**
 * Which fields of a customer or a person count as set by hand after an undo or redo: each one stays as long as any
 * operation that set it still holds. The journal alone does not show this: a second edit of a field does not change that list.
 */
import type { OperationRecord } from '../domain/operation.ts';
import type { Chains } from './chains.ts';
import type { Change } from './changes.ts';
import type { Db, Value, WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { customer, person } from './schema.ts';

interface Image {
  readonly operation: number;
  readonly row: number;
  readonly before: string;
}

/** Tables whose rows have such a list. */
const handSetTables = { customer, person };
type HandSetTable = keyof typeof handSetTables;

/** One change of a row, with the list before and after it. */
interface HandSetChange {
  readonly operation: number;
  readonly table: HandSetTable;
  readonly columns: ReadonlySet<string>;
  readonly was: readonly string[];
  readonly became: readonly string[];
}

interface Settling {
  readonly db: WriteDb;
  /** Of the undo or redo; the changes are already made. */
  readonly journal: Journal;
  readonly chains: Chains;
  readonly operation: OperationRecord;
  readonly isUndone: boolean;
}

export async function settleHandSet(changes: readonly Change[], settling: Settling): Promise<void> {
  for (const table of Object.keys(handSetTables) as HandSetTable[]) {
    const changed = changes.filter((change) => change.table === table && change.kind === 'changed');
    if (changed.length > 0) await settle(table, changed, settling);
  }
}

async function settle(table: HandSetTable, changed: readonly Change[], settling: Settling): Promise<void> {
  const { db, journal, chains, operation, isUndone } = settling;
  await journal.flush();
  const rows = new Set(changed.map(({ first }) => first));
  const found = await imagesOf(db, table, [...new Set(changed.flatMap(({ customer }) => customer ?? []))]);
  const images = Map.groupBy(
    found.filter(({ row }) => rows.has(row)),
    ({ row }) => row,
  );
  const holds = (id: number) => {
    if (id === operation.id) return !isUndone;
    return id !== journal.operationId && chains.stepOf(id) === 0 && !chains.isMarked(id);
  };
  for (const { id, list } of await listsOf(db, table, [...images.keys()])) {
    const moments = momentsOf(table, images.get(id) ?? [], list);
    const first = moments[0]?.was ?? list;
    const wanted = new Set(list);
    for (const field of setBy(moments, operation.id)) {
      const isSet = first.includes(field) || moments.some((one) => holds(one.operation) && sets(one, field));
      if (isSet) wanted.add(field);
      else wanted.delete(field);
    }
    await journal.changeRow(table, id, { hand_set: JSON.stringify([...wanted]) });
  }
}

/** All changes of rows of those customers whose list ever changed, in the order in which they were made. */
async function imagesOf(db: Db, table: HandSetTable, customers: readonly number[]): Promise<Image[]> {
  // Uses the journal's index by customer.
  const changes = `FROM change WHERE table_name = '${table}' AND kind = 'changed' AND customer_id`;
  return await db.all<Image>(
    `SELECT operation_id AS operation, row_id AS "row", before ${changes} IN (
       SELECT customer_id ${changes} IN ${db.listed('?')} AND replace(before, '"hand_set":', '') <> before)
     ORDER BY id`,
    [db.list(customers)],
  );
}

async function listsOf(db: Db, table: HandSetTable, ids: readonly number[]): Promise<{ id: number; list: string[] }[]> {
  const rows = await db.all<{ id: number; list: string }>(
    `SELECT id, hand_set AS list FROM ${table} WHERE id IN ${db.listed('?')} ORDER BY id`,
    [db.list(ids)],
  );
  return rows.map(({ id, list }) => ({ id, list: fieldsIn(list) }));
}

/** From the last back to the first: each image has the list before that change. */
function momentsOf(table: HandSetTable, images: readonly Image[], now: readonly string[]): HandSetChange[] {
  let became = now;
  return images
    .toReversed()
    .map(({ operation, before }) => {
      const image = JSON.parse(before) as Readonly<Record<string, Value>>;
      const was = 'hand_set' in image ? fieldsIn(image['hand_set'] ?? null) : became;
      const moment = { operation, table, columns: new Set(Object.keys(image)), was, became };
      became = was;
      return moment;
    })
    .reverse();
}

const fieldsIn = (stored: Value) => (typeof stored === 'string' ? (JSON.parse(stored) as string[]) : []);

/** The fields that an operation set by hand. */
function setBy(moments: readonly HandSetChange[], operation: number): Set<string> {
  const its = moments.filter((one) => one.operation === operation);
  return new Set(its.flatMap((one) => one.became.filter((field) => sets(one, field))));
}

/** Only a person changes a field that was set by hand. */
const sets = ({ table, columns, was, became }: HandSetChange, field: string) =>
  became.includes(field) && (!was.includes(field) || columns.has(columnOf(table, field)));

function columnOf(table: HandSetTable, field: string): string {
  const columns: Readonly<Record<string, { readonly name: string }>> = handSetTables[table].columns;
  return field === 'doNotCall' ? (columns['dncOn']?.name ?? field) : (columns[field]?.name ?? field);
}
