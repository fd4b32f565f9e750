/** A book that is large enough for tiers. */
import type { Day } from '../../src/domain/day.ts';
import type { Store } from '../../src/store/store.ts';
import { aPurchase, bookWith, type CustomerFacts } from './book.ts';

/** 40 customers, numbered from 1, who bought for 100, 200, 300 … on one day in October. */
export const forty = (): CustomerFacts[] =>
  Array.from({ length: 40 }, (_, i) => ({
    name: `Customer ${i + 1}`,
    country: 'GB',
    phones: [`+49 30 ${i + 1}`],
    purchases: [['2026-10-01', 100 * (i + 1)]],
  }));

export const bookOfForty = (...more: CustomerFacts[]) => bookWith(...forty(), ...more);

/** One more purchase, as an import of its own. */
export async function buys(store: Store, customerId: number, day: Day, amount: number): Promise<void> {
  await store.atomically({ kind: 'import', day }, async (book) => {
    await book.purchases.addMany([aPurchase({ customerId, day, amountMinor: amount * 100 })]);
  });
}
