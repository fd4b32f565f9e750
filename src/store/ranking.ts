/** Ranks the book: scores it, keeps the figures and records the moves between tiers. */

import type { Tier } from '../domain/customer.ts';
import { addDays, type Day, fromEpochDay, toEpochDay } from '../domain/day.ts';
import type { Book } from '../domain/rank/book.ts';
import { beforeOrders } from '../domain/rank/run.ts';
import { type BookFigures, type Standings, scoreBook } from '../domain/rank/score.ts';
import { tierOf } from '../domain/rank/tier.ts';
import { tierChangeReason } from '../domain/rank/tier-change.ts';
import { rankSettingsOf } from '../domain/settings.ts';
import { type Db, one, type Value, type WriteDb } from './db.ts';
import { storedSettings } from './plan-facts.ts';
import { bookCustomers, bookOf, type CustomerRow } from './read-book.ts';
import { stamp, stamped } from './stamps.ts';

/**
 * Brings every standing to the day, and returns whose tier is another one (or the first). `onlyTheDay` says that the
 * data are those of the last time. On a day ahead of the real one, moves are recorded as if that day had come, and
 * forgotten when the real one is asked about again.
 */
export async function rank(
  db: WriteDb,
  { today, realDay, onlyTheDay }: { today: Day; realDay: Day; onlyTheDay: boolean },
): Promise<{ moved: number[]; figures: BookFigures }> {
  const until = await recordedUntil(db, today, realDay);
  const recording = until === null || today >= until;
  const settings = await storedSettings(db);
  const { shareA, shareB, band } = rankSettingsOf(settings);
  const cut = `${shareA} ${shareB} ${band}`;
  const now = await bookCustomers(db);
  const customers = recording ? now : await asOf(db, today, now);
  // Whoever sets other shares wants to see them: the band holds against the calendar, not against its owner.
  const banded =
    ((await stamped(db, 'cut')) ?? cut) === cut ? customers : customers.map((one) => ({ ...one, kept_tier: null }));
  const book = await bookOf(db, { customers: banded, settings, today });
  const standings = scoreBook(book, toEpochDay(today), rankSettingsOf(settings));
  const moved = await writeStandings(db, { today, onlyTheDay, recording, customers, book, standings });
  if (recording) {
    await stamp(db, 'ranked', today);
    if (today <= latestReal(realDay)) await stamp(db, 'lived', today);
    await stamp(db, 'cut', cut);
  }
  return { moved, figures: standings.figures };
}

/** One day of grace for zones east of the clock's. */
const latestReal = (realDay: Day): Day => addDays(realDay, 1);

/**
 * The day up to which moves are recorded; null before the first. On a real day, what was recorded while acting as if a
 * later day had come is forgotten first.
 */
async function recordedUntil(db: WriteDb, today: Day, realDay: Day): Promise<Day | null> {
  const until = (await stamped(db, 'ranked')) as Day | null;
  const latest = latestReal(realDay);
  if (until === null || until <= latest || today > latest) return until;
  await db.run(
    `UPDATE standing SET tier_since = NULL, kept_tier =
         (SELECT from_tier FROM tier_change WHERE customer_id = standing.id AND day > ? ORDER BY tier_change.id LIMIT 1)
       WHERE id IN (SELECT customer_id FROM tier_change WHERE day > ?)`,
    [latest, latest],
  );
  await db.run('DELETE FROM tier_change WHERE day > ?', [latest]);
  return (await stamped(db, 'lived')) as Day | null;
}

/** The customers with the tiers they had on an earlier day. */
async function asOf(db: Db, day: Day, customers: readonly CustomerRow[]): Promise<CustomerRow[]> {
  const later = await db.all<{ id: number; tier: string | null }>(
    'SELECT customer_id AS id, from_tier AS tier FROM tier_change WHERE day > ? ORDER BY id DESC',
    [day],
  );
  const then = new Map(later.map(({ id, tier }) => [id, tier]));
  return customers.map((customer) => ({ ...customer, kept_tier: then.get(customer.id) ?? customer.kept_tier }));
}

interface Ranked {
  readonly today: Day;
  readonly recording: boolean;
  /** The data are those of the last time. */
  readonly onlyTheDay: boolean;
  readonly customers: readonly CustomerRow[];
  readonly book: Book;
  readonly standings: Standings;
}

const standingColumns = [
  ...['tier', 'kept_tier', 'tier_since', 'currency', 'total_minor', 'orders', 'first_purchase', 'last_purchase'],
  'broken_on',
];
const insertStanding = `INSERT INTO standing (${standingColumns.join(', ')}, id) VALUES (${standingColumns.map(() => '?').join(', ')}, ?)`;
const updateStanding = `UPDATE standing SET ${standingColumns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`;

/** The rows as they are, by customer, in the order of `standingColumns`. */
async function storedStandings(db: Db): Promise<ReadonlyMap<number, readonly Value[]>> {
  const rows = await db.all<Value[]>(`SELECT ${standingColumns.join(', ')}, id FROM standing`, [], 'arrays');
  return new Map(rows.map((row) => [row.at(-1) as number, row]));
}

