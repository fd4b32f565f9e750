/** The cost of an import, as a multiple of reading the same file to nothing, and the memory it takes. */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { customerRows, orderRows, reading, write } from './files.ts';
import { type Command, compare, installed, peakOf, reportRatio, secondsOf, verdict } from './process.ts';

const cadence = fileURLToPath(new URL('../bin/cadence.js', import.meta.url));
const runs = 5;

export async function benchImport(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-bench-'));
  try {
    const customers = join(folder, 'customers.csv');
    await write(customers, customerRows(100_000));
    const book = join(folder, 'book.db');
    const nothing = reading(customers);
    const first = importing(customers, book, () => remove(book));
    const again = importing(customers, book);
    reportRatio('import 100,000 customers', nothing.name, compare(first, nothing, runs), 3);
    reportRatio('the same file again', 'the first import', compare(again, first, runs), 1);
    const imported = join(folder, 'imported.db');
    secondsOf(first);
    copyFileSync(book, imported);
    const after = (name: string, ...words: string[]): Command => ({
      name,
      argv: [process.execPath, cadence, '--db', book, '--today', '2026-11-23', ...words],
      before: () => copyFileSync(imported, book),
    });
    reportRatio('undo of it', 'the import', compare(after('cadence undo', 'undo', '1', '--yes'), first, runs), 1);
    const list = after('cadence today', 'today');
    reportRatio('the first list after it, ranked and planned', nothing.name, compare(list, nothing, runs), 2.4);
    if (installed('sqlite-utils')) {
      const other = join(folder, 'utils.db');
      const utils: Command = {
        name: 'sqlite-utils insert',
        argv: ['sqlite-utils', 'insert', other, 'customers', customers, '--csv', '--detect-types'],
        before: () => remove(other),
      };
      reportRatio('import 100,000 customers', utils.name, compare(first, utils, runs), 0.35);
    } else console.log('sqlite-utils is not installed: left out');
    await benchMemory(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Orders come by the million: the peak may not grow with them. */
async function benchMemory(folder: string): Promise<void> {
  const peaks: number[] = [];
  for (const rows of [100_000, 1_000_000]) {
    const orders = join(folder, `orders-${rows}.csv`);
    await write(orders, orderRows(rows));
    const peak = peakOf(importing(orders, join(folder, `orders-${rows}.db`)));
    peaks.push(peak);
    console.log(`import ${rows.toLocaleString('en-US')} orders: at most ${Math.round(peak / 1024)} MB`);
    rmSync(orders);
  }
  const [small = 1, large = 1] = peaks;
  const ratio = large / small;
  console.log(`memory of a million orders against 100,000: ratio ${ratio.toFixed(2)}  ${verdict(ratio, 1.5)}`);
}

function importing(file: string, book: string, before: () => void = () => {}): Command {
  return {
    name: 'cadence import',
    argv: [process.execPath, cadence, '--db', book, '--today', '2026-11-23', 'import', file],
    before,
  };
}

function remove(book: string): void {
  for (const file of [book, `${book}-wal`, `${book}-shm`]) if (existsSync(file)) rmSync(file);
}
