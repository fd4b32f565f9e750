/** Which purchase of the book an order of a file is. */
import { describe, expect, it } from 'vitest';
import type { Purchase } from '../../src/domain/purchase.ts';
import { cancelledPurchase, type OrderFacts, sameOrder } from '../../src/import/same-order.ts';
import { aPurchase } from '../support/book.ts';

const [here, elsewhere] = [1, 2];
const order = (facts: Partial<OrderFacts> = {}): OrderFacts => ({
  ...{ externalId: '1001', day: '2026-03-10', amountMinor: 10_000, kind: null, layout: here },
  ...facts,
});
const bought = (facts: Partial<Purchase> = {}, id = 1): Purchase => ({ ...aPurchase(), id, ...order(), ...facts });

describe('an order with the number of purchases in the book', () => {
  const [sale, refund] = [bought({ amountMinor: 10_000 }, 1), bought({ amountMinor: -2_500 }, 2)];
  const [first, second] = [bought({ kind: 'payment' }, 1), bought({ kind: 'payment', day: '2026-04-10' }, 2)];
  it.each<[string, OrderFacts, readonly Purchase[], unknown]>([
    ['is new where there is none', order(), [], { kind: 'new' }],
    [
      'is the one of its day, whatever it cost',
      order({ amountMinor: 9_000 }),
      [sale],
      { kind: 'same', purchase: sale },
    ],
    [
      'is, of several, the one of its day and kind',
      order({ amountMinor: -2_000, kind: 'credit' }),
      [sale, refund],
      { kind: 'same', purchase: refund },
    ],
    [
      'is known where the book has it as a sale and its refunds',
      order({ day: '2026-03-12', amountMinor: 7_500 }),
      [sale, refund],
      { kind: 'known', purchase: sale },
    ],
    [
      'is the invoice of payments that counted',
      order(),
      [first, second],
      { kind: 'invoice of', payments: [first, second] },
    ],
    [
      'is a payment that is there, of its day',
      order({ kind: 'payment', day: '2026-04-10' }),
      [first, second],
      { kind: 'same', purchase: second },
    ],
    ['pays an invoice', order({ kind: 'payment', day: '2026-05-01' }), [sale], { kind: 'paid', purchase: sale }],
    ['is a further payment', order({ kind: 'payment', day: '2026-05-01' }), [first, second], { kind: 'new' }],
    ['is a credit of its own', order({ kind: 'credit' }), [sale], { kind: 'new' }],
  ])('%s', (_, asked, known, is) => {
    expect(sameOrder(asked, known, false)).toEqual(is);
  });
});

describe('an order whose number is there on another day', () => {
  const [near, far] = [bought({ day: '2026-03-01' }, 1), bought({ day: '2026-01-01' }, 2)];
  it('is the nearest where numbers do not begin again', () => {
    expect(sameOrder(order({ amountMinor: 1 }), [far, near], false)).toEqual({ kind: 'same', purchase: near });
  });

  it.each<[string, Partial<OrderFacts>, Partial<Purchase>, string]>([
    ['the same amount is the same order', {}, { day: '2026-03-01' }, 'same'],
    ['another amount may be another order', { amountMinor: 1 }, { day: '2026-03-01' }, 'moved'],
    ['another year with another amount is another', { amountMinor: 1 }, { day: '2025-12-20' }, 'new'],
    ['the same amount across the turn of the year is the same', { day: '2026-01-10' }, { day: '2025-12-20' }, 'same'],
    ['the same amount months later is another', {}, { day: '2025-12-20' }, 'new'],
    ['day and month were taken for each other', { amountMinor: 1 }, { day: '2026-10-03', layout: null }, 'same'],
    ['another program has it with its amount', {}, { day: '2026-03-01', layout: elsewhere }, 'known'],
    [
      'another program has a part of it later: a payment',
      { amountMinor: 4_000 },
      { day: '2026-03-01', layout: elsewhere },
      'paid',
    ],
    [
      'another program has more on that day: another order',
      { amountMinor: 40_000 },
      { day: '2026-03-01', layout: elsewhere },
      'moved',
    ],
    [
      'another program has a part of it before: no payment',
      { amountMinor: 4_000 },
      { day: '2026-03-20', layout: elsewhere },
      'moved',
    ],
  ])('%s', (_, asked, known, kind) => {
    expect(sameOrder(order(asked), [bought(known)], true).kind).toBe(kind);
  });
});

describe('an order that no longer counts', () => {
  it.each<[string, Partial<OrderFacts>, readonly Purchase[], boolean, number | null]>([
    ['is nothing to a book without it', {}, [], false, null],
    ['is nothing to a payment', {}, [bought({ kind: 'payment' })], false, null],
    ['is that of its day, from whatever file', {}, [bought({ layout: elsewhere }, 4)], true, 4],
    ['is not that of another file on another day', {}, [bought({ layout: elsewhere, day: '2026-03-11' })], true, null],
    ['is the nearest one', {}, [bought({ day: '2026-01-01' }, 1), bought({ day: '2026-03-01' }, 2)], false, 2],
    ['is no ticket of another day', { amountMinor: 1 }, [bought({ day: '2026-03-09' })], true, null],
    ['is the ticket of its amount within a month', {}, [bought({ day: '2026-02-20' }, 3)], true, 3],
    ['is no ticket of its amount from long before', {}, [bought({ day: '2026-01-20' })], true, null],
  ])('%s', (_, asked, known, restart, id) => {
    expect(cancelledPurchase(order(asked), known, restart)?.id ?? null).toBe(id);
  });
});
