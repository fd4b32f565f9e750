import type { Day } from '../domain/day.ts';
import type { DuePromise } from '../domain/due.ts';
import type { PromiseOwed } from '../domain/promise.ts';
import { customerOf } from './customers.ts';
import type { Db, Value, WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { customer as customerTable, promise as table } from './schema.ts';

type NewPromise = Omit<PromiseOwed, 'id' | 'about' | 'personId'> & Partial<Pick<PromiseOwed, 'about' | 'personId'>>;
type PromiseChange = Partial<Omit<NewPromise, 'customerId'>>;

export class Promises {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Open ones due by this day (all open ones when absent), the most overdue first, with their customers. */
  async owed(until: Day = '9999-12-31'): Promise<DuePromise[]> {
    return await this.#withCustomers('WHERE told_on IS NULL AND due <= ?', until);
  }

  /** Including kept ones, the earliest due first, with their customers. */
  async all(): Promise<DuePromise[]> {
    return await this.#withCustomers('');
  }

  /** All of a customer, including kept ones, the latest made first. */
  async of(customerId: number): Promise<PromiseOwed[]> {
    return await this.#select('WHERE customer_id = ? ORDER BY made_on DESC, id DESC', customerId);
  }

  /** Those of these numbers that exist, including closed ones, with their customers. */
  async some(ids: readonly number[]): Promise<DuePromise[]> {
    if (ids.length === 0) return [];
    return await this.#withCustomers(`WHERE promise.id IN ${this.#db.listed('?')}`, this.#db.list(ids));
  }

  async get(id: number): Promise<PromiseOwed | null> {
    return (await this.#select('WHERE id = ?', id))[0] ?? null;
  }

  /** Open ones due by a day, as in `owed`; and those closed in the days before, or due then and open at their end. */
  async around(
    until: Day,
    { from, to }: { readonly from: Day; readonly to: Day },
  ): Promise<{ readonly owed: readonly DuePromise[]; readonly before: readonly DuePromise[] }> {
    const found = await this.#withCustomers('WHERE (told_on IS NULL AND due <= ?) OR told_on >= ?', ...[until, from]);
    const within = (day: Day | null) => day !== null && day >= from && day <= to;
    return {
      owed: found.filter(({ promise }) => promise.toldOn === null && promise.due <= until),
      before: found.filter(({ promise }) => within(promise.toldOn) || within(promise.due)),
    };
  }

  async #withCustomers(which: string, ...values: readonly Value[]): Promise<DuePromise[]> {
    const rows = await this.#db.all<Value[]>(
      `SELECT ${table.select()}, ${customerTable.select()}, (SELECT name FROM person WHERE person.id = promise.person_id)
       FROM promise JOIN customer ON customer.id = customer_id
       ${which} ORDER BY due, time IS NOT NULL, time, promise.id`,
      values,
      'arrays',
    );
    return rows.map((row) => ({
      promise: table.readValues(row),
      customer: customerOf(customerTable.readValues(row, table.width)),
      person: row.at(-1) as string | null,
    }));
  }

  async #select(which: string, ...values: readonly Value[]): Promise<PromiseOwed[]> {
    return await this.#db.all<PromiseOwed>(`SELECT ${table.select()} FROM promise ${which}`, values);
  }
}

export class WritablePromises extends Promises {
  readonly #journal: Journal;
  readonly #added: PromiseOwed[] = [];

  constructor(db: WriteDb, journal: Journal) {
    super(db);
    this.#journal = journal;
  }

  /** Added in this operation, the latest first. */
  get added(): readonly PromiseOwed[] {
    return this.#added;
  }

  async add(promise: NewPromise): Promise<number> {
    const made = { about: null, personId: null, ...promise };
    const id = await this.#journal.add(table, made);
    this.#added.unshift({ id, ...made });
    return id;
  }

  async change(id: number, change: PromiseChange): Promise<boolean> {
    return await this.#journal.change(table, id, change);
  }
}
