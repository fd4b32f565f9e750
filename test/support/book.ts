/** Builders: say the one fact that matters, the rest is ordinary. */
import { blankCustomer, type Customer, nothingStated } from '../../src/domain/customer.ts';
import type { Day } from '../../src/domain/day.ts';
import { blankPerson, type Person } from '../../src/domain/person.ts';
import type { Purchase } from '../../src/domain/purchase.ts';
import type { Touch } from '../../src/domain/touch.ts';
import type { Store } from '../../src/store/store.ts';
import { emptyBook, someDay } from './cadence.ts';

export interface CustomerFacts extends Partial<Omit<Customer, 'id' | 'stated'>> {
  readonly stated?: Partial<Customer['stated']>;
  /** Day and amount in major units. */
  readonly purchases?: readonly (readonly [Day, number])[];
  readonly touches?: readonly Partial<Touch>[];
  /** Of a company, numbered from 1 in the order of the book. */
  readonly people?: readonly (Partial<Person> & Pick<Person, 'name'>)[];
}

export function aCustomer(facts: CustomerFacts = {}): Omit<Customer, 'id'> {
  const { purchases: _purchases, touches: _touches, people: _people, stated, ...rest } = facts;
  return {
    ...blankCustomer,
    name: 'Ada Finch',
    currency: 'EUR',
    createdOn: '2026-11-01',
    ...rest,
    stated: { ...nothingStated, ...stated },
  };
}

export function aPurchase(facts: Partial<Purchase> = {}): Omit<Purchase, 'id'> {
  return {
    customerId: 1,
    externalId: null,
    day: '2026-10-01',
    amountMinor: 10_000,
    currency: 'EUR',
    product: null,
    kind: null,
    layout: null,
    lines: null,
    ...facts,
  };
}

export function aTouch(facts: Partial<Touch> = {}): Omit<Touch, 'id'> {
  return {
    customerId: 1,
    kind: 'call',
    direction: 'outbound',
    outcome: 'connected',
    day: '2026-10-01',
    time: null,
    note: null,
    purpose: null,
    sentiment: null,
    minutes: null,
    by: null,
    script: null,
    unfinished: false,
    imported: false,
    personId: null,
    beganWithId: null,
    ...facts,
  };
}

/** A book in memory with these customers, numbered from 1 in this order. */
export async function bookWith(...customers: readonly CustomerFacts[]): Promise<Store> {
  const store = await emptyBook();
  await store.atomically({ kind: 'edit', command: 'set the scene', day: someDay }, async (book) => {
    for (const facts of customers) {
      const customerId = await book.customers.add(aCustomer(facts));
      await book.purchases.addMany(
        (facts.purchases ?? []).map(([day, amount]) => aPurchase({ customerId, day, amountMinor: amount * 100 })),
      );
      for (const person of facts.people ?? [])
        await book.people.add({ ...blankPerson, createdOn: '2026-11-01', ...person, customerId });
      for (const touch of facts.touches ?? []) await book.touches.add(aTouch({ ...touch, customerId }));
    }
  });
  return store;
}
