/** Ranks the book: scores it, stores the figures, records tier changes, and works out when calls are due. */

import type { BookSettings } from '../domain/book-settings.ts';
import type { Tier } from '../domain/customer.ts';
import { addDays, type Day, toEpochDay } from '../domain/day.ts';
import { firstTriesShare, reachFrom } from '../domain/plan/reach.ts';
import { writingOf } from '../domain/plan/written-to.ts';
import { rankSettingsOf } from '../domain/rank/rank-settings.ts';
import { scoreBook, wordOf } from '../domain/rank/score.ts';
import { InUse } from '../errors.ts';
import { columnNames } from './columns.ts';
import type { CustomerColumns } from './customer-columns.ts';
import { type Db, idsOf, some, type Value, type WriteDb } from './db.ts';
import { readMeta, replaceMeta, writeMeta } from './meta.ts';
import { attemptsEnded, storedSettings } from './plan-facts.ts';
import { type WrittenScores, writtenOf } from './ranked-book.ts';
import { readColumns } from './read-book.ts';
import { refreshClocks } from './refresh.ts';
import { figure } from './schema.ts';
import { everyReach, onLists, whole, writeStandings } from './standing-rows.ts';
import { workOutCalls } from './work-out-calls.ts';
import { workOutStoppedProducts } from './work-out-products.ts';

/**
 * Brings every standing up to date for the day: its figures, its tier, and the day of the next call for customers
 * without one. On a day ahead of the real one, tier changes are recorded as if that day had come, and removed when the
 * real one is asked about again.
 */
export async function workOut(db: WriteDb, { today, realDay }: { today: Day; realDay: Day }): Promise<void> {
  const generation = await beginGeneration(db);
  const clocksOf = (await readMeta(db, 'clock')) as Day | null;
  const recorded = await recordedUntil(db, today, realDay);
  const recording = recorded === null || today >= recorded;
  const settings = await storedSettings(db);
  const { shareA, shareB, band } = rankSettingsOf(settings);
  const cut = `${shareA} ${shareB} ${band}`;
  // A user who changes the shares wants to see the effect: the band only applies while the shares stay the same.
  const isBanded = ((await readMeta(db, 'cut')) ?? cut) === cut;
  const until = clocksOf === null || today < clocksOf ? today : clocksOf;
  const { customers, book } = await readColumns(db, {
    ...{ settings, today, until, isBanded },
    ...(!recording && { keptThen: await keptThen(db, today) }),
  });
  const standings = writtenOf(scoreBook(book, toEpochDay(today), rankSettingsOf(settings)));
  const onlyTheDay = clocksOf === null ? null : bothDays(clocksOf, today);
  const ranked = { today, generation: generation.number, onlyTheDay, recording, customers, book, standings };
  const writing = writingOf(everyReach(ranked));
  const firstTries = firstTriesShare(reachFrom(await attemptsEnded(db)));
  const calls = await workOutCalls(db, { ranked, settings, onList: onLists(ranked, writing.to), firstTries });
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
  await generation.switchTo();
}

/** The earlier one first. */
function bothDays(a: Day, b: Day): readonly [number, number] {
  const days = [toEpochDay(a), toEpochDay(b)] as const;
  return [Math.min(...days), Math.max(...days)];
}

interface Generation {
  readonly number: number;
  /** Makes these the current figures; throws `InUse` when another process came first. */
  switchTo(): Promise<void>;
}

/**
 * The next generation of figures, with all present operations: each is marked separately, because writers may finish in
 * another order than their numbers. Last of all, because on a server others go on with their operations meanwhile. A process that worked figures out while others did makes them current only if no
 * other was faster; otherwise its transaction is rolled back with everything it wrote.
 */
async function beginGeneration(db: WriteDb): Promise<Generation> {
  const from = await readMeta(db, 'generation');
  const number = Number(from ?? 0) + 1;
  return {
    number,
    async switchTo() {
      await db.run('UPDATE operation SET generation = ? WHERE generation IS NULL', [number]);
      if (await replaceMeta(db, 'generation', { from, to: String(number) })) return;
      throw new InUse('another command has just worked the figures out', { hint: 'try again' });
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

/** Tiers on an earlier day, of customers who have changed theirs since. */
async function keptThen(db: Db, day: Day): Promise<ReadonlyMap<number, Tier | null>> {
  const later = await db.all<{ id: number; tier: Tier | null }>(
    'SELECT customer_id AS id, from_tier AS tier FROM tier_change WHERE day > ? ORDER BY id DESC',
    [day],
  );
  return new Map(later.map(({ id, tier }) => [id, tier]));
}

const figureColumns = columnNames(figure);
async function writeFigures(db: WriteDb, customers: CustomerColumns, standings: WrittenScores): Promise<void> {
  await db.run('DELETE FROM figure');
  await db.filling(['figure'], () => db.insertMany('figure', figureColumns, figuresOf(customers, standings)));
}

/** In the order of the columns. */
function* figuresOf(customers: CustomerColumns, standings: WrittenScores): Generator<Value[]> {
  for (let i = 0; i < customers.size; i++) {
    const risk = standings.risk[i] as number;
    yield [
      customers.id[i] as number,
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

/** Archived customers keep their figures for when they come back, but have no tier and no place. */
async function restArchived(db: WriteDb, clocks: { today: Day; settings: BookSettings } | null): Promise<void> {
  const archived = 'SELECT id FROM customer WHERE archived = 1';
  const zeros = figureColumns.map((column) =>
    column === 'id' ? 'id' : column === 'risk' || column === 'word' ? 'NULL' : '0',
  );
  await db.run(`UPDATE standing SET tier = NULL WHERE tier IS NOT NULL AND id IN (${archived})`);
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
