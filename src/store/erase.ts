/** Removes customers from a book and its journal for good. */
import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { identityKeys, namesOf, partsOf } from '../domain/erasure.ts';
import { customerTables } from './customer-tables.ts';
import { customerOf } from './customers.ts';
import { type Db, some, type WriteDb } from './db.ts';
import { type ErasedCustomers, hasher, unswept } from './erasures.ts';
import {
  absorbedBy,
  blankIn,
  blankWords,
  eraseChanges,
  eraseChangesUntil,
  eraseUndone,
  namingColumns,
  textsHolding,
} from './journal-erasure.ts';
import { readMeta, removeMeta, stoppedProductsStamp, writeMeta } from './meta.ts';
import { People } from './people.ts';
import { customer as customerTable } from './schema.ts';

const summaries = "SELECT id, summary AS text FROM operation WHERE summary <> ''";

/** Takes over the customers that another state of this book has erased; hashes of another book mean nothing here. */
export async function adoptErased(db: WriteDb, { rows, salt }: ErasedCustomers): Promise<void> {
  if (salt === (await readMeta(db, 'salt'))) await remember(db, rows);
}

export async function remember(db: WriteDb, rows: ErasedCustomers['rows']): Promise<void> {
  for (const { hash, day } of rows)
    if (!(await some(db, 'SELECT 1 FROM erased WHERE hash = ?', [hash]))) await db.insert('erased', { hash, day });
}

/**
 * Removes a customer for good: from the tables, and from the journal that undo reads. A salted hash of what identifies
 * them stays, so that imports recognize them. With `keepSums` their purchases stay, detached from any customer. This
 * cannot be undone. The deleted data is in free parts of the file until it is swept.
 */
export async function erase(
  db: WriteDb,
  customer: Customer,
  { day, at, keepSums }: { day: Day; at: string; keepSums: boolean },
): Promise<void> {
  const hash = await hasher(db);
  const absorbed = await absorbedBy(db, customer.id);
  const people = [
    customer,
    ...absorbed.map(({ before }) => customerOf(customerTable.fromStored(before))),
    ...(await peopleOf(db, customer)),
  ];
  for (const person of people)
    await remember(
      db,
      keysOf(person).map((key) => ({ hash: hash(key), day })),
    );
  await eraseChanges(db, customer.id);
  for (const { id, until } of absorbed) await eraseChangesUntil(db, id, until);
  await eraseUndone(db);
  const words = [...new Set(people.flatMap(namesOf))];
  await blankSummaries(db, words);
  const parts = [...new Set(people.flatMap(partsOf))];
  await blankIn(db, { table: 'operation', column: 'summary', those: "summary <> ''" }, parts);
  await blankWords(db, words);
  if (keepSums) await anonymize(db, customer.id, day);
  else await db.run('DELETE FROM customer WHERE id = ?', [customer.id]);
  await db.insert('operation', {
    ...{ at, day, kind: 'erase', subject_id: customer.id, command: `erase ${customer.id}`, summary: '' },
  });
  await removeMeta(db, 'standing', 'clock', stoppedProductsStamp);
  await writeMeta(db, unswept, day);
}

/** Each as a customer of their own would be known. */
async function peopleOf(db: Db, customer: Customer): Promise<Customer[]> {
  const people = await new People(db).of(customer.id);
  return people.map(({ name, externalId, emails, phones, address }) => ({
    ...customer,
    ...{ name, externalId, emails, phones, address, struckPhones: [] },
  }));
}

/** What the customer is recognized by. */
function keysOf(customer: Customer): string[] {
  const name = identityKeys({ ...customer, externalId: null, emails: [], phones: [] });
  const struck = identityKeys({ ...customer, emails: [], phones: customer.struckPhones });
  return [...new Set([...identityKeys(customer), ...struck, ...name])];
}

/** The summaries of operations may name the customer, and so may the name of an imported file. */
export async function blankSummaries(db: WriteDb, words: readonly string[]): Promise<void> {
  for (const { id } of await textsHolding(db, summaries, words))
    await db.run("UPDATE operation SET summary = '' WHERE id = ?", [id]);
  await blankIn(db, { table: 'operation', column: 'command', those: "kind = 'import'" }, words);
  await blankIn(db, { table: 'import', column: 'file', those: 'true' }, words);
}

const keptOfSums = new Set([
  ...['id', 'currency', 'total_minor', 'orders', 'first_purchase', 'last_purchase', 'created_on'],
]);

/** Only the sums stay: a customer without a name, whom no list shows. */
async function anonymize(db: WriteDb, id: number, day: Day): Promise<void> {
  for (const table of customerTables)
    if (table !== 'purchase') await db.run(`DELETE FROM "${table}" WHERE customer_id = ?`, [id]);
  for (const { table, column } of namingColumns) await db.run(`DELETE FROM "${table}" WHERE "${column}" = ?`, [id]);
  await db.run('UPDATE purchase SET external_id = NULL WHERE customer_id = ?', [id]);
  await db.run('UPDATE standing SET planned = NULL, planned_reason = NULL WHERE id = ?', [id]);
  const name = `'erased ${day}'`;
  const values: Record<string, string> = { name, name_key: name, archived: '1' };
  const assignments = Object.values(customerTable.columns)
    .filter(({ name }) => !keptOfSums.has(name))
    .map(({ name, mayBeNull }) => `"${name}" = ${values[name] ?? (mayBeNull ? 'NULL' : "'[]'")}`);
  await db.run(`UPDATE customer SET ${assignments.join(', ')} WHERE id = ?`, [id]);
}
