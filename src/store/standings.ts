import type { Coverage } from '../domain/coverage.ts';
import type { Customer, Tier } from '../domain/customer.ts';
import { type Day, dayOnTheWall, toEpochDay } from '../domain/day.ts';
import { detailed, type Figures, figuresOf } from '../domain/rank/figures.ts';
import { riskWordOf } from '../domain/rank/risk.ts';
import { type BookFigures, measureBook } from '../domain/rank/score.ts';
import type { TierChange } from '../domain/rank/tier-change.ts';
import type { Standing } from '../domain/standing.ts';
import { type Callable, type CallableRequest, callable, type Filter, idsMatching } from './callable.ts';
import { coverage } from './coverage.ts';
import { columns as customerColumns, toCustomer } from './customers.ts';
import { tickOffEvents } from './events.ts';
import type { Journal } from './journal.ts';
import { actOnTriggers, affectedBy, placeAfter, placePending } from './placing.ts';
import { rank, takeBackTierChanges } from './ranking.ts';
import { type NumberedBook, readBook, readFew } from './read-book.ts';
import { refreshAllClocks, refreshClocks, startsAfter } from './refresh.ts';
import type { RankedView } from './schema.ts';
import { soundly } from './sound-values.ts';
import type { Sqlite } from './sqlite/sqlite.ts';
import { stamp, stamped } from './stamps.ts';
import { forgetOrders, recentBuyers } from './triggers.ts';

export interface Ranked {
  readonly customer: Customer;
  readonly standing: Standing;
}

export const listOrders = [
  'score',
  'priority',
  'risk',
  'value',
  'lastYear',
  'lastOrder',
  'talked',
  'due',
  'name',
  'id',
] as const;
export type ListOrder = (typeof listOrders)[number];

export type { Callable, CallableRequest, Filter } from './callable.ts';

/** What the scorer reads: when an operation wrote any of it, the figures are worked out anew. */
const scored = new Set([
  ...['customer', 'purchase', 'setting', 'setting.value', 'potential', 'potential.level', 'potential.until'],
  ...[
    'currency',
    'total_minor',
    'orders',
    'first_purchase',
    'last_purchase',
    'tier_pin',
    'tier_pin_reason',
    'archived',
    'created_on',
  ].map((column) => `customer.${column}`),
  ...['day', 'amount_minor', 'currency'].map((column) => `purchase.${column}`),
]);

/** Where every customer stands. The figures are worked out once a day, and again when the data changed. */
export class Standings {
  readonly #sqlite: Sqlite;
  readonly #journal: () => Journal;
  readonly #now: () => Date;

  constructor(sqlite: Sqlite, journal: () => Journal, now: () => Date) {
    this.#sqlite = sqlite;
    this.#journal = journal;
    this.#now = now;
  }

