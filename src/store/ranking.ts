import type { RankedBook } from './ranked-book.ts';
/** Ranks the book: scores it, stores the figures, records tier changes, and works out when calls are due. */

import type { BookSettings } from '../domain/book-settings.ts';
import type { Tier } from '../domain/customer.ts';
import { addDays, type Day, fromEpochDay, toEpochDay } from '../domain/day.ts';
import { firstTriesShare, reachFrom } from '../domain/plan/reach.ts';
import { isOnList, type Reachable, writingOf } from '../domain/plan/written-to.ts';
import type { BookColumns } from '../domain/rank/book-columns.ts';
import { rankSettingsOf } from '../domain/rank/rank-settings.ts';
import { beforeOrders } from '../domain/rank/run.ts';
import { type BookScores, scoreBook, wordOf } from '../domain/rank/score.ts';
import { tierOf } from '../domain/rank/tier.ts';
import { tierChangeReason } from '../domain/rank/tier-change.ts';
import { InUse } from '../errors.ts';
import { columnNames } from './columns.ts';
import { type Db, idsOf, some, type Value, type WriteDb } from './db.ts';
import { readMeta, replaceMeta, writeMeta } from './meta.ts';
import { attemptsEnded, storedSettings } from './plan-facts.ts';
import { bookCustomers, bookOf, type RankedRow, type StoredStanding, standingColumns } from './read-book.ts';
import { refreshClocks } from './refresh.ts';
import { figure, tierChange } from './schema.ts';
import { workOutStoppedProducts } from './stopped-products.ts';
import { type Calls, workOutCalls } from './work-out-calls.ts';

/**
 * Brings every standing up to date for the day: its figures, its tier, and the day of the next call for customers
 * without one. On a day ahead of the real one, tier changes are recorded as if that day had come, and removed when the
 * real one is asked about again.
 */
export async function workOut(db: WriteDb, { today, realDay }: { today: Day; realDay: Day }): Promise<void> {
  const generation = await beginGeneration(db);
  const clocksOf = (await readMeta(db, 'clock')) as Day | null;
  const until = await recordedUntil(db, today, realDay);
  const recording = until === null || today >= until;
  const settings = await storedSettings(db);
  const { shareA, shareB, band } = rankSettingsOf(settings);
  const cut = `${shareA} ${shareB} ${band}`;
  const customers = await bookCustomers(db);
  const keptOf = recording ? storedKept : await keptThen(db, today);
  // A user who changes the shares wants to see the effect: the band only applies while the shares stay the same.
  const isBanded = ((await readMeta(db, 'cut')) ?? cut) === cut;
  const book = await bookOf(db, { customers, settings, today, tierSoFar: isBanded ? keptOf : () => null });
  const standings = scoreBook(book, toEpochDay(today), rankSettingsOf(settings));
  const onlyTheDay = clocksOf !== null;
  const { number } = generation;
  const ranked = { today, generation: number, onlyTheDay, recording, customers, book, standings, keptOf };
  const writing = writingOf(everyReach(ranked));
  const mayBeCalled = (i: number) => isOnList(reachAt(ranked, i), writing.to);
  const firstTries = firstTriesShare(reachFrom(await attemptsEnded(db)));
  const calls = await workOutCalls(db, { ranked, settings, clocksOf, isOnList: mayBeCalled, firstTries });
  await generation.switchTo();
  await writeMeta(db, 'first-tries', String(firstTries));
  await writeStandings(db, ranked, calls);
  await writeFigures(db, customers, standings);
  const stopped = await workOutStoppedProducts(db, today);
  await restArchived(db, calls.all ? { today, settings } : null);
  if (recording) {
    await writeMeta(db, 'ranked', today);
    if (today <= latestReal(realDay)) await writeMeta(db, 'lived', today);
    await writeMeta(db, 'cut', cut);
  }
  await writeMeta(db, 'figures', JSON.stringify({ ...standings.figures, stopped }));
  await writeMeta(db, 'writing', JSON.stringify(writing));
  await writeMeta(db, 'clock', today);
  await writeMeta(db, 'standing', today);
}

interface Generation {
  readonly number: number;
  /** Makes these the current figures; throws `InUse` when another process came first. */
  switchTo(): Promise<void>;
}

