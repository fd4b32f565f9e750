import { describe, expect, it } from 'vitest';
import { type ControlTotal, totalsTogether } from '../../src/domain/control-totals.ts';

const euros: ControlTotal = {
  currency: 'EUR',
  orders: 2,
  amount: 10.1,
  from: '2026-02-01',
  to: '2026-03-01',
  customers: 2,
  leftOut: [],
  takenBack: [],
};

describe('the totals of several files', () => {
  it('are added up by currency, the days from the first to the last; customers are not, who may be in several', () => {
    const dollars: ControlTotal = { ...euros, currency: 'USD' };
    const more: ControlTotal = { ...euros, orders: 3, amount: 0.2, from: '2026-01-01', to: '2026-02-15' };
    const { customers: _, ...others } = dollars;
    expect(totalsTogether([[euros, dollars], [more]])).toEqual([
      {
        ...{ currency: 'EUR', orders: 5, amount: 10.3, from: '2026-01-01', to: '2026-03-01' },
        ...{ leftOut: [], takenBack: [] },
      },
      others,
    ]);
    expect(totalsTogether([])).toEqual([]);
  });

  it.each([
    [null, null, null],
    [2, null, 2],
    [null, 3, 3],
    [2, 3, 5],
  ])('of %s and %s orders are of %s', (a, b, orders) => {
    const both = totalsTogether([[{ ...euros, orders: a }], [{ ...euros, orders: b }]]);
    expect(both.map((total) => total.orders)).toEqual([orders]);
  });

  it('have the days of the file that has any', () => {
    const undated = { ...euros, from: null, to: null };
    expect(totalsTogether([[undated], [euros]])).toMatchObject([{ from: '2026-02-01', to: '2026-03-01' }]);
    expect(totalsTogether([[undated], [undated]])).toMatchObject([{ from: null, to: null }]);
  });

  it('say by reason what was left out and taken back', () => {
    const first: ControlTotal = {
      ...euros,
      leftOut: [
        { why: 'draft', orders: 1, amount: 0.1 },
        { why: 'cancelled', orders: 2, amount: null },
      ],
      takenBack: [{ why: 'cancelled', orders: 1, amount: 5 }],
    };
    const second: ControlTotal = {
      ...euros,
      leftOut: [
        { why: 'draft', orders: 3, amount: 0.2 },
        { why: 'cancelled', orders: 1, amount: null },
        { why: 'test', orders: 1, amount: 7 },
      ],
      takenBack: [{ why: 'cancelled', orders: 1, amount: null }],
    };
    expect(totalsTogether([[first], [second]])).toMatchObject([
      {
        leftOut: [
          { why: 'draft', orders: 4, amount: 0.3 },
          { why: 'cancelled', orders: 3, amount: null },
          { why: 'test', orders: 1, amount: 7 },
        ],
        takenBack: [{ why: 'cancelled', orders: 2, amount: 5 }],
      },
    ]);
  });
});
