import { expect, it } from 'vitest';
import { type TierMove, tierChangeReason, tierChangeText } from '../../../src/domain/rank/tier-change.ts';

const move: TierMove = {
  from: 'B',
  to: 'A',
  value: 425_049.6,
  currency: 'EUR',
  pin: null,
  boundaries: { a: 340_000, b: 90_000 },
};

it.each<[Partial<TierMove>, string]>([
  [{}, 'value 4,251 EUR, A goes down to 3,400 EUR'],
  [{ from: 'C' }, 'value 4,251 EUR, A goes down to 3,400 EUR'],
  [{ from: 'C', to: 'B' }, 'value 4,251 EUR, B goes down to 900 EUR'],
  [{ from: 'A', to: 'B' }, 'value 4,251 EUR, A goes down to 3,400 EUR'],
  [{ from: 'A', to: 'C', value: 12_000 }, 'value 120 EUR, B goes down to 900 EUR'],
  [{ from: 'B', to: 'C', value: 12_000, currency: null }, 'value 120, B goes down to 900'],
  [{ boundaries: null }, 'value 4,251 EUR'],
  [{ to: 'B', from: 'A', boundaries: null }, 'value 4,251 EUR'],
  [{ to: 'C', from: 'A', boundaries: null }, 'value 4,251 EUR'],
  [{ from: 'A', to: 'C', value: 0 }, 'no value left'],
  [{ from: 'A', to: 'C', value: -1 }, 'no value left'],
  [{ pin: { reason: null } }, 'pinned by hand'],
  [{ pin: { reason: 'a new shop' }, value: 0 }, 'pinned by hand: a new shop'],
])('%j: %s', (facts, reason) => {
  expect(tierChangeReason({ ...move, ...facts })).toBe(reason);
});

it('says which way and when', () => {
  const change = { customerId: 1, day: '2026-11-23', from: 'B', to: 'A', reason: 'value 4,251 EUR' } as const;
  expect(tierChangeText(change)).toBe('moved up to A on 2026-11-23: value 4,251 EUR');
  expect(tierChangeText({ ...change, from: 'A', to: 'C' })).toBe('moved down to C on 2026-11-23: value 4,251 EUR');
});
