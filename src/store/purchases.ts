import type { Day } from '../domain/day.ts';
import type { Currency } from '../domain/money.ts';
import type { Purchase } from '../domain/purchase.ts';
import { type Db, some, type WriteDb } from './db.ts';
import type { Journal } from './journal.ts';
import { purchase as table } from './schema.ts';

type Optional = 'kind' | 'layout' | 'lines';
type NewPurchase = Omit<Purchase, 'id' | Optional> & Partial<Pick<Purchase, Optional>>;
type PurchaseChange = Partial<Omit<NewPurchase, 'customerId'>>;

/** In minor units of the customer's currency. */
export interface DifferingTotal {
  readonly id: number;
  readonly currency: Currency | null;
  readonly stated: number;
  readonly ordered: number;
}

interface BoughtLast {
  readonly customerId: number;
  readonly product: string;
  readonly day: Day;
}

const ordered = 'sum(CASE WHEN stated_on IS NULL OR day <= stated_on THEN amount_minor ELSE 0 END)';

export class Purchases {
  readonly #db: Db;

  constructor(db: Db) {
    this.#db = db;
  }

  /** A customer's purchases, the oldest first. */
  async of(customerId: number): Promise<Purchase[]> {
    return await this.#db.all<Purchase>(
      `SELECT ${table.select()} FROM purchase WHERE customer_id = ? ORDER BY day, id`,
      [customerId],
    );
  }

  /** What each of these customers bought last, from orders that name a product. */
  async lastBought(customerIds: readonly number[]): Promise<Map<number, { day: Day; product: string }>> {
    if (customerIds.length === 0) return new Map();
    // "+": PostgreSQL 18 takes the amount for a reason to skip through the index, and then reads the whole table instead.
    const rows = await this.#db.all<{ customer: number; day: Day; product: string }>(
      `SELECT customer, day, product FROM (
         SELECT customer_id AS customer, day, product,
                row_number() OVER (PARTITION BY customer_id ORDER BY day DESC, id DESC) AS nth
         FROM purchase WHERE customer_id IN ${this.#db.listed('?')} AND +amount_minor > 0 AND product IS NOT NULL
       ) AS latest WHERE nth = 1`,
      [this.#db.list(customerIds)],
    );
    return new Map(rows.map(({ customer, ...bought }) => [customer, bought]));
  }

  /**
   * When products were last bought, up to a day: by customer, and as the orders name them. Of a customer without
   * orders, the product and the last purchase that are stated.
   */
  async lastOf(isWanted: (product: string) => boolean, until: Day): Promise<BoughtLast[]> {
    const names = await this.#db.all<[string]>(
      `SELECT product FROM purchase WHERE product IS NOT NULL
       UNION SELECT product FROM customer WHERE product IS NOT NULL`,
      [],
      'arrays',
    );
    const wanted = this.#db.list(names.flatMap(([name]) => (isWanted(name) ? [name] : [])));
    const these = this.#db.listed('?', 'texts');
    return await this.#db.all<BoughtLast>(
      `SELECT customer_id AS "customerId", product, max(day) AS day FROM purchase
       WHERE product IN ${these} AND amount_minor > 0 AND day <= ? GROUP BY customer_id, product
       UNION ALL SELECT id, product, last_purchase FROM customer
       WHERE product IN ${these} AND last_purchase <= ?
         AND NOT EXISTS (SELECT 1 FROM purchase WHERE customer_id = customer.id)
       ORDER BY 1, 2`,
      [wanted, until, wanted, until],
    );
  }

  /** All purchases from a number on, in portions. No writes until the last ones were taken. */
  each(from = 0): AsyncIterable<readonly Purchase[]> {
    return this.#db.each<Purchase>(`SELECT ${table.select()} FROM purchase WHERE id >= ? ORDER BY id`, [from]);
  }

  /** As `each`, with only the fields that identify an order, in half the time. */
  async *eachKnown(): AsyncGenerator<KnownPurchase[]> {
    const rows = this.#db.each<KnownRow>(
      'SELECT id, customer_id, external_id, layout, day, amount_minor, currency, product FROM purchase ORDER BY id',
      [],
      'arrays',
    );
    for await (const some of rows) yield some.map(toKnown);
  }

  /** Those of these numbers that exist, in the order of their numbers. */
  async some(ids: readonly number[]): Promise<Purchase[]> {
    return await this.#db.all<Purchase>(
      `SELECT ${table.select()} FROM purchase WHERE id IN ${this.#db.listed('?')} ORDER BY id`,
      [this.#db.list(ids)],
    );
  }

  /** A customer whose purchases of one currency add up to more than this, up or down; null when there is none. */
  async beyond(most: number): Promise<{ readonly customerId: number; readonly currency: Currency | null } | null> {
    const found = await this.#db.all<{ readonly customerId: number; readonly currency: Currency | null }>(
      `SELECT customer_id AS "customerId", currency FROM purchase GROUP BY customer_id, currency
        HAVING abs(sum(amount_minor * 1.0)) > ? ORDER BY customer_id LIMIT 1`,
      [most],
    );
    return found[0] ?? null;
  }

  async isEmpty(): Promise<boolean> {
    return !(await some(this.#db, 'SELECT 1 FROM purchase LIMIT 1'));
  }

  /** All purchases of these customers, by number. */
  async ofAll(customerIds: readonly number[]): Promise<Purchase[]> {
    return await this.#db.all<Purchase>(
      `SELECT ${table.select()} FROM purchase WHERE customer_id IN ${this.#db.listed('?')} ORDER BY id`,
      [this.#db.list(customerIds)],
    );
  }

  async get(id: number): Promise<Purchase | null> {
    return (await this.#db.get<Purchase>(`SELECT ${table.select()} FROM purchase WHERE id = ?`, [id])) ?? null;
  }

  /** Customers whose stated total differs from the sum of their orders up to the day of the statement. */
  async differingTotals(): Promise<readonly DifferingTotal[]> {
    if (!(await some(this.#db, 'SELECT 1 FROM customer WHERE total_minor IS NOT NULL LIMIT 1'))) return [];
    return await this.#db.all<DifferingTotal>(
      `SELECT customer.id, customer.currency, total_minor AS stated,
              ${ordered} AS ordered
       FROM customer JOIN purchase ON customer_id = customer.id
       WHERE total_minor IS NOT NULL
         AND (purchase.currency IS NULL OR customer.currency IS NULL OR purchase.currency = customer.currency)
       GROUP BY customer.id HAVING ${ordered} <> total_minor ORDER BY customer.id`,
    );
  }
}

export class WritablePurchases extends Purchases {
  readonly #journal: Journal;

  constructor(db: WriteDb, journal: Journal) {
    super(db);
    this.#journal = journal;
  }

  /** Removes a purchase; undo puts it back. */
  async remove(id: number): Promise<void> {
    await this.#journal.remove('purchase', id);
  }

  /** Adds them with consecutive numbers; returns the first. */
  async addMany(purchases: Iterable<NewPurchase>): Promise<number> {
    return await this.#journal.addMany(table, newFields, whole(purchases));
  }

  async change(id: number, change: PurchaseChange): Promise<boolean> {
    return await this.#journal.change(table, id, change);
  }
}

const newFields = [
  'customerId',
  'externalId',
  'day',
  'amountMinor',
  'currency',
  'product',
  'kind',
  'layout',
  'lines',
] as const;

function* whole(purchases: Iterable<NewPurchase>): Generator<Omit<Purchase, 'id'>> {
  for (const purchase of purchases) {
    const { customerId, externalId, day, amountMinor, currency, product, kind = null, layout = null } = purchase;
    const { lines = null } = purchase;
    yield { customerId, externalId, day, amountMinor, currency, product, kind, layout, lines };
  }
}

type KnownPurchase = Omit<Purchase, 'kind' | 'lines'>;
type KnownRow = [number, number, string | null, number | null, Day, number, string | null, string | null];

function toKnown([id, customerId, externalId, layout, day, amountMinor, currency, product]: KnownRow): KnownPurchase {
  return { id, customerId, externalId, layout, day, amountMinor, currency, product };
}
