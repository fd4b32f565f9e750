import type { Coverage } from '../domain/coverage.ts';
import type { Customer, Tier } from '../domain/customer.ts';
import { type Day, toEpochDay } from '../domain/day.ts';
import type { PlanReason } from '../domain/plan/slot.ts';
import type { Writing } from '../domain/plan/written-to.ts';
import { detailed, type Figures, figuresOf } from '../domain/rank/figures.ts';
import { type BookFigures, measureBook } from '../domain/rank/score.ts';
import type { StoppedProduct } from '../domain/rank/stopped-product.ts';
import type { TierChange } from '../domain/rank/tier-change.ts';
import type { Standing } from '../domain/standing.ts';
import type { Basis } from './basis.ts';
import { type Callable, type CallableRequest, callable, type Filter, idsMatching } from './callable.ts';
import type { RowOf } from './columns.ts';
import { coverage } from './coverage.ts';
import { Customers, customerOf } from './customers.ts';
import { type Db, idsOf, type KeepWork, one, type Value, type WriteDb } from './db.ts';
import { FigureCache } from './figure-cache.ts';
import type { Journal } from './journal.ts';
import { type ListOrder, ordering } from './list-orders.ts';
import { makeStale } from './meta.ts';
import { type NumberedBook, readBook, readFew } from './read-book.ts';
import { customer as customerTable, standing, ranked as table } from './schema.ts';
import { soundly } from './sound-values.ts';
import { stoppedProductsOf } from './stopped-products.ts';
import { type AskedChanges, tierChanges } from './tier-changes.ts';

export interface Ranked {
  readonly customer: Customer;
  readonly standing: Standing;
}

/** `hasPeople`: they are a company of which people are known. */
export interface Reached extends Ranked {
  readonly hasPeople: boolean;
}

/** As last worked out; `stopped` is how many products customers no longer buy, absent in older figures. */
type StoredFigures = BookFigures & { readonly stopped?: number };

export type { Callable, CallableRequest, DaysAhead, Filter, PlannedAhead } from './callable.ts';

/** Queries about the customers' current figures. figure-cache.ts keeps them up to date. */
export class Standings {
  readonly #db: Db;
  readonly #basis: Basis;
  readonly #cache: FigureCache;

  constructor(db: Db, basis: Basis, keep: KeepWork, now: () => Date) {
    this.#db = db;
    this.#basis = basis;
    this.#cache = new FigureCache(db, basis, keep, now);
  }

  /** Brings the figures up to date for this day and the present data. All readers begin here. */
  async fresh(today: Day): Promise<void> {
    await this.#cache.fresh(today);
  }

  async of(customerId: number, today: Day): Promise<Standing | null> {
    await this.fresh(today);
    const row = await this.#db.get<object>(`SELECT ${table.select()} FROM ranked WHERE id = ?`, [customerId]);
    return row === undefined ? null : toStanding(row);
  }

