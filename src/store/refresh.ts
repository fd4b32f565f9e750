/** Works the standings out anew from customers, purchases, touches and settings. Runs inside a transaction. */
import { type Book, writeBook } from '../domain/book.ts';
import { windowOf } from '../domain/cadence.ts';
import type { Tier } from '../domain/customer.ts';
import { type Day, fromEpochDay, toEpochDay } from '../domain/day.ts';
import { riskWordOf } from '../domain/figures.ts';
import { measuredSettings } from '../domain/rank-settings.ts';
import { type Standings, scoreBook } from '../domain/score.ts';
import { type BookSettings, intervalFor } from '../domain/settings.ts';
import { tierCode, tierOf } from '../domain/tier.ts';
import { outcomes } from '../domain/touch.ts';
import type { Sqlite } from './dialect/sqlite.ts';
import { cards, storedSettings } from './plan-facts.ts';

interface CustomerFacts {
  id: number;
  currency: string | null;
  total_minor: number | null;
  orders: number | null;
  first_purchase: string | null;
  last_purchase: string | null;
  tier_pin: string | null;
  interval: number | null;
  created_on: string;
  tier: string | null;
  tier_since: string | null;
}

export function refreshFigures(sqlite: Sqlite, today: Day): void {
  const settings = storedSettings(sqlite);
  const customers = sqlite
    .prepare(
      `SELECT customer.id, currency, customer.total_minor, customer.orders, customer.first_purchase, customer.last_purchase,
              tier_pin, "interval", created_on, tier, tier_since
       FROM customer LEFT JOIN standing USING (id) ORDER BY customer.id`,
    )
    .all() as CustomerFacts[];
  const standings = scoreBook(readBook(sqlite, customers, settings), toEpochDay(today), measuredSettings);
  const clocks = readClocks(sqlite);
  const write = sqlite.prepare(writeStanding);
  for (const [i, customer] of customers.entries()) {
    const tier = tierOf(standings.tier[i] ?? 0);
    const clock = clocks.get(customer.id);
    write.run([
      customer.id,
      tier,
      tier === customer.tier ? customer.tier_since : today,
      ...figuresOf(standings, i),
      ...clockColumns({ customer, tier, clock, settings, today }),
      brokenOn(standings, i),
    ]);
  }
}

const standingColumns = [
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
  'broken_on',
];
/** Three orders show a rhythm; it is broken after half as long again as usual (as the reasons have it). */
const ordersForRhythm = 3;
const unusualGaps = 1.5;

const writeStanding = `
  INSERT INTO standing (id, ${standingColumns.join(', ')}) VALUES (?, ${standingColumns.map(() => '?').join(', ')})
  ON CONFLICT (id) DO UPDATE SET ${standingColumns.map((column) => `${column} = excluded.${column}`).join(', ')}`;

function readBook(sqlite: Sqlite, customers: readonly CustomerFacts[], settings: BookSettings): Book {
  const book = writeBook({ base: settings.currency, rates: new Map() });
  const purchases = sqlite
    .prepare('SELECT customer_id, day, amount_minor, currency FROM purchase ORDER BY customer_id, day')
    .iterate() as IterableIterator<{ customer_id: number; day: string; amount_minor: number; currency: string | null }>;
  let next = purchases.next();
  const day = (text: string | null) => (text === null ? null : toEpochDay(text as Day));
  for (const customer of customers) {
    book.customer({
      currency: customer.currency,
      statedTotal: customer.total_minor,
      statedOrders: customer.orders,
      statedFirst: day(customer.first_purchase),
      statedLast: day(customer.last_purchase),
      previousTier: tierCode(customer.tier as Tier | null),
      pinnedTier: tierCode(customer.tier_pin as Tier | null),
    });
    for (; next.done !== true && next.value.customer_id === customer.id; next = purchases.next()) {
      book.purchase(toEpochDay(next.value.day as Day), next.value.amount_minor, next.value.currency);
    }
  }
  return book.finish();
}

