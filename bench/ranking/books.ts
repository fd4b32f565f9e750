/** The order books of the benchmark, and the days on which each is cut into what is known and what follows. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Day, toEpochDay } from '../../src/domain/day.ts';
import { type BookColumns, writeBook } from '../../src/domain/rank/book-columns.ts';

export interface BookToRank {
  readonly name: string;
  readonly file: string;
  /** Days after the cut whose money counts, and days of silence that count as lost. */
  readonly horizon: number;
  readonly lostAfter: number;
  readonly cuts: readonly Day[];
}

export const booksToRank: readonly BookToRank[] = [
  {
    name: 'CDNOW sample (music buyers)',
    file: 'cdnow_sample.csv.gz',
    horizon: 180,
    lostAfter: 180,
    cuts: ['1997-06-30', '1997-09-30', '1997-12-31'],
  },
  {
    name: 'UCI Online Retail (gift wholesaler)',
    file: 'online_retail.csv.gz',
    horizon: 90,
    lostAfter: 180,
    cuts: ['2010-09-10', '2010-12-10', '2011-03-10', '2011-06-10'],
  },
  {
    name: 'AdventureWorks resellers (invented)',
    file: 'adventureworks_reseller.csv.gz',
    horizon: 180,
    lostAfter: 365,
    cuts: ['2018-11-30', '2019-05-31'],
  },
  {
    name: 'Northwind (invented)',
    file: 'northwind.csv.gz',
    horizon: 90,
    lostAfter: 180,
    cuts: ['1997-05-06', '1997-08-05', '1997-11-05'],
  },
];

/** One order: epoch day and amount in minor units. */
export type Order = readonly [day: number, amount: number];

/** The orders of each customer, earliest first. */
export function readOrders(file: string): Order[][] {
  const text = gunzipSync(readFileSync(new URL(`books/${file}`, import.meta.url))).toString('utf8');
  const byCustomer = new Map<string, Order[]>();
  for (const line of text.trim().split('\n').slice(1)) {
    const [id = '', day, amount] = line.split(',');
    const order: Order = [toEpochDay(day as Day), Math.round(Number(amount) * 100)];
    const known = byCustomer.get(id);
    if (known === undefined) byCustomer.set(id, [order]);
    else known.push(order);
  }
  return [...byCustomer.values()].map((orders) => orders.sort(([a], [b]) => a - b));
}

/** What is known on the day of the cut, and what followed. Columns by customer of the past; money in minor units. */
export interface Cut {
  readonly asOf: number;
  readonly horizon: number;
  readonly past: BookColumns;
  /** Net money inside the horizon, and inside the window after which silence is a loss; never below zero. */
  readonly followed: Float64Array;
  readonly followedInWindow: Float64Array;
  /** 1 for who bought nothing in the whole window. */
  readonly silent: Uint8Array;
  /** The window, and the days of history up to one year, for comparing paces. */
  readonly window: number;
  readonly history: number;
}

/** Customers with at least one order that is not a refund by the day of the cut. */
export function cutAt(customers: readonly Order[][], day: Day, { horizon, lostAfter }: BookToRank): Cut {
  const asOf = toEpochDay(day);
  const writer = writeBook();
  const followed: number[] = [];
  const inWindow: number[] = [];
  const silent: number[] = [];
  for (const orders of customers) {
    const past = orders.filter(([on]) => on <= asOf);
    if (!past.some(([, amount]) => amount >= 0)) continue;
    writer.customer({});
    for (const [on, amount] of past) writer.purchase(on, amount);
    const later = orders.filter(([on]) => on > asOf && on <= asOf + Math.max(horizon, lostAfter));
    const money = (days: number) => later.reduce((sum, [on, amount]) => (on <= asOf + days ? sum + amount : sum), 0);
    followed.push(Math.max(0, money(horizon)));
    inWindow.push(Math.max(0, money(lostAfter)));
    silent.push(later.some(([on, amount]) => amount > 0 && on <= asOf + lostAfter) ? 0 : 1);
  }
  const firstDay = customers.reduce((first, orders) => Math.min(first, orders[0]?.[0] ?? first), asOf);
  return {
    asOf,
    horizon,
    past: writer.finish(),
    followed: Float64Array.from(followed),
    followedInWindow: Float64Array.from(inWindow),
    silent: Uint8Array.from(silent),
    window: lostAfter,
    history: Math.min(365, asOf - firstDay),
  };
}
