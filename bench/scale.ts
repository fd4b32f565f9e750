/** Ranking and planning a million customers with five million orders, held against a tenth of them. Only when asked for by name. */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addOrders, benchDay, makeBook } from './books.ts';
import { type Command, compare, peakOf, reportRatio, verdict } from './process.ts';

const cadence = fileURLToPath(new URL('../bin/cadence.js', import.meta.url));
const many = Number(process.env['CUSTOMERS'] ?? 1_000_000);
const runs = 2;

export async function benchScale(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-bench-'));
  try {
    const [tenth, all] = [await firstList(folder, many / 10), await firstList(folder, many)];
    reportRatio(all.name, 'a tenth of them', compare(all, tenth, runs), 12);
    all.before?.();
    const megabytes = peakOf(all) / 1024;
    console.log(`${all.name}: at most ${Math.round(megabytes)} MB  ${verdict(megabytes, 1_200, ' MB')}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function firstList(folder: string, customers: number): Promise<Command> {
  const [book, unranked] = [join(folder, `${customers}.db`), join(folder, `${customers}.unranked.db`)];
  await makeBook(unranked, customers);
  await addOrders(unranked, { customers, orders: 5 * customers });
  return {
    name: `first list, ${customers.toLocaleString('en-US')} customers, five orders each`,
    argv: [process.execPath, cadence, '--db', book, '--today', benchDay, 'today'],
    before: () => copyFileSync(unranked, book),
  };
}