  /** Customers with their standings, in this order, at most `most`; archived ones are left out. */
  async list(today: Day, order: ListOrder, filter: Filter = {}, most?: number): Promise<Ranked[]> {
    await this.fresh(today);
    const matching = await idsMatching(this.#db, filter);
    const rows = await this.#db.all<object>(
      `SELECT ${table.select()} FROM customer JOIN ranked ON ranked.id = customer.id
       WHERE customer.archived = 0 ${matching === null ? '' : `AND customer.id IN ${this.#db.listed(':matching')}`}
       ORDER BY ${ordering[order]}, customer.id ${most === undefined ? '' : 'LIMIT :most'}`,
      { ...(matching !== null && { matching: this.#db.list(matching) }), ...(most !== undefined && { most }) },
    );
    const standings = rows.map(toStanding);
    const customers = await new Customers(this.#db).some(standings.map(({ id }) => id));
    const byId = new Map(customers.map((customer) => [customer.id, customer]));
    return standings.flatMap((standing) => {
      const customer = byId.get(standing.id);
      return customer === undefined ? [] : [{ customer, standing }];
    });
  }

  /** How many customers match; archived ones are left out. */
  async count(today: Day, filter: Filter = {}): Promise<number> {
    await this.fresh(today);
    const matching = await idsMatching(this.#db, filter);
    const these = matching === null ? '' : `AND id IN ${this.#db.listed('?')}`;
    const sql = `SELECT count(*) AS count FROM customer WHERE archived = 0 ${these}`;
    return (await one<{ count: number }>(this.#db, sql, matching === null ? [] : [this.#db.list(matching)])).count;
  }

  /** Customers of these numbers with their standings, in the order given. */
  async ranked(today: Day, ids: readonly number[]): Promise<Reached[]> {
    await this.fresh(today);
    if (ids.length === 0) return [];
    const rows = await this.#db.all<Value[]>(
      `SELECT ${customerTable.select()}, ${table.select()},
         EXISTS (SELECT 1 FROM person WHERE person.customer_id = customer.id)
       FROM customer JOIN ranked ON ranked.id = customer.id
       WHERE customer.id IN ${this.#db.listed('?')}`,
      [this.#db.list(ids)],
      'arrays',
    );
    const found = new Map(
      rows.map((row) => {
        const customer = customerOf(customerTable.readValues(row));
        const standing = standingOf(table.readValues(row, customerTable.width));
        return [customer.id, { customer, standing, hasPeople: Number(row.at(-1)) !== 0 }];
      }),
    );
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  /** Customers with a call planned on these days, both included. */
  async plannedBetween(today: Day, { from, to }: { readonly from: Day; readonly to: Day }): Promise<number[]> {
    await this.fresh(today);
    return await idsOf(this.#db, 'SELECT id FROM standing WHERE planned BETWEEN ? AND ? ORDER BY id', [from, to]);
  }

  /** The numbers of the customers who match; null without conditions. */
  async matching(filter: Filter): Promise<ReadonlySet<number> | null> {
    const ids = await idsMatching(this.#db, filter);
    return ids === null ? null : new Set(ids);
  }

  /** Which customers to call by a day, or on several days. */
  async callable(today: Day, request: CallableRequest): Promise<Callable> {
    await this.fresh(today);
    return await callable(this.#db, today, request);
  }

  /**
   * Who is written to because they have no phone number, and how many are on no list for that reason; counted now when
   * only some customers are asked about.
   */
  async writing(today: Day, filter: Filter = {}): Promise<Writing> {
    await this.fresh(today);
    const writing = await this.#basis.writing();
    const matching = writing.left === 0 ? null : await idsMatching(this.#db, filter);
    if (matching === null) return writing;
    // A purchase without a day counts as well.
    const unbought = writing.to === 'buyers' ? 'AND standing.orders = 0 AND standing.total_minor <= 0' : '';
    const { left } = await one<{ left: number }>(
      this.#db,
      `SELECT count(*) AS left FROM customer JOIN standing USING (id)
       WHERE archived = 0 AND phones = '[]' AND due IS NULL ${unbought} AND id IN ${this.#db.listed('?')}`,
      [this.#db.list(matching)],
    );
    return { ...writing, left };
  }

  /** The share of customers talked to within their interval. */
  async coverage(today: Day): Promise<Coverage> {
    await this.fresh(today);
    return await coverage(this.#db, today);
  }

  /** The whole book as the scorer reads it on this day. */
  async book(today: Day): Promise<NumberedBook> {
    await this.fresh(today);
    return await readBook(this.#db, today);
  }

  /** Figures of the whole book on this day. */
  async figures(today: Day): Promise<StoredFigures> {
    await this.fresh(today);
    return JSON.parse((await this.#basis.stamp('figures')) ?? 'null') as StoredFigures;
  }

  /** Figures of some customers in detail, for the reasons. */
  async detailsOf(today: Day, ranked: readonly Ranked[]): Promise<Map<number, Figures>> {
    if (ranked.length === 0) return new Map();
    const { rhythm } = await this.figures(today);
    const few = ranked.toSorted((a, b) => a.customer.id - b.customer.id);
    const book = await readFew(
      this.#db,
      few.map(({ customer }) => customer),
      await this.#basis.bookSettings(),
    );
    const measured = measureBook(book, toEpochDay(today), rhythm);
    const stopped = await this.stoppedProducts(
      today,
      few.map(({ customer }) => customer.id),
    );
    const figures = ({ standing }: Ranked, i: number) => ({
      ...detailed(figuresOf(measured, i, null), standing),
      stopped: stopped.get(standing.id) ?? null,
    });
    return new Map(few.map((ranked, i) => [ranked.standing.id, figures(ranked, i)]));
  }

  /** Products that these customers bought regularly and no longer buy, by customer. */
  async stoppedProducts(today: Day, ids: readonly number[]): Promise<ReadonlyMap<number, StoppedProduct>> {
    const { stopped = 0 } = await this.figures(today);
    return stopped === 0 ? new Map() : await stoppedProductsOf(this.#db, today, ids);
  }

  /** How many customers each tier has. */
  async tierCounts(today: Day): Promise<Readonly<Record<Tier, number>>> {
    await this.fresh(today);
    const rows = await this.#db.all<{ tier: Tier; customers: number }>(
      'SELECT tier, count(*) AS customers FROM standing WHERE tier IS NOT NULL GROUP BY tier',
    );
    return { A: 0, B: 0, C: 0, ...Object.fromEntries(rows.map(({ tier, customers }) => [tier, customers])) };
  }

  /** Moves between tiers between two days (inclusive), of all or of one customer; the latest first. */
  async tierChanges(asked: AskedChanges): Promise<TierChange[]> {
    return await tierChanges(this.#db, asked);
  }
}

export class WritableStandings extends Standings {
  readonly #db: WriteDb;
  readonly #journal: Journal;
  readonly #basis: Basis;

  constructor(db: WriteDb, journal: Journal, basis: Basis, keep: KeepWork, now: () => Date) {
    super(db, basis, keep, now);
    this.#db = db;
    this.#journal = journal;
    this.#basis = basis;
  }

  /** The next reader works the figures out again, and places customers without a day. */
  async stale(): Promise<void> {
    await makeStale(this.#db, { orders: true });
    this.#basis.forget();
  }

  /** Sets the day of a customer's next call. */
  async place(customerId: number, planned: Day | null, plannedReason: PlanReason | null): Promise<boolean> {
    return await this.#journal.change(standing, customerId, { planned, plannedReason });
  }
}

const toStanding = (stored: object): Standing => standingOf(table.read(stored));

function standingOf(row: RowOf<typeof table>): Standing {
  const tier: Standing['tier'] = soundly('standing', 'tier', row.tier);
  return { ...row, tier, riskWord: row.word };
}
