import { describe, expect, it } from 'vitest';
import { beforeOrders, type EvidenceKind, runsOf } from '../../../src/domain/rank/run.ts';
import { aBook, type CustomerGiven } from '../../support/scored-book.ts';

type Order = readonly [day: number, money: number];

/** What the scorer takes a customer to have ordered by day 1000, among others in the book. */
function taken(customer: CustomerGiven): { evidence: EvidenceKind; orders: Order[] } {
  const other: CustomerGiven = { bought: [[1, 7]], statedTotal: 9 };
  const run = runsOf(aBook([other, customer, other]), 1000).of(1);
  const orders = Array.from({ length: run.to - run.from }, (_, at): Order => {
    return [run.day[run.from + at] as number, run.amount[run.from + at] as number];
  });
  return { evidence: run.evidence, orders };
}

describe('a customer with purchases', () => {
  it.each<[string, CustomerGiven['bought'], Order[]]>([
    [
      'by day, however they were written',
      [
        [990, 50],
        [900, 100],
      ],
      [
        [900, 100],
        [990, 50],
      ],
    ],
    [
      'up to the day of the question',
      [
        [900, 100],
        [1000, 40],
        [1001, 50],
        [1002, 60],
      ],
      [
        [900, 100],
        [1000, 40],
      ],
    ],
  ])('%s', (_, bought, orders) => {
    expect(taken({ bought: bought ?? [] })).toEqual({ evidence: 'purchases', orders });
  });

  it('all of which are ahead has none yet', () => {
    expect(taken({ bought: [[1001, 50]] })).toEqual({ evidence: 'nothing', orders: [] });
  });
});

describe('a customer of whom only totals are stated', () => {
  it.each<[string, CustomerGiven, Order[]]>([
    [
      'has the stated number of orders, evenly spaced',
      { statedTotal: 400, statedOrders: 4, statedFirst: 700, statedLast: 970 },
      [
        [700, 100],
        [790, 100],
        [880, 100],
        [970, 100],
      ],
    ],
    [
      'without a number, one order in 60 days',
      { statedTotal: 300, statedFirst: 880, statedLast: 1000 },
      [
        [880, 100],
        [940, 100],
        [1000, 100],
      ],
    ],
    [
      'none is not a number of orders',
      { statedTotal: 300, statedOrders: 0, statedFirst: 880, statedLast: 1000 },
      [
        [880, 100],
        [940, 100],
        [1000, 100],
      ],
    ],
    [
      'at least two between two days',
      { statedTotal: 300, statedFirst: 990, statedLast: 1000 },
      [
        [990, 150],
        [1000, 150],
      ],
    ],
    [
      'also where one is stated',
      { statedTotal: 300, statedOrders: 1, statedFirst: 880, statedLast: 1000 },
      [
        [880, 150],
        [1000, 150],
      ],
    ],
    [
      'one order on each day where there are as many',
      { statedTotal: 90, statedOrders: 3, statedFirst: 998, statedLast: 1000 },
      [
        [998, 30],
        [999, 30],
        [1000, 30],
      ],
    ],
    [
      'more orders than days: an entry a day, of as many orders as fall on it',
      { statedTotal: 100, statedOrders: 10, statedFirst: 998, statedLast: 1000 },
      [
        [998, 30],
        [999, 40],
        [1000, 30],
      ],
    ],
    ['one day: one order of it all', { statedTotal: 400, statedOrders: 4, statedLast: 970 }, [[970, 400]]],
    [
      'the days the wrong way round',
      { statedTotal: 300, statedOrders: 2, statedFirst: 970, statedLast: 880 },
      [
        [880, 150],
        [970, 150],
      ],
    ],
    ['a day ahead says nothing', { statedTotal: 300, statedFirst: 900, statedLast: 1001 }, [[900, 300]]],
    [
      'days without money are orders without money',
      { statedFirst: 940, statedLast: 1000 },
      [
        [940, 0],
        [1000, 0],
      ],
    ],
  ])('%s', (_, customer, orders) => {
    expect(taken(customer)).toEqual({ evidence: 'totals', orders });
  });

  it.each<[string, CustomerGiven, EvidenceKind]>([
    ['a total without days', { statedTotal: 300 }, 'undated'],
    ['a number of orders without days', { statedOrders: 2 }, 'undated'],
    ['days that are all ahead', { statedTotal: 300, statedFirst: 1001, statedLast: 1002 }, 'undated'],
    ['no orders', { statedOrders: 0 }, 'nothing'],
    ['nothing', {}, 'nothing'],
  ])('of %s no order is made up', (_, customer, evidence) => {
    expect(taken(customer)).toEqual({ evidence, orders: [] });
  });

  it('does not inherit the orders of the customer before', () => {
    const dated = { statedTotal: 300, statedLast: 900 };
    const runs = runsOf(aBook([dated, dated]), 1000);
    for (const customer of [0, 1]) {
      const { from, to } = runs.of(customer);
      expect([from, to]).toEqual([0, 1]);
    }
  });
});

