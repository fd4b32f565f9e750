import type { Day } from '../domain/day.ts';
import type { PromiseOwed } from '../domain/promise.ts';
import type { Db, Value, WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { promise as table } from './schema.ts';

export type NewPromise = Omit<PromiseOwed, 'id'>;
export type PromiseChange = Partial<Omit<NewPromise, 'customerId'>>;

export class Promises {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Open ones that are due by this day (all open ones when absent), the longest due first. */
  async owed(until?: Day): Promise<PromiseOwed[]> {
    return await this.#select('WHERE told_on IS NULL AND due <= ? ORDER BY due, time, id', until ?? '9999-12-31');
  }

  /** Kept ones too, the longest due first. */
  async all(): Promise<PromiseOwed[]> {
    return await this.#select('ORDER BY due, time, id');
  }

  /** All of a customer, kept ones too, the latest made first. */
  async of(customerId: number): Promise<PromiseOwed[]> {
    return await this.#select('WHERE customer_id = ? ORDER BY made_on DESC, id DESC', customerId);
  }

  async get(id: number): Promise<PromiseOwed | null> {
    return (await this.#select('WHERE id = ?', id))[0] ?? null;
  }

  /** Those that were closed, or fell due and were not, on these days: for the look back. */
  async between(from: Day, to: Day): Promise<PromiseOwed[]> {
    return await this.#select(
      'WHERE told_on BETWEEN ? AND ? OR due BETWEEN ? AND ? ORDER BY due, id',
      ...[from, to, from, to],
    );
  }

  async #select(which: string, ...values: readonly Value[]): Promise<PromiseOwed[]> {
    return await this.#db.all<PromiseOwed>(`SELECT ${table.select()} FROM promise ${which}`, values);
  }
}

export class WritablePromises extends Promises {
  readonly #journal: Journal;

  constructor(db: WriteDb, journal: Journal) {
    super(db);
    this.#journal = journal;
  }

  async add(promise: NewPromise): Promise<number> {
    return await this.#journal.add(table, promise);
  }

  async change(id: number, change: PromiseChange): Promise<boolean> {
    return await this.#journal.change(table, id, change);
  }
}