  /**
   * Makes the figures hold for this day and the data there is; one look-up when they already do. All readers begin
   * here; while another process is writing they do with the figures of before. When calls are due follows from tiers, touches and intervals, so another day alone changes only the movers'
   * and what lies in the future.
   */
  async fresh(today: Day): Promise<void> {
    if (stamped(this.#sqlite, 'standing') === today) return;
    const clocksOf = stamped(this.#sqlite, 'clock') as Day | null;
    const onlyTheDay = clocksOf !== null;
    const work = async () => {
      // Another process may have come first while this one waited for the lock.
      if (stamped(this.#sqlite, 'standing') === today) return;
      const { moved, figures } = rank(this.#sqlite, { today, realDay: dayOnTheWall(this.#now()), onlyTheDay });
      if (clocksOf === null || startsAfter(this.#sqlite, today < clocksOf ? today : clocksOf)) {
        refreshAllClocks(this.#sqlite, today);
      } else refreshClocks(this.#sqlite, today, moved);
      placePending(this.#sqlite, today);
      stamp(this.#sqlite, 'figures', JSON.stringify(figures));
      stamp(this.#sqlite, 'clock', today);
      stamp(this.#sqlite, 'standing', today);
    };
    if (this.#sqlite.inTransaction) await work();
    else if (this.#someUnknown()) await this.#sqlite.transaction(work, { forReading: true });
    else await this.#sqlite.whenFree(work);
  }

  /** Whether there are customers of whom no figures were ever worked out: no list would show them. */
  #someUnknown(): boolean {
    const row = this.#sqlite
      .prepare('SELECT (SELECT count(*) FROM customer) > (SELECT count(*) FROM figure) AS some')
      .get();
    return (row as { some: number }).some === 1;
  }

  /** The data changed: the next reader works the figures out anew. */
  stale(): void {
    this.#sqlite.run("DELETE FROM stamp WHERE name IN ('standing', 'clock')");
  }

  /** What an undo leaves to do: figures anew, without the moves between tiers that only the undone data made. */
  undone(operationId: number): void {
    const later = this.#sqlite.prepare('SELECT 1 FROM operation WHERE id > ? AND undone_at IS NULL').get([operationId]);
    if (later === undefined) takeBackTierChanges(this.#sqlite, operationId);
    this.stale();
  }

  /**
   * What an operation leaves to do: all figures anew, or only the clocks of the customers who were talked to; and the
   * days of their next calls. Customers who are new get theirs together when the figures are read.
   */
  after(journal: Journal, today: Day): void {
    if (journal.whole) {
      this.stale();
      return;
    }
    const written = [...journal.written];
    const affected = affectedBy(this.#sqlite, journal);
    if (written.some((name) => name.startsWith('touch') || name === 'customer.interval')) {
      refreshClocks(this.#sqlite, today, new Set([...affected.touched, ...affected.steered]));
    }
    placeAfter(this.#sqlite, journal, affected, today);
    const buyers = recentBuyers(this.#sqlite, journal, today);
    if (journal.written.has('purchase')) forgetOrders(this.#sqlite);
    actOnTriggers(this.#sqlite, journal, [...affected.touched, ...affected.steered, ...buyers], today);
    if (journal.written.has('touch') || journal.written.has('touch.outcome')) {
      tickOffEvents(this.#sqlite, journal, affected.touched, today);
    }
    if (written.some((name) => scored.has(name))) this.stale();
  }

  async of(customerId: number, today: Day): Promise<Standing | null> {
    await this.fresh(today);
    const row = this.#sqlite.prepare(`SELECT ${columns.join(', ')} FROM ranked WHERE id = ?`).get([customerId]);
    return row === undefined ? null : toStanding(row as RankedView);
  }

  /** Customers with their standings, in this order, at most so many; archived ones are left out. */
  async list(today: Day, order: ListOrder, filter: Filter = {}, most?: number): Promise<Ranked[]> {
    await this.fresh(today);
    const { sql } = await import('kysely');
    let query = (await this.#sqlite.kysely())
      .selectFrom('customer')
      .innerJoin('ranked', 'ranked.id', 'customer.id')
      .select(customerColumns.map((column) => `customer.${column} as c_${column}` as const))
      .select(columns.map((column) => `ranked.${column} as s_${column}` as const))
      .where('customer.archived', '=', 0);
    const matching = idsMatching(this.#sqlite, filter);
    if (matching !== null) query = query.where(sql<boolean>`customer.id IN (SELECT value FROM json_each(${matching}))`);
    if (most !== undefined) query = query.limit(most);
    const rows = await query.orderBy(sql.raw(ordering[order])).orderBy('customer.id').execute();
    return rows.map((row) => ({
      customer: toCustomer(unprefixed(row, 'c_') as unknown as Parameters<typeof toCustomer>[0]),
      standing: toStanding(unprefixed(row, 's_') as unknown as RankedView),
    }));
  }

  /** How many customers match; archived ones are left out. */
  async count(today: Day, filter: Filter = {}): Promise<number> {
    await this.fresh(today);
    const matching = idsMatching(this.#sqlite, filter);
    const these = matching === null ? '' : 'AND id IN (SELECT value FROM json_each(?))';
    const row = this.#sqlite
      .prepare(`SELECT count(*) AS count FROM customer WHERE archived = 0 ${these}`)
      .get(matching === null ? [] : [matching]);
    return (row as { count: number }).count;
  }

  /** Some customers with their standings, in the order given. */
  async ranked(today: Day, customers: readonly Customer[]): Promise<Ranked[]> {
    await this.fresh(today);
    const rows = this.#sqlite
      .prepare(`SELECT ${columns.join(', ')} FROM ranked WHERE id IN (SELECT value FROM json_each(?))`)
      .all([JSON.stringify(customers.map(({ id }) => id))]) as RankedView[];
    const standings = new Map(rows.map((row) => [row.id, toStanding(row)]));
    return customers.flatMap((customer) => {
      const standing = standings.get(customer.id);
      return standing === undefined ? [] : [{ customer, standing }];
    });
  }

  /** The numbers of the customers who match; null when everybody does. */
  async matching(filter: Filter): Promise<ReadonlySet<number> | null> {
    const ids = idsMatching(this.#sqlite, filter);
    return ids === null ? null : new Set(JSON.parse(ids) as number[]);
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

  /** The whole book as the scorer reads it on this day. */
  async book(today: Day): Promise<NumberedBook> {
    await this.fresh(today);
    return readBook(this.#sqlite, today);
  }

  /** What holds for the whole book on this day. */
  async figures(today: Day): Promise<BookFigures> {
    await this.fresh(today);
    return JSON.parse(stamped(this.#sqlite, 'figures') ?? 'null') as BookFigures;
  }

  /** Figures of some customers in detail, for the reasons. */
  async detailsOf(today: Day, standings: readonly Standing[]): Promise<Map<number, Figures>> {
    const { rhythm } = await this.figures(today);
    const wanted = new Map(standings.map((standing) => [standing.id, standing]));
    const { ids, book } = readFew(this.#sqlite, today, [...wanted.keys()]);
    const measured = measureBook(book, toEpochDay(today), rhythm);
    return new Map(ids.map((id, i) => [id, detailed(figuresOf(measured, i, null), wanted.get(id) as Standing)]));
  }

  /** How many customers each tier has. */
  async tierCounts(today: Day): Promise<Readonly<Record<Tier, number>>> {
    await this.fresh(today);
    const rows = this.#sqlite
      .prepare('SELECT tier, count(*) AS customers FROM standing WHERE tier IS NOT NULL GROUP BY tier')
      .all() as { tier: Tier; customers: number }[];
    return { A: 0, B: 0, C: 0, ...Object.fromEntries(rows.map(({ tier, customers }) => [tier, customers])) };
  }

  /** Moves between tiers from one day to another (inclusive), of all or of one customer; the latest first. */
  async tierChanges(of: { from: Day; to: Day; customerId?: number }): Promise<TierChange[]> {
    const rows = this.#sqlite
      .prepare(
        `SELECT customer_id AS customerId, day, from_tier AS "from", to_tier AS "to", reason FROM tier_change
         WHERE day BETWEEN ? AND ? AND (? IS NULL OR customer_id = ?) ORDER BY day DESC, id DESC`,
      )
      .all([of.from, of.to, of.customerId ?? null, of.customerId ?? null]);
    return rows as TierChange[];
  }

  /** Sets the day of a customer's next call. */
  place(customerId: number, planned: Day | null, reason: string | null): boolean {
    return this.#journal().change('standing', customerId, { planned, planned_reason: reason });
  }
}

const ordering = {
  score: 'ranked.place',
  priority: 'ranked.urgency, ranked.place',
  risk: 'ranked.risk IS NULL, ranked.risk DESC, ranked.urgency',
  value: 'ranked.total_minor DESC',
  lastYear: 'ranked.last_year_minor DESC',
  lastOrder: 'ranked.last_purchase IS NULL, ranked.last_purchase DESC',
  talked: 'ranked.last_conversation IS NOT NULL, ranked.last_conversation, ranked.place',
  due: 'ranked.due IS NULL, ranked.due',
  name: 'customer.name COLLATE NOCASE',
  id: 'customer.id',
} satisfies Record<ListOrder, string>;

const columns = [
  'id',
  'tier',
  'tier_since',
  'currency',
  'value',
  'rank',
  'score',
  'place',
  'urgency',
  'risk',
  'rising',
  'top_value',
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

function toStanding(row: Omit<RankedView, 'kept_tier'>): Standing {
  return {
    id: row.id,
    tier: soundly('standing', 'tier', row.tier),
    tierSince: row.tier_since as Day | null,
    value: row.value,
    rank: row.rank,
    score: row.score,
    place: row.place,
    risk: row.risk,
    riskWord: row.risk === null ? null : riskWordOf(row.risk),
    rising: row.rising === 1,
    topValue: row.top_value === 1,
    urgency: row.urgency,
    currency: row.currency,
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
