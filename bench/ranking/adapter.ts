/**
 * The scorer as a module for an outside benchmark of customer rankers: orders in, one row a customer out.
 * Amounts are in major units; a missing order day is an error of the caller.
 */

import { type Day, toEpochDay } from '../../src/domain/day.ts';
import { writeBook } from '../../src/domain/rank/book-columns.ts';
import { measuredSettings } from '../../src/domain/rank/rank-settings.ts';
import { scoreBook } from '../../src/domain/rank/score.ts';

export const name = 'CADENCE';

interface Question {
  readonly orders: readonly { readonly customerId: string; readonly date: Day; readonly amount: number }[];
  readonly asOf: Day;
}

interface Answer {
  readonly customerId: string;
  readonly value: number;
  readonly risk: number;
  readonly priority: number;
}

export function score({ orders, asOf }: Question): Answer[] {
  const byCustomer = new Map<string, Question['orders'][number][]>();
  for (const order of orders) {
    const known = byCustomer.get(order.customerId);
    if (known === undefined) byCustomer.set(order.customerId, [order]);
    else known.push(order);
  }
  const writer = writeBook();
  for (const run of byCustomer.values()) {
    writer.customer({});
    for (const { date, amount } of run) writer.purchase(toEpochDay(date), Math.round(amount * 100));
  }
  const standings = scoreBook(writer.finish(), toEpochDay(asOf), measuredSettings);
  return [...byCustomer.keys()].map((customerId, i) => ({
    customerId,
    value: standings.rank[i] as number,
    risk: standings.risk[i] as number,
    priority: standings.priority[i] as number,
  }));
}
