/** Where each customer stands, as it follows from the ranking: what is written of it, and what is left as it was. */
import { type Day, fromEpochDay } from '../domain/day.ts';
import { unusualGaps } from '../domain/plan/triggers.ts';
import { isOnList, type Reachable, type WrittenTo } from '../domain/plan/written-to.ts';
import { beforeOrders } from '../domain/rank/run.ts';
import { tierOf } from '../domain/rank/tier.ts';
import { dayAt } from './customer-columns.ts';
import type { Db, Value, WriteDb } from './db.ts';
import type { RankedBook, StoredStanding, WrittenScores } from './ranked-book.ts';
import { tierChangeColumns, tierMoves } from './tier-moves.ts';
import type { Calls } from './work-out-calls.ts';

/** What the ranking says, then what says when to call: as `Calls.at`. */
const ownColumns = [
  ...['tier', 'kept_tier', 'tier_since', 'currency', 'total_minor', 'orders', 'first_purchase', 'last_purchase'],
  'broken_on',
] as const satisfies readonly (keyof StoredStanding)[];
const callColumns = [
  ...['last_conversation', 'last_attempt', 'due_from', 'due', 'planned', 'planned_reason', 'owner_key'],
] as const satisfies readonly (keyof StoredStanding)[];
const columns = [...ownColumns, ...callColumns];

const updateStanding = `UPDATE standing SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`;

/** Standings that are read, compared and written at a time. */
const portion = 10_000;

/** Writes only rows that changed, each once: comparing is much cheaper than rewriting. */
export async function writeStandings(db: WriteDb, ranked: RankedBook, calls: Calls): Promise<void> {
  const moves = ranked.recording ? await tierMoves(db, ranked) : [];
  await db.filling(['standing'], () => db.insertMany('standing', ['id', ...columns], newRows(ranked, calls)));
  for (const some of portionsOf(mayChange(ranked, calls)))
    await db.runMany(updateStanding, [...changedRows(await storedAt(db, ranked, some), some, ranked, calls)]);
  await db.insertMany('tier_change', tierChangeColumns, moves);
}

function* newRows(ranked: RankedBook, calls: Calls): Generator<Value[]> {
  const { customers } = ranked;
  for (let i = 0; i < customers.size; i++)
    if (customers.is('isNew', i))
      yield [customers.id[i] as number, ...standingAt(ranked, i, null), ...calls.at(i, null)];
}

function* mayChange(ranked: RankedBook, calls: Calls): Generator<number> {
  const { customers } = ranked;
  for (let i = 0; i < customers.size; i++)
    if (!customers.is('isNew', i) && (calls.mayMove(i) || !isLasting(ranked, i))) yield i;
}

function* portionsOf(places: Iterable<number>): Generator<number[]> {
  let some: number[] = [];
  for (const place of places) {
    some.push(place);
    if (some.length < portion) continue;
    yield some;
    some = [];
  }
  if (some.length > 0) yield some;
}

/** The standings of the customers at these positions, in the same order. */
async function storedAt(db: Db, { customers }: RankedBook, places: readonly number[]): Promise<StoredStanding[]> {
  return await db.all<StoredStanding>(
    `SELECT ${columns.join(', ')} FROM standing WHERE id IN ${db.listed('?')} ORDER BY id`,
    [db.list(places.map((i) => customers.id[i] as number))],
  );
}

function* changedRows(
  stored: readonly StoredStanding[],
  places: readonly number[],
  ranked: RankedBook,
  calls: Calls,
): Generator<Value[]> {
  for (const [at, i] of places.entries()) {
    const before = stored[at] as StoredStanding;
    const own = isLasting(ranked, i) ? ownColumns.map((column) => before[column]) : standingAt(ranked, i, before);
    const row = [...own, ...calls.at(i, before)];
    if (row.some((value, column) => value !== before[columns[column] as keyof StoredStanding]))
      yield [...row, ranked.customers.id[i] as number];
  }
}

/** What the ranking says is unchanged: same data, same tier, and nothing dated ahead has come due. */
function isLasting({ standings, customers, book, recording, onlyTheDay }: RankedBook, i: number): boolean {
  if (onlyTheDay === null) return false;
  const tier = standings.tier[i] as number;
  if (tier !== customers.tier[i] || (recording && tier !== customers.keptTier[i])) return false;
  const [from, to] = onlyTheDay;
  const cameDue = (day: number) => day > from && day <= to;
  for (let at = (book.offset[i + 1] as number) - 1; at >= (book.offset[i] as number); at--) {
    const day = book.day[at] as number;
    if (cameDue(day)) return false;
    if (day <= from) break;
  }
  return !cameDue(book.stated.first[i] as number) && !cameDue(book.stated.last[i] as number);
}