describe('a customer of whom more is stated than the purchases come to', () => {
  /** 200 in two orders, on days 900 and 960. */
  const bought = [
    [900, 100],
    [960, 100],
  ] as const;
  const known: readonly Order[] = bought;

  it.each<[string, Omit<CustomerGiven, 'bought'>, Order[]]>([
    ['without days: one order 60 days before the first', { statedTotal: 500 }, [[840, 300]]],
    ['and of how many: still one', { statedTotal: 500, statedOrders: 5 }, [[840, 300]]],
    [
      'since an earlier day: spread until the purchases begin',
      { statedTotal: 500, statedOrders: 5, statedFirst: 779 },
      [
        [779, 100],
        [839, 100],
        [899, 100],
      ],
    ],
    [
      'without a number of orders: one in 60 days',
      { statedTotal: 500, statedFirst: 779 },
      [
        [779, 100],
        [839, 100],
        [899, 100],
      ],
    ],
    [
      'one order more: just before the purchases',
      { statedTotal: 500, statedOrders: 3, statedFirst: 779 },
      [[899, 300]],
    ],
    ['no order more, only money', { statedTotal: 500, statedOrders: 2, statedFirst: 779 }, [[899, 300]]],
    ['the first day is that of the purchases', { statedTotal: 500, statedOrders: 5, statedFirst: 900 }, [[840, 300]]],
    [
      'until a later day: spread after the purchases end',
      { statedTotal: 500, statedOrders: 5, statedLast: 991 },
      [
        [961, 100],
        [976, 100],
        [991, 100],
      ],
    ],
    ['one order more, on the last day', { statedTotal: 500, statedOrders: 3, statedLast: 991 }, [[991, 300]]],
    ['the last day is today', { statedTotal: 500, statedOrders: 3, statedLast: 1000 }, [[1000, 300]]],
    ['the last day is ahead', { statedTotal: 500, statedOrders: 3, statedLast: 1001 }, [[840, 300]]],
    ['the last day is that of the purchases', { statedTotal: 500, statedOrders: 5, statedLast: 960 }, [[840, 300]]],
    [
      'before and after: spread over it all',
      { statedTotal: 500, statedOrders: 5, statedFirst: 779, statedLast: 991 },
      [
        [779, 100],
        [885, 100],
        [991, 100],
      ],
    ],
    ['stated before the second order: only the first is in it', { statedTotal: 500, statedOn: 959 }, [[840, 400]]],
    ['stated on the day of the second order: it is in it', { statedTotal: 500, statedOn: 960 }, [[840, 300]]],
  ])('%s', (_, stated, before) => {
    const orders = [...before, ...known].sort(([a], [b]) => a - b);
    expect(taken({ bought, ...stated })).toEqual({ evidence: 'purchases', orders });
  });

  it('does not inherit the orders of the customer before', () => {
    const runs = runsOf(
      aBook([
        { statedTotal: 300, statedLast: 900 },
        { bought, statedTotal: 500 },
      ]),
      1000,
    );
    expect(runs.of(0).to).toBe(1);
    expect(runs.of(1).to).toBe(3);
  });

  it.each<[string, Omit<CustomerGiven, 'bought'>]>([
    ['as much', { statedTotal: 200, statedFirst: 779 }],
    ['less', { statedTotal: 199, statedFirst: 779 }],
    ['no money', { statedOrders: 9, statedFirst: 779 }],
  ])('is believed only beyond them: %s', (_, stated) => {
    expect(taken({ bought, ...stated }).orders).toEqual(known);
  });

  it.each<[string, number, { money: number; orders: number }]>([
    ['a refund takes money away and is no order', -40, { money: 340, orders: 2 }],
    ['an order without money is an order', 0, { money: 300, orders: 1 }],
  ])('%s', (_, amount, before) => {
    const customer: CustomerGiven = { bought: [...bought, [970, amount]], statedTotal: 500, statedOrders: 4 };
    expect(beforeOrders(aBook([customer, { bought }]), 0)).toEqual(before);
  });
});
