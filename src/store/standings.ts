import { sql } from 'kysely';
import type { Coverage } from '../domain/coverage.ts';
import type { Customer, Tier } from '../domain/customer.ts';
import type { Day } from '../domain/day.ts';
import type { RiskWord } from '../domain/figures.ts';
import type { Standing } from '../domain/standing.ts';
import { type Callable, type CallableRequest, callable, type Filter, idsMatching } from './callable.ts';
import { coverage } from './coverage.ts';
import { columns as customerColumns, toCustomer } from './customers.ts';
import type { Sqlite } from './dialect/sqlite.ts';
import type { Journal } from './journal.ts';
import { affectedBy, placeAfter, placePending } from './placing.ts';
import { refreshClocks, refreshFigures } from './refresh.ts';
import type { StandingTable } from './schema.ts';

export interface Ranked {
  readonly customer: Customer;
  readonly standing: Standing;
}

export const listOrders = ['score', 'priority', 'value', 'due', 'name', 'id'] as const;
export type ListOrder = (typeof listOrders)[number];

export type { Callable, CallableRequest, Filter } from './callable.ts';

/** What the scorer reads: when an operation wrote any of it, the figures are worked out anew. */
const scored = new Set([
  ...['customer', 'purchase', 'setting', 'setting.value'],
  ...['currency', 'total_minor', 'orders', 'first_purchase', 'last_purchase', 'tier_pin', 'archived', 'created_on'].map(
    (column) => `customer.${column}`,
  ),
  ...['day', 'amount_minor', 'currency'].map((column) => `purchase.${column}`),
]);

/** Where every customer stands. The figures are worked out once a day, and again when the data changed. */
export class Standings {
  readonly #sqlite: Sqlite;
  readonly #journal: () => Journal;

  constructor(sqlite: Sqlite, journal: () => Journal) {
    this.#sqlite = sqlite;
    this.#journal = journal;
  }

  /** Makes the figures hold for this day and the data there is; one look-up when they already do. All readers begin here. */
  async fresh(today: Day): Promise<void> {
    const stamp = this.#sqlite.prepare("SELECT value FROM stamp WHERE name = 'standing'").get() as
      | { value: string }
      | undefined;
    if (stamp?.value === today) return;
    const work = async () => {
      refreshFigures(this.#sqlite, today);
      placePending(this.#sqlite, today);
      this.#sqlite.prepare("INSERT OR REPLACE INTO stamp (name, value) VALUES ('standing', ?)").run([today]);
    };
    await (this.#sqlite.inTransaction ? work() : this.#sqlite.transaction(work));
  }

  /** The data changed: the next reader works the figures out anew. */
  stale(): void {
    this.#sqlite.run("DELETE FROM stamp WHERE name = 'standing'");
  }

  /**
   * What an operation leaves to do: all figures anew, or only the clocks of the customers who were talked to; and the
   * days of their next calls. Customers who are new get theirs together when the figures are read.
   */
  after(journal: Journal, today: Day): void {
    const written = [...journal.written];
    const affected = affectedBy(this.#sqlite, journal);
    if (written.some((name) => name.startsWith('touch') || name === 'customer.interval')) {
      refreshClocks(this.#sqlite, today, new Set([...affected.touched, ...affected.steered]));
    }
    placeAfter(this.#sqlite, journal, affected, today);
    if (written.some((name) => scored.has(name))) this.stale();
  }

  async of(customerId: number, today: Day): Promise<Standing | null> {
    await this.fresh(today);
    const row = await this.#sqlite.kysely
      .selectFrom('standing')
      .select(columns)
      .where('id', '=', customerId)
      .executeTakeFirst();
    return row === undefined ? null : toStanding(row);
  }

  /** Customers with their standings, in this order; archived ones are left out. */
  async list(today: Day, order: ListOrder, filter: Filter = {}): Promise<Ranked[]> {
    await this.fresh(today);
    let query = this.#sqlite.kysely
      .selectFrom('customer')
      .innerJoin('standing', 'standing.id', 'customer.id')
      .select(customerColumns.map((column) => `customer.${column} as c_${column}` as const))
      .select(columns.map((column) => `standing.${column} as s_${column}` as const))
      .where('customer.archived', '=', 0);
    const matching = idsMatching(this.#sqlite, filter);
    if (matching !== null) query = query.where(sql<boolean>`customer.id IN (SELECT value FROM json_each(${matching}))`);
    const rows = await query.orderBy(ordering[order]).orderBy('customer.id').execute();
    return rows.map((row) => ({
      customer: toCustomer(unprefixed(row, 'c_') as unknown as Parameters<typeof toCustomer>[0]),
      standing: toStanding(unprefixed(row, 's_') as unknown as StandingTable),
    }));
  }

  /** Some customers with their standings, in the order given. */
  async ranked(today: Day, customers: readonly Customer[]): Promise<Ranked[]> {
    const found: Ranked[] = [];
    for (const customer of customers) {
      const standing = await this.of(customer.id, today);
      if (standing !== null) found.push({ customer, standing });
    }
    return found;
  }

  /** Whom to call by a day, or on some days. */
  async callable(today: Day, request: CallableRequest): Promise<Callable> {
    await this.fresh(today);
    return callable(this.#sqlite, today, request);
  }

  /** Which share of the customers was heard within their interval. */
  async coverage(today: Day): Promise<Coverage> {
    await this.fresh(today);
    return coverage(this.#sqlite, today);
  }

  /** Sets the day of a customer's next call. */
  place(customerId: number, planned: Day | null, reason: string | null): boolean {
    return this.#journal().change('standing', customerId, { planned, planned_reason: reason });
  }
}

const ordering = {
  score: sql`standing.place`,
  priority: sql`standing.priority DESC, standing.rank DESC`,
  value: sql`standing.total_minor DESC`,
  due: sql`standing.due IS NULL, standing.due`,
  name: sql`customer.name COLLATE NOCASE`,
  id: sql`customer.id`,
} satisfies Record<ListOrder, unknown>;

const columns = [
  'id',
  'tier',
  'tier_since',
  'value',
  'rank',
  'score',
  'place',
  'risk',
  'risk_word',
  'priority',
  'last_year_minor',
  'total_minor',
  'orders',
  'first_purchase',
  'last_purchase',
  'last_conversation',
  'last_attempt',
  'due_from',
  'due',
  'planned',
  'planned_reason',
  'broken_on',
] as const;

function unprefixed(row: object, prefix: string): Record<string, unknown> {
  const own: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) if (name.startsWith(prefix)) own[name.slice(prefix.length)] = value;
  return own;
}

function toStanding(row: StandingTable): Standing {
  return {
    id: row.id,
    tier: row.tier as Tier | null,
    tierSince: row.tier_since as Day | null,
    value: row.value,
    rank: row.rank,
    score: row.score,
    place: row.place,
    risk: row.risk,
    riskWord: row.risk_word as RiskWord | null,
    priority: row.priority,
    lastYearMinor: row.last_year_minor,
    totalMinor: row.total_minor,
    orders: row.orders,
    firstPurchase: row.first_purchase as Day | null,
    lastPurchase: row.last_purchase as Day | null,
    lastConversation: row.last_conversation as Day | null,
    lastAttempt: row.last_attempt as Day | null,
    dueFrom: row.due_from as Day | null,
    due: row.due as Day | null,
    planned: row.planned as Day | null,
    plannedReason: row.planned_reason,
  };
}
