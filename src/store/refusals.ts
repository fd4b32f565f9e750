import type { Refusal } from '../domain/refusal.ts';
import type { Db, WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { refusal as table } from './schema.ts';

type NewRefusal = Omit<Refusal, 'id' | 'personId'> & Partial<Pick<Refusal, 'personId'>>;

/** Which customers do not want to be called or written to, by kind. */
export class Refusals {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  async of(customerId: number): Promise<Refusal[]> {
    return await this.#db.all<Refusal>(`SELECT ${table.select()} FROM refusal WHERE customer_id = ? ORDER BY day, id`, [
      customerId,
    ]);
  }

  async ofSome(customerIds: readonly number[]): Promise<Refusal[]> {
    if (customerIds.length === 0) return [];
    return await this.#db.all<Refusal>(
      `SELECT ${table.select()} FROM refusal WHERE customer_id IN ${this.#db.listed('?')} ORDER BY customer_id, day, id`,
      [this.#db.list(customerIds)],
    );
  }

  async all(): Promise<Refusal[]> {
    return await this.#db.all<Refusal>(`SELECT ${table.select()} FROM refusal ORDER BY customer_id, day, id`);
  }
}

export class WritableRefusals extends Refusals {
  readonly #journal: Journal;

  constructor(db: WriteDb, journal: Journal) {
    super(db);
    this.#journal = journal;
  }

  async add(refusal: NewRefusal): Promise<number> {
    return await this.#journal.add(table, { personId: null, ...refusal });
  }

  async change(id: number, change: Partial<Omit<Refusal, 'id' | 'kind' | 'day'>>): Promise<boolean> {
    return await this.#journal.change(table, id, change);
  }

  async remove(id: number): Promise<void> {
    await this.#journal.remove('refusal', id);
  }
}
