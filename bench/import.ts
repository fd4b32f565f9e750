/** What an import costs, as a multiple of what reading the same file to nothing costs, and how much memory it takes. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, createWriteStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Command, compare, installed, reportRatio, secondsOf, verdict } from './process.ts';

const cadence = fileURLToPath(new URL('../bin/cadence.js', import.meta.url));
const parser = fileURLToPath(new URL('../node_modules/csv-parse/lib/index.js', import.meta.url));
const runs = 5;

export async function benchImport(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-bench-'));
  try {
    const customers = join(folder, 'customers.csv');
    await write(customers, customerRows(100_000));
    const book = join(folder, 'book.db');
    const nothing: Command = {
      name: 'csv-parse to nothing',
      argv: [process.execPath, '--input-type=module', '-e', toNothing(customers)],
    };
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

/** The largest resident size in kilobytes, as the process itself says at its end. */
function peakOf(command: Command): number {
  const [file, ...args] = command.argv;
  const tell = "process.on('exit',()=>require('fs').writeSync(2,'\\npeak '+process.resourceUsage().maxRSS))";
  const ended = spawnSync(file, [
    '--import',
    `data:text/javascript,import{createRequire}from'module';const require=createRequire('/');${tell}`,
    ...args,
  ]);
  const peak = /peak (\d+)/.exec(ended.stderr.toString())?.[1];
  if (ended.status !== 0 || peak === undefined) throw new Error(`${command.name}: ${ended.stderr}`);
  return Number(peak);
}

function toNothing(file: string): string {
  return `import { parse } from ${JSON.stringify(parser)}; import { createReadStream } from 'node:fs';
const p = createReadStream(${JSON.stringify(file)}).pipe(parse({ bom: true, info: true, relax_column_count: true }));
p.on('readable', () => { while (p.read() !== null); });`;
}

function* customerRows(count: number): Generator<string> {
  yield 'Customer ID,First Name,Last Name,Email,Phone,Company,City,Country,Total Spent,Total Orders,Last Order Date,Tags\n';
  for (let i = 0; i < count; i++) {
    const day = `202${i % 6}-0${1 + (i % 9)}-${10 + (i % 18)}`;
    const phone = `+1 (312) ${100 + (i % 900)}-${String(i % 10_000).padStart(4, '0')}`;
    yield `${7_210_448_300_000 + i},Firstname${i % 997},Lastname${i},firstname${i}.lastname@example${i % 50}.com,${phone},` +
      `"Company ${i % 3000}, Inc.",Springfield Heights ${i % 100},United States,${((i * 7.13) % 90_000).toFixed(2)},${i % 40},${day},"retail, region ${i % 12}"\n`;
  }
}

function* orderRows(count: number): Generator<string> {
  yield 'Order ID,Order Date,Order Status,Customer ID,Customer Name,Email,Order Total,Currency,Item Name\n';
  for (let i = 0; i < count; i++) {
    const customer = (i * 7919) % 50_000;
    const day = `202${i % 6}-${String(1 + (i % 12)).padStart(2, '0')}-${10 + (i % 18)}`;
    yield `${100_000 + i},${day},completed,C${customer},Customer ${customer},c${customer}@example.com,${(5 + ((i * 13) % 9000) / 100).toFixed(2)},USD,Item ${i % 500}\n`;
  }
}

async function write(file: string, rows: Iterable<string>): Promise<void> {
  const stream = createWriteStream(file);
  for (const row of rows)
    if (!stream.write(row)) await new Promise<void>((resolve) => stream.once('drain', () => resolve()));
  await new Promise<void>((resolve) => stream.end(() => resolve()));
  console.log(`${file.split('/').at(-1)}: ${(statSync(file).size / 1e6).toFixed(0)} MB`);
}

function remove(book: string): void {
  for (const file of [book, `${book}-wal`, `${book}-shm`]) if (existsSync(file)) rmSync(file);
}