/**
 * The next generation of figures, with all present operations: each is marked separately, because writers may finish in
 * another order than their numbers. A process that worked figures out while others did makes them current only if no
 * other was faster; otherwise its transaction is rolled back with everything it wrote.
 */
async function beginGeneration(db: WriteDb): Promise<Generation> {
  const from = await readMeta(db, 'generation');
  const number = Number(from ?? 0) + 1;
  await db.run('UPDATE operation SET generation = ? WHERE generation IS NULL', [number]);
  return {
    number,
    async switchTo() {
      if (await replaceMeta(db, 'generation', { from, to: String(number) })) return;
      throw new InUse('another command has worked the figures out meanwhile', { hint: 'try again' });
    },
  };
}

/** One day of grace for zones east of this clock. */
const latestReal = (realDay: Day): Day => addDays(realDay, 1);

/**
 * The day up to which tier changes are recorded; null before the first. On a real day, those recorded for a later day
 * are removed first.
 */
async function recordedUntil(db: WriteDb, today: Day, realDay: Day): Promise<Day | null> {
  const until = (await readMeta(db, 'ranked')) as Day | null;
  const latest = latestReal(realDay);
  if (until === null || until <= latest || today > latest) return until;
  await db.run(
    `UPDATE standing SET tier_since = NULL, kept_tier =
         (SELECT from_tier FROM tier_change WHERE customer_id = standing.id AND day > ? ORDER BY tier_change.id LIMIT 1)
       WHERE id IN (SELECT customer_id FROM tier_change WHERE day > ?)`,
    [latest, latest],
  );
  await db.run('DELETE FROM tier_change WHERE day > ?', [latest]);
  return (await readMeta(db, 'lived')) as Day | null;
}

const storedKept = ({ standing }: RankedRow): Tier | null => standing?.kept_tier ?? null;

/** The customers' tiers on an earlier day. */
async function keptThen(db: Db, day: Day): Promise<(customer: RankedRow) => Tier | null> {
  const later = await db.all<{ id: number; tier: Tier | null }>(
    'SELECT customer_id AS id, from_tier AS tier FROM tier_change WHERE day > ? ORDER BY id DESC',
    [day],
  );
  const then = new Map(later.map(({ id, tier }) => [id, tier]));
  return (customer) => then.get(customer.id) ?? storedKept(customer);
}

const insertColumns = ['id', ...standingColumns];
const updateStanding = `UPDATE standing SET ${standingColumns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`;

function reachAt(ranked: RankedBook, i: number): Reachable {
  const { customers, standings } = ranked;
  const hasBought = ordersAt(ranked, i) > 0 || (standings.total[i] as number) > 0;
  return { hasNumber: (customers[i] as RankedRow).has_number === 1, hasBought };
}

function* everyReach(ranked: RankedBook): Generator<Reachable> {
  for (const i of ranked.customers.keys()) yield reachAt(ranked, i);
}

/** Writes only rows that changed, each once: comparing is much cheaper than rewriting. */
async function writeStandings(db: WriteDb, ranked: RankedBook, calls: Calls): Promise<void> {
  const { customers, standings } = ranked;
  const moves: Value[][] = [];
  for (const [i, customer] of customers.entries()) {
    const tier = tierOf(standings.tier[i] as number);
    if (ranked.recording && tier !== ranked.keptOf(customer)) moves.push(...tierMove(ranked, i, tier));
  }
  await db.filling(['standing'], () => db.insertMany('standing', insertColumns, newRows(ranked, calls)));
  await db.runMany(updateStanding, changedRows(ranked, calls));
  await db.insertMany('tier_change', tierChangeColumns, moves);
}

function* newRows(ranked: RankedBook, calls: Calls): Generator<Value[]> {
  for (const [i, customer] of ranked.customers.entries())
    if (customer.standing === null) yield [customer.id, ...standingAt(ranked, i), ...calls.at(i)];
}

