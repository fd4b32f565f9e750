/** The cost of ranking 100,000 customers with 500,000 orders, compared with reading them from SQLite. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addDays, type Day, toEpochDay } from '../src/domain/day.ts';
import { measuredSettings } from '../src/domain/rank/rank-settings.ts';
import { scoreBook } from '../src/domain/rank/score.ts';
import { workOut } from '../src/store/ranking.ts';
import { readBook } from '../src/store/read-book.ts';
import { openSqlite, type Sqlite } from '../src/store/sqlite/sqlite.ts';
import { addOrders, benchDay, makeBook } from './books.ts';
import { median, reportRatio, verdict } from './process.ts';

const [customers, orders, rounds] = [100_000, 500_000, 9];

/** Goals: all of it at most twice the reading, the scorer alone at most 0.3 s. */
export async function benchScore(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-bench-'));
  try {
    const path = join(folder, 'book.db');
    await makeBook(path, customers);
    await addOrders(path, { customers, orders });
    const sqlite = await openSqlite(path, { create: false });
    await rankOn(sqlite, benchDay);
    const days = Array.from({ length: rounds }, (_, k) => addDays(benchDay, 1 + k));
    const pairs: { reading: number; ranking: number; scoring: number }[] = [];
    for (const day of days)
      pairs.push({
        reading: await secondsOf(() => readRows(sqlite)),
        ranking: await secondsOf(() => rankOn(sqlite, day)),
        scoring: await scoringAlone(sqlite, day),
      });
    const of = (part: 'reading' | 'ranking' | 'scoring') => median(pairs.map((pair) => pair[part]));
    const against = 'reading the same rows';
    const ratio = (part: 'ranking' | 'scoring') => median(pairs.map((pair) => pair[part] / pair.reading));
    const report = (what: string, part: 'ranking' | 'scoring', goal: number) =>
      reportRatio(what, against, { a: of(part), b: of('reading'), ratio: ratio(part) }, goal);
    report('read, score, sort, write standings', 'ranking', 2);
    report('score and sort alone', 'scoring', 1);
    const milliseconds = of('scoring') * 1000;
    console.log(`the scorer alone: ${milliseconds.toFixed(0)} ms  ${verdict(milliseconds, 300, ' ms')}`);
    sqlite.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The part that any JavaScript program for ranking needs: fetching the rows. */
async function readRows(sqlite: Sqlite): Promise<number> {
  let rows = 0;
  const customersRead =
    'SELECT id, currency, total_minor, orders, first_purchase, last_purchase, tier_pin FROM customer ORDER BY id';
  for await (const read of sqlite.each(customersRead)) rows += read.length;
  const purchasesRead = 'SELECT customer_id, day, amount_minor, currency FROM purchase ORDER BY customer_id, day';
  for await (const read of sqlite.each(purchasesRead)) rows += read.length;
  return rows;
}

/** As the first command of a day does it. */
async function rankOn(sqlite: Sqlite, today: Day): Promise<void> {
  await sqlite.transaction((db) => workOut(db, { today, realDay: today }));
}

async function scoringAlone(sqlite: Sqlite, day: Day): Promise<number> {
  const { book } = await readBook(sqlite, day);
  return await secondsOf(() => scoreBook(book, toEpochDay(day), measuredSettings));
}

async function secondsOf(work: () => unknown): Promise<number> {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e9;
}
