import { describe, expect, it } from 'vitest';
import { CurrencyNames } from '../../../src/domain/rank/book-currency.ts';
import { measuredSettings } from '../../../src/domain/rank/rank-settings.ts';
import { scoreBook } from '../../../src/domain/rank/score.ts';
import { aBook, type CustomerGiven } from '../../support/scored-book.ts';

const inEuro = (amount: number): CustomerGiven => ({ bought: [[990, amount, 'EUR']] });
const inYen = (amount: number): CustomerGiven => ({ bought: [[990, amount, 'JPY']] });
const scored = (customers: CustomerGiven[], rates: Record<string, number> = {}) =>
  scoreBook(aBook(customers, { base: 'EUR', rates: new Map(Object.entries(rates)) }), 1000, measuredSettings);

describe('several currencies', () => {
  it('converts with the rate given, minor units and all', () => {
    // 10,000 yen at 0.006 are 60.00 euro.
    const standings = scored([inEuro(6000), inYen(10_000)], { JPY: 0.006 });
    expect(standings.total[1]).toBe(6000);
    expect(standings.rank[1]).toBe(standings.rank[0]);
    expect(standings.figures.lists).toHaveLength(1);
  });

  it('ranks each by itself without a rate, and merges by place', () => {
    const standings = scored([inEuro(100), inEuro(300), inEuro(200), inYen(1_000_000), inYen(2)]);
    expect([...standings.place]).toEqual([5, 1, 3, 1, 4]);
    expect([...standings.total]).toEqual([100, 300, 200, 1_000_000, 2]);
    expect(standings.score[1]).toBe(100);
    expect(standings.score[3]).toBe(100);
  });

  it('takes money without a currency as the base', () => {
    const standings = scored([inEuro(100), { bought: [[990, 100]] }, inYen(5)]);
    expect(standings.rank[0]).toBe(standings.rank[1]);
  });

  it('takes the usual currency of the book as the base where none is set', () => {
    const book = aBook([
      inEuro(100),
      inEuro(200),
      { bought: [[990, 100]] },
      { statedTotal: 100, statedLast: 990 },
      inYen(5),
    ]);
    expect(book.currencies).toEqual(['EUR', 'JPY']);
    expect([...book.currency]).toEqual([0, 0, 0, 0, 1]);
    expect(aBook([{ statedTotal: 100, currency: 'USD' }, { statedTotal: 100 }]).currencies).toEqual(['USD']);
  });

  it('counts an order in a second currency as an order without money', () => {
    const mixed: CustomerGiven = {
      bought: [
        [900, 500, 'EUR'],
        [920, 100, 'EUR'],
        [950, 700, 'EUR'],
        [990, 999_999, 'JPY'],
        [995, -5, 'JPY'],
      ],
    };
    const book = aBook([mixed, inYen(5)], { base: 'EUR', rates: new Map() });
    const standings = scoreBook(book, 1000, measuredSettings);
    expect(book.unconverted).toBe(2);
    expect(standings.total[0]).toBe(1300);
    expect(standings.last[0]).toBe(990);
  });

  it('converts a stated total too', () => {
    const stated = { statedTotal: 10_000, currency: 'JPY', statedLast: 990 };
    expect(scored([inEuro(6000), stated], { JPY: 0.006 }).rank[1]).toBe(scored([inEuro(6000)]).rank[0]);
  });
});

/** Which list each customer is in, and what the totals come to in it. */
const listed = (customers: CustomerGiven[], rates: Record<string, number> = {}, base: string | null = 'EUR') => {
  const book = aBook(customers, { base, rates: new Map(Object.entries(rates)) });
  return { currencies: book.currencies, lists: [...book.currency], totals: [...book.stated.total] };
};
const none = Number.NaN;

