/**
 * A million customers with two million orders. It takes half an hour, so it runs only when asked for by name. What is to be a
 * share of an earlier program is compared with a checkout of that, built: `BEFORE=../earlier npm run bench large`. `CUSTOMERS`
 * is another number of them, with twice as many orders.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { benchDay, makeBook } from './books.ts';
import { customerRows, orderRows, write } from './files.ts';
import { type Command, compare, peakOf, reportRatio, secondsOf, verdict } from './process.ts';

const customers = Number(process.env['CUSTOMERS'] ?? 1_000_000);
const runs = 3;
const many = customers.toLocaleString('en-US');

/** The steps of a large book in one of two programs. */
interface Large {
  readonly orders: Command;
  readonly firstList: Command;
  readonly book: string;
}

export async function benchLarge(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-bench-'));
  try {
    const files = {
      customers: join(folder, 'customers.csv'),
      some: join(folder, 'some-orders.csv'),
      all: join(folder, 'orders.csv'),
    };
    await write(files.customers, customerRows(customers));
    await write(files.some, orderRows(customers / 2, { customers, known: true }));
    await write(files.all, orderRows(customers * 2, { customers, known: true }));
    const now = steps(fileURLToPath(new URL('..', import.meta.url)), join(folder, 'now.db'), files);
    const list = `the first list of ${many} customers`;
    const earlier = process.env['BEFORE'];
    if (earlier === undefined) console.log('BEFORE names no earlier program: what is held to one is left out');
    else {
      const then = steps(resolve(earlier), join(folder, 'then.db'), files);
      const orders = `${(customers / 2).toLocaleString('en-US')} orders into ${many} customers`;
      reportRatio(orders, 'the earlier program', compare(now.orders, then.orders, runs), 0.6);
      reportRatio(list, 'the earlier program', compare(now.firstList, then.firstList, runs), 0.45);
    }
    now.firstList.before?.();
    const megabytes = peakOf(now.firstList) / 1024;
    console.log(`${list}: at most ${Math.round(megabytes)} MB  ${verdict(megabytes, 800, ' MB')}`);
    await benchUsual(folder, now.book);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function steps(program: string, book: string, files: Readonly<Record<'customers' | 'some' | 'all', string>>): Large {
  const run = (...words: string[]): Command => ({
    name: `cadence ${words[0]}`,
    argv: [process.execPath, join(program, 'bin/cadence.js'), '--db', book, '--today', benchDay, ...words],
  });
  secondsOf(run('import', files.customers));
  copyFileSync(book, `${book}.customers`);
  secondsOf(run('import', files.all));
  copyFileSync(book, `${book}.orders`);
  return {
    orders: { ...run('import', files.some), before: () => copyFileSync(`${book}.customers`, book) },
    firstList: { ...run('today'), before: () => copyFileSync(`${book}.orders`, book) },
    book,
  };
}

/** Everyday commands in a book whose figures are up to date. */
async function benchUsual(folder: string, large: string): Promise<void> {
  const cadence = fileURLToPath(new URL('../bin/cadence.js', import.meta.url));
  const small = join(folder, 'small.db');
  await makeBook(small, 10_000);
  const today = (book: string, size: string): Command => ({
    name: `cadence today, ${size} customers`,
    argv: [process.execPath, cadence, '--db', book, '--today', benchDay, 'today'],
  });
  const [usual, most] = [today(small, '10,000'), today(large, many)];
  reportRatio(most.name, usual.name, compare(most, usual), 1.3);
}
