import type { Day } from '../domain/day.ts';
import type { PromisedPotential } from '../domain/rank/potential.ts';
import type { Potential } from '../domain/rank/rank-settings.ts';
import type { Journal } from './journal.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

/** What somebody said will come of a customer, at most one a customer. */
export class Potentials {
  readonly #sqlite: Sqlite;
  readonly #journal: () => Journal;

  constructor(sqlite: Sqlite, journal: () => Journal) {
    this.#sqlite = sqlite;
    this.#journal = journal;
  }

  /** Null also when its day has passed. */
  async of(customerId: number, today: Day): Promise<PromisedPotential | null> {
    const row = await (await this.#sqlite.kysely())
      .selectFrom('potential')
      .select(['level', 'reason', 'until', 'noted_on'])
      .where('customer_id', '=', customerId)
      .executeTakeFirst();
    if (row === undefined || (row.until !== null && row.until < today)) return null;
    return {
      level: row.level as Potential,
      reason: row.reason,
      until: row.until as Day | null,
      notedOn: row.noted_on as Day,
    };
  }

  /** Null takes it away. True when something changed. */
  set(customerId: number, potential: PromisedPotential | null): boolean {
    const row = this.#sqlite.prepare('SELECT id FROM potential WHERE customer_id = ?').get([customerId]) as
      | { id: number }
      | undefined;
    if (potential === null) {
      if (row !== undefined) this.#journal().remove('potential', row.id);
      return row !== undefined;
    }
    const { level, reason, until, notedOn } = potential;
    const values = { level, reason, until, noted_on: notedOn };
    if (row !== undefined) return this.#journal().change('potential', row.id, values);
    this.#journal().add('potential', { customer_id: customerId, ...values });
    return true;
  }
}
