/** Reads customers and purchases in the form of the scorer. */

import type { BookSettings } from '../domain/book-settings.ts';
import type { Customer, Tier } from '../domain/customer.ts';
import { type Day, epochDayAt, toEpochDay } from '../domain/day.ts';
import { type BookColumns, type BookWriter, writeBook } from '../domain/rank/book-columns.ts';
import { type Potential, potentials, rankSettingsOf } from '../domain/rank/rank-settings.ts';
import { noTier, tierCode } from '../domain/rank/tier.ts';
import { type CallValues, CustomerColumns, callColumns } from './customer-columns.ts';
import { type Db, one } from './db.ts';
import { storedSettings } from './plan-facts.ts';

/** The book with the numbers of its customers, in the same order. */
export interface NumberedBook {
  readonly ids: Float64Array;
  readonly book: BookColumns;
  readonly settings: BookSettings;
}

/** The whole book as it is ranked on a day. */
export async function readBook(db: Db, today: Day): Promise<NumberedBook> {
  const settings = await storedSettings(db);
  const { customers, book } = await readColumns(db, { settings, today, until: today });
  return { ids: customers.id.subarray(0, customers.size), book, settings };
}

interface BookRequest {
  readonly settings: BookSettings;
  readonly today: Day;
  /** For `startsLater`. */
  readonly until: Day;
  /** Without the band, no tier so far holds a customer. */
  readonly isBanded?: boolean;
  /** Tiers as they were recorded on that day, where they are others now. */
  readonly keptThen?: ReadonlyMap<number, Tier | null>;
}

const moneyColumns = ['total_minor', 'orders', 'first_purchase', 'last_purchase', 'stated_on', 'tier_pin'] as const;
type MoneyValues = readonly [
  total: number | null,
  orders: number | null,
  first: Day | null,
  last: Day | null,
  statedOn: Day | null,
  pin: Tier | null,
  run: string | null,
];

/**
 * Customers who are not archived, for ranking and planning, with all their purchases: one statement, one row a customer.
 * The purchases of each are one text (`runSql`).
 */
export async function readColumns(
  db: Db,
  { settings, today, until, isBanded = true, keptThen = new Map() }: BookRequest,
): Promise<{ readonly customers: CustomerColumns; readonly book: BookColumns }> {
  const lifts = await liftsOn(db, today, settings);
  const most = await roomFor(db);
  const customers = new CustomerColumns(most.customers);
  const writer = writeBook(moneyOf(settings), most);
  const columns = [
    ...callColumns,
    ...moneyColumns.map((column) => `customer.${column}`),
    `(SELECT ${runSql} FROM purchase WHERE customer_id = customer.id)`,
  ];
  const rows = db.each<readonly [...CallValues, ...MoneyValues]>(
    `SELECT ${columns.join(', ')} FROM customer LEFT JOIN standing ON standing.id = customer.id
     WHERE archived = 0 ORDER BY customer.id`,
    { until },
    'arrays',
  );
  for await (const some of rows)
    for (const row of some) {
      const i = customers.size;
      const id = row[0];
      customers.add(row as unknown as CallValues);
      const then = keptThen.get(id);
      if (then !== undefined) customers.keptTier[i] = tierCode(then);
      writer.customer({
        currency: row[7],
        statedTotal: row[11],
        statedOrders: row[12],
        statedFirst: epochDay(row[13]),
        statedLast: epochDay(row[14]),
        statedOn: epochDay(row[15]),
        lift: lifts.get(id) ?? 1,
        previousTier: isBanded ? (customers.keptTier[i] as number) : noTier,
        pinnedTier: tierCode(row[16]),
      });
      writePurchases(row[17] ?? '', writer);
    }
  return { customers, book: writer.finish() };
}

/** Upper bounds; counting the purchases would read the whole index. */
async function roomFor(db: Db): Promise<{ readonly customers: number; readonly purchases: number }> {
  const { customers, purchases } = await one<{ customers: number; purchases: number }>(
    db,
    'SELECT (SELECT count(*) FROM customer) AS customers, (SELECT coalesce(max(id), 0) FROM purchase) AS purchases',
  );
  return { customers, purchases: Math.min(purchases, 5_000_000) };
}

/** A book of only these customers, by number: for their own figures, not for places and tiers. */
export async function readFew(db: Db, customers: readonly Customer[], settings: BookSettings): Promise<BookColumns> {
  const ids = db.list(customers.map(({ id }) => id));
  const sql = `SELECT customer_id, ${runSql} FROM purchase WHERE customer_id IN ${db.listed('?')} GROUP BY customer_id`;
  const runs = new Map(await db.all<readonly [customer: number, run: string]>(sql, [ids], 'arrays'));
  const writer = writeBook(moneyOf(settings));
  for (const { id, currency, stated } of customers) {
    writer.customer({
      currency,
      statedTotal: stated.totalMinor,
      statedOrders: stated.orders,
      statedFirst: epochDay(stated.firstPurchase),
      statedLast: epochDay(stated.lastPurchase),
      statedOn: epochDay(stated.on),
    });
    writePurchases(runs.get(id) ?? '', writer);
  }
  return writer.finish();
}

const moneyOf = ({ currency, rates }: BookSettings) => ({ base: currency, rates });
const epochDay = (day: string | null) => (day === null ? null : toEpochDay(day as Day));

/** By how much promised potential raises each customer's rank. */
async function liftsOn(db: Db, today: Day, settings: BookSettings): Promise<ReadonlyMap<number, number>> {
  const weights = rankSettingsOf(settings).potential;
  const rows = await db.all<{ customer_id: number; level: Potential }>(
    'SELECT customer_id, level FROM potential WHERE until IS NULL OR until >= ?',
    [today],
  );
  const known = rows.filter(({ level }) => potentials.includes(level)); // another program may have written others
  return new Map(known.map(({ customer_id, level }) => [customer_id, weights[level]]));
}

/**
 * A customer's purchases as one text, `2026-01-3112345EUR,2026-02-01…`: SQLite delivers 100,000 texts in two thirds of
 * the time of 500,000 rows. Within a text the order is arbitrary: the writer of the book sorts them, at no cost when
 * they come in the order of the index, while ordering here would take a third more.
 */
const runSql = "string_agg(purchase.day || purchase.amount_minor || coalesce(purchase.currency, ''), ',')";

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
