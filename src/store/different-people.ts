/** Pairs of customers who look like one but are two different people. */
import type { Day } from '../domain/day.ts';
import { type Db, idsOf, type WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { differentPerson as table } from './schema.ts';

/** The lower number first. */
interface DifferentPair {
  readonly a: number;
  readonly b: number;
  readonly day: Day;
}

export class DifferentPeople {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Each pair once, in the order of their numbers. */
  async all(): Promise<DifferentPair[]> {
    return await this.#db.all<DifferentPair>(
      `SELECT least_id AS a, most_id AS b, min(day) AS day FROM (
         SELECT CASE WHEN customer_id < other_id THEN customer_id ELSE other_id END AS least_id,
                CASE WHEN customer_id < other_id THEN other_id ELSE customer_id END AS most_id, day
         FROM different_person) AS pair
       GROUP BY least_id, most_id ORDER BY least_id, most_id`,
    );
  }

  /** Since when these two are known to be different people; null when they are not. */
  async since(one: number, other: number): Promise<Day | null> {
    const found = await this.#db.get<{ day: Day | null }>(
      `SELECT min(day) AS day FROM different_person WHERE ${thesePair}`,
      [one, other, other, one],
    );
    return found?.day ?? null;
  }
}

const thesePair = '(customer_id = ? AND other_id = ?) OR (customer_id = ? AND other_id = ?)';

export class WritableDifferentPeople extends DifferentPeople {
  readonly #db: WriteDb;
  readonly #journal: Journal;

  constructor(db: WriteDb, journal: Journal) {
    super(db);
    this.#db = db;
    this.#journal = journal;
  }

  /** False when it was known already. */
  async add(one: number, other: number, day: Day): Promise<boolean> {
    if ((await this.since(one, other)) !== null) return false;
    await this.#journal.add(table, { customerId: one, otherId: other, day });
    await this.#journal.add(table, { customerId: other, otherId: one, day });
    return true;
  }

  /** False when it was not known. */
  async remove(one: number, other: number): Promise<boolean> {
    const rows = await this.#rowsOf(one, other);
    for (const row of rows) await this.#journal.remove('different_person', row);
    return rows.length > 0;
  }

  /**
   * Before a customer is merged into another: everybody known to be different from the first is now different from the
   * second. That the two themselves are different no longer holds.
   */
  async join(from: number, into: number): Promise<void> {
    await this.remove(from, into);
    const others = await this.#db.all<{ other: number }>(
      'SELECT DISTINCT other_id AS other FROM different_person WHERE customer_id = ?',
      [from],
    );
    for (const { other } of others) {
      if ((await this.since(into, other)) !== null) await this.remove(from, other);
      else
        for (const row of await this.#rowsOf(from, other))
          await this.#journal.changeRow('different_person', row, await this.#with(row, from, into));
    }
  }

  async #with(row: number, from: number, into: number): Promise<{ customer_id: number } | { other_id: number }> {
    const own = await this.#db.get('SELECT 1 FROM different_person WHERE id = ? AND customer_id = ?', [row, from]);
    return own === undefined ? { other_id: into } : { customer_id: into };
  }

  async #rowsOf(one: number, other: number): Promise<number[]> {
    return await idsOf(this.#db, `SELECT id FROM different_person WHERE ${thesePair} ORDER BY id`, [
      ...[one, other, other, one],
    ]);
  }
}
