import { describe, expect, it } from 'vitest';
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
