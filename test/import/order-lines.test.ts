import { expect, it } from 'vitest';
import type { ProductLines } from '../../src/domain/product-lines.ts';
import { linesOfOrder, type OrderLine } from '../../src/import/order-lines.ts';
import type { Repetition } from '../../src/import/repeated-totals.ts';

const row = (
  product: string,
  own: number | null,
  amount: number | null = null,
  quantity: number | null = null,
): OrderLine => ({ product, own, amount, quantity });

it.each<[string, OrderLine[], Repetition, ProductLines | null]>([
  ['no product', [], 'line', null],
  [
    'amounts of the lines',
    [row('a', 1.5), row('b', 2)],
    'total',
    [
      ['a', 150],
      ['b', 200],
    ],
  ],
  [
    'amounts that are the rows’ own',
    [row('a', null, 1.5), row('b', null, 2)],
    'line',
    [
      ['a', 150],
      ['b', 200],
    ],
  ],
  ['a total on each row says nothing of the lines', [row('a', null, 9), row('b', null, 9)], 'total', null],
  ['but of an order of one row it does', [row('a', null, 9)], 'total', [['a', 900]]],
  [
    'a product on two rows',
    [row('a', 1), row('b', 1), row('a', 2)],
    'line',
    [
      ['a', 300],
      ['b', 100],
    ],
  ],
  [
    'how many',
    [row('a', 1, null, 2), row('b', 1), row('a', 2, null, 0.5)],
    'line',
    [
      ['a', 300, 2.5],
      ['b', 100],
    ],
  ],
  ['a row without money', [row('a', 1), row('b', null)], 'line', null],
  ['more than can be stored', [row('a', 1e300)], 'line', null],
  ['a stock list', Array.from({ length: 201 }, (_, i) => row(`${i}`, 1)), 'line', null],
])('%s', (_, rows, repetition, lines) => {
  expect(linesOfOrder(rows, { repetition, currency: 'EUR' })).toEqual(lines);
});
