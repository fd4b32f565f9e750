import { describe, expect, it } from 'vitest';
import { fromEpochDay } from '../../../src/domain/day.ts';
import type { ProductLines } from '../../../src/domain/product-lines.ts';
import { randomFrom } from '../../../src/domain/random.ts';
import { type LinedOrder, StoppedProducts } from '../../../src/domain/rank/stopped-product.ts';

const today = 1000;
const day = (of: number): string => fromEpochDay(of);

/** On each of these days these products, each for 10. */
const on = (days: readonly number[], ...products: readonly string[]): LinedOrder[] =>
  days.map((one) => ({ day: one, lines: products.map((product) => [product, 1000] as const) }));
const every = (gap: number, from: number, count: number) => Array.from({ length: count }, (_, k) => from + k * gap);
const together = (...orders: readonly LinedOrder[][]) => orders.flat().sort((a, b) => a.day - b.day);

/** Filters and seeds every 20 days until day 800, seeds after that. */
const usual = together(on(every(20, 400, 21), 'filters', 'seeds'), on(every(40, 840, 4), 'seeds'));
/** Two others who buy filters to this day. */
const others = [on([600, 980], 'filters'), on([990], 'filters')];

function found(customer: readonly LinedOrder[], rest: readonly (readonly LinedOrder[])[] = others) {
  const stopped = new StoppedProducts(today);
  const everybody = [customer, ...rest];
  for (const [i, orders] of everybody.entries()) stopped.add(i, orders);
  const after = stopped.othersMatterAfter;
  for (const [i, orders] of everybody.entries())
    for (const order of orders) if (after !== null && order.day > after) stopped.addRecent(i, order);
  const [, first = null] = [...stopped.found()].find(([id, { from }]) => id === 0 && from <= day(today)) ?? [];
  return first;
}

it('is what was bought in a rhythm, is missing for longer than ever, and is bought by others', () => {
  expect(found(usual)).toMatchObject({ product: 'filters', since: day(800), every: 20 });
});

describe('is nothing', () => {
  it.each<[string, LinedOrder[], (readonly LinedOrder[])[]?]>([
    ['without orders', []],
    ['of fewer than five days', together(on(every(40, 640, 4), 'filters', 'seeds'), on(every(40, 800, 5), 'seeds'))],
    ['of a customer who is silent altogether', on(every(20, 400, 21), 'filters', 'seeds')],
    ['of one who ordered twice since', together(on(every(20, 400, 21), 'filters'), on([850, 900], 'seeds'))],
    ['before three of its gaps are over', together(on(every(70, 450, 6), 'filters'), on(every(20, 810, 8), 'seeds'))],
    [
      'where it was missing as long before',
      together(on([440, 600, 605, 610, 615, 620, 625, 630, 790, 800], 'filters'), on(every(20, 820, 8), 'seeds')),
    ],
    ['where nobody else buys it any more', usual, [on([600, 980], 'seeds'), on([600], 'filters')]],
    ['where others bought it only soon after', usual, [on([850], 'filters'), on([880], 'filters')]],
    ['where one other buys it', usual, [on([990], 'filters')]],
    ['after a year', together(on(every(10, 550, 6), 'filters'), on(every(40, 620, 9), 'seeds'))],
    [
      'where it was in so few orders that its absence may be chance',
      together(on(every(10, 400, 41), 'seeds'), on(every(80, 400, 5), 'filters'), on(every(60, 820, 3), 'seeds')),
    ],
    ['where it may be in an order of which no lines are known', together(usual, [{ day: 860, lines: null }])],
    ['of what was given for nothing', usual.map(({ day: one, lines }) => ({ day: one, lines: free(lines) }))],
  ])('%s', (_, customer, rest) => {
    expect(found(customer, rest)).toBeNull();
  });
});

const free = (lines: ProductLines | null): ProductLines => (lines ?? []).map(([product]) => [product, 0] as const);

it('is the one with the most money of several, in the year before it stopped', () => {
  const two = usual.map(({ day: one, lines }) => ({
    day: one,
    lines: (lines ?? []).flatMap(
      ([product, minor]): ProductLines =>
        product === 'filters'
          ? [
              ['filters', minor],
              ['oil', 1100],
            ]
          : [[product, minor]],
    ),
  }));
  const buyers = [...others, on([980], 'oil'), on([990], 'oil')];
  expect(found(two, buyers)?.product).toBe('oil');
  expect(found(two)?.product).toBe('filters');
  const long = together(two, on(every(40, 200, 9), 'oil'), [{ day: 300, lines: [['filters', 90_000]] }]);
  expect(found(long, buyers)?.product).toBe('oil');
});

it('counts several lines and orders of a day once, and their money together', () => {
  const twice = together(usual, on(every(20, 400, 21), 'filters'));
  expect(found(twice)).toEqual(found(usual));
});

it('is known again after orders of which nothing is known, once it was bought since', () => {
  expect(found(together(usual, [{ day: 700, lines: null }]))).toEqual(found(usual));
});

describe('the days on which it is reported', () => {
  it.each<[string, LinedOrder[], (readonly LinedOrder[])[], from: number, until: number]>([
    [
      'begin after three gaps, and end when it is no news',
      usual,
      [on([1190], 'filters'), on([1180], 'filters')],
      860,
      1165,
    ],
    ['end when others have not bought it for half of the silence', usual, others, 860, 1159],
  ])('%s', (_, customer, rest, from, until) => {
    const stopped = new StoppedProducts(today);
    stopped.add(0, customer);
    rest.forEach((orders, i) => {
      for (const order of orders) stopped.addRecent(i + 1, order);
    });
    const expected = { product: 'filters', since: day(800), every: 20, from: day(from), until: day(until) };
    expect([...stopped.found()]).toEqual([[0, expected]]);
  });

  it('are those on which it would be found anew, in books of chance', () => {
    const random = randomFrom(7);
    const chance = (most: number) => Math.floor(random() * most);
    let seen = 0;
    for (let book = 0; book < 60; book++) {
      const everybody = Array.from({ length: 4 }, () => someOrders(chance));
      const asked = (asOf: number) => {
        const stopped = new StoppedProducts(asOf);
        everybody.forEach((orders, i) => {
          stopped.add(i, orders);
        });
        const after = stopped.othersMatterAfter ?? Number.POSITIVE_INFINITY;
        for (const [i, orders] of everybody.entries())
          for (const order of orders) if (order.day > after) stopped.addRecent(i, order);
        return [...stopped.found()];
      };
      const known = asked(400);
      for (let asOf = 400; asOf < 800; asOf += 3) {
        const ofDay = (found: typeof known) =>
          found
            .filter(([, { from, until }]) => from <= day(asOf) && day(asOf) <= until)
            .map(([id, { product }]) => [id, product]);
        expect(ofDay(known)).toEqual(ofDay(asked(asOf)));
        seen += ofDay(known).length;
      }
    }
    expect(seen).toBeGreaterThan(100);
  });
});

/** Until day 400: two products in a rhythm, one of which may end, and a third by chance. */
function someOrders(chance: (most: number) => number): LinedOrder[] {
  const gap = 8 + chance(20);
  const end = 200 + chance(250);
  const ordered = every(gap, chance(60), Math.floor(340 / gap) + chance(3)).filter((one) => one <= 400);
  return ordered.map((one) => {
    const products = [...(one <= end ? ['filters'] : []), 'seeds', ...(chance(6) === 0 ? ['oil'] : [])];
    return { day: one + chance(2), lines: products.map((product) => [product, 1000] as const) };
  });
}
