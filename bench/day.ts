/**
 * The first command of a day, which works all figures out anew, in books of 100,000 customers: with totals alone, with
 * 500,000 orders, and with orders that list their products. `BEFORE=../earlier` compares with a checkout of another
 * program, built; without it the same command later that day is what it is held against.
 */
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays } from '../src/domain/day.ts';
import { benchDay } from './books.ts';
import { customerRows, lineRows, orderRows, write } from './files.ts';
import { type Command, compare, reportRatio, secondsOf } from './process.ts';

const customers = 100_000;
const runs = 5;

export async function benchFirstOfDay(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'cadence-bench-'));
  const here = fileURLToPath(new URL('..', import.meta.url));
  const earlier = process.env['BEFORE'];
  if (earlier === undefined) console.log('BEFORE names no earlier program: the goal, 0.8 of it, is left out');
  const books = {
    totals: customerRows(customers),
    '500,000 orders': orderRows(500_000, { customers }),
    'order lines': lineRows(200_000, customers / 2),
  };
  try {
    for (const [name, rows] of Object.entries(books)) {
      const file = join(folder, 'rows.csv');
      await write(file, rows);
      const now = firstOfDay(here, join(folder, 'now.db'), file);
      const what = `the first today of a day, ${name}`;
      if (earlier === undefined) {
        const later = { ...now, name: 'the next one', before: () => {} };
        console.log(`${what}: ${compare(now, later, runs).ratio.toFixed(1)} times ${later.name}`);
      } else {
        const then = firstOfDay(resolve(earlier), join(folder, 'then.db'), file);
        reportRatio(what, 'the earlier program', compare(now, then, runs), 0.8);
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** In a book whose figures are of the day before. */
function firstOfDay(program: string, book: string, file: string): Command {
  const run = (day: string, ...words: string[]): Command => ({
    name: `cadence ${words[0]}`,
    argv: [process.execPath, join(program, 'bin/cadence.js'), '--db', book, '--today', day, ...words],
  });
  for (const part of [book, `${book}-wal`, `${book}-shm`, `${book}.yesterday`]) rmSync(part, { force: true });
  secondsOf(run(benchDay, 'import', file));
  secondsOf(run(benchDay, 'today'));
  copyFileSync(book, `${book}.yesterday`);
  return { ...run(addDays(benchDay, 1), 'today'), before: () => copyFileSync(`${book}.yesterday`, book) };
}
