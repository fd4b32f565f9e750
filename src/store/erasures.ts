/** Which customers were erased, and whether somebody is one of them. */
import type { Customer } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import { type IdentityFacts, identityKeys } from '../domain/erasure.ts';
import { Customers } from './customers.ts';
import type { Db } from './db.ts';
import type { Mention } from './mentions.ts';
import { readMeta } from './meta.ts';
import { customer as customerTable } from './schema.ts';

/** Marks a book whose file was not rewritten since somebody was erased. */
export const unswept = 'unswept';

/** The customers a book has erased. */
export interface ErasedCustomers {
  readonly rows: readonly { readonly hash: string; readonly day: Day }[];
  readonly salt: string;
  isErased(facts: IdentityFacts): boolean;
}

/** Finds, among several people, those whom the book has erased and does not have. */
export type ErasedAmong = <F extends IdentityFacts>(people: readonly F[]) => Promise<ReadonlySet<F>>;

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
    const { mentionsOf } = await import('./mentions.ts');
    return await mentionsOf(this.#db, customer);
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

/** Node's cryptography takes 4 ms to load, which `today` does not need. */
export async function hasher(db: Db): Promise<(key: string) => string> {
  const { createHmac } = await import('node:crypto');
  const salt = (await readMeta(db, 'salt')) ?? '';
  return (key) => createHmac('sha256', salt).update(key).digest('hex');
}