/** Only what is another than it was: reading 100,000 rows to compare takes an eighth of writing them. */
async function writeStandings(db: WriteDb, ranked: Ranked): Promise<number[]> {
  const { customers, standings } = ranked;
  const stored = ranked.onlyTheDay ? null : await storedStandings(db);
  const moved: number[] = [];
  const [fresh, changed, moves]: [Value[][], Value[][], Value[][]] = [[], [], []];
  const operation = await latestOperation(db);
  for (const [i, customer] of customers.entries()) {
    const tier = tierOf(standings.tier[i] as number);
    if (tier !== customer.tier || customer.standing === null) moved.push(customer.id);
    if (ranked.recording && tier !== customer.kept_tier) moves.push(...tierChange(ranked, i, tier, operation));
    if (isLasting(customer, ranked, i)) continue;
    const row = [...standingAt(ranked, i), customer.id];
    const before = stored?.get(customer.id);
    if (before === undefined || row.some((value, column) => value !== before[column])) {
      (customer.standing === null ? fresh : changed).push(row);
    }
  }
  await db.runMany(insertStanding, fresh);
  await db.runMany(updateStanding, changed);
  await db.insertMany('tier_change', tierChangeColumns, moves);
  await writeFigures(db, customers, standings);
  await restArchived(db);
  return moved;
}

function currencyAt({ book, customers }: Ranked, i: number): string | null {
  return book.currencies[book.currency[i] as number] ?? (customers[i] as CustomerRow).currency;
}

/** Nothing of the standing has changed: same data, same tier, and no purchase that was dated ahead has come. */
function isLasting(customer: CustomerRow, ranked: Ranked, i: number): boolean {
  const { standings, recording, onlyTheDay } = ranked;
  const tier = tierOf(standings.tier[i] as number);
  const last = standings.last[i] as number;
  return (
    onlyTheDay &&
    customer.standing !== null &&
    tier === customer.tier &&
    (!recording || tier === customer.kept_tier) &&
    customer.bought_minor === whole(standings.total[i] as number) &&
    (customer.latest_order === null ? Number.isNaN(last) : toEpochDay(customer.latest_order as Day) === last)
  );
}

function standingAt(ranked: Ranked, i: number): (number | string | null)[] {
  const { standings, customers, recording, today } = ranked;
  const customer = customers[i] as CustomerRow;
  const tier = tierOf(standings.tier[i] as number);
  return [
    tier,
    recording ? tier : customer.kept_tier,
    tier === customer.tier ? customer.tier_since : today,
    currencyAt(ranked, i),
    whole(standings.total[i] as number),
    ordersAt(ranked, i),
    ...firstAndLast(ranked, i),
    dayText(brokenOn(standings, i)),
  ];
}

/** Of the purchases and as stated: the days that the scorer assumes are nobody's fact. */
function firstAndLast({ book, customers, standings, today }: Ranked, i: number): (Day | null)[] {
  const { first_purchase, last_purchase } = customers[i] as CustomerRow;
  const stated = [first_purchase, last_purchase].map((day) => (day !== null && day <= today ? (day as Day) : null));
  if (book.offset[i] === book.offset[i + 1]) return stated;
  if (beforeOrders(book, i) === null)
    return [standings.first[i], standings.last[i]].map((day) => dayText(day as number));
  const known = [...orderDays(book, i, standings.asOf), ...stated.filter((day) => day !== null)].toSorted();
  return [known[0] ?? null, known.at(-1) ?? null];
}

/** The days of the orders up to a day; refunds are none. */
function* orderDays(book: Book, i: number, until: number): Generator<Day> {
  for (let at = book.offset[i] as number; at < (book.offset[i + 1] as number); at++) {
    const day = book.day[at] as number;
    if (day <= until && (book.amount[at] as number) >= 0) yield fromEpochDay(day);
  }
}

/** How many orders there were: purchases that were no refunds, and those that a customers file states beyond them. */
function ordersAt({ book, customers, standings }: Ranked, i: number): number {
  const [from, to] = [book.offset[i] as number, book.offset[i + 1] as number];
  if (from === to) return (customers[i] as CustomerRow).orders ?? (standings.orderDays[i] as number);
  let orders = beforeOrders(book, i)?.orders ?? 0;
  for (let at = from; at < to && (book.day[at] as number) <= standings.asOf; at++) {
    if ((book.amount[at] as number) >= 0) orders++;
  }
  return orders;
}

const figureColumns = [
  ...['id', 'value', 'rank', 'score', 'place', 'urgency', 'risk', 'rising', 'top_value', 'priority', 'last_year_minor'],
];
/** Rows that go into one statement: SQLite is handed 100,000 rows in half the time of one by one. */
const together = 50;

