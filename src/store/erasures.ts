import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { type IdentityFacts, identityKeys } from '../domain/erasure.ts';
import { customerTables } from './customer-tables.ts';
import { Customers, customerOf } from './customers.ts';
import type { Db, WriteDb } from './db.ts';
import {
  absorbedBy,
  asWord,
  blankIn,
  blankWords,
  eraseChanges,
  eraseChangesUntil,
  eraseUndone,
  namingColumns,
  textsHolding,
} from './journal-erasure.ts';
import { readMeta, removeMeta, writeMeta } from './meta.ts';
import { nameKeys } from './name-keys.ts';
import { People } from './people.ts';
import { customer as customerTable, tables } from './schema.ts';

/** Marks a book whose file was not rewritten since somebody was erased. */
export const unswept = 'unswept';

/** Another customer whose notes mention the erased person. */
export interface Mention {
  readonly customerId: number;
  readonly in: string;
}

/** The customers a book has erased. */
export interface ErasedCustomers {
  readonly rows: readonly { readonly hash: string; readonly day: Day }[];
  readonly salt: string;
  isErased(facts: IdentityFacts): boolean;
}

function namesOf({ name, company, emails }: Customer): string[] {
  return [name, company ?? name, ...emails];
}

/** Also as a tag would spell it. */
function wholeNamesOf({ name, emails }: Customer): string[] {
  return [...new Set([name, name.trim().replaceAll(/\s+/g, '-'), ...emails])];
}

/** Each part of the name: another person with it loses that word in summaries, which nobody can check one by one. */
function partsOf({ name }: Customer): string[] {
  return name.split(/[\s-]+/).filter((part) => part.length > 2);
}

/**
 * How others' notes may refer to them: their names, the surname alone, a phone number as it is written, their street.
 */
function wordsFor(customer: Customer): string[] {
  const words = customer.name.trim().split(/\s+/);
  const surname = words.length > 1 ? (words.at(-1) ?? '') : '';
  const alone = [surname, customer.address ?? '', ...customer.phones, ...customer.struckPhones];
  return [...new Set([...namesOf(customer), ...alone.filter((word) => word.length > 2)])];
}

/** Finds, among several people, those whom the book has erased and does not have. */
type ErasedAmong = <F extends IdentityFacts>(people: readonly F[]) => Promise<ReadonlySet<F>>;

/** Erased customers, and where others' notes mention a customer. */
export class Erasures {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /**
   * Finds erased people who are not in the book; null when nobody was ever erased. A person added again by hand is
   * there on purpose.
   */
  async known(): Promise<ErasedAmong | null> {
    const rows = await this.#rows();
    if (rows.length === 0) return null;
    const hashes = new Set(rows.map((row) => row.hash));
    const hash = await hasher(this.#db);
    return async (people) => {
      const erased = people.filter((facts) => identityKeys(facts).some((key) => hashes.has(hash(key))));
      return new Set(await this.#notInBook(erased));
    };
  }

  /**
   * Whom this book has erased and does not have; still usable once the book is replaced by an older copy. Null when
   * nobody was ever erased.
   */
  async remembered(): Promise<ErasedCustomers | null> {
    const rows = await this.#rows();
    if (rows.length === 0) return null;
    const hash = await hasher(this.#db);
    const hashes = new Set(rows.map((row) => row.hash));
    const people = await new Customers(this.#db).all();
    const here = new Set(people.flatMap((person) => identityKeys(person)).map(hash));
    const isErased = (facts: IdentityFacts) => {
      const keys = identityKeys(facts).map(hash);
      return keys.some((key) => hashes.has(key)) && !keys.some((key) => here.has(key));
    };
    return { rows, salt: (await readMeta(this.#db, 'salt')) ?? '', isErased };
  }

  /** Since when deleted data is still in free parts of the file; null when it is not. */
  async unsweptSince(): Promise<Day | null> {
    return (await readMeta(this.#db, unswept)) as Day | null;
  }

  /** Other customers whose data mentions this one, by number, and where. */
  async mentions(customer: Customer): Promise<Mention[]> {
    const found: Mention[] = [];
    for (const table of ['customer', ...customerTables]) {
      const isOwn = table === 'customer' || table === 'person';
      const id = table === 'customer' ? 'id' : 'customer_id';
      // Another customer with the same name, company or street is a different person: in their own row only the other
      // columns count.
      const columns = textColumns(table).filter((name) => !isOwn || name !== 'name');
      if (columns.length === 0) continue;
      const text = columns.map((name) => `coalesce("${name}", '')`).join(` || ' ' || `);
      const words = isOwn ? wholeNamesOf(customer) : wordsFor(customer);
      const others = `SELECT ${id} AS id, ${text} AS text FROM "${table}" WHERE ${id} <> ?`;
      const rows = await textsHolding(this.#db, others, words, [customer.id]);
      const those = rows.filter((row) => words.some((word) => asWord(word).test(row.text)));
      for (const customerId of new Set(those.map((row) => row.id))) found.push({ customerId, in: table });
    }
    return found;
  }

  async #rows(): Promise<{ readonly hash: string; readonly day: Day }[]> {
    return await this.#db.all('SELECT hash, day FROM erased');
  }

  /** Those whose phone numbers and addresses nobody in the book has. */
  async #notInBook<F extends IdentityFacts>(people: readonly F[]): Promise<readonly F[]> {
    if (people.length === 0) return people;
    const there = new Set<string>();
    const rows = this.#db.each<{ id: string | null; emails: string }>(
      `SELECT external_id AS id, emails FROM customer WHERE external_id IS NOT NULL OR emails <> '[]'
       UNION ALL SELECT external_id, emails FROM person WHERE external_id IS NOT NULL OR emails <> '[]'`,
    );
    for await (const some of rows)
      for (const { id, emails } of some)
        for (const key of knownBy(id, customerTable.columns.emails.read?.(emails) ?? [])) there.add(key);
    return people.filter(({ externalId, emails }) => !knownBy(externalId, emails).some((key) => there.has(key)));
  }
}

function knownBy(externalId: string | null, emails: readonly string[]): string[] {
  const addresses = emails.map((email) => `email ${email.trim().toLowerCase()}`);
  return externalId === null ? addresses : [`id ${externalId.toLowerCase()}`, ...addresses];
}

const summaries = "SELECT id, summary AS text FROM operation WHERE summary <> ''";

function textColumns(name: string): string[] {
  const table = tables.find((one) => one.name === name);
  return Object.values(table?.columns ?? {}).flatMap((column) =>
    column.sql === 'TEXT' && !nameKeys.has(column.name) ? [column.name] : [],
  );
}

/** Node's cryptography takes 4 ms to load, which `today` does not need. */
export async function hasher(db: Db): Promise<(key: string) => string> {
  const { createHmac } = await import('node:crypto');
  const salt = (await readMeta(db, 'salt')) ?? '';
  return (key) => createHmac('sha256', salt).update(key).digest('hex');
}

/** Takes over the customers that another state of this book has erased; hashes of another book mean nothing here. */
export async function adoptErased(db: WriteDb, { rows, salt }: ErasedCustomers): Promise<void> {
  if (salt === (await readMeta(db, 'salt'))) await remember(db, rows);
}

export async function remember(db: WriteDb, rows: ErasedCustomers['rows']): Promise<void> {
  for (const { hash, day } of rows)
    await db.run('INSERT INTO erased (hash, day) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING', [hash, day]);
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
  await removeMeta(db, 'standing', 'clock');
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
