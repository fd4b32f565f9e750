import { expect, it } from 'vitest';
import { type BookSettings, readBookSettings } from '../../src/domain/book-settings.ts';
import type { Tier } from '../../src/domain/customer.ts';
import type { PlanCustomer } from '../../src/domain/plan/slot.ts';
import { tierCode } from '../../src/domain/rank/tier.ts';
import { type CallValues, CustomerColumns } from '../../src/store/customer-columns.ts';
import { PendingCustomer } from '../../src/store/pending-customer.ts';
import { type PlanRow, type Touched, toPlanCustomer } from '../../src/store/plan-facts.ts';
import type { RankedBook } from '../../src/store/ranked-book.ts';

const plain: PlanRow = {
  id: 7,
  tier: 'B',
  interval: null,
  created_on: '2026-03-01',
  last_conversation: null,
  last_card: null,
  last_unasked: null,
  last_review: null,
  hours: null,
  country: 'US',
  paused_until: null,
  snoozed_until: null,
  urgency: 12,
  place: 3,
  planned: null,
  planned_reason: null,
  owner_key: null,
};

const heard = { last_conversation: '2026-08-01', last_card: '2026-09-01', last_unasked: '2026-08-01' } as const;

it.each<[string, Partial<PlanRow>, Readonly<Record<string, string>>]>([
  ['a customer of tier B who was never called', {}, {}],
  [
    'one of tier A, with a review in the year',
    { tier: 'A', ...heard, last_review: '2026-01-10' },
    { 'touches.a': '4 calls, 1 review' },
  ],
  ['one of tier C with an own interval', { tier: 'C', interval: 45, ...heard }, {}],
  ['one without a tier', { tier: null }, {}],
  ['one with hours', { hours: 'mon 9-12' }, {}],
  ['one without a country, in a book with one', { country: null, hours: 'sat 9-12' }, { country: 'DE' }],
  ['one who is paused, of a caller', { paused_until: '2027-01-05', owner_key: 'ann' }, {}],
  ['one in a book that is not leveled', {}, { leveling: 'off' }],
])('is to the planner what a row of the book is: %s', (_, fields, stored) => {
  const row = { ...plain, ...fields };
  const settings = readBookSettings(new Map(Object.entries(stored)));
  const expected: PlanCustomer = toPlanCustomer(row, settings);
  const seen: PlanCustomer = pending(row, settings);
  for (const [field, value] of Object.entries(expected))
    expect([field, seen[field as keyof PlanCustomer]]).toEqual([field, value]);
});

function pending(row: PlanRow, settings: BookSettings): PendingCustomer {
  const customers = new CustomerColumns(1);
  customers.add(valuesOf(row, row.tier));
  const standings = {
    tier: Uint8Array.of(tierCode(row.tier)),
    urgency: Int32Array.of(row.urgency),
    place: Int32Array.of(row.place),
  };
  const touched: Touched = { ...row, customer_id: row.id, last_attempt: null };
  return new PendingCustomer(
    {
      ranked: { customers, standings } as unknown as RankedBook,
      touched: new Map([[row.id, touched]]),
      ownerKeyAt: () => row.owner_key,
      settingsFor: () => settings,
    },
    0,
  );
}

const valuesOf = (row: PlanRow, tier: Tier | null): CallValues => [
  ...([row.id, tier, tier, 0, row.interval, row.created_on, row.paused_until] as const),
  ...(['USD', row.owner_key, row.hours, row.country] as const),
];
