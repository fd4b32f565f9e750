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
import { customer as customerTable, tables } from './schema.ts';

/** The stamp of a book that was not written anew since somebody was erased. */
export const unswept = 'unswept';

/** A customer of whom something is noted in which the person is named. */
export interface Mention {
  readonly customerId: number;
  readonly in: string;
}

/** Whom a book had erased. */
export interface ErasedCustomers {
  readonly rows: readonly { readonly hash: string; readonly day: Day }[];
  readonly salt: string;
  isErased(facts: IdentityFacts): boolean;
}

function namesOf({ name, company, emails }: Customer): string[] {
  return [name, company ?? name, ...emails];
}

/** Also as a tag would have it. */
function wholeNamesOf({ name, emails }: Customer): string[] {
  return [...new Set([name, name.trim().replaceAll(/\s+/g, '-'), ...emails])];
}

/** Each of the names alone: nobody looks a summary through, so whoever else is called so loses a word there. */
function partsOf({ name }: Customer): string[] {
  return name.split(/[\s-]+/).filter((part) => part.length > 2);
}

/** What others' notes may call them by: the names, the surname alone, a number as it is written, the street they live in. */
function wordsFor(customer: Customer): string[] {
  const words = customer.name.trim().split(/\s+/);
  const surname = words.length > 1 ? (words.at(-1) ?? '') : '';
  const alone = [surname, customer.address ?? '', ...customer.phones, ...customer.struckPhones];
  return [...new Set([...namesOf(customer), ...alone.filter((word) => word.length > 2)])];
}

/** Tells of several people at once whom the book had erased and does not have. */
type ErasedAmong = <F extends IdentityFacts>(people: readonly F[]) => Promise<ReadonlySet<F>>;

/** Whom the book had erased, and who is named elsewhere. */
export class Erasures {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /**
   * Tells who was erased and is not in the book; null when nobody ever was. Who was put in again by hand is there because
   * somebody wanted it so.
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
   * Whom this book erased and does not have, to be asked also when the book is gone: before an older copy takes its place.
   * Null when nobody ever was.
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

  /** Since when what was deleted is still in free parts of the file; null when it is not. */
  async unsweptSince(): Promise<Day | null> {
    return (await readMeta(this.#db, unswept)) as Day | null;
  }

  /** Where others are told about whom the person is named: their numbers, and in what. */
  async mentions(customer: Customer): Promise<Mention[]> {
    const found: Mention[] = [];
    for (const table of ['customer', ...customerTables]) {
      const isOwn = table === 'customer';
      const id = isOwn ? 'id' : 'customer_id';
      // Whoever has the same name, company or street is somebody else: of their own row only the rest tells of the person.
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

  /** Those whose number and addresses nobody has. */
  async #notInBook<F extends IdentityFacts>(people: readonly F[]): Promise<readonly F[]> {
    if (people.length === 0) return people;
    const there = new Set<string>();
    const rows = this.#db.each<{ id: string | null; emails: string }>(
      "SELECT external_id AS id, emails FROM customer WHERE external_id IS NOT NULL OR emails <> '[]'",
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

/** Node's cryptography takes 4 ms to load, which `today` need not wait for. */
async function hasher(db: Db): Promise<(key: string) => string> {
  const { createHmac } = await import('node:crypto');
  const salt = (await readMeta(db, 'salt')) ?? '';
  return (key) => createHmac('sha256', salt).update(key).digest('hex');
}

/** Takes over whom another state of this book had erased; hashes of another book say nothing here. */
export async function adoptErased(db: WriteDb, { rows, salt }: ErasedCustomers): Promise<void> {
  if (salt === (await readMeta(db, 'salt'))) await remember(db, rows);
}

async function remember(db: WriteDb, rows: ErasedCustomers['rows']): Promise<void> {
  for (const { hash, day } of rows)
    await db.run('INSERT INTO erased (hash, day) VALUES (?, ?) ON CONFLICT (hash) DO NOTHING', [hash, day]);
}

/**
 * Takes a person out of the book for good: out of the tables, out of the journal that undo reads. What stays is a salted
 * hash of what identifies them, to know them again in an import. With `keepSums` their purchases stay, as those of nobody.
 * It cannot be undone. What was deleted is in free parts of the file until it is swept.
 */
export async function erase(
  db: WriteDb,
  customer: Customer,
  { day, at, keepSums }: { day: Day; at: string; keepSums: boolean },
): Promise<void> {
  const hash = await hasher(db);
  const absorbed = await absorbedBy(db, customer.id);
  const people = [customer, ...absorbed.map(({ before }) => customerOf(customerTable.fromStored(before)))];
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

/** What the person is known by. */
function keysOf(customer: Customer): string[] {
  const name = identityKeys({ ...customer, externalId: null, emails: [], phones: [] });
  const struck = identityKeys({ ...customer, emails: [], phones: customer.struckPhones });
  return [...new Set([...identityKeys(customer), ...struck, ...name])];
}

/** What operations were summed up as may name the person, and so may the name of an imported file. */
async function blankSummaries(db: WriteDb, words: readonly string[]): Promise<void> {
  for (const { id } of await textsHolding(db, summaries, words))
    await db.run("UPDATE operation SET summary = '' WHERE id = ?", [id]);
  await blankIn(db, { table: 'operation', column: 'command', those: "kind = 'import'" }, words);
  await blankIn(db, { table: 'import', column: 'file', those: 'true' }, words);
}

const keptOfSums = new Set([
  ...['id', 'currency', 'total_minor', 'orders', 'first_purchase', 'last_purchase', 'created_on'],
]);

/** Nobody is left but the sums: a customer without a name, whom no list shows. */
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
