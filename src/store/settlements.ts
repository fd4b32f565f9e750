import type { Settlement } from '../domain/settlement.ts';
import type { Db, WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { settlement as table } from './schema.ts';

export class Settlements {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** All settlements of these customers, by number. */
  async ofAll(customerIds: readonly number[]): Promise<Settlement[]> {
    return await this.#db.all<Settlement>(
      `SELECT ${table.select()} FROM settlement WHERE customer_id IN ${this.#db.listed('?')} ORDER BY id`,
      [this.#db.list(customerIds)],
    );
  }
}

export class WritableSettlements extends Settlements {
  readonly #journal: Journal;

  constructor(db: WriteDb, journal: Journal) {
    super(db);
    this.#journal = journal;
  }

  async addMany(settlements: readonly Omit<Settlement, 'id'>[]): Promise<void> {
    await this.#journal.addMany(table, fields, settlements);
  }

  /** Assigns the money to another purchase. */
  async move(id: number, purchaseId: number): Promise<void> {
    await this.#journal.change(table, id, { purchaseId });
  }

  async remove(id: number): Promise<void> {
    await this.#journal.remove('settlement', id);
  }
}

const fields = ['customerId', 'purchaseId', 'externalId', 'day', 'amountMinor', 'currency', 'kind', 'layout'] as const;
