import type { Day } from '../domain/day.ts';
import type { Currency } from '../domain/money.ts';
import type { DocumentKind, Purchase } from '../domain/purchase.ts';
import type { Journal, Value } from './journal.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

export type NewPurchase = Omit<Purchase, 'id' | 'kind' | 'layout'> & Partial<Pick<Purchase, 'kind' | 'layout'>>;
export type PurchaseChange = Partial<Omit<NewPurchase, 'customerId'>>;

const columns = [
  ...(['id', 'customer_id', 'external_id', 'day', 'amount_minor', 'currency', 'product', 'kind', 'layout'] as const),
] as const;

/** In minor units of the customer's currency. */
export interface DifferingTotal {
  readonly id: number;
  readonly currency: Currency | null;
  readonly stated: number;
  readonly ordered: number;
}

export class Purchases {
  readonly #sqlite: Sqlite;
  readonly #journal: () => Journal;

  constructor(sqlite: Sqlite, journal: () => Journal) {
    this.#sqlite = sqlite;
    this.#journal = journal;
  }

  /** A customer's purchases, the oldest first. */
  async of(customerId: number): Promise<Purchase[]> {
    const rows = await (await this.#sqlite.kysely())
      .selectFrom('purchase')
      .select(columns)
      .where('customer_id', '=', customerId)
      .orderBy('day')
      .orderBy('id')
      .execute();
    return rows.map(toPurchase);
  }

  /** All purchases from a number on. Nothing else may be asked of the book until the last one is taken. */
  *each(from = 0): Generator<Purchase> {
    const rows = this.#sqlite
      .prepare(`SELECT ${columns.join(', ')} FROM purchase WHERE id >= ? ORDER BY id`)
      .iterate([from]);
    for (const row of rows as IterableIterator<Stored>) yield toPurchase(row);
  }

  /** As `each`, with what an order is known by, in half the time. */
  *eachKnown(): Generator<KnownPurchase> {
    const rows = this.#sqlite
      .prepare(
        'SELECT id, customer_id, external_id, layout, day, amount_minor, currency, product FROM purchase ORDER BY id',
      )
      .raw()
      .iterate();
    for (const row of rows as IterableIterator<KnownRow>) {
      const [id, customerId, externalId, layout, day, amountMinor, currency, product] = row;
      yield { id, customerId, externalId, layout, day: day as Day, amountMinor, currency, product };
    }
  }

  /** Those of these numbers that exist, by number. */
  async some(ids: readonly number[]): Promise<Purchase[]> {
    const rows = this.#sqlite
      .prepare(`SELECT ${columns.join(', ')} FROM purchase WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id`)
      .all([JSON.stringify(ids)]);
    return (rows as Stored[]).map(toPurchase);
  }

  /** All purchases of these customers, by number. */
  async ofAll(customerIds: readonly number[]): Promise<Purchase[]> {
    const rows = this.#sqlite
      .prepare(
        `SELECT ${columns.join(', ')} FROM purchase WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY id`,
      )
      .all([JSON.stringify(customerIds)]);
    return (rows as Stored[]).map(toPurchase);
  }

  get(id: number): Purchase | null {
    const row = this.#sqlite.prepare(`SELECT ${columns.join(', ')} FROM purchase WHERE id = ?`).get([id]);
    return row === undefined ? null : toPurchase(row as Stored);
  }

  /** Customers whose stated total is another sum than that of their orders up to the day of the statement. */
  async differingTotals(): Promise<readonly DifferingTotal[]> {
    if (this.#sqlite.prepare('SELECT 1 FROM customer WHERE total_minor IS NOT NULL LIMIT 1').get() === undefined)
      return [];
    return this.#sqlite
      .prepare(
        `SELECT customer.id, customer.currency, total_minor AS stated,
                sum(CASE WHEN stated_on IS NULL OR day <= stated_on THEN amount_minor ELSE 0 END) AS ordered
         FROM customer JOIN purchase ON customer_id = customer.id
         WHERE total_minor IS NOT NULL
           AND (purchase.currency IS NULL OR customer.currency IS NULL OR purchase.currency = customer.currency)
         GROUP BY customer.id HAVING ordered <> stated ORDER BY customer.id`,
      )
      .all() as DifferingTotal[];
  }

  /** Takes a purchase out of the book; undo puts it back. */
  remove(id: number): void {
    this.#journal().remove('purchase', id);
  }

  /** Adds them with consecutive numbers; returns the first. */
  addMany(purchases: Iterable<NewPurchase>): number {
    return this.#journal().addMany('purchase', columns.slice(1), values(purchases));
  }

  change(id: number, change: PurchaseChange): boolean {
    return this.#journal().change('purchase', id, {
      external_id: change.externalId,
      day: change.day,
      amount_minor: change.amountMinor,
      currency: change.currency,
      product: change.product,
      kind: change.kind,
      layout: change.layout,
    } as Record<string, Value>);
  }
}

type KnownPurchase = Omit<Purchase, 'kind'>;
type KnownRow = [number, number, string | null, number | null, string, number, string | null, string | null];

function* values(purchases: Iterable<NewPurchase>): Generator<Value[]> {
  for (const p of purchases)
    yield [p.customerId, p.externalId, p.day, p.amountMinor, p.currency, p.product, p.kind ?? null, p.layout ?? null];
}

interface Stored {
  id: number;
  customer_id: number;
  external_id: string | null;
  day: string;
  amount_minor: number;
  currency: string | null;
  product: string | null;
  kind: string | null;
  layout: number | null;
}

function toPurchase(row: Stored): Purchase {
  return {
    id: row.id,
    customerId: row.customer_id,
    externalId: row.external_id,
    day: row.day as Day,
    amountMinor: row.amount_minor,
    currency: row.currency,
    product: row.product,
    kind: row.kind as DocumentKind | null,
    layout: row.layout,
  };
}
