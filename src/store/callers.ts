/** The people who call, and whose customers are whose. */
import type { Customer } from '../domain/customer.ts';
import { formatCapacity } from '../domain/plan/plan-settings.ts';
import { formatDaysOff, formatWorkdays } from '../domain/plan/workdays.ts';
import { type Caller, callerKey, ownerKey, type Team, teamOf } from '../domain/team.ts';
import type { Basis } from './basis.ts';
import type { CallerRow } from './caller-rows.ts';
import { type Db, idsOf, type WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { caller as table } from './schema.ts';

type CallerChange = Partial<Omit<Caller, 'id' | 'key'>>;

export class Callers {
  readonly #db: Db;
  readonly #basis: Basis;

  constructor(db: Db, basis: Basis) {
    this.#db = db;
    this.#basis = basis;
  }

  /** Those who left too, in the order in which they came. */
  async all(): Promise<readonly Caller[]> {
    return await this.#basis.callers();
  }

  /** Null for a book with fewer than two callers. */
  async team(): Promise<Team | null> {
    return teamOf(await this.all());
  }

  /** How many customers have each owner, as it is written; archived ones are left out. */
  async customersByOwner(): Promise<ReadonlyMap<string | null, number>> {
    const rows = await this.#db.all<{ owner: string | null; customers: number }>(
      'SELECT owner, count(*) AS customers FROM customer WHERE archived = 0 GROUP BY owner',
    );
    return new Map(rows.map(({ owner, customers }) => [owner, customers]));
  }

  /** The customers whose owner has one of these names; archived ones too. */
  async customersOf(names: readonly string[]): Promise<number[]> {
    const keys = new Set(names.map(callerKey));
    const owners = [...(await this.#owners())].filter((owner) => keys.has(callerKey(owner)));
    const sql = `SELECT id FROM customer WHERE owner IN ${this.#db.listed('?', 'texts')} ORDER BY id`;
    return await idsOf(this.#db, sql, [this.#db.list(owners)]);
  }

  async #owners(): Promise<readonly string[]> {
    const rows = await this.#db.all<{ owner: string }>('SELECT DISTINCT owner FROM customer WHERE owner IS NOT NULL');
    return rows.map(({ owner }) => owner);
  }
}

export class WritableCallers extends Callers {
  readonly #journal: Journal;
  readonly #basis: Basis;

  constructor(db: WriteDb, journal: Journal, basis: Basis) {
    super(db, basis);
    this.#journal = journal;
    this.#basis = basis;
  }

  async add(caller: Omit<Caller, 'id' | 'key'>): Promise<number> {
    const id = await this.#journal.add(table, toRow(caller) as Omit<CallerRow, 'id'>);
    this.#basis.forget();
    return id;
  }

  /** True when something changed. */
  async change(id: number, change: CallerChange): Promise<boolean> {
    const changed = await this.#journal.change(table, id, toRow(change));
    this.#basis.forget();
    return changed;
  }
}

/** The given fields as they are stored. */
function toRow({ name, capacity, workdays, daysOff, substitute, ...plain }: CallerChange): Partial<CallerRow> {
  return {
    ...plain,
    ...(name !== undefined && { name, nameKey: callerKey(name) }),
    ...(capacity !== undefined && { capacity: capacity && formatCapacity(capacity) }),
    ...(workdays !== undefined && { workdays: workdays && formatWorkdays(workdays) }),
    ...(daysOff !== undefined && { daysOff: daysOff.length === 0 ? null : formatDaysOff(daysOff) }),
    ...(substitute !== undefined && { substituteId: substitute }),
  };
}

/** Updates which caller owns each customer, after an operation that changed owners or callers; returns the customers that changed. */
export async function keepOwnerKeys(db: WriteDb, team: Team | null): Promise<ReadonlySet<number>> {
  const rows = await db.all<{ id: number; owner: Customer['owner']; known: string | null }>(
    `SELECT customer.id, owner, owner_key AS known FROM customer JOIN standing ON standing.id = customer.id
     WHERE owner IS NOT NULL OR owner_key IS NOT NULL ORDER BY customer.id`,
  );
  const keyOf = remembered((owner: string | null) => ownerKey(team, owner));
  const changed = rows.flatMap(({ id, owner, known }) => (keyOf(owner) === known ? [] : [[keyOf(owner), id] as const]));
  await db.runMany('UPDATE standing SET owner_key = ? WHERE id = ?', changed);
  return new Set(changed.map(([, id]) => id));
}

/** There are few owners, and many customers. */
export function remembered<K, V>(work: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined || known.has(key)) return found as V;
    const value = work(key);
    known.set(key, value);
    return value;
  };
}
