/** Reads customers and purchases as the scorer takes them. */

import type { Customer, Tier } from '../domain/customer.ts';
import { type Day, epochDayAt, toEpochDay } from '../domain/day.ts';
import { type Book, type BookWriter, type CustomerInBook, writeBook } from '../domain/rank/book.ts';
import type { Potential } from '../domain/rank/rank-settings.ts';
import { tierCode } from '../domain/rank/tier.ts';
import { type BookSettings, rankSettingsOf } from '../domain/settings.ts';
import { type Db, one } from './db.ts';
import { storedSettings } from './plan-facts.ts';

/** The book with the numbers of its customers, in the same order. */
export interface NumberedBook {
  readonly ids: readonly number[];
  readonly book: Book;
  readonly settings: BookSettings;
}

export interface CustomerRow {
  id: number;
  currency: string | null;
  total_minor: number | null;
  orders: number | null;
  first_purchase: string | null;
  last_purchase: string | null;
  stated_on: string | null;
  tier_pin: string | null;
  tier_pin_reason: string | null;
  /** Null for a customer who has no standing yet. */
  standing: number | null;
  tier: string | null;
  kept_tier: string | null;
  tier_since: string | null;
  bought_minor: number | null;
  latest_order: string | null;
}

/** Customers as the scorer takes them; archived ones are no part of the book. */
const customerQuery = `
  SELECT customer.id, customer.currency, customer.total_minor, customer.orders, customer.first_purchase,
         customer.last_purchase, stated_on, tier_pin, tier_pin_reason, standing.id AS standing, tier, kept_tier, tier_since,
         standing.total_minor AS bought_minor, standing.last_purchase AS latest_order
  FROM customer LEFT JOIN standing ON standing.id = customer.id`;

/** The whole book as it is ranked on a day. */
export async function readBook(db: Db, today: Day): Promise<NumberedBook> {
  const customers = await bookCustomers(db);
  const settings = await storedSettings(db);
  const book = await bookOf(db, { customers, settings, today });
  return { ids: customers.map(({ id }) => id), book, settings };
}

/** A book of only these customers, by number: for their own figures, not for places and tiers. */
export async function readFew(db: Db, customers: readonly Customer[], settings: BookSettings): Promise<Book> {
  const writer = writeBook(moneyOf(settings));
  const runs = await purchaseRuns(
    db,
    customers.map(({ id }) => id),
  );
  writeAll(writer, customers, runs, ({ currency, stated }) => ({
    currency,
    statedTotal: stated.totalMinor,
    statedOrders: stated.orders,
    statedFirst: epochDay(stated.firstPurchase),
    statedLast: epochDay(stated.lastPurchase),
    statedOn: epochDay(stated.on),
  }));
  return writer.finish();
}

const moneyOf = ({ currency, rates }: BookSettings) => ({ base: currency, rates });
const epochDay = (day: string | null) => (day === null ? null : toEpochDay(day as Day));

export async function bookCustomers(db: Db): Promise<CustomerRow[]> {
  return await db.all<CustomerRow>(`${customerQuery} WHERE archived = 0 ORDER BY customer.id`);
}

/** How many purchases there may be; counting them would take a walk over the index. */
async function roomForPurchases(db: Db): Promise<number> {
  return (await one<{ most: number }>(db, 'SELECT coalesce(max(id), 0) AS most FROM purchase')).most;
}

/** By how much promised potential lifts whom. */
async function liftsOn(db: Db, today: Day, settings: BookSettings): Promise<ReadonlyMap<number, number>> {
  const weights = rankSettingsOf(settings).potential;
  const rows = await db.all<{ customer_id: number; level: Potential }>(
    'SELECT customer_id, level FROM potential WHERE until IS NULL OR until >= ?',
    [today],
  );
  return new Map(rows.map((row) => [row.customer_id, weights[row.level]]));
}

interface BookRequest {
  readonly customers: readonly CustomerRow[];
  readonly settings: BookSettings;
  readonly today: Day;
}

export async function bookOf(db: Db, { customers, settings, today }: BookRequest): Promise<Book> {
  const lifts = await liftsOn(db, today, settings);
  const writer = writeBook(moneyOf(settings), Math.min(await roomForPurchases(db), 5_000_000));
  writeAll(writer, customers, await purchaseRuns(db), (customer) => ({
    currency: customer.currency,
    statedTotal: customer.total_minor,
    statedOrders: customer.orders,
    statedFirst: epochDay(customer.first_purchase),
    statedLast: epochDay(customer.last_purchase),
    statedOn: epochDay(customer.stated_on),
    lift: lifts.get(customer.id) ?? 1,
    previousTier: tierCode(customer.kept_tier as Tier | null),
    pinnedTier: tierCode(customer.tier_pin as Tier | null),
  }));
  return writer.finish();
}

type Runs = readonly (readonly [number, string])[];

/** Customers and runs both by number, ascending. */
function writeAll<C extends { readonly id: number }>(
  writer: BookWriter,
  customers: readonly C[],
  runs: Runs,
  inBook: (customer: C) => CustomerInBook,
): void {
  let next = 0;
  for (const customer of customers) {
    writer.customer(inBook(customer));
    while ((runs[next]?.[0] ?? customer.id) < customer.id) next++;
    const [owner, run] = runs[next] ?? [];
    if (owner === customer.id && run !== undefined) writePurchases(run, writer);
  }
}

/**
 * The purchases of each customer as one text, `2026-01-3112345EUR,2026-02-01…`, customers ascending: SQLite hands
 * over 100,000 texts in a third of the time of 500,000 rows.
 */
async function purchaseRuns(db: Db, only?: readonly number[]): Promise<Runs> {
  const these = only === undefined ? '' : 'WHERE customer_id IN (SELECT value FROM json_each(?))';
  return await db.all<[number, string]>(
    `SELECT customer_id, group_concat(day || amount_minor || coalesce(currency, '')) FROM purchase ${these}
     GROUP BY customer_id ORDER BY customer_id`,
    only === undefined ? [] : [JSON.stringify(only)],
    'arrays',
  );
}

const [minus, zero, nine, comma] = [45, 48, 57, 44];

function writePurchases(text: string, writer: BookWriter): void {
  let currency = '';
  for (let at = 0; at < text.length; at++) {
    const day = epochDayAt(text, at);
    at += 10;
    const refund = text.charCodeAt(at) === minus;
    if (refund) at++;
    let amount = 0;
    let code = text.charCodeAt(at);
    for (; code >= zero && code <= nine; code = text.charCodeAt(++at)) amount = amount * 10 + code - zero;
    const from = at;
    while (at < text.length && text.charCodeAt(at) !== comma) at++;
    if (currency.length !== at - from || !text.startsWith(currency, from)) currency = text.slice(from, at);
    writer.purchase(day, refund ? -amount : amount, currency === '' ? null : currency);
  }
}
