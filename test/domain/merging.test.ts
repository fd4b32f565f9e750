import { describe, expect, it } from 'vitest';
import { blankCustomer, type Customer } from '../../src/domain/customer.ts';
import { mergedCustomer } from '../../src/domain/merging.ts';
import { aCustomer, type CustomerFacts } from '../support/book.ts';

const merged = (kept: CustomerFacts, other: CustomerFacts) =>
  mergedCustomer({ id: 1, ...aCustomer(kept) }, { id: 2, ...aCustomer(other) });

describe('two customers who are the same', () => {
  it.each<[string, CustomerFacts, CustomerFacts, Partial<Customer>]>([
    ['keep the name of the one that stays', { name: 'Ada' }, { name: 'Ada Finch' }, { name: 'Ada' }],
    ['keep its facts', { city: 'Rome' }, { city: 'Paris' }, { city: 'Rome' }],
    ['get those it lacks', { city: null }, { city: 'Paris' }, { city: 'Paris' }],
    ['lack what both lack', { city: null }, { city: null }, { city: null }],
    [
      'have the addresses of both, once',
      { emails: ['a@x', 'b@x'] },
      { emails: ['b@x', 'c@x'] },
      { emails: ['a@x', 'b@x', 'c@x'] },
    ],
    ['have the tags of both', { tags: ['vip'] }, { tags: ['rye', 'vip'] }, { tags: ['vip', 'rye'] }],
    ['keep what was set by hand', { handSet: ['name'] }, { handSet: ['city'] }, { handSet: ['name', 'city'] }],
    [
      'have the numbers of both, but those that were struck at either',
      { phones: ['1', '2'], struckPhones: ['4'] },
      { phones: ['3', '4'], struckPhones: ['2'] },
      { phones: ['1', '3'], struckPhones: ['4', '2'] },
    ],
    [
      'are in the book since the first of them',
      { createdOn: '2026-03-01' },
      { createdOn: '2026-02-01' },
      { createdOn: '2026-02-01' },
    ],
    [
      'also when that is the one that stays',
      { createdOn: '2026-01-01' },
      { createdOn: '2026-02-01' },
      { createdOn: '2026-01-01' },
    ],
    ['are archived when both were', { archived: true }, { archived: true }, { archived: true }],
    ['not when one was', { archived: true }, { archived: false }, { archived: false }],
    ['nor when the other was', { archived: false }, { archived: true }, { archived: false }],
  ])('%s', (_, kept, other, facts) => {
    expect(merged(kept, other)).toMatchObject(facts);
  });

  it('have no number of their own', () => {
    expect(merged({}, {})).not.toHaveProperty('id');
    expect(Object.keys(merged({}, {})).sort()).toEqual(
      Object.keys({ ...blankCustomer, name: '', createdOn: '' }).sort(),
    );
  });

  it.each<[string, CustomerFacts, CustomerFacts, Partial<Customer['stated']>]>([
    [
      'their sum',
      { stated: { totalMinor: 100, orders: 2 } },
      { stated: { totalMinor: 50, orders: 1 } },
      { totalMinor: 150, orders: 3 },
    ],
    ['what one has', { stated: { totalMinor: 100, orders: 2 } }, {}, { totalMinor: 100, orders: 2 }],
    ['what the other has', {}, { stated: { totalMinor: 50, orders: 1 } }, { totalMinor: 50, orders: 1 }],
    [
      'of two currencies that of the one that stays',
      { currency: 'EUR', stated: { totalMinor: 100 } },
      { currency: 'USD', stated: { totalMinor: 50 } },
      { totalMinor: 100 },
    ],
    [
      'of an unknown currency the sum',
      { currency: null, stated: { totalMinor: 100 } },
      { currency: 'USD', stated: { totalMinor: 50 } },
      { totalMinor: 150 },
    ],
    [
      'also the other way round',
      { currency: 'USD', stated: { totalMinor: 100 } },
      { currency: null, stated: { totalMinor: 50 } },
      { totalMinor: 150 },
    ],
    [
      'from the first to the last purchase of both',
      { stated: { firstPurchase: '2025-02-01', lastPurchase: '2025-05-01' } },
      { stated: { firstPurchase: '2025-01-01', lastPurchase: '2025-06-01' } },
      { firstPurchase: '2025-01-01', lastPurchase: '2025-06-01' },
    ],
    [
      'whichever has them',
      { stated: { firstPurchase: '2025-01-01', lastPurchase: '2025-06-01' } },
      { stated: { firstPurchase: '2025-02-01', lastPurchase: '2025-05-01' } },
      { firstPurchase: '2025-01-01', lastPurchase: '2025-06-01' },
    ],
    [
      'the dates of one',
      { stated: { firstPurchase: '2025-01-01' } },
      { stated: { lastPurchase: '2025-05-01' } },
      { firstPurchase: '2025-01-01', lastPurchase: '2025-05-01' },
    ],
    [
      'the later day of two statements',
      { stated: { totalMinor: 1, on: '2026-01-01' } },
      { stated: { totalMinor: 1, on: '2026-02-01' } },
      { on: '2026-02-01' },
    ],
    [
      'also when it is the first',
      { stated: { totalMinor: 1, on: '2026-03-01' } },
      { stated: { totalMinor: 1, on: '2026-02-01' } },
      { on: '2026-03-01' },
    ],
    [
      'no day where one statement has none',
      { stated: { totalMinor: 1, on: '2026-03-01' } },
      { stated: { totalMinor: 1, on: null } },
      { on: null },
    ],
    [
      'the day of the only statement',
      { stated: { totalMinor: 1, on: '2026-03-01' } },
      { stated: { on: '2026-09-09' } },
      { on: '2026-03-01' },
    ],
    ['no day without a statement', { stated: { on: '2026-03-01' } }, {}, { on: null }],
  ])('state %s', (_, kept, other, stated) => {
    expect(merged(kept, other).stated).toMatchObject(stated);
  });
});
