/** Payments that add up to an invoice of another program, and invoices that add up to a payment. */
import { describe, expect, it } from 'vitest';
import type { DocumentKind, Purchase } from '../../src/domain/purchase.ts';
import { ordersInParts } from '../../src/import/part-payments.ts';
import { aPurchase } from '../support/book.ts';
import { fc } from '../support/properties.ts';

const recorded = (kind: DocumentKind, ...amounts: readonly number[]): Purchase[] =>
  amounts.map((amountMinor, at) => ({ ...aPurchase({ kind, amountMinor, day: '2026-01-05' }), id: at + 1 }));
const coming = (kind: DocumentKind, ...amounts: readonly number[]) =>
  amounts.map((amountMinor, at) => aPurchase({ kind, amountMinor, day: `2026-01-${10 + at}`, externalId: `N${at}` }));

const found = (orders: readonly ReturnType<typeof aPurchase>[], others: readonly Purchase[]) =>
  ordersInParts(orders.map((order) => ({ order, others })))
    .flatMap((match) => match.orders)
    .map(({ amountMinor }) => amountMinor);

describe('amounts that add up', () => {
  it.each<[string, [DocumentKind, ...number[]], [DocumentKind, ...number[]], number[]]>([
    ['two payments of one invoice', ['payment', 5000, 7000], ['invoice', 12000], [5000, 7000]],
    ['the rest counts', ['payment', 5000, 7000, 900], ['invoice', 12000], [5000, 7000]],
    ['three instalments', ['payment', 100, 100, 100], ['invoice', 300], [100, 100, 100]],
    ['two invoices, each in two parts', ['payment', 10, 20, 30, 41], ['invoice', 30, 71], [10, 20, 30, 41]],
    ['one payment of two invoices', ['payment', 200], ['invoice', 120, 80], [200]],
    ['an invoice of two payments', ['invoice', 200], ['payment', 120, 80], [200]],
    ['invoices are no parts of each other', ['invoice', 50, 70], ['invoice', 120], []],
    ['payments are no parts of each other', ['payment', 50, 70], ['payment', 120], []],
    ['almost is not enough', ['payment', 50, 71], ['invoice', 120], []],
    ['a part alone is none', ['payment', 50], ['invoice', 120], []],
    ['an invoice is paid once', ['payment', 50, 70, 50, 70], ['invoice', 120], [50, 70]],
  ])('%s', (_, orders, others, parts) => {
    expect(found(coming(...orders), recorded(...others)).sort((a, b) => a - b)).toEqual(
      parts.toSorted((a, b) => a - b),
    );
  });

  it('are in one currency', () => {
    const [invoice] = recorded('invoice', 120);
    const euros = coming('payment', 50, 70).map((order) => ({ ...order, currency: 'EUR' }));
    expect(found(euros, [{ ...(invoice as Purchase), currency: 'USD' }])).toEqual([]);
  });

  it('come to sums of the book, whatever the amounts', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 50 }), { maxLength: 14 });
    fc.assert(
      fc.property(amounts, amounts, (payments, invoices) => {
        const sum = (some: readonly number[]) => some.reduce((all, amount) => all + amount, 0);
        const taken = sum(found(coming('payment', ...payments), recorded('invoice', ...invoices)));
        expect(taken).toBeLessThanOrEqual(sum(invoices));
      }),
    );
  });

  it('are found among hundreds of one customer, and not looked for among thousands', () => {
    const halves = (count: number) =>
      found(coming('payment', ...Array(count).fill(10)), recorded('invoice', ...Array(count).fill(20)));
    expect(halves(300)).toHaveLength(300);
    expect(halves(1001)).toEqual([]);
  });
});

describe('the rest of an invoice of which parts count since earlier imports', () => {
  const invoice = recorded('invoice', 12000)[0] as Purchase;
  const paidBefore = (...amounts: readonly number[]) =>
    recorded('payment', ...amounts).map((part) => ({ ...part, id: part.id + 10 }));
  const rest = (payments: readonly number[], counting: readonly Purchase[]) =>
    ordersInParts(
      coming('payment', ...payments).map((order) => ({ order, others: [invoice] })),
      [invoice, ...counting],
    ).map(({ orders, counted }) => [orders, counted].map((some) => some.map(({ amountMinor }) => amountMinor)));

  it.each<[string, number[], Purchase[], number[][][]]>([
    ['one part and the rest', [7000], paidBefore(5000), [[[7000], [5000]]]],
    ['two parts and the rest', [4000], paidBefore(5000, 3000), [[[4000], [5000, 3000]]]],
    ['a part and two more', [3000, 4000], paidBefore(5000), [[[3000, 4000], [5000]]]],
    ['all of it comes now', [5000, 7000], paidBefore(5000), [[[5000, 7000], []]]],
    ['almost is not enough', [6999], paidBefore(5000), []],
    ['a part of another season', [7000], paidBefore(5000).map((part) => ({ ...part, day: '2025-01-05' as const })), []],
    ['in another currency', [7000], paidBefore(5000).map((part) => ({ ...part, currency: 'USD' })), []],
    [
      'the last of many parts, with all before it',
      [500],
      paidBefore(1000, 2000, 2500, 1500, 1500, 1500, 1500),
      [[[500], [1000, 2000, 2500, 1500, 1500, 1500, 1500]]],
    ],
    [
      'all since the invoice, and none from before it',
      [500],
      [
        ...paidBefore(1000, 2000, 2500, 1500, 1500, 1500, 1500),
        { ...(paidBefore(900)[0] as Purchase), id: 99, day: '2026-01-01' },
      ],
      [[[500], [1000, 2000, 2500, 1500, 1500, 1500, 1500]]],
    ],
    ['of so many payments some come to anything', [1000], paidBefore(1000, 2000, 3000, 4000, 5000, 6000, 7000), []],
  ])('%s', (_, payments, counting, found) => expect(rest(payments, counting)).toEqual(found));
});
