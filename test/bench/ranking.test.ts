import { describe, expect, it } from 'vitest';
import { name, score } from '../../bench/ranking/adapter.ts';
import { booksToRank, cutAt, readOrders } from '../../bench/ranking/books.ts';
import { factsOf, methods } from '../../bench/ranking/methods.ts';
import { prepare } from '../../bench/ranking/metrics.ts';

const northwind = booksToRank[3] as (typeof booksToRank)[number];
const cut = cutAt(readOrders(northwind.file), '1997-11-05', northwind);
const facts = factsOf(cut);
const once = new Float64Array(cut.past.size).fill(1);

describe('the benchmark of the ranking', () => {
  it('gives full marks to who knows the future, and half of the pairs to who knows nothing', () => {
    const { followed, silent } = cut;
    const year = facts.lastYear.map((money) => Math.max(0, money));
    const lost = year.map((money, i) => money * (silent[i] as number));
    const seer = prepare(cut, facts, { worth: followed, risk: Float64Array.from(silent), call: lost })(once);
    expect(seer['top 20%']).toBeCloseTo(1, 12);
    expect(seer.gini).toBeCloseTo(1, 12);
    expect(seer.hidden).toBeCloseTo(1, 12);
    const blind = new Float64Array(cut.past.size);
    expect(prepare(cut, facts, { worth: blind, risk: blind, call: blind })(once).gini).toBeCloseTo(0, 12);
  });

  it('counts a customer twice who was drawn twice', () => {
    const figures = prepare(cut, facts, { worth: facts.rank, risk: facts.risk, call: facts.priority });
    expect(figures(once.map((weight) => weight * 2)).gini).toBeCloseTo(figures(once).gini, 12);
  });

  it('does not let a method see what it is asked to foretell', () => {
    const later = {
      ...cut,
      followed: cut.followed.map((money) => money * 7),
      silent: cut.silent.map((one) => 1 - one),
    };
    for (const method of methods) expect(method.rank(later, facts)).toEqual(method.rank(cut, facts));
  });

  it('offers the scorer to other benchmarks as it is', () => {
    const orders = [
      { customerId: 'small', date: '2026-10-01', amount: 10 },
      { customerId: 'large', date: '2026-10-01', amount: 500.5 },
      { customerId: 'small', date: '2026-11-01', amount: 12 },
    ] as const;
    const [small, large] = score({ orders, asOf: '2026-11-23' });
    expect(name).toBe('CADENCE');
    expect(small).toMatchObject({ customerId: 'small' });
    expect(large?.value).toBeGreaterThan(small?.value ?? Number.POSITIVE_INFINITY);
    expect(large?.risk).toBeGreaterThan(small?.risk ?? 1);
  });
});