describe('the lists of a book', () => {
  it.each<[string, CustomerGiven[], Record<string, number>, string | null, object]>([
    ['one currency stays as it is', [inYen(5)], { JPY: 0.006 }, 'EUR', { currencies: ['JPY'], lists: [0] }],
    ['without money there is the base', [{}], {}, 'EUR', { currencies: ['EUR'], lists: [0] }],
    ['without a base, the most usual', [inYen(5), inEuro(1), inEuro(2)], {}, null, { currencies: ['EUR', 'JPY'] }],
    [
      'among those that are named',
      [
        {
          bought: [
            [1, 1],
            [2, 1],
          ],
        },
        inEuro(1),
      ],
      {},
      null,
      { currencies: ['EUR'] },
    ],
    ['or of the totals', [{ statedTotal: 1 }, { statedTotal: 1, currency: 'EUR' }], {}, null, { currencies: ['EUR'] }],
    [
      'the base first, then by name',
      [inYen(5), { bought: [[990, 1, 'CHF']] }, { bought: [[990, 1, 'AUD']] }, inEuro(1)],
      {},
      'EUR',
      { currencies: ['EUR', 'AUD', 'CHF', 'JPY'], lists: [3, 2, 1, 0] },
    ],
    [
      'who only has a total is in its list',
      [inEuro(1), { statedTotal: 5, currency: 'JPY' }],
      {},
      'EUR',
      { currencies: ['EUR', 'JPY'], lists: [0, 1], totals: [none, 5] },
    ],
    [
      'who has nothing is in the first',
      [inEuro(1), inYen(5), { currency: 'GBP' }, {}],
      {},
      'EUR',
      { currencies: ['EUR', 'JPY'], lists: [0, 1, 0, 0] },
    ],
    [
      'the currency of most purchases, of two alike that of the latest',
      [
        {
          bought: [
            [900, 5, 'EUR'],
            [950, 5, 'JPY'],
          ],
        },
        {
          bought: [
            [900, 5, 'EUR'],
            [910, 5, 'EUR'],
            [950, 5, 'JPY'],
          ],
        },
      ],
      {},
      'EUR',
      { lists: [1, 0] },
    ],
  ])('%s', (_, customers, rates, base, expected) => {
    expect(listed(customers, rates, base)).toMatchObject(expected);
  });

  const total = (currency: string | null, statedTotal = 10_000): CustomerGiven => ({
    ...{ bought: [[990, 100, 'EUR']], statedTotal, currency },
  });

  it.each<[string, CustomerGiven[], Record<string, number>, string, number]>([
    ['in the currency of the orders', [total('EUR')], {}, 'EUR', 10_000],
    ['that does not say', [total(null)], {}, 'EUR', 10_000],
    ['in the currency of the orders, beside one that is not', [total('EUR'), total('USD')], {}, 'EUR', 10_000],
    ['in another, with a rate', [total('USD')], { USD: 0.9 }, 'EUR', 9000],
    ['in another, with a rate and other minor units', [total('JPY')], { JPY: 0.006 }, 'EUR', 6000],
    ['in another, without a rate', [total('USD')], {}, 'EUR', none],
    ['with a rate to what the orders are not in', [total('USD')], { USD: 0.9 }, 'GBP', none],
    ['in the currency of the orders, beside yen', [total('EUR'), inYen(5)], {}, 'EUR', 10_000],
    ['in another, with a rate, beside yen', [total('USD'), inYen(5)], { USD: 0.9 }, 'EUR', 9000],
    ['in yen, with a rate, beside francs', [total('JPY'), { bought: [[1, 1, 'CHF']] }], { JPY: 0.006 }, 'EUR', 6000],
    ['in another, without a rate, beside yen', [total('USD'), inYen(5)], {}, 'EUR', none],
    ['in yen, beside yen', [total('JPY'), inYen(5)], {}, 'EUR', none],
    [
      'in no list, of a customer of the second',
      [{ ...inYen(5), statedTotal: 7, currency: 'USD' }, inEuro(1)],
      {},
      'EUR',
      none,
    ],
  ])('hold a total %s', (_, customers, rates, base, money) => {
    expect(listed(customers, rates, base).totals[0]).toBe(money);
  });

  it('does not take a total beside orders for a currency in use', () => {
    expect(listed([total('USD'), inEuro(1)]).currencies).toEqual(['EUR']);
  });

  it('counts an order of nothing in a second currency as an order, a refund as none', () => {
    const mixed = [
      [900, 5, 'EUR'],
      [910, 5, 'EUR'],
      [920, 5, 'EUR'],
      [950, 0, 'JPY'],
      [960, -1, 'JPY'],
    ] as const;
    const { amount } = aBook([{ bought: mixed }, inYen(5)], { base: 'EUR', rates: new Map() });
    expect([...amount].map(Math.sign)).toEqual([1, 1, 1, 0, -1, 1]);
  });
});

describe('currencies as numbers', () => {
  it('are the same for the same name', () => {
    const names = new CurrencyNames();
    expect(['EUR', 'EUR', null, 'USD', 'EUR', null].map((name) => names.codeOf(name))).toEqual([0, 0, 1, 2, 0, 1]);
    expect(names.names).toEqual(['EUR', null, 'USD']);
  });

  it('fit into a byte: what comes after 256 shares the last', () => {
    const names = new CurrencyNames();
    const codes = Array.from({ length: 300 }, (_, i) => names.codeOf(`C${i}`));
    expect([codes[0], codes[254], codes[255], codes[256], codes[299]]).toEqual([0, 254, 255, 255, 255]);
    expect(names.names).toHaveLength(256);
  });
});
