import { describe, expect, it } from 'vitest';
import { type BookColumns, withOrder, writeBook } from '../../../src/domain/rank/book-columns.ts';
import { aBook } from '../../support/scored-book.ts';

/** The purchases of each customer. */
const purchases = ({ size, offset, day, amount }: BookColumns) =>
  Array.from({ length: size }, (_, i) =>
    Array.from(day.subarray(offset[i], offset[i + 1]), (on, k) => [on, amount[(offset[i] as number) + k]]),
  );

describe('a book', () => {
  it('has each customer’s purchases, earliest first, and as they came on a day', () => {
    const book = aBook([
      { bought: [[950, 1]] },
      {},
      {
        bought: [
          [930, 3],
          [910, 1],
          [930, 4],
          [920, 2],
        ],
      },
      {
        bought: [
          [900, 1],
          [901, 2],
        ],
      },
    ]);
    expect(book.size).toBe(4);
    expect(purchases(book)).toEqual([
      [[950, 1]],
      [],
      [
        [910, 1],
        [920, 2],
        [930, 3],
        [930, 4],
      ],
      [
        [900, 1],
        [901, 2],
      ],
    ]);
    expect([...book.offset]).toEqual([0, 1, 1, 5, 7]);
  });

  it('keeps the currency beside the purchase it belongs to', () => {
    const book = aBook(
      [
        {
          bought: [
            [950, 500, 'JPY'],
            [940, 700, 'EUR'],
            [930, 900, 'EUR'],
          ],
        },
      ],
      { base: 'EUR', rates: new Map([['JPY', 0.01]]) },
    );
    expect(purchases(book)).toEqual([
      [
        [930, 900],
        [940, 700],
        [950, 500],
      ],
    ]);
  });

  it('grows with the purchases, however few were expected', () => {
    const writer = writeBook(undefined, { purchases: 1 });
    const bought = Array.from({ length: 100 }, (_, i) => [i, i + 1] as const);
    writer.customer({});
    for (const [day, amount] of bought.slice(0, 60)) writer.purchase(day, amount, 'EUR');
    writer.customer({});
    for (const [day, amount] of bought.slice(60)) writer.purchase(day, amount, 'EUR');
    const book = writer.finish();
    expect(purchases(book)).toEqual([bought.slice(0, 60), bought.slice(60)]);
    expect(book.day).toHaveLength(100);
    expect(book.currencies).toEqual(['EUR']);
  });

  it('says of a customer what was stated, and of nothing that it is nothing', () => {
    const stated = { statedTotal: 5, statedOrders: 4, statedFirst: 3, statedLast: 2, statedOn: 1 };
    const book = aBook([{ ...stated, lift: 3, previousTier: 2, pinnedTier: 1 }, {}, { statedTotal: null }]);
    const columns = Object.fromEntries(Object.entries(book.stated).map(([name, column]) => [name, [...column]]));
    const none = [Number.NaN, Number.NaN];
    expect(columns).toEqual({
      total: [5, ...none],
      orders: [4, ...none],
      first: [3, ...none],
      last: [2, ...none],
      on: [1, ...none],
    });
    expect([[...book.lift], [...book.previousTier], [...book.pinnedTier]]).toEqual([
      [3, 1, 1],
      [2, 0, 0],
      [1, 0, 0],
    ]);
  });
});

describe('one more order', () => {
  const book = aBook([{ bought: [[900, 1]] }, { bought: [[910, 2]] }, { bought: [[920, 3]] }]);

  it.each([0, 1, 2])('of customer %i leaves the others as they are', (customer) => {
    const before = purchases(book);
    const own = [...(before[customer] ?? []), [1000, 9]];
    const [days, amounts] = [own.map(([day]) => day as number), own.map(([, amount]) => amount as number)];
    const after = withOrder(book, { customer, days, amounts });
    expect(purchases(after)).toEqual(before.with(customer, own));
    expect(after).toMatchObject({ size: 3, currencies: book.currencies, stated: book.stated });
    expect(purchases(book)).toEqual(before);
  });

  it('may come with orders that the book knew only as totals', () => {
    const grown = withOrder(book, { customer: 1, days: [800, 910, 1000], amounts: [7, 2, 9] });
    expect(purchases(grown)).toEqual([
      [[900, 1]],
      [
        [800, 7],
        [910, 2],
        [1000, 9],
      ],
      [[920, 3]],
    ]);
  });
});
