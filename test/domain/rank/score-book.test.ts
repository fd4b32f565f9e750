import { describe, expect, it } from 'vitest';
import { measuredSettings } from '../../../src/domain/rank/rank-settings.ts';
import { type BookScores, measureBook, scoreBook } from '../../../src/domain/rank/score.ts';
import { aBook, type CustomerGiven, manySmall } from '../../support/scored-book.ts';

const scored = (customers: readonly CustomerGiven[]): BookScores => scoreBook(aBook(customers), 1000, measuredSettings);
const buys = (day: number, amount: number, currency: string | null = null): CustomerGiven => ({
  bought: [[day, amount, currency]],
});

describe('several lists in one book', () => {
  it('go by the share of its list that a customer has ahead', () => {
    // Of three euro customers 0, 1/3 and 2/3 are ahead of one, of two yen customers 0 and 1/2.
    const money = [
      [100, 'EUR'],
      [300, 'EUR'],
      [200, 'EUR'],
      [1_000_000, 'JPY'],
      [2, 'JPY'],
    ] as const;
    const standings = scored(money.map(([amount, currency]) => buys(990, amount, currency)));
    expect([...standings.place]).toEqual([5, 1, 3, 1, 4]);
    expect([...standings.urgency]).toEqual([5, 1, 3, 1, 4]);
    expect(standings.figures.lists).toHaveLength(2);
  });

  it('each have their boundaries, and what of their money is still fresh', () => {
    const { figures } = scored([buys(1000, 80, 'EUR'), buys(1000, 20, 'EUR'), buys(880, 100, 'JPY')]);
    expect(figures.lists).toEqual([
      { boundaries: { a: 80, b: 20 }, freshness: 1 },
      { boundaries: { a: 50, b: 50 }, freshness: 0.5 },
    ]);
  });
});

describe('the whole book', () => {
  it.each([
    [29, true],
    [30, false],
  ])('of %i customers is small: %s', (customers, small) => {
    expect(scored(manySmall(customers)).figures).toMatchObject({ customers, small });
  });

  it('knows what is dated ahead of today, which is not today', () => {
    const bought = [999, 1000, 1001, 1002].map((day) => [day, 100] as const);
    expect(scored([{ bought }]).figures.future).toBe(2);
  });

  it.each<[string, CustomerGiven, CustomerGiven]>([
    [
      'two orders',
      { statedTotal: 1000, statedOrders: 2, statedFirst: -500, statedLast: 1000 },
      { bought: [-500, 1000].map((day) => [day, 500] as const) },
    ],
    ['one order', { statedTotal: 1000, statedLast: -500 }, buys(-500, 1000)],
  ])('counts the oldest money too: %s', (_, stated, ordered) => {
    const standings = [stated, ordered].map((customer) => scored([customer, ...manySmall(2)]));
    const { halfLife } = (standings[0] as BookScores).figures.rhythm;
    const orders = ordered.bought ?? [];
    const value = orders.reduce((sum, [day, amount]) => sum + amount * 2 ** ((day - 1000) / halfLife), 0);
    for (const one of standings) expect(one.value[0]).toBeCloseTo(value, 9);
  });
});

describe('the top fifth by value', () => {
  it.each<[string, number[], number[]]>([
    ['two of ten', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], [0, 0, 0, 0, 0, 0, 0, 0, 1, 1]],
    ['and all who are equal to them', [1, 1, 1, 1, 1, 1, 9, 9, 9, 9], [0, 0, 0, 0, 0, 0, 1, 1, 1, 1]],
    ['but nobody without value', [0, 0, 0, 0, 0, 0, 0, 0, 0, 9], [0, 0, 0, 0, 0, 0, 0, 0, 0, 1]],
  ])('is %s', (_, amounts, top) => {
    expect([...scored(amounts.map((amount) => buys(990, amount))).topValue]).toEqual(top);
  });
});

describe('who is rising', () => {
  const old = Array.from({ length: 8 }, () => buys(100, 10_000));

  it.each<[string, CustomerGiven[], number[]]>([
    ['is everyone as good as the last of the top fifth', [buys(995, 900), buys(995, 900)], [1, 1]],
    ['is nobody whose total is among the best', [buys(995, 900), buys(995, 10_000)], [1, 0]],
    ['is nobody after them', [buys(995, 900), buys(996, 900), buys(994, 900)], [1, 1, 0]],
  ])('%s', (_, customers, rising) => {
    expect([...scored([...old, ...customers]).rising].slice(8)).toEqual(rising);
  });

  it('is nobody who only brings things back', () => {
    const refunds = Array.from({ length: 9 }, () => buys(990, -5));
    expect(scored([buys(100, -100), ...refunds]).rising).not.toContain(1);
  });
});

describe('a promised potential', () => {
  it('lifts the rank, and with it place and score, but not what is at stake', () => {
    const plain = scored([buys(990, 100), buys(990, 200)]);
    const lifted = scored([{ ...buys(990, 100), lift: 3 }, buys(990, 200)]);
    expect(lifted.rank[0]).toBe((plain.rank[0] as number) * 3);
    expect([[...plain.place], [...lifted.place]]).toEqual([
      [2, 1],
      [1, 2],
    ]);
    expect([...lifted.score]).toEqual([...plain.score].reverse());
    expect([...lifted.urgency]).toEqual([...plain.urgency]);
  });
});

describe('a customer without dates', () => {
  const undated = { statedTotal: 2000 };

  it('has spent lately what the others have, on average', () => {
    const dated: CustomerGiven = {
      bought: [
        [100, 1000],
        [1000, 1000],
      ],
    };
    const { value, lastYear, figures } = scored([undated, dated]);
    expect(lastYear[0]).toBe(1000);
    expect(value[0]).toBeCloseTo(2000 * (figures.lists[0]?.freshness ?? 0), 9);
    expect(value[0]).toBeCloseTo(value[1] as number, 9);
  });

  it('is not measured by who brought more back than they bought', () => {
    const refunded: CustomerGiven = {
      bought: [
        [100, 1000],
        [1000, -1500],
      ],
    };
    expect(scored([undated, buys(1000, 1000), refunded]).value[0]).toBe(2000);
  });

  it('is as likely to be lost as the average money, but of whom nothing is known that is not known', () => {
    const { risk } = scored([undated, buys(990, 100), {}]);
    expect(risk[0]).toBe(risk[1]);
    expect(risk[2]).toBe(Number.NaN);
  });
});

it('measures customers alone as among the others, where the rhythm of the book is known', () => {
  const customers: CustomerGiven[] = [
    { bought: [600, 650, 720].map((day) => [day, 100] as const) },
    { bought: [980, 1000].map((day) => [day, 300] as const) },
  ];
  const all = scored([...customers, ...manySmall(3)]);
  for (const [i, customer] of customers.entries()) {
    const alone = measureBook(aBook([customer]), 1000, all.figures.rhythm);
    for (const column of ['value', 'rank', 'priority', 'risk', 'ownGap', 'total', 'orderDays', 'last'] as const) {
      expect(alone[column][0]).toBe(all[column][i]);
    }
    expect([alone.place[0], alone.score[0], alone.tier[0]]).toEqual([0, 0, 0]);
  }
});
