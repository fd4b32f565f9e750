import { expect, it } from 'vitest';
import { type CardDue, inOrderOfPosting } from '../../src/domain/card-due.ts';
import type { Customer } from '../../src/domain/customer.ts';

it('orders cards by the day of posting, then by the number of the customer', () => {
  const card = (id: number, by: CardDue['by']) =>
    ({ customer: { id } as Customer, why: 'promised', by, occasion: null }) as const;
  const given = [card(3, '2026-12-02'), card(9, '2026-12-01'), card(2, '2026-12-02'), card(1, '2026-12-03')];
  expect(inOrderOfPosting(given).map(({ customer }) => customer.id)).toEqual([9, 2, 3, 1]);
  expect(given.map(({ customer }) => customer.id)).toEqual([3, 9, 2, 1]);
});
