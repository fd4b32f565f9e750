/** Files of customers and orders as a shop exports them, of any size. */
import { createWriteStream, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Command } from './process.ts';

const parser = fileURLToPath(new URL('../node_modules/csv-parse/lib/index.js', import.meta.url));

/** The cost of reading a file in any JavaScript program. */
export function reading(file: string): Command {
  return {
    name: 'csv-parse to nothing',
    argv: [process.execPath, '--input-type=module', '-e', toNothing(file)],
  };
}

function toNothing(file: string): string {
  return `import { parse } from ${JSON.stringify(parser)}; import { createReadStream } from 'node:fs';
const p = createReadStream(${JSON.stringify(file)}).pipe(parse({ bom: true, info: true, relax_column_count: true }));
p.on('readable', () => { while (p.read() !== null); });`;
}

/** The id of the first customer in the other program. */
const firstId = 7_210_448_300_000;

export function* customerRows(count: number): Generator<string> {
  yield 'Customer ID,First Name,Last Name,Email,Phone,Company,City,Country,Total Spent,Total Orders,Last Order Date,Tags\n';
  for (let i = 0; i < count; i++) {
    const day = `202${i % 6}-0${1 + (i % 9)}-${10 + (i % 18)}`;
    const phone = `+1 (312) ${100 + (i % 900)}-${String(i % 10_000).padStart(4, '0')}`;
    yield `${firstId + i},${firstName(i)},${lastName(i)},${emailOf(i)},${phone},` +
      `"Company ${i % 3000}, Inc.",Springfield Heights ${i % 100},United States,${((i * 7.13) % 90_000).toFixed(2)},${i % 40},${day},"retail, region ${i % 12}"\n`;
  }
}

const firstName = (i: number) => `Firstname${i % 997}`;
const lastName = (i: number) => `Lastname${i}`;
const emailOf = (i: number) => `firstname${i}.lastname@example${i % 50}.com`;

/** For `customers` customers; `known`: for those of `customerRows`, with their ids, names and addresses. */
export function* orderRows(count: number, { customers = 50_000, known = false } = {}): Generator<string> {
  yield 'Order ID,Order Date,Order Status,Customer ID,Customer Name,Email,Order Total,Currency,Item Name\n';
  for (let i = 0; i < count; i++) {
    const customer = (i * 7919) % customers;
    const who = known
      ? `${firstId + customer},${firstName(customer)} ${lastName(customer)},${emailOf(customer)}`
      : `C${customer},Customer ${customer},c${customer}@example.com`;
    const day = `202${i % 6}-${String(1 + (i % 12)).padStart(2, '0')}-${10 + (i % 18)}`;
    yield `${100_000 + i},${day},completed,${who},${(5 + ((i * 13) % 9000) / 100).toFixed(2)},USD,Item ${i % 500}\n`;
  }
}

/** Orders of one to three products each, a row a line. */
export function* lineRows(count: number, customers: number): Generator<string> {
  yield 'Order ID,Order Date,Customer ID,Customer Name,Email,Item Name,Quantity,Line Total,Currency\n';
  for (let i = 0; i < count; i++) {
    const customer = (i * 7919) % customers;
    const day = `202${i % 6}-${String(1 + (i % 12)).padStart(2, '0')}-${10 + (i % 18)}`;
    for (let line = 0; line <= i % 3; line++)
      yield `${100_000 + i},${day},C${customer},Customer ${customer},c${customer}@example.com,Item ${(i * 31 + line) % 300},1,${(5 + ((i * 13) % 9000) / 100).toFixed(2)},USD\n`;
  }
}

export async function write(file: string, rows: Iterable<string>): Promise<void> {
  const stream = createWriteStream(file);
  for (const row of rows)
    if (!stream.write(row)) await new Promise<void>((resolve) => stream.once('drain', () => resolve()));
  await new Promise<void>((resolve) => stream.end(() => resolve()));
  console.log(`${file.split('/').at(-1)}: ${(statSync(file).size / 1e6).toFixed(0)} MB`);
}
