import type { Day } from '../domain/day.ts';
import type { PromisedPotential } from '../domain/rank/potential.ts';
import { potentials } from '../domain/rank/rank-settings.ts';
import type { Db, WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { potential as table } from './schema.ts';

/** What somebody expects of a customer, at most one for each. */
export class Potentials {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** Null also when its day has passed, or another program wrote a level that there is not. */
  async of(customerId: number, today: Day): Promise<PromisedPotential | null> {
    const found = await this.#db.get<PromisedPotential>(
      `SELECT level, reason, until, noted_on AS "notedOn" FROM potential WHERE customer_id = ?`,
      [customerId],
    );
    if (found === undefined || !potentials.includes(found.level)) return null;
    return found.until !== null && found.until < today ? null : found;
  }
}

export class WritablePotentials extends Potentials {
  readonly #db: WriteDb;
  readonly #journal: Journal;

  constructor(db: WriteDb, journal: Journal) {
    super(db);
    this.#db = db;
    this.#journal = journal;
  }

  /** Null removes it. True when something changed. */
  async set(customerId: number, potential: PromisedPotential | null): Promise<boolean> {
    const known = await this.#db.get<{ id: number }>('SELECT id FROM potential WHERE customer_id = ?', [customerId]);
    if (potential === null) {
      if (known !== undefined) await this.#journal.remove('potential', known.id);
      return known !== undefined;
    }
    const { level, reason, until, notedOn } = potential;
    if (known !== undefined) return await this.#journal.change(table, known.id, { level, reason, until, notedOn });
    await this.#journal.add(table, { customerId, level, reason, until, notedOn });
    return true;
  }
}