function* changedRows(ranked: RankedBook, calls: Calls): Generator<Value[]> {
  for (const [i, customer] of ranked.customers.entries()) {
    const { standing } = customer;
    if (standing === null) continue;
    const lasts = isLasting(standing, ranked, i);
    if (lasts && !calls.mayMove(i)) continue;
    const before = standingColumns.map((column) => standing[column]);
    const row = [...(lasts ? before.slice(0, ownColumns) : standingAt(ranked, i)), ...calls.at(i)];
    if (row.some((value, column) => value !== before[column])) yield [...row, customer.id];
  }
}

/** The first `standingColumns` come from the ranking, the others say when to call. */
const ownColumns = standingColumns.indexOf('last_conversation');

function currencyAt({ book, customers }: RankedBook, i: number): string | null {
  return book.currencies[book.currency[i] as number] ?? (customers[i] as RankedRow).currency;
}

/** The standing is unchanged: same data, same tier, and no future-dated purchase has come due. */
function isLasting(stored: StoredStanding, { standings, recording, onlyTheDay }: RankedBook, i: number): boolean {
  const tier = tierOf(standings.tier[i] as number);
  const last = standings.last[i] as number;
  return (
    onlyTheDay &&
    tier === stored.tier &&
    (!recording || tier === stored.kept_tier) &&
    stored.total_minor === whole(standings.total[i] as number) &&
    (stored.last_purchase === null ? Number.isNaN(last) : toEpochDay(stored.last_purchase) === last)
  );
}

function standingAt(ranked: RankedBook, i: number): (number | string | null)[] {
  const { standings, customers, recording, today, keptOf } = ranked;
  const customer = customers[i] as RankedRow;
  const tier = tierOf(standings.tier[i] as number);
  const before = customer.standing;
  return [
    tier,
    recording ? tier : keptOf(customer),
    tier === (before?.tier ?? null) ? (before?.tier_since ?? null) : today,
    currencyAt(ranked, i),
    whole(standings.total[i] as number),
    ordersAt(ranked, i),
    ...firstAndLast(ranked, i),
    dayText(brokenOn(standings, i)),
  ];
}

/** From purchases and statements: days that only the scorer assumes are not stored as facts. */
function firstAndLast({ book, customers, standings, today }: RankedBook, i: number): (Day | null)[] {
  const { first_purchase, last_purchase } = customers[i] as RankedRow;
  const stated = [first_purchase, last_purchase].map((day) => (day !== null && day <= today ? (day as Day) : null));
  if (book.offset[i] === book.offset[i + 1]) return stated;
  if (beforeOrders(book, i) === null)
    return [standings.first[i], standings.last[i]].map((day) => dayText(day as number));
  const known = [...orderDays(book, i, standings.asOf), ...stated.filter((day) => day !== null)].toSorted();
  return [known[0] ?? null, known.at(-1) ?? null];
}

/** The days of orders up to a day, without refunds. */
function* orderDays(book: BookColumns, i: number, until: number): Generator<Day> {
  for (let at = book.offset[i] as number; at < (book.offset[i + 1] as number); at++) {
    const day = book.day[at] as number;
    if (day <= until && (book.amount[at] as number) >= 0) yield fromEpochDay(day);
  }
}

/** The number of orders: purchases that are not refunds, and those a customers file states beyond them. */
function ordersAt({ book, customers, standings }: RankedBook, i: number): number {
  const [from, to] = [book.offset[i] as number, book.offset[i + 1] as number];
  if (from === to) return (customers[i] as RankedRow).orders ?? (standings.orderDays[i] as number);
  let orders = beforeOrders(book, i)?.orders ?? 0;
  for (let at = from; at < to && (book.day[at] as number) <= standings.asOf; at++) {
    if ((book.amount[at] as number) >= 0) orders++;
  }
  return orders;
}

const figureColumns = columnNames(figure);
async function writeFigures(db: WriteDb, customers: readonly RankedRow[], standings: BookScores): Promise<void> {
  await db.run('DELETE FROM figure');
  await db.filling(['figure'], () => db.insertMany('figure', figureColumns, figuresOf(customers, standings)));
}

/** In the order of the columns. */
function* figuresOf(customers: readonly RankedRow[], standings: BookScores): Generator<Value[]> {
  for (const [i, { id }] of customers.entries()) {
    const risk = standings.risk[i] as number;
    yield [
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
      wordOf(standings, i),
    ];
  }
}

