/**
 * Which fields of a customer count as set by hand after an undo or redo: each one stays as long as any operation that
 * set it still holds. The journal alone does not show this: a second edit of a field does not change that list.
 */
import type { OperationRecord } from '../domain/operation.ts';
import type { Chains } from './chains.ts';
import type { Change } from './changes.ts';
import type { Db, Value, WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { customer } from './schema.ts';

interface Image {
  readonly operation: number;
  readonly row: number;
  readonly before: string;
}

/** One change of a customer, with the list before and after it. */
interface HandSetChange {
  readonly operation: number;
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
  const { db, journal, chains, operation, isUndone } = settling;
  const changed = changes.flatMap(({ table, kind, first }) =>
    table === 'customer' && kind === 'changed' ? first : [],
  );
  if (changed.length === 0) return;
  await journal.flush();
  const images = Map.groupBy(await imagesOf(db, changed), ({ row }) => row);
  const holds = (id: number) => {
    if (id === operation.id) return !isUndone;
    return id !== journal.operationId && chains.stepOf(id) === 0 && !chains.isMarked(id);
  };
  for (const { id, list } of await listsOf(db, [...images.keys()])) {
    const moments = momentsOf(images.get(id) ?? [], list);
    const first = moments[0]?.was ?? list;
    const wanted = new Set(list);
    for (const field of setBy(moments, operation.id)) {
      const isSet = first.includes(field) || moments.some((one) => holds(one.operation) && sets(one, field));
      if (isSet) wanted.add(field);
      else wanted.delete(field);
    }
    await journal.changeRow('customer', id, { hand_set: JSON.stringify([...wanted]) });
  }
}

/** All changes of those customers whose list ever changed, in the order in which they were made. */
async function imagesOf(db: Db, customers: readonly number[]): Promise<Image[]> {
  // Uses the journal's index by customer.
  const changes = "FROM change WHERE table_name = 'customer' AND kind = 'changed' AND customer_id";
  return await db.all<Image>(
    `SELECT operation_id AS operation, row_id AS "row", before ${changes} IN (
       SELECT customer_id ${changes} IN ${db.listed('?')} AND replace(before, '"hand_set":', '') <> before)
     ORDER BY id`,
    [db.list(customers)],
  );
}

async function listsOf(db: Db, customers: readonly number[]): Promise<{ id: number; list: string[] }[]> {
  const rows = await db.all<{ id: number; list: string }>(
    `SELECT id, hand_set AS list FROM customer WHERE id IN ${db.listed('?')} ORDER BY id`,
    [db.list(customers)],
  );
  return rows.map(({ id, list }) => ({ id, list: fieldsIn(list) }));
}

/** From the last back to the first: each image has the list before that change. */
function momentsOf(images: readonly Image[], now: readonly string[]): HandSetChange[] {
  let became = now;
  return images
    .toReversed()
    .map(({ operation, before }) => {
      const image = JSON.parse(before) as Readonly<Record<string, Value>>;
      const was = 'hand_set' in image ? fieldsIn(image['hand_set'] ?? null) : became;
      const moment = { operation, columns: new Set(Object.keys(image)), was, became };
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
const sets = ({ columns, was, became }: HandSetChange, field: string) =>
  became.includes(field) && (!was.includes(field) || columns.has(columnOf(field)));

function columnOf(field: string): string {
  const columns: Readonly<Record<string, { readonly name: string }>> = customer.columns;
  return field === 'doNotCall' ? (columns['dncOn']?.name ?? field) : (columns[field]?.name ?? field);
}