async function writeFigures(db: WriteDb, customers: readonly CustomerRow[], standings: Standings): Promise<void> {
  const row = `(${figureColumns.map(() => '?').join(', ')})`;
  const insert = (rows: number) =>
    `INSERT INTO figure (${figureColumns.join(', ')}) VALUES ${Array(rows).fill(row).join(', ')}`;
  await db.run('DELETE FROM figure');
  const whole = customers.length - (customers.length % together);
  await db.runMany(insert(together), figuresOf(customers, standings, 0, whole));
  const rest = customers.length - whole;
  if (rest > 0) await db.runMany(insert(rest), figuresOf(customers, standings, whole, customers.length));
}

/** The values of so many customers at a time as go into one statement. */
function* figuresOf(
  customers: readonly CustomerRow[],
  standings: Standings,
  from: number,
  to: number,
): Generator<Value[]> {
  for (let start = from; start < to; start += together) {
    const values: Value[] = [];
    for (let i = start; i < Math.min(start + together, to); i++)
      pushFigures(values, (customers[i] as CustomerRow).id, standings, i);
    yield values;
  }
}

/** In the order of the columns. */
function pushFigures(values: Value[], id: number, standings: Standings, i: number): void {
  const risk = standings.risk[i] as number;
  values.push(
    id,
    standings.value[i] as number,
    standings.rank[i] as number,
    standings.score[i] as number,
    standings.place[i] as number,
    standings.urgency[i] as number,
    Number.isNaN(risk) ? null : risk,
    standings.rising[i] as number,
    standings.topValue[i] as number,
    standings.priority[i] as number,
    whole(standings.lastYear[i] as number),
  );
}

/** Three orders show a rhythm; it is broken after half as long again as usual (as the reasons have it). */
const ordersForRhythm = 3;
const unusualGaps = 1.5;

/** The day on which silence became unusual for a customer with a rhythm of their own; `NaN` without one. */
function brokenOn({ orderDays, last, rhythm }: Standings, i: number): number {
  if ((orderDays[i] as number) < ordersForRhythm) return Number.NaN;
  return (last[i] as number) + Math.ceil((rhythm[i] as number) * unusualGaps);
}

/** Sums of amounts near the largest may leave what SQLite takes for a whole number. */
const whole = (value: number) =>
  Math.min(Number.MAX_SAFE_INTEGER, Math.max(Number.MIN_SAFE_INTEGER, Math.round(value)));

const dayText = (day: number): Day | null => (Number.isNaN(day) ? null : fromEpochDay(day));

const tierChangeColumns = ['customer_id', 'day', 'from_tier', 'to_tier', 'reason', 'operation_id'];

async function latestOperation(db: Db): Promise<number> {
  return (await one<{ latest: number }>(db, 'SELECT coalesce(max(id), 0) AS latest FROM operation')).latest;
}

/** A first tier, and the loss of all tiers in a book that became small, are no moves. */
function tierChange({ today, customers, book, standings }: Ranked, i: number, to: Tier | null, operation: number) {
  const { id, kept_tier: from, tier_pin, tier_pin_reason } = customers[i] as CustomerRow;
  if (from === null || to === null) return [];
  const list = book.currency[i] as number;
  const reason = tierChangeReason({
    ...{ from: from as Tier, to, value: standings.value[i] as number, currency: book.currencies[list] ?? null },
    pin: tier_pin === null ? null : { reason: tier_pin_reason },
    boundaries: standings.figures.lists[list]?.boundaries ?? null,
  });
  return [[id, today, from, to, reason, operation]];
}

/** Archived customers keep what they had for when they come back, but no tier and no place. */
async function restArchived(db: WriteDb): Promise<void> {
  const archived = 'SELECT id FROM customer WHERE archived = 1';
  const zeros = figureColumns.map((column) => (column === 'id' ? 'id' : column === 'risk' ? 'NULL' : '0'));
  await db.run(`UPDATE standing SET tier = NULL WHERE id IN (${archived})`);
  await db.run(
    `INSERT INTO standing (id, total_minor, orders) SELECT id, 0, 0 FROM customer
     WHERE archived = 1 AND id NOT IN (SELECT id FROM standing)`,
  );
  await db.run(
    `INSERT INTO figure (${figureColumns.join(', ')}) SELECT ${zeros.join(', ')} FROM customer WHERE archived = 1`,
  );
}

/** Takes back the moves that were worked out since an operation began, when it is undone and nothing came after it. */
export async function takeBackTierChanges(db: WriteDb, operationId: number): Promise<void> {
  await db.run(
    `UPDATE standing SET tier_since = NULL, kept_tier = (SELECT from_tier FROM tier_change
         WHERE customer_id = standing.id AND operation_id >= ? ORDER BY tier_change.id LIMIT 1)
       WHERE id IN (SELECT customer_id FROM tier_change WHERE operation_id >= ?)`,
    [operationId, operationId],
  );
  await db.run('DELETE FROM tier_change WHERE operation_id >= ?', [operationId]);
}