/** Three occasions make a rhythm; it is broken after one and a half times the usual gap (as in the reasons). */
const occasionsForRhythm = 3;
const unusualGaps = 1.5;

/** The day on which the silence became unusual for a customer with a rhythm; `NaN` without one. */
function brokenOn({ occasions, last, rhythm }: BookScores, i: number): number {
  if ((occasions[i] as number) < occasionsForRhythm) return Number.NaN;
  return (last[i] as number) + Math.ceil((rhythm[i] as number) * unusualGaps);
}

/** Sums of amounts near the largest may exceed SQLite's whole numbers. */
const whole = (value: number) =>
  Math.min(Number.MAX_SAFE_INTEGER, Math.max(Number.MIN_SAFE_INTEGER, Math.round(value)));

const dayText = (day: number): Day | null => (Number.isNaN(day) ? null : fromEpochDay(day));

const tierChangeColumns = columnNames(tierChange).filter((name) => name !== 'id');

/** A first tier, and the loss of all tiers in a book that became small, are not moves. */
function tierMove(ranked: RankedBook, i: number, to: Tier | null): Value[][] {
  const { today, generation, customers, book, standings, keptOf } = ranked;
  const customer = customers[i] as RankedRow;
  const { id, tier_pin, tier_pin_reason } = customer;
  const from = keptOf(customer);
  if (from === null || to === null) return [];
  const list = book.currency[i] as number;
  const reason = tierChangeReason({
    ...{ from, to, value: standings.value[i] as number, currency: book.currencies[list] ?? null },
    pin: tier_pin === null ? null : { reason: tier_pin_reason },
    boundaries: standings.figures.lists[list]?.boundaries ?? null,
  });
  return [[id, today, from, to, reason, generation]];
}

/** Archived customers keep their figures for when they come back, but have no tier and no place. */
async function restArchived(db: WriteDb, clocks: { today: Day; settings: BookSettings } | null): Promise<void> {
  const archived = 'SELECT id FROM customer WHERE archived = 1';
  const zeros = figureColumns.map((column) =>
    column === 'id' ? 'id' : column === 'risk' || column === 'word' ? 'NULL' : '0',
  );
  await db.run(`UPDATE standing SET tier = NULL WHERE id IN (${archived})`);
  await db.run(
    `INSERT INTO standing (id, total_minor, orders) SELECT id, 0, 0 FROM customer
     WHERE archived = 1 AND id NOT IN (SELECT id FROM standing)`,
  );
  if (clocks !== null) await refreshClocks(db, { ...clocks, only: await idsOf(db, archived) });
  await db.run(
    `INSERT INTO figure (${figureColumns.join(', ')}) SELECT ${zeros.join(', ')} FROM customer WHERE archived = 1`,
  );
}

/**
 * Removes the tier changes of the figures that first knew of an operation, when it is undone and nothing came after it.
 */
export async function takeBackTierChanges(db: WriteDb, operationId: number): Promise<void> {
  const done = await db.get<{ generation: number | null }>('SELECT generation FROM operation WHERE id = ?', [
    operationId,
  ]);
  const generation = done?.generation ?? null;
  if (generation === null || (await cameAfter(db, { operationId, generation }))) return;
  await db.run(
    `UPDATE standing SET tier_since = NULL, kept_tier = (SELECT from_tier FROM tier_change
         WHERE customer_id = standing.id AND generation >= ? ORDER BY tier_change.id LIMIT 1)
       WHERE id IN (SELECT customer_id FROM tier_change WHERE generation >= ?)`,
    [generation, generation],
  );
  await db.run('DELETE FROM tier_change WHERE generation >= ?', [generation]);
}

/**
 * Whether a later operation exists: one that these or earlier figures did not include, or one of the same figures with
 * a higher number.
 */
async function cameAfter(
  db: Db,
  { operationId, generation }: { readonly operationId: number; readonly generation: number },
): Promise<boolean> {
  const sql = `SELECT 1 FROM operation WHERE id <> :id AND undone_at IS NULL AND undoes_id IS NULL
     AND (generation IS NULL OR generation > :generation OR (generation = :generation AND id > :id)) LIMIT 1`;
  return await some(db, sql, { id: operationId, generation });
}
