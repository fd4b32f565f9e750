import type { Day } from '../domain/day.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { Journal } from './journal.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

const columns = 'id, customer_id AS customerId, kind, who, day, reason';

/** Who does not want to be called or written to, kind by kind. */
export class Refusals {
  readonly #sqlite: Sqlite;
  readonly #journal: () => Journal;

  constructor(sqlite: Sqlite, journal: () => Journal) {
    this.#sqlite = sqlite;
    this.#journal = journal;
  }

  async of(customerId: number): Promise<Refusal[]> {
    return this.#sqlite
      .prepare(`SELECT ${columns} FROM refusal WHERE customer_id = ? ORDER BY day, id`)
      .all([customerId]) as Refusal[];
  }

  async all(): Promise<Refusal[]> {
    return this.#sqlite.prepare(`SELECT ${columns} FROM refusal ORDER BY customer_id, day, id`).all() as Refusal[];
  }

  add(refusal: Omit<Refusal, 'id'>): number {
    const { customerId, kind, who, day, reason } = refusal;
    return this.#journal().add('refusal', { customer_id: customerId, kind, who, day, reason });
  }

  remove(id: number): void {
    this.#journal().remove('refusal', id);
  }

  /** Customers who as a whole refused this kind of touch. */
  async refusing(kind: Refusal['kind']): Promise<ReadonlyMap<number, Day>> {
    const rows = this.#sqlite
      .prepare('SELECT customer_id AS id, min(day) AS day FROM refusal WHERE kind = ? AND who IS NULL GROUP BY 1')
      .all([kind]) as { id: number; day: Day }[];
    return new Map(rows.map((row) => [row.id, row.day]));
  }
}