/** In the order of the columns value to last_purchase. */
function figuresOf(standings: Standings, i: number): (number | string | null)[] {
  const { value, rank, score, place, risk, priority, lastYear, total, orderDays, first, last } = standings;
  const day = (at: number | undefined) => (at === undefined || Number.isNaN(at) ? null : fromEpochDay(at));
  const known = !Number.isNaN(risk[i]);
  return [
    value[i] ?? 0,
    rank[i] ?? 0,
    score[i] ?? 0,
    place[i] ?? 0,
    known ? (risk[i] ?? 0) : null,
    known ? riskWordOf(risk[i] ?? 0) : null,
    priority[i] ?? 0,
    Math.round(lastYear[i] ?? 0),
    Math.round(total[i] ?? 0),
    orderDays[i] ?? 0,
    day(first[i]),
    day(last[i]),
  ];
}

/** The day on which silence became unusual for a customer with a rhythm of their own; null without one. */
function brokenOn(standings: Standings, i: number): Day | null {
  const [orders, last, rhythm] = [
    standings.orderDays[i] ?? 0,
    standings.last[i] ?? Number.NaN,
    standings.rhythm[i] ?? 0,
  ];
  return orders < ordersForRhythm || Number.isNaN(last) ? null : fromEpochDay(last + Math.ceil(rhythm * unusualGaps));
}

interface TouchClock {
  readonly lastConversation: Day | null;
  readonly lastAttempt: Day | null;
  readonly lastCard: Day | null;
}

const conversation = `(kind IN ('visit', 'meeting') OR (kind = 'call' AND outcome IN (${Object.values(outcomes)
  .filter((meaning) => meaning.conversation)
  .map((meaning) => `'${meaning.outcome}'`)
  .join(', ')})))`;
const clockQuery = `
  SELECT customer_id AS id, max(CASE WHEN ${conversation} THEN day END) AS lastConversation,
         max(CASE WHEN kind = 'call' AND direction = 'outbound' THEN day END) AS lastAttempt,
         max(CASE WHEN kind IN (${cards}) AND direction = 'outbound' THEN day END) AS lastCard
  FROM touch`;

function readClocks(sqlite: Sqlite): Map<number, TouchClock> {
  const rows = sqlite.prepare(`${clockQuery} GROUP BY customer_id`).all() as ({ id: number } & TouchClock)[];
  return new Map(rows.map((row) => [row.id, row]));
}

interface ClockInput {
  readonly customer: { readonly interval: number | null; readonly created_on: string };
  readonly tier: Tier | null;
  readonly clock: TouchClock | undefined;
  readonly settings: BookSettings;
  readonly today: Day;
}

/** In the order of the columns last_conversation to due. */
function clockColumns({ customer, tier, clock, settings, today }: ClockInput): (string | null)[] {
  const interval = intervalFor(customer, tier, settings);
  const lastConversation = clock?.lastConversation ?? null;
  const lastAttempt = clock?.lastAttempt ?? null;
  if (interval === null) return [lastConversation, lastAttempt, null, null];
  const { dueFrom, due } = windowOf(
    { interval, lastConversation, createdOn: customer.created_on as Day, lastCard: clock?.lastCard ?? null },
    today,
  );
  return [lastConversation, lastAttempt, dueFrom, due];
}

/** Only what follows from touches, for a few customers: a logged call must not cost a walk over the book. */
export function refreshClocks(sqlite: Sqlite, today: Day, customerIds: Iterable<number>): void {
  const settings = storedSettings(sqlite);
  const read = sqlite.prepare(
    'SELECT "interval", created_on, tier FROM customer JOIN standing USING (id) WHERE id = ?',
  );
  const clockOf = sqlite.prepare(`${clockQuery} WHERE customer_id = ?`);
  const write = sqlite.prepare(
    'UPDATE standing SET last_conversation = ?, last_attempt = ?, due_from = ?, due = ? WHERE id = ?',
  );
  for (const id of customerIds) {
    const customer = read.get([id]) as { interval: number | null; created_on: string; tier: Tier | null } | undefined;
    if (customer === undefined) continue;
    const clock = clockOf.get([id]) as TouchClock;
    write.run([...clockColumns({ customer, tier: customer.tier, clock, settings, today }), id]);
  }
}
