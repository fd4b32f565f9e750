/** Removes one of a company's people for good; the company and its purchases stay. */
import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { identityKeys } from '../domain/erasure.ts';
import type { Person } from '../domain/person.ts';
import { idsOf, type WriteDb } from './db.ts';
import { blankSummaries, remember } from './erase.ts';
import { hasher, unswept } from './erasures.ts';
import { blankIn, blankWords, cutFromRanges, eraseUndone } from './journal-erasure.ts';
import { writeMeta } from './meta.ts';
import { People } from './people.ts';

/** Notes about the person alone are removed too. */
const ownRows = ['fact', 'refusal'] as const;
/** Texts of the company that may mention the person: they stay, without the name. */
const words = [
  ['touch', 'note'],
  ['answer', 'text'],
  ['promise', 'text'],
  ['promise', 'about'],
  ['fact', 'text'],
  ['question', 'text'],
  ['refusal', 'reason'],
] as const;

interface Erasing {
  readonly customer: Customer;
  readonly day: Day;
  readonly at: string;
}

/**
 * Runs inside a transaction, and cannot be undone. A salted hash of what identifies the person stays, so that imports
 * recognize them.
 */
export async function erasePerson(db: WriteDb, person: Person, erasing: Erasing): Promise<void> {
  const { customer, day, at } = erasing;
  const own = onlyTheirs(person, await new People(db).of(customer.id));
  const hash = await hasher(db);
  const keys = identityKeys({ ...person, ...own, company: customer.company });
  await remember(
    db,
    keys.map((key) => ({ hash: hash(key), day })),
  );
  await eraseUndone(db);
  for (const table of ownRows)
    for (const row of await idsOf(db, `SELECT id FROM ${table} WHERE person_id = ?`, [person.id]))
      await removeForGood(db, table, row);
  await removeForGood(db, 'person', person.id);
  await forgetReach(db, customer, own);
  await blankNames(db, customer, [person.name, ...own.emails, ...own.phones]);
  await db.insert('operation', {
    ...{ at, day, kind: 'erase', command: `erase ${customer.id} --person`, summary: '' },
  });
  await writeMeta(db, unswept, day);
}

type Reach = Pick<Person, 'emails' | 'phones'>;

/** Addresses and numbers that others at the customer share are not theirs alone. */
function onlyTheirs({ id, emails, phones }: Person, people: readonly Person[]): Reach {
  const others = people.filter((other) => other.id !== id);
  return {
    emails: emails.filter((email) => !others.some((other) => other.emails.includes(email))),
    phones: phones.filter((phone) => !others.some((other) => other.phones.includes(phone))),
  };
}

/** Including what the journal has of it. */
async function removeForGood(db: WriteDb, table: string, row: number): Promise<void> {
  await db.run(`DELETE FROM "${table}" WHERE id = ?`, [row]);
  await cutFromRanges(db, table, row);
  await db.run("DELETE FROM change WHERE table_name = ? AND row_id = ? AND kind <> 'added'", [table, row]);
}

const lists = ['emails', 'phones', 'struck_phones'] as const;

/** Removes their numbers and addresses from the customer's present and former ones. */
async function forgetReach(db: WriteDb, customer: Customer, { emails, phones }: Reach): Promise<void> {
  const theirs = new Set([...emails, ...phones]);
  const without = (stored: unknown) =>
    JSON.stringify((JSON.parse(String(stored)) as string[]).filter((text) => !theirs.has(text)));
  // Which number is which stands by the number.
  const untyped = (stored: unknown) => {
    const left = Object.entries(JSON.parse(String(stored))).filter(([contact]) => !theirs.has(contact));
    return left.length === 0 ? null : JSON.stringify(Object.fromEntries(left));
  };
  const now = { emails: customer.emails, phones: customer.phones, struck_phones: customer.struckPhones };
  const kept = lists.map((list) => without(JSON.stringify(now[list])));
  const columns = [...lists, 'contact_types'].map((column) => `${column} = ?`).join(', ');
  await db.run(`UPDATE customer SET ${columns} WHERE id = ?`, [
    ...kept,
    untyped(JSON.stringify(customer.contactTypes)),
    customer.id,
  ]);
  const images = await db.all<{ id: number; before: string }>(
    "SELECT id, before FROM change WHERE table_name = 'customer' AND row_id = ? AND before IS NOT NULL",
    [customer.id],
  );
  for (const { id, before } of images) {
    const image = JSON.parse(before) as Record<string, unknown>;
    for (const list of lists) if (list in image) image[list] = without(image[list]);
    if (image['contact_types'] != null) image['contact_types'] = untyped(image['contact_types']);
    await db.run('UPDATE change SET before = ? WHERE id = ?', [JSON.stringify(image), id]);
  }
}

async function blankNames(db: WriteDb, { id }: Customer, names: readonly string[]): Promise<void> {
  await blankSummaries(db, names);
  await blankWords(db, names);
  for (const [table, column] of words)
    await blankIn(db, { table, column, those: `customer_id = ${id} AND ${column} IS NOT NULL` }, names);
}
