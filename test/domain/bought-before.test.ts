import { expect, it } from 'vitest';
import { boughtBefore } from '../../src/domain/bought-before.ts';

it.each([
  ['nothing is stated', null, 5, null],
  ['the orders come to as much', 300, 5, null],
  ['the orders come to more', 299, 5, null],
  ['more is stated than the orders', 1000, 5, { money: 700, orders: 3 }],
  ['no number of orders is stated', 1000, null, { money: 700, orders: null }],
  ['fewer orders are stated than there are', 1000, 1, { money: 700, orders: 0 }],
])('what was bought before two orders of 300 in all, where %s', (_, total, orders, before) => {
  expect(boughtBefore(total, orders, { money: 300, orders: 2 })).toEqual(before);
});
