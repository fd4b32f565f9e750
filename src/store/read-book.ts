/** Reads customers and purchases in the form of the scorer. */

import type { BookSettings } from '../domain/book-settings.ts';
import type { Customer, Tier } from '../domain/customer.ts';
import { type Day, epochDayAt, toEpochDay } from '../domain/day.ts';
import { type BookColumns, type BookWriter, type CustomerInBook, writeBook } from '../domain/rank/book-columns.ts';
import { type Potential, potentials, rankSettingsOf } from '../domain/rank/rank-settings.ts';
import { tierCode } from '../domain/rank/tier.ts';
import type { RowOf, StoredOf } from './columns.ts';
import { type Db, one, type Value } from './db.ts';
import { storedSettings } from './plan-facts.ts';
import type { customer, standing } from './schema.ts';

/** The book with the numbers of its customers, in the same order. */
export interface NumberedBook {
  readonly ids: readonly number[];
  readonly book: BookColumns;
  readonly settings: BookSettings;
}

/** A standing as it is stored. */
export type StoredStanding = Omit<StoredOf<RowOf<typeof standing>>, 'id'>;

/** All of its columns, in the order in which they are written. */
export const standingColumns = [
  ...['tier', 'kept_tier', 'tier_since', 'currency', 'total_minor', 'orders', 'first_purchase', 'last_purchase'],
  ...['broken_on', 'last_conversation', 'last_attempt', 'due_from', 'due', 'planned', 'planned_reason', 'owner_key'],
] as const satisfies readonly (keyof StoredStanding)[];

const customerColumns = [
  ...['id', 'currency', 'total_minor', 'orders', 'first_purchase', 'last_purchase', 'stated_on', 'tier_pin'],
  ...['tier_pin_reason', 'interval', 'created_on', 'paused_until', 'snoozed_until', 'dnc_on', 'owner'],
] as const satisfies readonly (keyof StoredCustomer)[];
type StoredCustomer = StoredOf<RowOf<typeof customer>>;

/** A customer with the columns for ranking and planning. */
export interface RankedRow extends Pick<StoredCustomer, (typeof customerColumns)[number]> {
  /** 1 when a phone number is known. */
  readonly has_number: number;
  /** Null for a new customer. */
  readonly standing: StoredStanding | null;
}
const hasNumber = "customer.phones <> '[]'";

/** Values in the order of these columns. */
type Values<Row, Columns extends readonly (keyof Row)[]> = { readonly [I in keyof Columns]: Row[Columns[I]] };
/** A customer, whether there is a phone number, the standing, and its number. */
type RowValues = readonly [
  ...Values<StoredCustomer, typeof customerColumns>,
  number,
  ...Values<StoredStanding, typeof standingColumns>,
  number | null,
];

/**
 * Written out by position: an object that grows field by field takes twice the memory, and slicing a row takes as long
 * as reading it.
 */
function customerOf(row: RowValues): RankedRow {
  return {
    id: row[0],
    currency: row[1],
    total_minor: row[2],
    orders: row[3],
    first_purchase: row[4],
    last_purchase: row[5],
    stated_on: row[6],
    tier_pin: row[7],
    tier_pin_reason: row[8],
    interval: row[9],
    created_on: row[10],
    paused_until: row[11],
    snoozed_until: row[12],
    dnc_on: row[13],
    owner: row[14],
    has_number: row[15],
    standing: row[32] === null ? null : standingOf(row),
  };
}

function standingOf(row: RowValues): StoredStanding {
  return {
    tier: row[16],
    kept_tier: row[17],
    tier_since: row[18],
    currency: row[19],
    total_minor: row[20],
    orders: row[21],
    first_purchase: row[22],
    last_purchase: row[23],
    broken_on: row[24],
    last_conversation: row[25],
    last_attempt: row[26],
    due_from: row[27],
    due: row[28],
    planned: row[29],
    planned_reason: row[30],
    owner_key: row[31],
  };
}

/**
 * Customers who are not archived; equal texts are shared, because there are few different days and usually one
 * currency.
 */
export async function bookCustomers(db: Db): Promise<RankedRow[]> {
  const columns = [
    ...customerColumns.map((column) => `customer."${column}"`),
    hasNumber,
    ...standingColumns.map((column) => `standing."${column}"`),
    'standing.id',
  ];
  const rows = db.each<Value[]>(
    `SELECT ${columns.join(', ')} FROM customer LEFT JOIN standing ON standing.id = customer.id
     WHERE archived = 0 ORDER BY customer.id`,
    [],
    'arrays',
  );
  const texts = new Map<string, string>();
  const customers: RankedRow[] = [];
  for await (const some of rows)
    for (const row of some) {
      shareTexts(row, texts);
      customers.push(customerOf(row as unknown as RowValues));
    }
  return customers;
}

