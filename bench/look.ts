/** How long finding and looking takes: the week against today, a search and a report on large books. */
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays } from '../src/domain/day.ts';
import { openBook } from '../src/store/open.ts';
import { benchDay, makeBook } from './books.ts';
import { benchKey } from './desk-key.ts';
import { type Command, compare, reportRatio, verdict } from './process.ts';

const cadence = fileURLToPath(new URL('../bin/cadence.js', import.meta.url));

export async function benchLook(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-bench-'));
  try {
    const command = (name: string, book: string, ...words: string[]): Command => ({
      name: `cadence ${name}`,
      argv: [process.execPath, cadence, '--db', book, '--today', benchDay, ...words],
    });
    const usual = join(folder, 'usual.db');
    await makeBook(usual, 10_000);
    const today = command('today, 10,000 customers', usual, 'today');
    const week = command('week, 10,000 customers', usual, 'week');
    reportRatio(week.name, 'today on the same book', compare(week, today), 1.2);

    const list = command('list, 10,000 customers', usual, 'list');
    const asJson = command('list --json', usual, 'list', '--json');
    reportRatio(list.name, 'the same as JSON', compare(list, asJson, 5), 1.5);

    const page = join(folder, 'report.html');
    const report = command('report, 10,000 customers', usual, 'report', '--out', page);
    const milliseconds = compare(report, today, 5).a * 1000;
    const megabytes = statSync(page).size / 1e6;
    console.log(
      `${report.name.padEnd(44)} ${milliseconds.toFixed(0)} ms  ${verdict(milliseconds, 2_000, ' ms')}, ` +
        `${megabytes.toFixed(2)} MB  ${verdict(megabytes, 2, ' MB')}`,
    );

    const large = join(folder, 'large.db');
    await makeBook(large, 100_000);
    const table = command('list, 100,000 customers', large, 'list');
    const csv = command('list --csv', large, 'list', '--csv');
    reportRatio(table.name, 'the same as CSV', compare(table, csv, 5), 1.5);
    await benchKey(large);
    await addNotes(large, 200_000, 100_000);
    const bare: Command = { name: 'node -e 0', argv: [process.execPath, '-e', '0'] };
    for (const words of [
      ['customer', '4711'],
      ['oven', 'flour'],
      ['custmoer', '4711'],
    ]) {
      const search = command(`search ${words.join(' ')}, 100,000 customers, 200,000 notes`, large, 'search', ...words);
      reportSearch(search, bare);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The goal leaves 30 ms for the search itself. */
function reportSearch(search: Command, bare: Command): void {
  const { a, b, ratio } = compare(search, bare);
  reportRatio(search.name, `${bare.name} (beyond 30 ms)`, { a, b, ratio: ratio - 0.03 / b }, 1.5);
}

const topics = [
  'flour',
  'the new oven',
  'a second shop',
  'delivery on Fridays',
  'red bags',
  'the price list',
  'a recipe',
];

async function addNotes(path: string, notes: number, customers: number): Promise<void> {
  const store = await openBook({ path, create: false, exists: true, now: () => new Date(`${benchDay}T09:00:00Z`) });
  await store.atomically({ kind: 'note', day: benchDay }, async (book) => {
    const call = { kind: 'call', direction: 'outbound', outcome: 'connected', time: null, purpose: null } as const;
    const rest = { sentiment: null, minutes: null, by: null, script: null, unfinished: false };
    for (let i = 0; i < notes; i++) {
      const note = `asked about ${topics[i % 7]} and ${topics[(i >> 3) % 7]}, number ${i}`;
      await book.touches.add({
        ...call,
        ...rest,
        customerId: 1 + (i % customers),
        day: addDays(benchDay, -(i % 300)),
        note,
      });
    }
  });
  store.close();
}