function standingAt(ranked: RankedBook, i: number, before: StoredStanding | null): Value[] {
  const { standings, customers, recording, today } = ranked;
  const tier = tierOf(standings.tier[i] as number);
  return [
    tier,
    recording ? tier : tierOf(customers.keptTier[i] as number),
    tier === (before?.tier ?? null) ? (before?.tier_since ?? null) : today,
    currencyAt(ranked, i),
    whole(standings.total[i] as number),
    ordersAt(ranked, i),
    ...firstAndLast(ranked, i),
    brokenOn(standings, i),
  ];
}

function currencyAt({ book, customers }: RankedBook, i: number): string | null {
  return book.currencies[book.currency[i] as number] ?? customers.currency.at(i);
}

/** The number of orders: purchases that are not refunds, and those a customers file states beyond them. */
function ordersAt({ book, standings }: RankedBook, i: number): number {
  const [from, to] = [book.offset[i] as number, book.offset[i + 1] as number];
  const stated = book.stated.orders[i] as number;
  if (from === to) return Number.isNaN(stated) ? (standings.orderDays[i] as number) : stated;
  let orders = beforeOrders(book, i)?.orders ?? 0;
  for (let at = from; at < to && (book.day[at] as number) <= standings.asOf; at++) {
    if ((book.amount[at] as number) >= 0) orders++;
  }
  return orders;
}

/** From purchases and statements: days that only the scorer assumes are not stored as facts. */
function firstAndLast({ book, standings }: RankedBook, i: number): (Day | null)[] {
  const stated = [book.stated.first[i] as number, book.stated.last[i] as number];
  const known = stated.map((day) => (day <= standings.asOf ? fromEpochDay(day) : null));
  if (book.offset[i] === book.offset[i + 1]) return known;
  if (beforeOrders(book, i) === null) return [dayAt(standings.first, i), dayAt(standings.last, i)];
  const days = [...orderDays({ book, standings }, i), ...known.filter((day) => day !== null)].toSorted();
  return [days[0] ?? null, days.at(-1) ?? null];
}

/** The days of orders, without refunds. */
function* orderDays({ book, standings }: Pick<RankedBook, 'book' | 'standings'>, i: number): Generator<Day> {
  for (let at = book.offset[i] as number; at < (book.offset[i + 1] as number); at++) {
    const day = book.day[at] as number;
    if (day <= standings.asOf && (book.amount[at] as number) >= 0) yield fromEpochDay(day);
  }
}

/** Three occasions make a rhythm. */
const occasionsForRhythm = 3;

/** The day on which the silence became unusual for a customer with a rhythm; null without one. */
function brokenOn({ occasions, last, rhythm }: WrittenScores, i: number): Day | null {
  const day = (last[i] as number) + Math.ceil((rhythm[i] as number) * unusualGaps);
  return (occasions[i] as number) < occasionsForRhythm || Number.isNaN(day) ? null : fromEpochDay(day);
}

/** Sums of amounts near the largest may exceed SQLite's whole numbers. */
export const whole = (value: number): number =>
  Math.min(Number.MAX_SAFE_INTEGER, Math.max(Number.MIN_SAFE_INTEGER, Math.round(value)));

/** Whether those without a number have bought; of the others it decides nothing. */
export function* everyReach(ranked: RankedBook): Generator<Reachable> {
  for (let i = 0; i < ranked.customers.size; i++) yield reachAt(ranked, i);
}

const withNumber: Reachable = { hasNumber: true, hasBought: true };

function reachAt(ranked: RankedBook, i: number): Reachable {
  if (ranked.customers.is('hasNumber', i)) return withNumber;
  return { hasNumber: false, hasBought: ordersAt(ranked, i) > 0 || (ranked.standings.total[i] as number) > 0 };
}

/** By position, 1 for a customer who is on lists. */
export function onLists(ranked: RankedBook, to: WrittenTo): Uint8Array {
  const onList = new Uint8Array(ranked.customers.size);
  for (let i = 0; i < onList.length; i++) onList[i] = isOnList(reachAt(ranked, i), to) ? 1 : 0;
  return onList;
}
