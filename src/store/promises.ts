import type { Selectable } from 'kysely';
import type { Day } from '../domain/day.ts';
import type { PromiseOwed } from '../domain/promise.ts';
import type { Journal, Row } from './journal.ts';
import type { PromiseTable } from './schema.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

export type NewPromise = Omit<PromiseOwed, 'id'>;
export type PromiseChange = Partial<Omit<NewPromise, 'customerId'>>;

const columns = [
  'id',
  'customer_id',
  'touch_id',
  'kind',
  'text',
  'due',
  'time',
  'made_on',
  'done_on',
  'told_on',
] as const;

export class Promises {
  readonly #sqlite: Sqlite;
  readonly #journal: () => Journal;

  constructor(sqlite: Sqlite, journal: () => Journal) {
    this.#sqlite = sqlite;
    this.#journal = journal;
  }

  /** Open ones that are due by this day (all open ones when absent), the longest due first. */
  async owed(until?: Day): Promise<PromiseOwed[]> {
    const rows = this.#sqlite
      .prepare(`SELECT ${columns.join(', ')} FROM promise WHERE told_on IS NULL AND due <= ? ORDER BY due, time, id`)
      .all([until ?? '9999-12-31']);
    return (rows as Parameters<typeof toPromise>[0][]).map(toPromise);
  }

  /** Kept ones too, the longest due first. */
  async all(): Promise<PromiseOwed[]> {
    return (await (await this.#select()).orderBy('due').orderBy('time').orderBy('id').execute()).map(toPromise);
  }

  /** All of a customer, kept ones too, the latest made first. */
  async of(customerId: number): Promise<PromiseOwed[]> {
    return (
      await (
        await await this.#select()
      )
        .where('customer_id', '=', customerId)
        .orderBy('made_on', 'desc')
        .orderBy('id', 'desc')
        .execute()
    ).map(toPromise);
  }

  async get(id: number): Promise<PromiseOwed | null> {
    const row = await (await await this.#select()).where('id', '=', id).executeTakeFirst();
    return row === undefined ? null : toPromise(row);
  }

  /** Those that were closed, or fell due and were not, on these days: for the look back. */
  async between(from: Day, to: Day): Promise<PromiseOwed[]> {
    const rows = this.#sqlite
      .prepare(
        `SELECT ${columns.join(', ')} FROM promise WHERE told_on BETWEEN ? AND ? OR due BETWEEN ? AND ? ORDER BY due, id`,
      )
      .all([from, to, from, to]);
    return (rows as Selectable<PromiseTable>[]).map(toPromise);
  }

  add(promise: NewPromise): number {
    return this.#journal().add('promise', toRow(promise));
  }

  change(id: number, change: PromiseChange): boolean {
    return this.#journal().change('promise', id, toRow(change));
  }

  async #select() {
    return (await this.#sqlite.kysely()).selectFrom('promise').select(columns);
  }
}

function toRow(promise: Partial<NewPromise>): Row<'promise'> {
  const named = {
    customerId: 'customer_id',
    touchId: 'touch_id',
    madeOn: 'made_on',
    doneOn: 'done_on',
    toldOn: 'told_on',
  };
  return Object.fromEntries(
    Object.entries(promise).map(([field, value]) => [named[field as keyof typeof named] ?? field, value]),
  );
}

function toPromise(row: Selectable<PromiseTable>): PromiseOwed {
  return {
    id: row.id,
    customerId: row.customer_id,
    touchId: row.touch_id,
    kind: row.kind as PromiseOwed['kind'],
    text: row.text,
    due: row.due as Day,
    time: row.time,
    madeOn: row.made_on as Day,
    doneOn: row.done_on as Day | null,
    toldOn: row.told_on as Day | null,
  };
}