function shareTexts(row: Value[], texts: Map<string, string>): void {
  for (let i = 0; i < row.length; i++) {
    const value = row[i];
    if (typeof value !== 'string') continue;
    const known = texts.get(value);
    if (known === undefined) texts.set(value, value);
    else row[i] = known;
  }
}

/** The whole book as it is ranked on a day. */
export async function readBook(db: Db, today: Day): Promise<NumberedBook> {
  const customers = await bookCustomers(db);
  const settings = await storedSettings(db);
  const book = await bookOf(db, { customers, settings, today });
  return { ids: customers.map(({ id }) => id), book, settings };
}

/** A book of only these customers, by number: for their own figures, not for places and tiers. */
export async function readFew(db: Db, customers: readonly Customer[], settings: BookSettings): Promise<BookColumns> {
  const writer = writeBook(moneyOf(settings));
  const runs = purchaseRuns(
    db,
    customers.map(({ id }) => id),
  );
  await writeAll(writer, customers, runs, ({ currency, stated }) => ({
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

/** An upper bound of the number of purchases; counting them would read the whole index. */
async function roomForPurchases(db: Db): Promise<number> {
  return (await one<{ most: number }>(db, 'SELECT coalesce(max(id), 0) AS most FROM purchase')).most;
}

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

interface BookRequest {
  readonly customers: readonly RankedRow[];
  readonly settings: BookSettings;
  readonly today: Day;
  /** The previous tier, which the band applies to. */
  readonly tierSoFar?: (customer: RankedRow) => Tier | null;
}

export async function bookOf(
  db: Db,
  { customers, settings, today, tierSoFar = ({ standing }) => standing?.kept_tier ?? null }: BookRequest,
): Promise<BookColumns> {
  const lifts = await liftsOn(db, today, settings);
  const purchases = Math.min(await roomForPurchases(db), 5_000_000);
  const writer = writeBook(moneyOf(settings), { customers: customers.length, purchases });
  await writeAll(writer, customers, purchaseRuns(db), (customer) => ({
    currency: customer.currency,
    statedTotal: customer.total_minor,
    statedOrders: customer.orders,
    statedFirst: epochDay(customer.first_purchase),
    statedLast: epochDay(customer.last_purchase),
    statedOn: epochDay(customer.stated_on),
    lift: lifts.get(customer.id) ?? 1,
    previousTier: tierCode(tierSoFar(customer)),
    pinnedTier: tierCode(customer.tier_pin),
  }));
  return writer.finish();
}

type Run = readonly [customer: number, purchases: string];

/** Both are in ascending order of customer numbers. */
async function writeAll<C extends { readonly id: number }>(
  writer: BookWriter,
  customers: readonly C[],
  runs: AsyncIterable<readonly Run[]>,
  inBook: (customer: C) => CustomerInBook,
): Promise<void> {
  let at = 0;
  const upTo = (id: number) => {
    for (let next = customers[at]; next !== undefined && next.id <= id; next = customers[++at])
      writer.customer(inBook(next));
  };
  for await (const some of runs) {
    for (const [id, run] of some) {
      upTo(id);
      if (customers[at - 1]?.id === id) writePurchases(run, writer);
    }
  }
  upTo(Number.POSITIVE_INFINITY);
}

/**
 * Each customer's purchases as one text, `2026-01-3112345EUR,2026-02-01…`, in ascending order of customers: SQLite
 * delivers 100,000 texts in two thirds of the time of 500,000 rows. Within a text the order is arbitrary: the writer of
 * the book sorts them, at no cost when they come in the order of the index, while ordering here would take a third
 * more.
 */
function purchaseRuns(db: Db, only?: readonly number[]): AsyncIterable<readonly Run[]> {
  const these = only === undefined ? '' : `WHERE customer_id IN ${db.listed('?')}`;
  return db.each<Run>(
    `SELECT customer_id, string_agg(day || amount_minor || coalesce(currency, ''), ',') FROM purchase ${these}
     GROUP BY customer_id ORDER BY customer_id`,
    only === undefined ? [] : [db.list(only)],
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
