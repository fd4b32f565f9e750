/**
 * Which fields of a customer were set by hand, once an operation was taken back or done again: each field stays one of them as long
 * as any operation that set it so still holds. The journal alone does not tell: the second of two edits of a field changes
 * nothing in that list.
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

/** One change of a customer, with the list as it was before and after it. */
interface HandSetChange {
  readonly operation: number;
  readonly columns: ReadonlySet<string>;
  readonly was: readonly string[];
  readonly became: readonly string[];
}

interface Settling {
  readonly db: WriteDb;
  /** Of what takes the operation back or does it again; the changes are made. */
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

/** All changes of those among these customers whose list ever changed, in the order in which they were made. */
async function imagesOf(db: Db, customers: readonly number[]): Promise<Image[]> {
  // Found by the customer, by whom the journal has an index.
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

/** From the last back to the first: each image says what the list was before it. */
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

/** Nothing but a person changes a field that was set by hand. */
const sets = ({ columns, was, became }: HandSetChange, field: string) =>
  became.includes(field) && (!was.includes(field) || columns.has(columnOf(field)));

function columnOf(field: string): string {
  const columns: Readonly<Record<string, { readonly name: string }>> = customer.columns;
  return field === 'doNotCall' ? (columns['dncOn']?.name ?? field) : (columns[field]?.name ?? field);
}
