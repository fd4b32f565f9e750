/** Reads customers and purchases as the scorer takes them. */

import type { Tier } from '../domain/customer.ts';
import { type Day, epochDayAt, toEpochDay } from '../domain/day.ts';
import { type Book, type BookWriter, writeBook } from '../domain/rank/book.ts';
import type { Potential } from '../domain/rank/rank-settings.ts';
import { tierCode } from '../domain/rank/tier.ts';
import { type BookSettings, rankSettingsOf } from '../domain/settings.ts';
import { storedSettings } from './plan-facts.ts';
import type { Sqlite } from './sqlite/sqlite.ts';

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
export function readBook(sqlite: Sqlite, today: Day): NumberedBook {
  const customers = bookCustomers(sqlite);
  const settings = storedSettings(sqlite);
  return { ids: customers.map(({ id }) => id), book: bookOf(sqlite, { customers, settings, today }), settings };
}

/** A book of only these customers: for their own figures, not for places. */
export function readFew(sqlite: Sqlite, today: Day, ids: readonly number[]): NumberedBook {
  const customers = sqlite
    .prepare(`${customerQuery} WHERE customer.id IN (SELECT value FROM json_each(?)) ORDER BY customer.id`)
    .all([JSON.stringify(ids)]) as CustomerRow[];
  const settings = storedSettings(sqlite);
  const only = customers.map(({ id }) => id);
  return { ids: only, book: bookOf(sqlite, { customers, settings, today, only }), settings };
}

export function bookCustomers(sqlite: Sqlite): CustomerRow[] {
  return sqlite.prepare(`${customerQuery} WHERE archived = 0 ORDER BY customer.id`).all() as CustomerRow[];
}

/** How many purchases there may be; counting them would take a walk over the index. */
function roomForPurchases(sqlite: Sqlite): number {
  return (sqlite.prepare('SELECT coalesce(max(id), 0) AS most FROM purchase').get() as { most: number }).most;
}

/** By how much promised potential lifts whom. */
function liftsOn(sqlite: Sqlite, today: Day, settings: BookSettings): ReadonlyMap<number, number> {
  const weights = rankSettingsOf(settings).potential;
  const rows = sqlite
    .prepare('SELECT customer_id, level FROM potential WHERE until IS NULL OR until >= ?')
    .all([today]) as { customer_id: number; level: Potential }[];
  return new Map(rows.map((row) => [row.customer_id, weights[row.level]]));
}

interface BookRequest {
  readonly customers: readonly CustomerRow[];
  readonly settings: BookSettings;
  readonly today: Day;
  /** The numbers of the customers, when they are few. */
  readonly only?: readonly number[];
}

export function bookOf(sqlite: Sqlite, { customers, settings, today, only }: BookRequest): Book {
  const lifts = liftsOn(sqlite, today, settings);
  const money = { base: settings.currency, rates: settings.rates };
  const writer = writeBook(money, only === undefined ? Math.min(roomForPurchases(sqlite), 5_000_000) : 64);
  const runs = purchaseRuns(sqlite, only);
  let next = 0;
  const day = (text: string | null) => (text === null ? null : toEpochDay(text as Day));
  for (const customer of customers) {
    writer.customer({
      currency: customer.currency,
      statedTotal: customer.total_minor,
      statedOrders: customer.orders,
      statedFirst: day(customer.first_purchase),
      statedLast: day(customer.last_purchase),
      statedOn: day(customer.stated_on),
      lift: lifts.get(customer.id) ?? 1,
      previousTier: tierCode(customer.kept_tier as Tier | null),
      pinnedTier: tierCode(customer.tier_pin as Tier | null),
    });
    while ((runs[next]?.[0] ?? customer.id) < customer.id) next++;
    const [owner, run] = runs[next] ?? [];
    if (owner === customer.id && run !== undefined) writePurchases(run, writer);
  }
  return writer.finish();
}

/**
 * The purchases of each customer as one text, `2026-01-3112345EUR,2026-02-01…`, customers ascending: SQLite hands
 * over 100,000 texts in a third of the time of 500,000 rows.
 */
function purchaseRuns(sqlite: Sqlite, only?: readonly number[]): readonly (readonly [number, string])[] {
  const these = only === undefined ? '' : 'WHERE customer_id IN (SELECT value FROM json_each(?))';
  const rows = sqlite
    .prepare(
      `SELECT customer_id, group_concat(day || amount_minor || ifnull(currency, '')) FROM purchase ${these}
       GROUP BY customer_id ORDER BY customer_id`,
    )
    .raw()
    .all(only === undefined ? [] : [JSON.stringify(only)]);
  return rows as [number, string][];
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
